import { delegationsToMail } from '../../db/delegation-mail';
import { questionsDue } from '../../db/question-answers';
import type { ActivityDeps } from '../deps';
import { sendPassedOn } from './passed-on';
import { sendAnswer, tellQuestion } from './question-mail';

const BATCH = 50;

/**
 * What people asked for on the portal's pages and a message has to follow, each as a call that sends it. The portal
 * itself sends nothing: it has neither a mail server nor the key that links are derived from.
 */
export async function portalMailDue(deps: ActivityDeps): Promise<(() => Promise<void>)[]> {
  const { db } = deps;
  const at = deps.at();
  const passedOn = await delegationsToMail(db, at, BATCH);
  const asked = await questionsDue(db, 'tell_due_at', { at, most: BATCH });
  const answered = await questionsDue(db, 'mail_due_at', { at, most: BATCH });
  return [
    ...passedOn.map((id) => () => sendPassedOn(deps, id)),
    ...asked.map((id) => () => tellQuestion(deps, id)),
    ...answered.map((id) => () => sendAnswer(deps, id)),
  ];
}
