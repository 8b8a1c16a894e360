import { randomUUID } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { readPolicies } from '../../../db/policies';
import { policyOf, type HandoverInput } from '../../../domain/intake/handover-input';
import { isTemperName, TEMPERS, type TemperName } from '../../../domain/rehearsal/tempers';
import { Refusal } from '../../../domain/problem';
import type { ConsoleDeps } from '../../plugins/console-deps';
import { NotFound } from '../../plugins/errors';
import { Rehearsals } from './rehearsals';
import { rehearsalView } from './view';

interface AtRehearsal {
  Params: { id: string };
}

/** Seconds after which a page that waits asks again, by itself and without scripts. */
const AGAIN = '2';

export type BeginRehearsal = (
  raw: Readonly<Record<string, unknown>>,
  read: HandoverInput,
  temper: string,
) => Promise<string>;

/** The pages of rehearsals. Returns what begins one, and answers with the address of its page. */
export function registerRehearsals(app: FastifyInstance, deps: ConsoleDeps): BeginRehearsal {
  const rehearsals = deps.rehearse ? new Rehearsals(deps.rehearse, deps.clock) : null;
  app.addHook('onClose', async () => rehearsals?.stop());

  const found = (id: string) => {
    const kept = rehearsals?.find(id);
    if (kept) return kept;
    throw new NotFound(
      'There is no rehearsal at this address any more. They are kept for an hour; begin another one from the start form.',
    );
  };

  app.get<AtRehearsal>('/rehearsals/:id', async (request, reply) => {
    const kept = found(request.params.id);
    if (kept.state === 'done') {
      const view = rehearsalView(kept.rehearsed, `/rehearsals/${request.params.id}`);
      return reply.page('console/rehearsal', view);
    }
    if (kept.state !== 'failed') reply.header('refresh', AGAIN);
    return reply
      .code(kept.state === 'failed' ? 422 : 200)
      .page('console/rehearsal-wait', { title: 'Rehearsal', kept });
  });

  app.get<AtRehearsal & { Params: { number: string } }>(
    '/rehearsals/:id/messages/:number',
    async (request, reply) => {
      const kept = found(request.params.id);
      const message =
        kept.state === 'done'
          ? kept.rehearsed.messages.find(({ number }) => String(number) === request.params.number)
          : undefined;
      if (kept.state !== 'done' || !message)
        throw new NotFound('This rehearsal has no such message.');
      return reply.page('console/rehearsal-message', {
        title: message.subject,
        zone: kept.rehearsed.zone,
        base: `/rehearsals/${request.params.id}`,
        message,
      });
    },
  );

  return async (raw, read, temper) => {
    if (!rehearsals) {
      throw new Refusal(
        'rehearsed_elsewhere',
        'Rehearsals need an engine whose clock can be moved, and this console works with one that belongs to others. Rehearse on your own machine: npx handover rehearse FILE --temper silent',
      );
    }
    const policy = policyOf(read, await readPolicies(deps.db));
    const order = { input: { ...raw, ...(policy ? { policy } : {}) }, seed: randomUUID() };
    const id = rehearsals.begin({ ...order, temper: temperNamed(temper) });
    return `/rehearsals/${id}`;
  };
}

function temperNamed(text: string): TemperName {
  if (isTemperName(text)) return text;
  const names = TEMPERS.map(([name]) => name).join(', ');
  throw new Refusal('no_such_temper', `There is no such temper. Choose one of ${names}.`);
}
