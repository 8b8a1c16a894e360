import type { TaskState } from '../../../domain/resets/task';

/** “5 reset tasks open, 4 on stand-by”: what stands by is not open yet, on this page as on the boards. */
export function tasksInWords(tasks: readonly { state: TaskState }[]): string {
  const count = (...states: TaskState[]): number =>
    tasks.filter(({ state }) => states.includes(state)).length;
  const open = count('open');
  const standby = count('standby');
  const finished = count('done', 'waived');
  return [
    `${open} reset ${open === 1 ? 'task' : 'tasks'} open`,
    ...(standby > 0 ? [`${standby} on stand-by`] : []),
    ...(finished > 0 ? [`${finished} finished`] : []),
  ].join(', ');
}
