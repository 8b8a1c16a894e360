import type { FastifyInstance, FastifyReply } from 'fastify';
import { extendPurge } from '../../../db/purges';
import { atHour } from '../../../domain/calendar/calendar';
import { isLocalDate } from '../../../domain/calendar/local-date';
import { Refusal } from '../../../domain/problem';
import { refuseExtension } from '../../../domain/purge/purge-step';
import { ourOffice } from '../../../platform/our-office';
import type { ConsoleDeps } from '../../plugins/console-deps';
import { actorOf } from '../../plugins/staff-session';
import { formOf } from '../form';
import { loadHandover, type Loaded } from '../handover/loaded';

interface Address {
  Params: { id: string };
  Querystring: { done?: string };
}

const MOST_REASON = 300;
const MORNING = 9;

/** When the secrets of a handover are destroyed, or were; a person may keep them longer, with a reason. */
export function registerPurge(app: FastifyInstance, deps: ConsoleDeps): void {
  const office = ourOffice(deps.config);

  app.get<Address>('/handovers/:id/purge', async (request, reply) => {
    const loaded = await loadHandover(deps, request, request.params.id);
    const notice = request.query.done === 'extended' ? 'Kept longer. It is in the log.' : null;
    return show(reply, loaded, { notice, refusal: null, form: new URLSearchParams() });
  });

  app.post<Address>('/handovers/:id/purge/extend', async (request, reply) => {
    const loaded = await loadHandover(deps, request, request.params.id);
    const form = formOf(request);
    try {
      const act = { handoverId: loaded.head.handover.id, by: actorOf(request) };
      await extendPurge(deps.db, { ...act, ...read(form, loaded), at: loaded.reader.at });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return show(reply.code(409), loaded, { notice: null, refusal: error.sentence, form });
    }
    return reply.redirect(`${loaded.base}/purge?done=extended`, 303);
  });

  function read(form: URLSearchParams, { head, reader }: Loaded): { until: Date; reason: string } {
    const day = (form.get('until') ?? '').trim();
    const reason = (form.get('reason') ?? '').trim();
    const { purge_at: purgeAt, purged_at: purgedAt } = head.handover;
    if (purgedAt !== null || purgeAt === null) {
      throw new Refusal('nothing_planned', 'Nothing is planned that could be put off.');
    }
    if (!isLocalDate(day)) throw new Refusal('day_missing', 'Name the day until which it is kept.');
    if (reason === '' || reason.length > MOST_REASON) {
      throw new Refusal('reason_missing', `Say why, in up to ${MOST_REASON} characters.`);
    }
    const until = atHour(office, day, MORNING);
    const refusal = refuseExtension({ purgeAt, at: reader.at }, until);
    if (refusal !== null) throw new Refusal('no_such_day', refusal);
    return { until, reason };
  }

  function show(
    reply: FastifyReply,
    { head, base }: Loaded,
    said: { notice: string | null; refusal: string | null; form: URLSearchParams },
  ): FastifyReply {
    const { handover, client, previousMsp } = head;
    const { form, ...told } = said;
    return reply.page('console/handover-purge', {
      section: 'onboardings',
      title: `Purge, ${client.name}`,
      base,
      clientName: client.name,
      previousMspName: previousMsp.name,
      number: handover.number,
      managerName: handover.account_manager_name,
      purgeAt: handover.purge_at,
      purgedAt: handover.purged_at,
      retentionDays: deps.config.retentionDays,
      values: Object.fromEntries(form),
      problems: { at: {} },
      ...told,
    });
  }
}
