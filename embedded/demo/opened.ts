import type { Played } from './play';
import type { OwnStage } from '../own-stage';

/** Opens every answer that a receipt was given for, with the vault: each secret that was typed has to be in one of them. */
export async function ledgerOpens(stage: OwnStage, played: readonly Played[]): Promise<boolean> {
  for (const { id, secrets } of played) {
    const sealed = await stage.db
      .selectFrom('answers as a')
      .innerJoin('submissions as s', 's.id', 'a.submission_id')
      .select('a.sealed')
      .where('a.handover_id', '=', id)
      .where('s.receipt_number', 'is not', null)
      .execute();
    const vault = await stage.vault.unlock(id);
    const opened: string[] = [];
    for (const answer of sealed) opened.push(JSON.stringify(await vault.openValue(answer.sealed)));
    const all = opened.join('\n');
    if (!secrets.every((secret) => all.includes(secret))) return false;
  }
  return true;
}
