import { readCalls } from '../../db/calls';
import { readDossier, type Dossier } from '../../db/dossier';
import { readSent } from '../../db/messages';
import { readAskedAgain, readSender } from '../../db/send-again';
import { readStepEdits } from '../../db/step-edits';
import { isAskedSoon, wantedLines } from '../../drafting/ask-again';
import { askedBy } from '../../domain/chase/send-again';
import {
  previewAskAgain,
  previewAuthority,
  previewChase,
  type StepPreview,
} from '../../drafting/preview-step';
import type { ConsoleDeps } from '../plugins/console-deps';

export interface PreviewAsked {
  /** Key of a planned step. */
  step: string;
  at: Date;
  /** As if a person had it sent: also to who heard from us that day. */
  forced: boolean;
}

/** What a step would send at an instant; null for steps inside our own house, and for what is over. */
export async function readPreview(
  { db, config }: Pick<ConsoleDeps, 'db' | 'config'>,
  id: string,
  { step: key, at, forced }: PreviewAsked,
): Promise<StepPreview | null> {
  const dossier = await readDossier(db, id);
  const planned = dossier.steps.find((one) => one.key === key && one.state === 'planned');
  if (!planned) return null;
  const step = { ...planned, forced: planned.forced || forced };
  const sender = { us: config.msp, portalUrl: config.portalUrl };
  if (step.kind === 'authority') return previewAuthority(sender, { dossier, step }, at);
  if (step.kind === 'send_again') {
    const to = await readSender(db, askedBy(step.key));
    const asked = await readAskedAgain(db, askedBy(step.key));
    const wanted = asked.filter(({ toldIn }) => toldIn === null);
    return previewAskAgain(sender, dossier, { to, wanted, at });
  }
  if (step.kind !== 'chase' && step.kind !== 'promise') return null;
  const past = { sent: await readSent(db, id), calls: await readCalls(db, id) };
  const edits = await readStepEdits(db, id, key);
  const wanted = await readWanted(db, dossier);
  return previewChase(sender, { dossier, step }, { past, edits, wanted, at });
}

async function readWanted(
  db: ConsoleDeps['db'],
  dossier: Dossier,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const wanted = new Map<string, readonly string[]>();
  const theirs = dossier.contacts.filter(
    ({ id, party }) => party === 'previous_msp' && isAskedSoon(dossier, id),
  );
  for (const { id } of theirs) {
    const asked = (await readAskedAgain(db, id)).filter(({ toldIn }) => toldIn === null);
    wanted.set(id, wantedLines(dossier, asked, 'previousMsp'));
  }
  return wanted;
}
