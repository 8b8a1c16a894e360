import { keysInTheMaking, type Keystore } from '../../db/keystore';
import { replaceWrapped, toRewrap } from '../../db/rewrap';
import type { Identity } from './age';
import { CannotOpen, openBytesWith } from './open';
import { markOf, wrapTo } from './wrap';

const BATCH = 100;
const BEFORE_ALL = '00000000-0000-0000-0000-000000000000';

export interface Rewrapped {
  done: number;
  /** Handovers whose identity none of our keys opens. */
  failed: string[];
}

/**
 * Wraps every handover's identity to these recipients that is not yet, one small file each: no data is touched.
 * Broken off it goes on where it stopped, because each says to whom it is wrapped.
 */
export async function rewrapAll(
  keystore: Keystore,
  { identities, recipients }: { identities: readonly Identity[]; recipients: readonly string[] },
): Promise<Rewrapped> {
  const mark = markOf(recipients);
  // One that was begun with the recipients of before is wrapped anew like all others.
  await keysInTheMaking(keystore);
  const result: Rewrapped = { done: 0, failed: [] };
  for (let after = BEFORE_ALL; ;) {
    const rows = await toRewrap(keystore, { mark, after, most: BATCH });
    for (const { handoverId, wrapped: before } of rows) {
      after = handoverId;
      try {
        const plain = await openBytesWith(identities, before);
        const wrapped = Buffer.from(await wrapTo(recipients, plain));
        plain.fill(0);
        if (await replaceWrapped(keystore, { handoverId, wrapped, before, mark })) result.done += 1;
      } catch (error) {
        if (!(error instanceof CannotOpen)) throw error;
        result.failed.push(handoverId);
      }
    }
    if (rows.length < BATCH) return result;
  }
}
