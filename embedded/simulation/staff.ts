import type { World } from './world';
import { requestCommand } from '../../api/intake/request-command';
import { finishTask } from '../../db/finish-task';
import { acceptItem, readItems, rejectItem } from '../../db/items';
import { readTasks } from '../../db/reset-tasks';
import type { Stage } from '../../domain/handover/stage';
import { Refusal } from '../../domain/problem';
import type { CommandName } from '../../workflows/messages';
import { chores } from '../simulated/our-office';

const BY = 'staff:max@northgate.example';

/** Refused work is left for another day; anything else is a fault. */
async function unlessRefused(act: Promise<void>): Promise<boolean> {
  try {
    await act;
    return true;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}

/** One visit of our people to a handover, with the console's own functions. Returns how much they did. */
export async function visit(
  { consoleDb, activities }: World,
  handover: { id: string; stage: Stage; seed: string; garbage: ReadonlySet<string> },
  at: Date,
): Promise<number> {
  const items = await readItems(consoleDb, handover.id);
  const tasks = await readTasks(consoleDb, handover.id);
  const todo = chores(
    {
      stage: handover.stage,
      seed: handover.seed,
      items: items.map((item) => ({
        id: item.id,
        position: item.position,
        state: item.state,
        answerType: item.answer_type,
        garbage: handover.garbage.has(item.id),
        answeredAt: item.answered_at,
      })),
      tasks: tasks.map((task) => ({
        id: task.id,
        itemId: task.item_id,
        reason: task.reason,
        state: task.state,
        openedAt: task.opened_at,
      })),
    },
    at,
    activities.ourOffice,
  );
  let done = 0;
  const act = { handoverId: handover.id, by: BY, at };
  for (const itemId of todo.accept) {
    if (await unlessRefused(acceptItem(consoleDb, { ...act, itemId }))) done += 1;
  }
  for (const { itemId, note } of todo.reject) {
    if (await unlessRefused(rejectItem(consoleDb, { ...act, itemId, note }))) done += 1;
  }
  for (const taskId of todo.finish) {
    const finished = finishTask(consoleDb, {
      taskId,
      by: BY,
      at,
      recordedWhere: 'Password manager, entry of the item',
      note: '',
      insists: false,
    });
    if (await unlessRefused(finished)) done += 1;
  }
  return done;
}

/** A person's command, as the console asks for it; `carry` is what the workflow would do. */
export async function command(
  { consoleDb }: World,
  asked: { handoverId: string; kind: CommandName; arguments: Record<string, string>; at: Date },
  carry: (commandId: string) => Promise<void>,
): Promise<boolean> {
  const workflows = {
    start: () => Promise.resolve(),
    command: (_handover: string, _name: CommandName, id: string) => carry(id),
  };
  return unlessRefused(
    requestCommand(
      { db: consoleDb, workflows },
      { ...asked, by: BY, idempotencyKey: `${asked.kind} ${asked.at.toISOString()}` },
    ),
  );
}
