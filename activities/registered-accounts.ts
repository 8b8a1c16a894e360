import { z } from 'zod';
import { writeAudit } from '../db/audit';
import type { Dossier, ItemRow } from '../db/dossier';
import type { Queries } from '../db/pool';
import { addAccounts, listWasRead } from '../db/registered-accounts';
import { readSealedAnswer } from '../db/reveals';
import { ACCOUNTS_FIELD, holdsAccounts, readAccounts } from '../domain/answers/account-list';
import { CannotOpen, KeyGone, KeyUnusable } from '../vault/open/open';
import type { ActivityDeps } from './deps';

/** What is read of a sealed answer here. It came from outside: parsed, not trusted. */
const answer = z.object({ fields: z.array(z.object({ key: z.string(), value: z.string() })) });

/**
 * Makes an item of each account that was listed with a mailbox or a second factor: it leans on that, is asked for
 * and gets tasks like any other. Only the worker opens the list, once for each answer; a name given twice is one
 * item. Returns whether there are new ones.
 */
export async function readAccountLists(
  deps: ActivityDeps,
  tx: Queries,
  { handover, items }: Dossier,
  at: Date,
): Promise<boolean> {
  let added = 0;
  for (const item of items.filter(hasUnreadList)) {
    const list = await listOf(deps, tx, item);
    // Read when its key opens again (activities/house/recheck-keys.ts): everything else goes on without it.
    if (list === null) continue;
    const { names, left } = readAccounts(list);
    const count = await addAccounts(tx, { parent: item, names });
    await listWasRead(tx, item);
    if (names.length + left === 0) continue;
    added += count;
    await writeAudit(tx, {
      handoverId: handover.id,
      at,
      actor: 'system',
      action: 'accounts.listed',
      details: { item: item.id, added: count, left },
    });
  }
  return added > 0;
}

function hasUnreadList(item: ItemRow): boolean {
  if (holdsAccounts(item.reply_fields) === null || item.answer_id === null) return false;
  return item.state !== 'waived' && item.answer_id !== item.list_read_from;
}

/** Null where its key cannot be used at this moment. */
async function listOf({ vault }: ActivityDeps, tx: Queries, item: ItemRow): Promise<string | null> {
  const sealed = await readSealedAnswer(tx, item.id);
  if (!sealed) return '';
  try {
    const opened = answer.safeParse(await vault.openValue(item.handover_id, sealed.sealed));
    const field = opened.data?.fields.find(({ key }) => key === ACCOUNTS_FIELD);
    return field?.value ?? '';
  } catch (error) {
    // Damaged: it does not become readable by trying again.
    if (error instanceof CannotOpen) return '';
    if (error instanceof KeyGone || error instanceof KeyUnusable) return null;
    throw error;
  }
}
