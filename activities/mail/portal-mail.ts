import { portalErrandsDue, type PortalErrand } from '../../db/portal-mail-due';
import type { ActivityDeps } from '../deps';
import { makeSignedCopy } from '../signed-copy';
import { askToAgree } from '../house/ask-to-agree';
import { tellDeclined } from './declined';
import { tellOthers } from './others';
import { sendPassedOn } from './passed-on';
import { tellReturned } from './returned';
import { sendAnswer, tellQuestion } from './question-mail';

const BATCH = 50;

const DO: Readonly<Record<PortalErrand, (deps: ActivityDeps, id: string) => Promise<void>>> = {
  pass_on: sendPassedOn,
  tell_question: tellQuestion,
  send_answer: sendAnswer,
  tell_declined: tellDeclined,
  make_signed_copy: makeSignedCopy,
  tell_returned: tellReturned,
  tell_others: tellOthers,
  ask_to_agree: (deps, id) => askToAgree(deps, { id, of: 'look' }),
  ask_to_agree_to_file: (deps, id) => askToAgree(deps, { id, of: 'file' }),
};

/**
 * What has to follow what people did on the portal's pages, each as a call that does it: messages, and the paper of a
 * signature. The portal itself sends nothing: it has neither a mail server nor the key that links are derived from.
 */
export async function portalMailDue(deps: ActivityDeps): Promise<(() => Promise<void>)[]> {
  const due = await portalErrandsDue(deps.db, deps.at(), BATCH);
  return due.map(
    ({ what, id }) =>
      () =>
        DO[what](deps, id),
  );
}
