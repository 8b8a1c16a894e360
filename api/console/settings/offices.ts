import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import {
  changeClosingDays,
  moveRunning,
  readOffices,
  type OfficeLine,
} from '../../../db/closing-days';
import { changeClosed } from '../../../domain/calendar/change-closed';
import { closedSpans } from '../../../domain/calendar/closing-days';
import { daysApart } from '../../../domain/calendar/local-date';
import { Refusal } from '../../../domain/problem';
import { closedPlan } from '../../../drafting/closed-plan';
import type { ConsoleDeps } from '../../plugins/console-deps';
import { NotFound } from '../../plugins/errors';
import { actorOf } from '../../plugins/staff-session';
import { formOf } from '../form';
import { isId } from '../reveal/scene';

interface Address {
  Params: { id: string };
  Querystring: { done?: string; n?: string };
}
type Known = FastifyRequest<Address>;

/** When a previous MSP's office is closed: seen, added, taken away; and what that moves. */
export function registerOffices(app: FastifyInstance, { db, clock }: ConsoleDeps): void {
  app.get('/settings/offices', async (_request, reply) => {
    const offices = await readOffices(db);
    return reply.page('console/offices', {
      title: 'Closing days',
      section: 'settings',
      offices: offices.map((office) => ({
        ...office,
        spans: closedSpans(office.closingDays).length,
      })),
    });
  });

  async function find(id: string): Promise<OfficeLine> {
    const [office] = isId(id) ? await readOffices(db, id) : [];
    if (!office) throw new NotFound('There is no previous MSP at this address.');
    return office;
  }

  async function show(
    reply: FastifyReply,
    id: string,
    said: { notice: string | null; refusal: string | null; form: URLSearchParams },
  ): Promise<FastifyReply> {
    const office = await find(id);
    const { form, ...told } = said;
    return reply.page('console/office', {
      title: `Closing days of ${office.name}`,
      section: 'settings',
      office,
      spans: closedSpans(office.closingDays).map(({ from, to }) => ({
        from,
        to: from === to ? null : to,
        last: to,
        days: daysApart(from, to) + 1,
      })),
      values: Object.fromEntries(form),
      move: form.get('move') === 'yes',
      problems: { at: {} },
      ...told,
    });
  }

  app.get<Address>('/settings/offices/:id', async (request, reply) => {
    const { done, n = '' } = request.query;
    const count = /^\d{1,6}$/.test(n) ? n : null;
    const notice =
      done === undefined ? null : count === null ? KEPT : `Kept. ${movedIn(Number(count))}`;
    return show(reply, request.params.id, { notice, refusal: null, form: new URLSearchParams() });
  });

  async function change(request: Known, reply: FastifyReply, add: boolean): Promise<FastifyReply> {
    const { id } = request.params;
    const { region, ...office } = await find(id);
    const form = formOf(request);
    const from = (form.get('from') ?? '').trim();
    const to = (form.get('to') ?? '').trim() || from;
    const act = { officeId: office.id, by: actorOf(request), at: clock.now() };
    try {
      await changeClosingDays(db, act, ({ closingDays }) =>
        changeClosed({ ...office, region, closingDays }, { add, span: { from, to } }),
      );
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return show(reply.code(422), id, { notice: null, refusal: error.sentence, form });
    }
    const move = add && form.get('move') === 'yes';
    const moved = move
      ? await moveRunning(db, act, (dossier) => closedPlan(dossier, act.at))
      : null;
    const said = moved === null ? '' : `&n=${moved}`;
    return reply.redirect(`/settings/offices/${id}?done=kept${said}`, 303);
  }

  app.post<Address>('/settings/offices/:id/add', async (request, reply) =>
    change(request, reply, true),
  );
  app.post<Address>('/settings/offices/:id/remove', async (request, reply) =>
    change(request, reply, false),
  );
}

const KEPT =
  'Kept. What is planned already stays where it is; what is planned from now on goes by it.';

function movedIn(count: number): string {
  if (count === 0) return 'Nothing that is planned falls on a closed day.';
  return `What fell on a closed day has moved in ${count} running ${count === 1 ? 'handover' : 'handovers'}.`;
}
