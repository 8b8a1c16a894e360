import type { FastifyInstance } from 'fastify';
import { listStaff } from '../../../db/staff';
import { countTasks } from '../../../db/task-counts';
import { listTasks, type TaskCursor, type TaskFilter } from '../../../db/task-pages';
import type { ConsoleDeps } from '../../plugins/console-deps';
import { staffOf } from '../../plugins/staff-session';
import { addressOf, choicesOf, narrowingOf } from './board-narrowing';
import { taskRow } from './task-row';

const FILTERS = [
  ['open', 'Open'],
  ['mine', 'Mine'],
  ['unowned', 'Nobody’s'],
  ['overdue', 'Overdue'],
  ['blocked', 'Blocked'],
  ['standby', 'Stand-by'],
  ['all', 'All'],
] as const satisfies readonly (readonly [TaskFilter['only'], string])[];

const EMPTY: Readonly<Record<TaskFilter['only'], string>> = {
  open: 'No reset task is open. They open by themselves: for critical items on day five, for the rest at the deadline, and for what came as soon as it came.',
  mine: 'Nothing is yours. Take a task from the list of open ones.',
  unowned: 'Every task has an owner.',
  overdue: 'Nothing is overdue.',
  blocked: 'Nothing is blocked. A task is when somebody says what it waits for.',
  all: 'No reset task is open or stands by. They come by themselves: for critical items on day five, for the rest at the deadline.',
  standby:
    'Nothing stands by. A task does when an item would take longer to get back than there are days left.',
};
const PER_PAGE = 50;

interface Address {
  Querystring: Record<string, string | undefined>;
}

/** Reset tasks of all handovers: what blocks most first, then what is due first. */
export function registerTaskBoard(app: FastifyInstance, deps: ConsoleDeps): void {
  app.get<Address>('/tasks', async (request, reply) => {
    const { db } = deps;
    const at = deps.clock.now();
    const only = FILTERS.find(([name]) => name === request.query.show)?.[0] ?? 'open';
    const narrowing = narrowingOf(request.query);
    const filter = { only, staffId: staffOf(request).id, at, ...narrowing };
    const after = cursorOf(request.query.after);
    const href = (show: string, more: Record<string, string> = {}): string =>
      addressOf({ show, ...narrowing, ...more });
    const [found, counts, staff] = await Promise.all([
      listTasks(db, filter, { after, most: PER_PAGE + 1 }),
      countTasks(db, filter),
      listStaff(db),
    ]);
    const shown = found.slice(0, PER_PAGE);
    const last = found.length > PER_PAGE ? shown.at(-1) : undefined;
    return reply.page('console/tasks', {
      section: 'tasks',
      title: 'Reset tasks',
      filters: FILTERS.map(([name, label]) => ({
        href: href(name),
        label,
        count: counts[name],
        current: name === only,
      })),
      tasks: shown.map((task) => taskRow(task, { at, zone: deps.config.msp.timeZone })),
      empty: EMPTY[only],
      only,
      narrowing,
      choices: choicesOf(narrowing, staff),
      first: after === null ? null : href(only),
      further: last ? href(only, { after: cursorText(last) }) : null,
    });
  });
}

function cursorText({ blocks, dueAt, id }: TaskCursor): string {
  return `${blocks}.${dueAt.getTime()}.${id}`;
}

function cursorOf(text = ''): TaskCursor | null {
  const found = /^(\d{1,6})\.(\d{1,15})\.([0-9a-f-]{36})$/.exec(text);
  const [, blocks, due, id] = found ?? [];
  if (blocks === undefined || due === undefined || id === undefined) return null;
  return { blocks: Number(blocks), dueAt: new Date(Number(due)), id };
}
