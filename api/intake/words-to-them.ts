import { ladderAddresses } from '../../db/contacts';
import { rejectItem, type ItemAct } from '../../db/items';
import { refuseLinks } from '../../domain/links/foreign-links';
import { refuseTyped } from '../../domain/secrets/typed-text';
import { verifyUrl } from '../../drafting/views';
import type { ConsoleDeps } from '../plugins/console-deps';

type Deps = Pick<ConsoleDeps, 'db' | 'config'>;

/** Throws Refusal when words that the previous MSP or the client is to read name a web address that they must not. */
export async function checkLinks(
  { db, config }: Deps,
  handoverId: string,
  words: readonly (string | null)[],
): Promise<void> {
  const addresses = [...(await ladderAddresses(db, handoverId)), config.msp.email];
  const refusal = refuseLinks(words, { addresses, verifyUrl: verifyUrl(config) });
  if (refusal) throw refusal;
}

/** Sends an answer back with a note to its sender, by mail and on the page. Throws Refusal, and nothing has changed then. */
export async function sendAnswerBack(deps: Deps, act: ItemAct & { note: string }): Promise<void> {
  const secret = refuseTyped({ reason: act.note });
  if (secret) throw secret;
  await checkLinks(deps, act.handoverId, [act.note]);
  await rejectItem(deps.db, act);
}
