import type { TemperName } from '../../domain/rehearsal/tempers';
import { hasArrived } from '../../domain/items/answer';
import { readDossier } from '../../db/dossier';
import { readTasks } from '../../db/reset-tasks';
import type { Lived } from './live';
import type { World } from './world';

/** What one life came to, in numbers. Days are calendar days from the letter. */
export interface Measured {
  number: number;
  temper: TemperName;
  stage: string;
  items: number;
  /** Items that came, or were settled by a word we took. */
  answered: number;
  arrived: number;
  /** Mails that reached the previous MSP. */
  messages: number;
  /** Until the last item had its answer; null when one never had. */
  daysToAllAnswered: number | null;
  daysToClose: number | null;
  /** Items that had to be recovered without the previous MSP. */
  recovered: number;
  stalledHours: number;
}

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

/** Counts one life's rows. */
export async function measure({ db }: World, lived: Lived): Promise<Measured> {
  const { life, id } = lived;
  const { handover, items } = await readDossier(db, id);
  const tasks = await readTasks(db, id);
  const since = handover.requested_at?.getTime() ?? null;
  const days = (until: number | null): number | null =>
    until === null || since === null ? null : Math.round(((until - since) / DAY_MS) * 10) / 10;
  const answers = items.map((item) =>
    item.answer_type !== null && item.answer_type !== 'promised' ? item.answered_at : null,
  );
  const settled = answers.filter((at) => at !== null).map((at) => at.getTime());
  const theirs = new Set<string>(Object.values(life.people));
  const mails = lived.delivered.filter(({ to }) => theirs.has(to));
  return {
    number: life.number,
    temper: life.temper,
    stage: handover.stage,
    items: items.length,
    answered: settled.length,
    arrived: items.filter((item) => hasArrived(item.answer_type)).length,
    messages: new Set(mails.map((mail) => mail.messageId)).size,
    daysToAllAnswered: settled.length === items.length ? days(Math.max(...settled)) : null,
    daysToClose: days(handover.closed_at?.getTime() ?? null),
    recovered: tasks.filter((task) => task.reason === 'recover' && task.state === 'done').length,
    stalledHours: Math.round(lived.stalledMs / HOUR_MS),
  };
}
