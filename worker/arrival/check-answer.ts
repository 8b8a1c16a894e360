import { z } from 'zod';
import { storedFiles, type UncheckedAnswer } from '../../db/arrivals';
import { readItem } from '../../db/items';
import {
  judgeArrival,
  type FileContent,
  type Finding,
  type Remark,
} from '../../domain/answers/arrival';
import { ANSWER_TYPES } from '../../domain/items/answer';
import { CannotOpen } from '../../vault/open/open';
import type { ArrivalDeps } from './arrivals';
import { lookAtFile, OfNoUse } from './look-at-file';
import { wasPurged } from './unusable-key';

/** What the portal seals for one answer (domain/answers/check-answer.ts). It came from outside: parsed, not trusted. */
const sealedAnswer = z.object({
  version: z.literal(1),
  type: z.enum(ANSWER_TYPES),
  fields: z.array(z.object({ key: z.string(), secret: z.boolean(), value: z.string() })),
  files: z.array(z.string()).default([]),
});

export interface Looked {
  finding: Finding | null;
  remarks: Remark[];
}

class Failed extends Error {
  constructor(readonly finding: Finding) {
    super(finding);
    this.name = 'Failed';
  }
}

/**
 * Opens an answer and everything that its item holds, and holds each file against its manifest: order, sizes,
 * SHA-256. Throws only what says nothing about the answer, such as a database or a key that is away.
 */
export async function lookAtAnswer(deps: ArrivalDeps, answer: UncheckedAnswer): Promise<Looked> {
  try {
    return await open(deps, answer);
  } catch (error) {
    if (error instanceof Failed || error instanceof OfNoUse) {
      return {
        finding: error.finding === 'unreadable' ? 'answer_unreadable' : error.finding,
        remarks: [],
      };
    }
    if (await wasPurged(deps, answer.handoverId, error)) return { finding: null, remarks: [] };
    if (error instanceof CannotOpen) return { finding: 'answer_unreadable', remarks: [] };
    throw error;
  }
}

async function open(deps: ArrivalDeps, answer: UncheckedAnswer): Promise<Looked> {
  const { db } = deps.activities;
  const item = await readItem(db, answer.handoverId, answer.itemId);
  if (item?.answer_id !== answer.id || answer.sealed.length === 0) {
    return { finding: null, remarks: [] };
  }
  const opener = await deps.vault.unlock(answer.handoverId);
  const parsed = sealedAnswer.safeParse(await opener.openValue(answer.sealed));
  if (!parsed.success) throw new Failed('answer_unreadable');
  const stored = await storedFiles(db, item.id);
  const named = parsed.data.files;
  if (named.some((id) => !stored.some((file) => file.id === id))) throw new Failed('file_missing');
  const contents: FileContent[] = [];
  const remarks = new Set<Remark>();
  for (const file of stored) {
    const look = await lookAtFile(deps, opener, file);
    contents.push(look.content);
    for (const remark of look.remarks) remarks.add(remark);
  }
  const asked = { kind: item.kind, replyFields: item.reply_fields };
  return { finding: judgeArrival(asked, parsed.data, contents), remarks: [...remarks] };
}
