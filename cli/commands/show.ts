import type { Command } from 'commander';
import { PLACES } from '../../domain/contacts/contact';
import { detailAnswer, logAnswer, tasksAnswer, type DetailAnswer } from '../answers';
import type { Context } from '../context';
import { bold, dim, facts, plain, say, table, type Terminal } from '../terminal';
import { endOfDay, when } from '../when';
import { spoken, stepWord } from '../words';
import { nextWord } from './list';

const ID = 'number (H-2027-0001) or id';

export function addShow(program: Command, context: () => Context): void {
  program
    .command('show')
    .description('show a handover: where it stands, its people, its plan')
    .argument('<handover>', ID)
    .action(async (id: string) => {
      const c = context();
      await c.answer(
        `/handovers/${encodeURIComponent(id)}`,
        {},
        {
          shape: detailAnswer,
          show: (handover) => {
            show(c.terminal, handover);
          },
        },
      );
    });
  program
    .command('tasks')
    .description('list reset tasks, of one handover or of all, what blocks most first')
    .argument('[handover]', ID)
    .option('--show <which>', 'of all: open, overdue, blocked, standby, unowned or all')
    .action(async (id: string | undefined, { show: which }: { show?: string }) => {
      const c = context();
      await c.answer(
        id === undefined ? '/tasks' : `/handovers/${encodeURIComponent(id)}/tasks`,
        id === undefined ? { query: { show: which } } : {},
        {
          shape: tasksAnswer,
          show: ({ tasks }) => {
            if (tasks.length === 0) {
              say(
                c.terminal,
                'No reset tasks yet. They open at the deadline, or for what is critical before.',
              );
              return;
            }
            table(
              c.terminal,
              ['STATE', 'TO DO', 'ITEM', 'DUE', 'OWNER', 'BLOCKS'],
              tasks.map((task) => [
                task.blocked ? `${task.state}, blocked` : task.state,
                spoken(task.reason),
                task.criticality === 'critical' ? `${task.item} (critical)` : task.item,
                when(task.dueAt),
                task.owner ?? spoken(task.ownerRole),
                task.blocks > 0 ? String(task.blocks) : '–',
              ]),
              [undefined, undefined, 44],
            );
          },
        },
      );
    });
  program
    .command('log')
    .description('print a handover’s log, newest first')
    .argument('<handover>', ID)
    .option('--before <n>', 'read on before this event')
    .option('--limit <n>', 'how many at most', '100')
    .action(async (id: string, query: { before?: string; limit: string }) => {
      const c = context();
      await c.answer(
        `/handovers/${encodeURIComponent(id)}/log`,
        { query: { ...query } },
        {
          shape: logAnswer,
          show: ({ events, nextBefore }) => {
            table(
              c.terminal,
              ['#', 'WHEN', 'WHO', 'WHAT', ''],
              events.map((event) => [
                String(event.seq),
                when(event.at),
                event.actor,
                event.action,
                Object.keys(event.details).length > 0 ? JSON.stringify(event.details) : '',
              ]),
            );
            if (nextBefore !== null)
              say(c.terminal, dim(c.terminal, `more: --before ${nextBefore}`));
          },
        },
      );
    });
}

function show(terminal: Terminal, h: DetailAnswer): void {
  const { items, tasks } = h;
  say(
    terminal,
    `${bold(terminal, h.number)}  ${plain(`${h.client.name} ← ${h.previousMsp.name}`)}`,
  );
  say(terminal, `  ${h.page}`);
  say(terminal);
  facts(terminal, [
    ['stage', h.pausedAt ? `${h.stage}, paused since ${when(h.pausedAt)}` : h.stage],
    ['next', nextWord(h)],
    ['deadline', endOfDay(h.deadlineAt, h.previousMsp.timeZone)],
    ['critical items due', endOfDay(h.criticalDueAt, h.previousMsp.timeZone)],
    ['authority', h.authority && authorityWord(h.authority)],
    ['answered', `${items.answered} of ${items.total}${extra(items)}`],
    ['reset tasks', tasks.open + tasks.done > 0 ? `${tasks.open} open, ${tasks.done} done` : null],
    ['messages', `${h.messagesSent} sent, ${h.receipts} receipts`],
    ['reference', h.reference],
    ['account manager', `${h.accountManager.name} <${h.accountManager.email}>`],
    ['last activity', when(h.lastActivityAt)],
  ]);
  say(terminal);
  table(
    terminal,
    ['RUNG', 'NAME', 'ADDRESS', ''],
    byLadder(h.contacts).map((each) => [
      each.rung,
      each.name,
      each.email,
      each.removedAt ? 'removed' : each.bouncedAt ? 'bounced' : '',
    ]),
  );
  say(terminal);
  table(
    terminal,
    ['STEP', 'TO', 'WHEN', 'STATE'],
    h.steps.map((step) => [
      stepWord(step.key),
      step.rungs.join(', '),
      when(step.takenAt ?? step.dueAt),
      step.skipReason ? `${step.state}: ${spoken(step.skipReason)}` : step.state,
    ]),
  );
}

function byLadder(contacts: DetailAnswer['contacts']): DetailAnswer['contacts'] {
  const place = (rung: string) => PLACES.findIndex((each) => each === rung);
  return [...contacts].sort((a, b) => place(a.rung) - place(b.rung));
}

function extra(items: DetailAnswer['items']): string {
  const parts = [
    items.promised > 0 ? `${items.promised} promised` : '',
    items.refused > 0 ? `${items.refused} refused` : '',
    items.criticalOutstanding > 0 ? `${items.criticalOutstanding} critical outstanding` : '',
  ].filter((part) => part !== '');
  return parts.length > 0 ? ` (${parts.join(', ')})` : '';
}

function authorityWord({
  state,
  kind,
  signedAt,
  signedOn,
}: NonNullable<DetailAnswer['authority']>): string {
  if (state !== 'signed') return 'waits for the signature';
  if (kind === 'on_file') return `on file, signed ${signedOn ?? 'earlier'}`;
  return signedAt ? `signed ${when(signedAt)}` : 'signed';
}
