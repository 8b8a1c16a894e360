import { randomUUID } from 'node:crypto';
import { Refusal } from '../domain/problem';
import { refuseSecretText } from '../domain/resets/secret-text';
import type { NewFile } from './answers';
import { changeAnyTask, type TaskAct } from './change-task';
import { claimFile, SEALED_FILE } from './claim-file';
import type { Db, Queries } from './pool';
import type { SealedFile } from './reveals';

const MOST_NOTE = 2_000;

/** Something that shows that a task was done, as a list shows it: a file's name is sealed with the file. */
export interface EvidenceLine {
  id: string;
  note: string | null;
  file: boolean;
  by: string;
  at: Date;
}

/**
 * Adds a note, a file whose chunks are stored already, or both; also after the task has ended, until its
 * handover is closed. Throws Refusal, and nothing is anything's then.
 */
export async function addEvidence(
  db: Db,
  act: TaskAct & { note: string; file: NewFile | null },
): Promise<void> {
  const note = act.note.trim();
  if (note === '' && !act.file) {
    throw new Refusal('evidence_missing', 'Write what shows that it is done, or choose a file.');
  }
  if (note.length > MOST_NOTE) {
    throw new Refusal('note_too_long', `Keep the note under ${MOST_NOTE} characters.`);
  }
  const refusal = refuseSecretText(note);
  if (refusal) throw refusal;
  const id = randomUUID();
  await changeAnyTask(db, {
    act,
    action: 'task.evidence_added',
    change: async (tx, task) => {
      if (act.file)
        await claimFile(tx, { handoverId: task.handover_id, file: act.file, at: act.at });
      await tx
        .insertInto('task_evidence')
        .values({
          id,
          task_id: task.id,
          note: note === '' ? null : note,
          file_id: act.file?.id ?? null,
          added_by: act.by,
          added_at: act.at,
        })
        .execute();
      return { evidence: id, ...(act.file ? { file: act.file.id } : {}) };
    },
  });
}

/** A task's evidence, oldest first. */
export async function readEvidence(queries: Queries, taskId: string): Promise<EvidenceLine[]> {
  return queries
    .selectFrom('task_evidence')
    .select((e) => [
      'id',
      'note',
      e('file_id', 'is not', null).$castTo<boolean>().as('file'),
      'added_by as by',
      'added_at as at',
    ])
    .where('task_id', '=', taskId)
    .orderBy('added_at')
    .orderBy('id')
    .execute();
}

/** The file of one piece of a task's evidence, sealed; undefined when there is none. */
export async function readEvidenceFile(
  queries: Queries,
  taskId: string,
  evidenceId: string,
): Promise<SealedFile | undefined> {
  return queries
    .selectFrom('task_evidence as e')
    .innerJoin('files as f', 'f.id', 'e.file_id')
    .select(SEALED_FILE)
    .where('e.task_id', '=', taskId)
    .where('e.id', '=', evidenceId)
    .where('f.removed_at', 'is', null)
    .executeTakeFirst();
}
