import { readWrapped, type Keystore } from '../../db/keystore';
import type { Db } from '../../db/pool';
import { STRANGERS } from '../../domain/inbound/strangers';
import { identitiesIn, type Identity } from '../../vault/open/age';
import { CannotOpen, KeyGone, openBytesWith } from '../../vault/open/open';
import { openerWith, type HandoverOpener } from '../../vault/open/vault';
import { openThing } from './open-thing';
import { unknownColumns, type UnknownColumn } from './sealed-columns';
import { countPackages, strangersMail, thingsOf, type Kind, type Thing } from './sealed-things';

export interface Proof {
  handovers: number;
  /** What opened, whole. */
  opened: Record<Kind, number>;
  /** Of the contents of files, after opening; not of files on their way, nor of exports. */
  bytes: number;
  /** Handovers whose key was destroyed, and with it what they held. */
  purged: number;
  failed: { what: 'key' | Kind; id: string; handover: string }[];
  /** For clients, sealed to their own passphrase or key: not opened, because nobody here can. */
  packages: number;
  /** What looks sealed and was not opened, because this version does not know what it is. */
  unknown: UnknownColumn[];
}

/** Opens everything that two databases hold with the recovery key alone, each thing whole, and says what that proved. */
export async function openEverything(
  db: Db,
  keystore: Keystore,
  recovery: readonly Identity[],
): Promise<Proof> {
  const proof: Proof = {
    handovers: 0,
    opened: {
      answer: 0,
      file: 0,
      upload: 0,
      mail: 0,
      question: 0,
      decline: 0,
      also_sent: 0,
      export: 0,
      fragment: 0,
    },
    bytes: 0,
    purged: 0,
    failed: [],
    packages: await countPackages(db),
    unknown: await unknownColumns(db),
  };
  const handovers = await db.selectFrom('handovers').select(['id', 'purged_at']).execute();
  for (const { id, purged_at: purgedAt } of handovers) {
    proof.handovers += 1;
    if (purgedAt !== null) proof.purged += 1;
    else {
      const things = await thingsOf(db, id);
      await openAll(db, { proof, things, of: id, opener: () => openerOf(keystore, recovery, id) });
    }
  }
  const things = await strangersMail(db);
  const opener = () => openerOf(keystore, recovery, STRANGERS);
  await openAll(db, { proof, things, of: 'mail of nobody', opener });
  return proof;
}

async function openerOf(
  keystore: Keystore,
  recovery: readonly Identity[],
  id: string,
): Promise<HandoverOpener> {
  const wrapped = await readWrapped(keystore, id);
  if (wrapped === undefined) throw new KeyGone();
  const text = Buffer.from(await openBytesWith(recovery, wrapped)).toString('utf8');
  const [identity] = identitiesIn(text);
  if (identity === undefined) throw new CannotOpen();
  return openerWith(identity);
}

interface All {
  proof: Proof;
  things: readonly Thing[];
  /** Whose, as a failure names it. */
  of: string;
  opener: () => Promise<HandoverOpener>;
}

async function openAll(db: Db, { proof, things, of, opener: unlock }: All): Promise<void> {
  if (things.length === 0) return;
  let opener: HandoverOpener;
  try {
    opener = await unlock();
  } catch (error) {
    if (!(error instanceof CannotOpen || error instanceof KeyGone)) throw error;
    proof.failed.push({ what: 'key', id: of, handover: of });
    return;
  }
  for (const thing of things) {
    try {
      const bytes = await openThing(db, opener, thing);
      if (thing.what === 'file') proof.bytes += bytes;
      proof.opened[thing.what] += 1;
    } catch (error) {
      if (!(error instanceof CannotOpen)) throw error;
      proof.failed.push({ ...thing, handover: of });
    }
  }
}
