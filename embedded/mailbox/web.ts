import { readFile } from 'node:fs/promises';
import path from 'node:path';
import fastify, { type FastifyInstance, type FastifyReply } from 'fastify';
import { registerAssets } from '../../api/plugins/assets';
import { registerOwnHost } from '../../api/plugins/own-host';
import { registerSecurityHeaders } from '../../api/plugins/security-headers';
import { Refusal } from '../../domain/problem';
import { MailboxPages, pagesFolder } from './pages';
import type { MailStore } from './store';

/** A mail is a stranger's page: no scripts, no loading from anywhere, links open beside it. */
const MAIL_CSP =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; " +
  "frame-ancestors 'self'; sandbox allow-popups allow-popups-to-escape-sandbox";

interface ById {
  Params: { id: string };
}

function html(reply: FastifyReply, page: string): FastifyReply {
  return reply.type('text/html; charset=utf-8').send(page);
}

/** RFC 6266 with RFC 8187: any name, and never a second header line. */
function asAttachment(name: string): string {
  return `attachment; filename*=UTF-8''${encodeURIComponent(name).replaceAll("'", '%27')}`;
}

function registerApi(app: FastifyInstance, store: MailStore): void {
  const missing = (reply: FastifyReply): FastifyReply =>
    reply.code(404).send({ title: 'There is no such mail.', status: 404 });
  app.get<{ Querystring: { to?: string } }>('/api/messages', async (request) =>
    store.list(request.query.to),
  );
  app.get<ById>('/api/messages/:id', async (request, reply) => {
    const found = await store.read(request.params.id);
    return found ? found.mail : missing(reply);
  });
  app.get<ById>('/api/messages/:id/raw', async (request, reply) => {
    const raw = await store.raw(request.params.id);
    if (!raw) return missing(reply);
    return reply
      .type('message/rfc822')
      .header('content-disposition', asAttachment(`${request.params.id}.eml`))
      .send(raw);
  });
  app.get<{ Params: { id: string; index: string } }>(
    '/api/messages/:id/attachments/:index',
    async (request, reply) => {
      const found = await store.read(request.params.id);
      const attachment = found?.attachments[Number(request.params.index)];
      if (!attachment) return missing(reply);
      return reply
        .type(attachment.type)
        .header('content-disposition', asAttachment(attachment.name))
        .send(attachment.content);
    },
  );
}

/** The page to read the mailbox, and the same as JSON for programs. Does not listen yet. */
export async function createMailboxSite(
  store: MailStore,
  options: { ownUrl: string; consoleUrl: string | null },
): Promise<FastifyInstance> {
  const app = fastify();
  await registerSecurityHeaders(app, { https: false });
  registerOwnHost(app, options.ownUrl);
  const { addresses } = await registerAssets(app);
  const pages = new MailboxPages({ assets: addresses, consoleUrl: options.consoleUrl });
  const css = await readFile(path.join(pagesFolder(), 'mailbox.css'), 'utf8');

  app.addHook('onSend', async (request, reply) => {
    // The page frames the mail, which is of its own origin; nobody else may frame either.
    if (request.routeOptions.url !== '/messages/:id') return;
    const policy = String(reply.getHeader('content-security-policy'));
    reply.header('content-security-policy', `${policy};frame-src 'self'`);
  });
  app.setNotFoundHandler((_request, reply) => {
    void html(reply.code(404), pages.problem('Not found', 'There is no such page or mail.'));
  });
  app.setErrorHandler((error, _request, reply) => {
    const sentence = error instanceof Refusal ? error.sentence : 'Something went wrong here.';
    const status = error instanceof Refusal ? 421 : 500;
    void html(reply.code(status), pages.problem('That did not work', sentence));
  });

  app.get('/healthz', async () => ({ ok: true }));
  app.get('/readyz', async () => ({ ok: true, checks: {} }));
  app.get('/mailbox.css', async (_request, reply) => reply.type('text/css').send(css));
  app.get<{ Querystring: { to?: string } }>('/', async (request, reply) => {
    const to = (request.query.to ?? '').trim();
    const addresses = [...new Set(store.list().flatMap(({ envelope }) => envelope.to))].sort();
    return html(reply, pages.list(store.list(to === '' ? undefined : to), to, addresses));
  });
  app.get<ById>('/messages/:id', async (request, reply) => {
    const found = await store.read(request.params.id);
    if (found) return html(reply, pages.mail(found.mail, found.attachments));
    reply.callNotFound();
    return reply;
  });
  app.get<ById>('/messages/:id/html', async (request, reply) => {
    const found = await store.read(request.params.id);
    if (found?.mail.html === undefined || found.mail.html === null) {
      reply.callNotFound();
      return reply;
    }
    return reply
      .header('content-security-policy', MAIL_CSP)
      .header('x-frame-options', 'SAMEORIGIN')
      .type('text/html; charset=utf-8')
      .send(`<base target="_blank">${found.mail.html}`);
  });
  registerApi(app, store);
  return app;
}
