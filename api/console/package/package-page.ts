import type { FastifyReply } from 'fastify';
import { leftWithClient, listPackages, packedItems } from '../../../db/packages';
import type { ItemRow } from '../../../db/items';
import { isForClient, refusePackage } from '../../../domain/package/package-rules';
import { wordFor } from '../../../templates/pages/words';
import type { ConsoleDeps } from '../../plugins/console-deps';
import { frameOf } from '../handover/frame';
import type { Loaded } from '../handover/loaded';
import { toHandOver } from '../../intake/make-package';

export interface PackageState {
  refusal?: string;
  done?: string | undefined;
  recipient?: string;
  /** Just made: shown now and never again. */
  passphrase?: string | null;
}

export function receivers({ contacts }: Loaded): Loaded['contacts'] {
  return contacts.filter((one) => one.party === 'client' && one.removed_at === null);
}

/** What stays with the client: what came of it, the package, and what became of that. */
export async function packagePage(
  deps: ConsoleDeps,
  reply: FastifyReply,
  loaded: Loaded,
  state: PackageState,
): Promise<FastifyReply> {
  const { handover } = loaded.head;
  const [frame, packages, packed, left, waiting] = await Promise.all([
    frameOf(deps, loaded, { tab: 'items', done: state.done }),
    listPackages(deps.db, handover.id),
    packedItems(deps.db, handover.id),
    leftWithClient(deps.db, handover.id),
    toHandOver(deps, handover.id, loaded.items),
  ]);
  const current = packages.find((one) => one.withdrawn_at === null && one.confirmed_at === null);
  const to = receivers(loaded);
  const refusal = refusePackage({
    stage: handover.stage,
    toHandOver: waiting.length,
    hasRecipient: to.length > 0,
  });
  return reply.page('console/handover-package', {
    section: 'onboardings',
    title: `For the client, ${frame.title}`,
    frame,
    refusal: state.refusal ?? null,
    recipient: state.recipient ?? '',
    made: state.passphrase !== undefined,
    passphrase: state.passphrase ?? null,
    items: loaded.items
      .filter((item) => item.scope === 'client')
      .map((item) => ({
        name: item.name,
        href: `${loaded.base}/items/${item.id}`,
        ...standing(item, left, {
          packed: packed.some(
            (one) => one.packageId === current?.id && one.answerId === item.answer_id,
          ),
        }),
      })),
    current: current
      ? {
          ...current,
          to: loaded.names.contact(current.contact_id) ?? 'the client',
          sha256: current.sha256.toString('hex'),
          items: packed.filter(({ packageId }) => packageId === current.id).length,
        }
      : null,
    confirmed: packages
      .filter((one) => one.confirmed_at !== null)
      .map((one) => ({
        ...one,
        told: one.confirmed_how === 'told',
        items: packed.filter(({ packageId }) => packageId === one.id).length,
      })),
    count: waiting.length,
    cannot: refusal?.sentence ?? null,
    receivers: to.map((one) => ({ id: one.id, name: one.name, rung: wordFor('rung', one.rung) })),
  });
}

function standing(
  item: ItemRow,
  left: Awaited<ReturnType<typeof leftWithClient>>,
  { packed }: { packed: boolean },
): { kind: string; word: string; at: Date | null; by: string | null } {
  const gone = left.find(({ itemId }) => itemId === item.id);
  if (gone) return { kind: 'done', word: 'left with the client', at: gone.at, by: gone.by };
  const plain = { at: null, by: null };
  if (packed) return { kind: 'promised', word: 'in the package', ...plain };
  if (isForClient({ ...item, answerType: item.answer_type })) {
    return { kind: 'due', word: 'to hand over', ...plain };
  }
  const word = item.answer_type === null ? 'not answered yet' : wordFor('answer', item.answer_type);
  return { kind: 'plain', word: item.state === 'waived' ? 'waived' : word, ...plain };
}
