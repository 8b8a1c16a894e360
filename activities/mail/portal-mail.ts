import { delegationsToMail } from '../../db/delegation-mail';
import type { ActivityDeps } from '../deps';
import { sendPassedOn } from './passed-on';

const BATCH = 50;

/**
 * What people asked for on the portal's pages and a message has to follow, each as a call that sends it. The portal
 * itself sends nothing: it has neither a mail server nor the key that links are derived from.
 */
export async function portalMailDue(deps: ActivityDeps): Promise<(() => Promise<void>)[]> {
  const { db } = deps;
  const at = deps.at();
  const passedOn = await delegationsToMail(db, at, BATCH);
  return passedOn.map((id) => () => sendPassedOn(deps, id));
}
