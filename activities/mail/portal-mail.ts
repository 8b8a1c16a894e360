import { delegationsToMail } from '../../db/delegation-mail';
import { declinesToTell } from '../../db/decline-work';
import { questionsDue } from '../../db/question-answers';
import { signedCopiesDue } from '../../db/signed-copies';
import type { ActivityDeps } from '../deps';
import { makeSignedCopy } from '../signed-copy';
import { tellDeclined } from './declined';
import { sendPassedOn } from './passed-on';
import { sendAnswer, tellQuestion } from './question-mail';

const BATCH = 50;

/**
 * What has to follow what people did on the portal's pages, each as a call that does it: messages, and the paper of a
 * signature. The portal itself sends nothing: it has neither a mail server nor the key that links are derived from.
 */
export async function portalMailDue(deps: ActivityDeps): Promise<(() => Promise<void>)[]> {
  const { db } = deps;
  const at = deps.at();
  const passedOn = await delegationsToMail(db, at, BATCH);
  const asked = await questionsDue(db, 'tell_due_at', { at, most: BATCH });
  const answered = await questionsDue(db, 'mail_due_at', { at, most: BATCH });
  const declined = await declinesToTell(db, at, BATCH);
  const signed = await signedCopiesDue(db, at, BATCH);
  return [
    ...passedOn.map((id) => () => sendPassedOn(deps, id)),
    ...asked.map((id) => () => tellQuestion(deps, id)),
    ...answered.map((id) => () => sendAnswer(deps, id)),
    ...declined.map((id) => () => tellDeclined(deps, id)),
    ...signed.map((id) => () => makeSignedCopy(deps, id)),
  ];
}
