import { randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { listClients, listPreviousMsps } from '../../../db/clients';
import { readPolicies } from '../../../db/policies';
import { readHandoverInput } from '../../../domain/intake/handover-input';
import { startHandover } from '../../intake/start-handover';
import type { ConsoleDeps } from '../../plugins/console-deps';
import { actorOf, staffOf } from '../../plugins/staff-session';
import { zoneOf } from '../../plugins/views';
import { formOf } from '../form';
import type { BeginRehearsal } from '../rehearsal/routes';
import { fillInClient, fillInPreviousMsp } from './fill-in';
import { inputOfForm, problemsAtFields, type FormProblems } from './form-input';
import { previewLetter } from './preview-letter';
import { regionOptions, startView } from './start-view';

const NONE: FormProblems = { at: {}, all: [] };
/** Printable, without spaces; what our own form sends is a UUID. */
const KEY = /^[\x21-\x7e]{1,200}$/;

/** The start form: two minutes, without scripts. Also its preview of the letter. */
export function registerStart(
  app: FastifyInstance,
  deps: ConsoleDeps,
  beginRehearsal: BeginRehearsal,
): void {
  const { db, clock, catalogue } = deps;

  async function show(
    request: FastifyRequest,
    reply: FastifyReply,
    shown: { form: URLSearchParams; problems: FormProblems },
  ): Promise<FastifyReply> {
    const [clients, previousMsps, policies] = await Promise.all([
      listClients(db),
      listPreviousMsps(db),
      readPolicies(db),
    ]);
    const known = { clients, previousMsps };
    const view = startView({ ...shown, catalogue, policies, known, at: clock.now() });
    return reply.code(shown.problems.all.length > 0 ? 422 : 200).page('console/start', {
      ...view,
      title: 'Start a handover',
      me: staffOf(request).name,
    });
  }

  app.get('/handovers/new', async (request, reply) => {
    const zone = zoneOf(request);
    const form = new URLSearchParams({
      key: randomUUID(),
      'client.timeZone': zone,
      'previousMsp.timeZone': zone,
    });
    return show(request, reply, { form, problems: NONE });
  });

  app.post('/handovers/new', async (request, reply) => {
    const form = formOf(request);
    const action = form.get('action') ?? 'start';
    if (action === 'fill-client') await fillInClient(db, form);
    if (action === 'fill-previous-msp') await fillInPreviousMsp(db, form);
    if (action !== 'start') return show(request, reply, { form, problems: NONE });
    const { raw, fieldOf } = inputOfForm(form);
    const key = form.get('key') ?? '';
    const started = await startHandover(deps, raw, {
      by: actorOf(request),
      idempotencyKey: KEY.test(key) ? key : undefined,
      at: clock.now(),
    });
    if (started.ok) return reply.redirect(`/handovers/${started.id}`, 303);
    return show(request, reply, { form, problems: problemsAtFields(started.problems, fieldOf) });
  });

  app.post('/handovers/preview', async (request, reply) => {
    const form = formOf(request);
    const { raw, fieldOf } = inputOfForm(form);
    const policies = await readPolicies(db);
    const read = readHandoverInput(raw, { catalogue, at: clock.now(), policies });
    if (!read.ok) {
      return show(request, reply, { form, problems: problemsAtFields(read.problems, fieldOf) });
    }
    return reply
      .type('application/pdf')
      .header('content-disposition', 'inline; filename="letter-preview.pdf"')
      .send(await previewLetter(deps, read.value));
  });

  app.post('/handovers/rehearse', async (request, reply) => {
    const form = formOf(request);
    const { raw, fieldOf } = inputOfForm(form);
    const policies = await readPolicies(db);
    const read = readHandoverInput(raw, { catalogue, at: clock.now(), policies });
    if (!read.ok) {
      return show(request, reply, { form, problems: problemsAtFields(read.problems, fieldOf) });
    }
    const page = await beginRehearsal(raw, read.value, form.get('temper') ?? '');
    return reply.redirect(page, 303);
  });

  app.get<{ Querystring: { country?: string } }>('/handovers/new/regions', async (request, reply) =>
    reply.page('console/regions', { regions: regionOptions(request.query.country ?? '', '') }),
  );
}
