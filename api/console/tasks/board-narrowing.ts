import type { Staff } from '../../../db/staff';
import type { TaskFilter } from '../../../db/task-pages';
import { TASK_REASONS } from '../../../domain/resets/task';
import { wordFor } from '../../../templates/pages/words';

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const ROLES = ['technician', 'account_manager'] as const;

export type Narrowing = Pick<TaskFilter, 'reason' | 'role' | 'ownerId' | 'handoverId'>;

/** What the address narrows the board down to; anything that is no choice of ours is left out. */
export function narrowingOf(query: Readonly<Record<string, string | undefined>>): Narrowing {
  const id = (text = ''): string | undefined => (ID.test(text) ? text : undefined);
  return {
    reason: TASK_REASONS.find((one) => one === query.reason),
    role: ROLES.find((one) => one === query.role),
    ownerId: id(query.owner),
    handoverId: id(query.handover),
  };
}

/** The board's address with these choices. */
export function addressOf({
  show,
  after,
  ...narrowing
}: Narrowing & { show: string; after?: string }): string {
  const query = new URLSearchParams();
  const put = (name: string, value: string | undefined): void => {
    if (value !== undefined) query.set(name, value);
  };
  put('show', show === 'open' ? undefined : show);
  put('reason', narrowing.reason);
  put('role', narrowing.role);
  put('owner', narrowing.ownerId);
  put('handover', narrowing.handoverId);
  put('after', after);
  return query.size > 0 ? `/tasks?${query.toString()}` : '/tasks';
}

/** The lists to choose from, with what is chosen. */
export function choicesOf(narrowing: Narrowing, staff: readonly Staff[]) {
  const list = (
    name: string,
    said: { label: string; whole: string; chosen: string | undefined },
    options: readonly { value: string; said: string }[],
  ) => ({
    name,
    label: said.label,
    whole: said.whole,
    options: options.map((option) => ({ ...option, selected: option.value === said.chosen })),
  });
  return [
    list(
      'reason',
      { label: 'Kind of task', whole: 'every kind', chosen: narrowing.reason },
      TASK_REASONS.map((value) => ({ value, said: wordFor('task', value) })),
    ),
    list(
      'role',
      { label: 'Whose work', whole: 'everybody’s work', chosen: narrowing.role },
      ROLES.map((value) => ({ value, said: `${wordFor('role', value)}’s work` })),
    ),
    list(
      'owner',
      { label: 'Owner', whole: 'every owner', chosen: narrowing.ownerId },
      staff.map(({ id, name }) => ({ value: id, said: name })),
    ),
  ];
}
