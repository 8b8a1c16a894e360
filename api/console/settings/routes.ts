import type { FastifyInstance, FastifyReply } from 'fastify';
import { createApiToken, SCOPES } from '../../../db/api-tokens';
import { listPolicies } from '../../../db/policies';
import { listStaff } from '../../../db/staff';
import { isTokenNameTaken, listTokens, revokeToken } from '../../../db/token-list';
import type { ConsoleDeps } from '../../plugins/console-deps';
import { actorOf } from '../../plugins/staff-session';
import { formOf } from '../form';
import { registerPolicies } from '../policies/routes';
import type { FormProblems } from '../start/form-input';
import { LIFETIMES, readTokenForm } from './token-form';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const NONE: FormProblems = { at: {}, all: [] };

/** Who works here, what programs may do, what a policy does, and where the keys are. */
export function registerSettings(app: FastifyInstance, deps: ConsoleDeps): void {
  const { db, clock, config } = deps;
  registerPolicies(app, deps);

  async function show(
    reply: FastifyReply,
    shown: { form: URLSearchParams; problems: FormProblems; newToken: string | null },
  ): Promise<FastifyReply> {
    const at = clock.now();
    const [staff, tokens, policies] = await Promise.all([
      listStaff(db),
      listTokens(db, at),
      listPolicies(db),
    ]);
    return reply.page('console/settings', {
      title: 'Settings',
      section: 'settings',
      staff,
      tokens,
      policies: policies.map(({ id, policy, isDefault }) => ({ id, name: policy.name, isDefault })),
      scopes: SCOPES.map((name) => ({
        name,
        chosen: shown.form.getAll('scope').includes(name),
      })),
      lifetimes: LIFETIMES,
      keys: {
        vault: config.vaultKeyFile ?? null,
        recovery: config.recoveryRecipient ?? null,
        home: config.home,
      },
      values: Object.fromEntries(shown.form),
      problems: shown.problems,
      newToken: shown.newToken,
    });
  }

  app.get('/settings', async (_request, reply) =>
    show(reply, { form: new URLSearchParams(), problems: NONE, newToken: null }),
  );

  app.post('/settings/tokens', async (request, reply) => {
    const form = formOf(request);
    const at = clock.now();
    const taken = await isTokenNameTaken(db, (form.get('name') ?? '').trim(), at);
    const read = readTokenForm(form, { taken, at });
    if ('problems' in read) {
      return show(reply.code(422), { form, problems: read.problems, newToken: null });
    }
    const newToken = await createApiToken(db, { ...read.token, by: actorOf(request), at });
    return show(reply.code(201), { form: new URLSearchParams(), problems: NONE, newToken });
  });

  app.post<{ Params: { id: string } }>('/settings/tokens/:id/revoke', async (request, reply) => {
    const { id } = request.params;
    if (UUID.test(id)) await revokeToken(db, { id, by: actorOf(request), at: clock.now() });
    return reply.redirect('/settings#tokens', 303);
  });
}
