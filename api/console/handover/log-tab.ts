import type { FastifyInstance } from 'fastify';
import { verifyAudit, type AuditVerdict } from '../../../db/audit-verify';
import { readChainHead, readLog } from '../../../db/handover-log';
import type { ConsoleDeps } from '../../plugins/console-deps';
import { frameOf, inWords } from './frame';
import { loadHandover } from './loaded';

const PER_PAGE = 100;

interface Address {
  Params: { id: string };
  Querystring: { before?: string };
}

/** Who did what and when, and whether the log is as it was written. */
export function registerLogTab(app: FastifyInstance, deps: ConsoleDeps): void {
  app.get<Address>('/handovers/:id/log', async (request, reply) => {
    const { id } = request.params;
    const loaded = await loadHandover(deps, request, id);
    const before = /^\d{1,9}$/.test(request.query.before ?? '')
      ? Number(request.query.before)
      : null;
    const [frame, verdict, head, events] = await Promise.all([
      frameOf(deps, loaded, { tab: 'log' }),
      verifyAudit(deps.db, id),
      readChainHead(deps.db, id),
      readLog(deps.db, id, { before, most: PER_PAGE + 1 }),
    ]);
    const shown = events.slice(0, PER_PAGE);
    return reply.page('console/handover-log', {
      section: 'onboardings',
      title: `Log, ${frame.title}`,
      frame,
      chain: chainView(verdict, head),
      events: shown.map((event) => ({ ...inWords(event, loaded.names), seq: event.seq })),
      older: events.length > PER_PAGE ? shown.at(-1)?.seq : null,
    });
  });
}

function chainView({ events, broken }: AuditVerdict, head: Buffer | null) {
  const hex = head?.toString('hex') ?? '';
  const brokenAt = broken[0]?.brokenAt ?? null;
  return { whole: brokenAt === null, events, brokenAt, head: hex, short: `${hex.slice(0, 12)}…` };
}
