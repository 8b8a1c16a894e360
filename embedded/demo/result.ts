import { readDossier } from '../../db/dossier';
import { readSent } from '../../db/messages';
import { readTasks } from '../../db/reset-tasks';
import { workflowId } from '../../workflows/messages';
import { historyCost } from '../cost/history-cost';
import type { Played } from './play';
import type { OwnStage } from '../own-stage';

export interface HandoverResult {
  id: string;
  number: string;
  temper: string;
  client: string;
  stage: string;
  items: number;
  answered: number;
  messages: number;
  receipts: number;
  resetTasks: { recover: number; rotate: number; revoke: number; dayOne: number };
  /** Calendar days from the letter to the deadline, and to the close. */
  daysToDeadline: number;
  daysToClose: number;
  actions: number;
  events: number;
  historyBytes: number;
}

const DAY_MS = 86_400_000;

/** One row of the demo's table, counted from the rows and from the recorded history. */
export async function resultOf(stage: OwnStage, played: Played): Promise<HandoverResult> {
  const { handover, items } = await readDossier(stage.db, played.id);
  const tasks = (await readTasks(stage.db, played.id)).filter((task) => task.state !== 'withdrawn');
  const sent = await readSent(stage.db, played.id);
  const history = await stage.client.workflow.getHandle(workflowId(played.id)).fetchHistory();
  const cost = historyCost(history);
  const count = (reason: string): number => tasks.filter((task) => task.reason === reason).length;
  const since = handover.requested_at?.getTime() ?? 0;
  const days = (until: Date | null): number =>
    Math.round(((until?.getTime() ?? since) - since) / DAY_MS);
  return {
    id: played.id,
    number: handover.number,
    temper: played.character.temper,
    client: played.character.client,
    stage: handover.stage,
    items: items.length,
    answered: items.filter((item) => item.answer_type !== null).length,
    messages: sent.filter((message) => message.outcome === 'accepted').length,
    receipts: handover.receipts,
    resetTasks: {
      recover: count('recover'),
      rotate: count('rotate'),
      revoke: count('revoke'),
      dayOne: count('day_one'),
    },
    daysToDeadline: days(handover.deadline_at),
    daysToClose: days(handover.closed_at),
    actions: cost.actions,
    events: cost.events,
    historyBytes: cost.bytes,
  };
}

const COLUMNS: readonly [string, (row: HandoverResult) => string | number][] = [
  ['handover', (row) => row.number],
  ['previous MSP', (row) => row.temper],
  ['items', (row) => row.items],
  ['answered', (row) => row.answered],
  ['messages', (row) => row.messages],
  ['receipts', (row) => row.receipts],
  ['recover', (row) => row.resetTasks.recover],
  ['rotate', (row) => row.resetTasks.rotate],
  ['revoke', (row) => row.resetTasks.revoke],
  ['day one', (row) => row.resetTasks.dayOne],
  ['days to deadline', (row) => row.daysToDeadline],
  ['days to close', (row) => row.daysToClose],
  ['actions', (row) => row.actions],
  ['events', (row) => row.events],
];

/** The results as an aligned table. */
export function table(results: readonly HandoverResult[]): string {
  const lines = [
    COLUMNS.map(([title]) => title),
    ...results.map((row) => COLUMNS.map(([, cell]) => String(cell(row)))),
  ];
  const widths = COLUMNS.map((_, index) =>
    Math.max(...lines.map((line) => line[index]?.length ?? 0)),
  );
  return lines
    .map((line) =>
      line
        .map((cell, index) => cell.padEnd(widths[index] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
