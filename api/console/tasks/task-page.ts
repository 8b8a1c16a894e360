import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { finishTask, waiveTask } from '../../../db/finish-task';
import { listStaff } from '../../../db/staff';
import { dropStandBy, keepAsRotation } from '../../../db/stand-by-question';
import { readTask, type TaskPageRow } from '../../../db/task-pages';
import { waitersFor, waitsOf, type WaitLine } from '../../../db/task-waits';
import { assignTask, beginTask, noteTask } from '../../../db/work-task';
import { Refusal } from '../../../domain/problem';
import { makesSecret } from '../../../domain/resets/recorded-where';
import { isOpenTask } from '../../../domain/resets/task';
import { DONE } from '../../../templates/pages/console/handover-words';
import type { ConsoleDeps } from '../../plugins/console-deps';
import { NotFound } from '../../plugins/errors';
import { actorOf, staffOf } from '../../plugins/staff-session';
import { formOf } from '../form';
import { picturePlan } from './picture-plan';
import { instructionsFor } from './instructions';
import { taskRow } from './task-row';

interface Address {
  Params: { id: string };
  Querystring: { done?: string };
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

type Act = (deps: ConsoleDeps, request: FastifyRequest, taskId: string) => Promise<void>;

function actBy(deps: ConsoleDeps, request: FastifyRequest, taskId: string) {
  return { taskId, by: actorOf(request), at: deps.clock.now() };
}

/** They have read what it should come after, and do it all the same. */
function insists(request: FastifyRequest): boolean {
  return formOf(request).get('insist') === 'yes';
}

/** What each button of the page does; the word after it is said on the page that follows. */
const ACTS: Readonly<Record<string, { done: string; act: Act }>> = {
  begin: {
    done: 'begun',
    act: (deps, request, id) =>
      beginTask(deps.db, {
        ...actBy(deps, request, id),
        staffId: staffOf(request).id,
        insists: insists(request),
      }),
  },
  assign: {
    done: 'assigned',
    act: (deps, request, id) => {
      const owner = formOf(request).get('owner') ?? '';
      if (owner !== '' && !UUID.test(owner)) {
        throw new Refusal('no_such_person', 'Choose one of the people in the list.');
      }
      return assignTask(deps.db, {
        ...actBy(deps, request, id),
        ownerId: owner === '' ? null : owner,
      });
    },
  },
  note: {
    done: 'noted',
    act: (deps, request, id) =>
      noteTask(deps.db, { ...actBy(deps, request, id), note: formOf(request).get('note') ?? '' }),
  },
  done: {
    done: 'done',
    act: (deps, request, id) => {
      const form = formOf(request);
      return finishTask(deps.db, {
        ...actBy(deps, request, id),
        recordedWhere: form.get('where') ?? '',
        note: form.get('note') ?? '',
        insists: insists(request),
      });
    },
  },
  keep: {
    done: 'kept',
    act: (deps, request, id) => keepAsRotation(deps.db, actBy(deps, request, id)),
  },
  drop: {
    done: 'dropped',
    act: (deps, request, id) => dropStandBy(deps.db, actBy(deps, request, id)),
  },
  waive: {
    done: 'waived',
    act: (deps, request, id) =>
      waiveTask(deps.db, {
        ...actBy(deps, request, id),
        reason: formOf(request).get('reason') ?? '',
      }),
  },
};

/** One reset task: how it is done, what it waits for, whose it is, and the buttons that end it. */
export function registerTaskPage(app: FastifyInstance, deps: ConsoleDeps): void {
  app.get<Address>('/tasks/:id', async (request, reply) => {
    const task = await taskOf(deps, request.params.id);
    const notice = DONE[request.query.done ?? ''] ?? null;
    return show(deps, reply, { task, notice, refusal: null, form: null });
  });

  for (const [name, { done, act }] of Object.entries(ACTS)) {
    app.post<Address>(`/tasks/:id/${name}`, async (request, reply) => {
      const { id } = request.params;
      const task = await taskOf(deps, id);
      try {
        await act(deps, request, id);
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        reply.code(409);
        const form = formOf(request);
        return show(deps, reply, { task, notice: null, refusal: error.sentence, form });
      }
      return reply.redirect(`/tasks/${id}?done=${done}`, 303);
    });
  }
}

async function taskOf({ db }: ConsoleDeps, id: string): Promise<TaskPageRow> {
  const task = UUID.test(id) ? await readTask(db, id) : undefined;
  if (!task) throw new NotFound('There is no reset task at this address.');
  return task;
}

interface Shown {
  task: TaskPageRow;
  notice: string | null;
  refusal: string | null;
  form: URLSearchParams | null;
}

async function show(
  deps: ConsoleDeps,
  reply: FastifyReply,
  { task, notice, refusal, form }: Shown,
): Promise<FastifyReply> {
  const { db } = deps;
  const [waits, waiters, staff, picture] = await Promise.all([
    waitsOf(db, task.id),
    waitersFor(db, task.itemId),
    listStaff(db),
    task.inCircle ? picturePlan(deps, task.handoverId) : null,
  ]);
  const circle = picture?.circles.find(({ ids }) => ids.includes(task.itemId)) ?? null;
  const anyOf = waits.filter((wait) => wait.kind === 'any_of');
  const allOf = waits.filter((wait) => wait.kind === 'all_of');
  return reply.page('console/tasks-one', {
    section: 'tasks',
    title: `${task.itemName}, ${task.clientName}`,
    task: { ...task, ...taskRow(task, { at: deps.clock.now(), zone: deps.config.msp.timeZone }) },
    open: isOpenTask(task.state),
    // The place could itself have been a pasted secret: it is not given back.
    typed: { note: form?.get('note') ?? '', reason: form?.get('reason') ?? '' },
    needsPlace: makesSecret(task.reason),
    instructions: instructionsFor(deps.playbook, task.catalogueNumber, task.reason),
    anyOf,
    allOf,
    waitsNow: isWaiting(anyOf),
    tooEarly: allOf.filter((wait) => !wait.free).map((wait) => wait.itemName),
    circle,
    waiters,
    people: staff.map(({ id, name, role }) => ({ id, name, role, selected: id === task.ownerId })),
    notice,
    refusal,
  });
}

/** Any one of them is enough. */
function isWaiting(anyOf: readonly WaitLine[]): boolean {
  return anyOf.length > 0 && !anyOf.some((wait) => wait.free);
}
