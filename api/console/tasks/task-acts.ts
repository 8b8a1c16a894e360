import type { FastifyRequest } from 'fastify';
import { blockTask, unblockTask } from '../../../db/block-task';
import type { TaskAct } from '../../../db/change-task';
import { finishTask, waiveTask } from '../../../db/finish-task';
import { reopenTask } from '../../../db/reopen-task';
import { dropStandBy, keepAsRotation } from '../../../db/stand-by-question';
import { tickStep } from '../../../db/task-checks';
import type { TaskPageRow } from '../../../db/task-pages';
import { assignTask, beginTask, noteTask, type NewOwner } from '../../../db/work-task';
import { Refusal } from '../../../domain/problem';
import { readBlock } from '../../../domain/resets/blocked';
import { stepsFor } from '../../../domain/resets/checklist';
import { ourOffice } from '../../../platform/our-office';
import type { ConsoleDeps } from '../../plugins/console-deps';
import { actorOf, staffOf } from '../../plugins/staff-session';
import { formOf } from '../form';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

interface Pressed {
  deps: ConsoleDeps;
  request: FastifyRequest;
  task: TaskPageRow;
  act: TaskAct;
  form: URLSearchParams;
}

export interface TaskButton {
  /** The word for what was done, said on the page that follows. */
  done: string;
  /** Where on that page the reader goes on. */
  place?: (form: URLSearchParams) => string;
  press: (pressed: Pressed) => Promise<void>;
}

function words({ deps, task }: Pressed): string[] {
  return stepsFor(deps.playbook, task.catalogueNumber, task.reason).map(({ step }) => step);
}

/** They have read what it should come after, and do it all the same. */
function insists(form: URLSearchParams): boolean {
  return form.get('insist') === 'yes';
}

function newOwner(form: URLSearchParams): NewOwner {
  const owner = form.get('owner') ?? '';
  if (owner === '') return 'in_turn';
  if (UUID.test(owner)) return { id: owner };
  throw new Refusal('no_such_person', 'Choose one of the people in the list.');
}

function tick(pressed: Pressed, done: boolean): Promise<void> {
  const { deps, act, form } = pressed;
  return tickStep(deps.db, { ...act, step: form.get('step') ?? '', done, steps: words(pressed) });
}

const placeOfStep = (form: URLSearchParams): string => `#step-${form.get('place') ?? '1'}`;

/** What each button of a task's page does, by the last part of its address. */
export const TASK_BUTTONS: Readonly<Record<string, TaskButton>> = {
  begin: {
    done: 'begun',
    press: ({ deps, request, act, form }) =>
      beginTask(deps.db, { ...act, staffId: staffOf(request).id, insists: insists(form) }),
  },
  'take-over': {
    done: 'taken-over',
    press: ({ deps, request, act }) =>
      assignTask(deps.db, { ...act, to: { id: staffOf(request).id } }),
  },
  assign: {
    done: 'assigned',
    press: ({ deps, act, form }) => assignTask(deps.db, { ...act, to: newOwner(form) }),
  },
  tick: { done: 'ticked', place: placeOfStep, press: (pressed) => tick(pressed, true) },
  untick: { done: 'unticked', place: placeOfStep, press: (pressed) => tick(pressed, false) },
  note: {
    done: 'noted',
    press: ({ deps, act, form }) => noteTask(deps.db, { ...act, note: form.get('note') ?? '' }),
  },
  block: {
    done: 'blocked',
    press: ({ deps, act, form }) => {
      const given = {
        reason: form.get('for') ?? '',
        note: form.get('why') ?? '',
        lookAgainOn: form.get('until') ?? '',
      };
      return blockTask(deps.db, { ...act, ...readBlock(given, ourOffice(deps.config)) });
    },
  },
  unblock: { done: 'unblocked', press: ({ deps, act }) => unblockTask(deps.db, act) },
  done: {
    done: 'done',
    press: (pressed) => {
      const { deps, act, form } = pressed;
      return finishTask(deps.db, {
        ...act,
        recordedWhere: form.get('where') ?? '',
        note: form.get('note') ?? '',
        steps: words(pressed),
        insists: insists(form),
      });
    },
  },
  keep: { done: 'kept', press: ({ deps, act }) => keepAsRotation(deps.db, act) },
  drop: { done: 'dropped', press: ({ deps, act }) => dropStandBy(deps.db, act) },
  waive: {
    done: 'waived',
    press: ({ deps, act, form }) =>
      waiveTask(deps.db, { ...act, reason: form.get('reason') ?? '' }),
  },
  reopen: {
    done: 'reopened',
    press: ({ deps, act, form }) =>
      reopenTask(deps.db, { ...act, reason: form.get('reason') ?? '' }),
  },
};

export function pressedBy(deps: ConsoleDeps, request: FastifyRequest, task: TaskPageRow): Pressed {
  const act = { taskId: task.id, by: actorOf(request), at: deps.clock.now() };
  return { deps, request, task, act, form: formOf(request) };
}
