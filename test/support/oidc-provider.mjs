// A real OpenID Connect provider in a process of its own, as staff would have elsewhere. It is given its one
// client and its people as JSON, prints its issuer, and ends with its standard input.
import { createServer } from 'node:http';
import { Provider } from 'oidc-provider';

const { client, people } = JSON.parse(process.argv[2] ?? '{}');

const server = createServer();
await new Promise((done) => server.listen(0, '127.0.0.1', done));
const issuer = `http://127.0.0.1:${server.address().port}`;

const provider = new Provider(issuer, {
  clients: [{ ...client, grant_types: ['authorization_code'], response_types: ['code'] }],
  pkce: { required: () => true },
  claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
  features: { devInteractions: { enabled: false } },
  interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
  cookies: { keys: ['of a test'] },
  findAccount: (_context, sub) => ({ accountId: sub, claims: () => ({ sub, ...people[sub] }) }),
  // Nobody is asked whether they agree: a house's own service agrees for its people.
  loadExistingGrant: async ({ oidc }) => {
    const grant = new provider.Grant({
      clientId: oidc.client.clientId,
      accountId: oidc.session.accountId,
    });
    grant.addOIDCScope('openid email profile');
    await grant.save();
    return grant;
  },
});
const handle = provider.callback();

/** Signs somebody in by name: `sub` who, `age` how many seconds ago they proved it. */
async function interact(request, response) {
  const { prompt } = await provider.interactionDetails(request, response);
  if (request.method === 'GET') {
    response.end(`asks for ${prompt.name}`);
    return;
  }
  const form = new URL(request.url, issuer).searchParams;
  const ts = Math.floor(Date.now() / 1000) - Number(form.get('age') ?? 0);
  const login = { accountId: form.get('sub'), ts };
  const result = form.has('refuse')
    ? { error: 'access_denied', error_description: 'not today' }
    : { login };
  await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
}

server.on('request', (request, response) => {
  if (!request.url.startsWith('/interaction/')) {
    handle(request, response);
    return;
  }
  interact(request, response).catch((error) => {
    response.statusCode = 500;
    response.end(error.message);
  });
});
process.stdin.on('end', () => process.exit(0)).resume();
console.log(issuer);
