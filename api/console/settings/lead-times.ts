import type { FastifyInstance, FastifyReply } from 'fastify';
import { applyLeadTime, setLeadTime } from '../../../db/lead-times';
import { Refusal } from '../../../domain/problem';
import { leadTimeLines } from '../../intake/lead-time-lines';
import type { ConsoleDeps } from '../../plugins/console-deps';
import { NotFound } from '../../plugins/errors';
import { actorOf } from '../../plugins/staff-session';
import { formOf } from '../form';

interface Address {
  Params: { number: string };
}

/** How long it takes to get each thing back without the previous MSP: the catalogue's word, ours, what it took. */
export function registerLeadTimes(app: FastifyInstance, deps: ConsoleDeps): void {
  const { db, clock, catalogue } = deps;

  async function show(
    reply: FastifyReply,
    said: { notice: string | null; refusal: string | null },
  ): Promise<FastifyReply> {
    const lines = await leadTimeLines(deps);
    const groups = [...new Set(lines.map((line) => line.group))].map((name) => ({
      name,
      lines: lines
        .filter((line) => line.group === name)
        .map((line) => ({ ...line, hasOwn: line.own !== null })),
    }));
    return reply.page('console/lead-times', {
      title: 'Lead times',
      section: 'settings',
      groups,
      ...said,
    });
  }

  app.get<{ Querystring: { done?: string; n?: string } }>(
    '/settings/lead-times',
    async (request, reply) => {
      const { done, n = '0' } = request.query;
      const applied = `Applied to ${/^\d{1,6}$/.test(n) ? n : '0'} running handovers.`;
      const notice = done === 'set' ? 'Kept. New handovers go by it.' : applied;
      return show(reply, { notice: done === undefined ? null : notice, refusal: null });
    },
  );

  app.post<Address>('/settings/lead-times/:number', async (request, reply) => {
    const number = numberOf(request.params.number);
    const text = (formOf(request).get('days') ?? '').trim();
    const act = { number, by: actorOf(request), at: clock.now() };
    try {
      await setLeadTime(db, { ...act, days: text === '' ? null : Number(text) });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return show(reply.code(409), { notice: null, refusal: error.sentence });
    }
    return reply.redirect(`/settings/lead-times?done=set#item-${number}`, 303);
  });

  app.post<Address>('/settings/lead-times/:number/apply', async (request, reply) => {
    const number = numberOf(request.params.number);
    const line = (await leadTimeLines(deps)).find((one) => one.number === number);
    const days = line?.own ?? line?.catalogue ?? 0;
    const n = await applyLeadTime(db, { number, days, by: actorOf(request), at: clock.now() });
    return reply.redirect(`/settings/lead-times?done=applied&n=${n}#item-${number}`, 303);
  });

  function numberOf(text: string): number {
    const number = Number(text);
    if (!catalogue.has(number)) throw new NotFound('The catalogue has no such item.');
    return number;
  }
}
