import { createHash } from 'node:crypto';
import { prepareNotice, type NoticeDossier, type PreparedNotice } from '../../db/formal-notices';
import { refuseNotice } from '../../domain/notice/notice-rules';
import { noticeView } from '../../drafting/notice-view';
import { renderFormalNotice } from '../../templates/letter/render-formal-notice';
import type { ConsoleDeps } from '../plugins/console-deps';

/** Puts the formal notice on paper, ready to be printed and signed. Throws Refusal, and nothing has changed then. */
export async function prepareFormalNotice(
  { db, config }: Pick<ConsoleDeps, 'db' | 'config'>,
  { dossier, paper }: { dossier: NoticeDossier; paper: PreparedNotice },
  { by, at }: { by: string; at: Date },
): Promise<void> {
  const { handover } = dossier;
  const sender = { us: config.msp, portalUrl: config.portalUrl };
  const view = noticeView(sender, dossier, { at, requireBy: paper.requireBy, paper });
  const facts = { stage: handover.stage, requestedAt: handover.requested_at };
  const refusal = refuseNotice({ ...facts, required: view.items.length });
  if (refusal) throw refusal;
  const pdf = await renderFormalNotice(view);
  const sha256 = createHash('sha256').update(pdf).digest();
  await prepareNotice(db, { handoverId: handover.id, by, at, paper, pdf, sha256 });
}
