import { wordFor } from '../../../templates/pages/words';
import { dayInWords, type Reader } from '../../../templates/pages/when';
import { DECLINED } from '../../../templates/pages/console/decline-words';
import { STALLED } from '../../../templates/pages/console/handover-words';
import type { ItemRow } from '../../../db/items';
import type { Loaded } from './loaded';

export interface Banner {
  kind: 'stalled' | 'promised' | 'done';
  title: string;
  sentence: string;
  since: Date | null;
  action: { href: string; label: string } | null;
}

const MOST_NAMES = 3;

function named(items: readonly ItemRow[]): string {
  const names = items.slice(0, MOST_NAMES).map((item) => item.name);
  const rest = items.length - names.length;
  return names.join(', ') + (rest > 0 ? ` and ${rest} more` : '');
}

/** The names and dates that make the reason's sentence about this handover. */
function detailOf(reason: string, items: readonly ItemRow[], reader: Reader): string {
  if (reason === 'refused') {
    const refused = items.filter(
      (item) => item.answer_type === 'refused' && item.state === 'answered',
    );
    const why = new Set(refused.map((item) => wordFor('refusal', item.refusal_reason ?? 'other')));
    return refused.length === 0 ? '' : `${named(refused)}: ${[...why].join(', ')}. `;
  }
  if (reason === 'promise_broken') {
    const broken = items.filter(
      (item) =>
        item.state === 'answered' &&
        item.answer_type === 'promised' &&
        item.promised_until !== null &&
        item.promised_until < reader.at,
    );
    const until = broken[0]?.promised_until;
    return until ? `Promised for ${dayInWords(until, reader)}: ${named(broken)}. ` : '';
  }
  if (reason === 'rejected_not_replaced') {
    const rejected = items.filter((item) => item.state === 'rejected');
    return rejected.length === 0 ? '' : `${named(rejected)}. `;
  }
  return '';
}

/** What a person has to know before anything else: why it stands still, that it is paused, or over. */
export function bannerOf({ head, items, reader, base, declined }: Loaded): Banner | null {
  const { handover } = head;
  if (handover.purged_at !== null) {
    return {
      ...over('Purged.', 'What was sent is destroyed; nobody can open it.', handover.purged_at),
      action: { href: `${base}/purge`, label: 'See the purge certificate' },
    };
  }
  if (handover.stage === 'cancelled') {
    const sentence = `Nothing more is sent or asked for.${purgeLine(handover.purge_at, reader)}`;
    return over('Cancelled.', sentence, handover.cancelled_at);
  }
  if (handover.stage === 'closed') {
    return {
      ...over(
        'Closed.',
        `Every item is settled and every reset task done or waived.${purgeLine(handover.purge_at, reader)}`,
        handover.closed_at,
      ),
      action: { href: `${base}/documents/closing-report`, label: 'Download the closing report' },
    };
  }
  if (handover.paused_at !== null) {
    return {
      kind: 'promised',
      title: 'Paused.',
      sentence: 'Nothing is sent and no task opens until it is resumed. The reply link stays open.',
      since: handover.paused_at,
      action: { href: `${base}/commands/resume`, label: 'Resume' },
    };
  }
  if (declined) {
    return {
      kind: 'stalled',
      title: 'The signatory declined.',
      sentence: `${declined.typedName}: ${DECLINED[declined.reason]}. Nothing can be asked for before it is settled.`,
      since: declined.declinedAt,
      action: { href: `${base}/authority`, label: 'See what to do' },
    };
  }
  const reason = handover.stalled_reason;
  if (reason === null) return null;
  const { sentence, action, page } = STALLED[reason];
  return {
    kind: 'stalled',
    title: `${wordFor('stalled', reason)}.`,
    sentence:
      detailOf(reason, items, { at: reader.at, zone: head.previousMsp.timeZone }) + sentence,
    since: handover.stalled_since,
    action: { href: base + page, label: action },
  };
}

/** From when on nobody can look anything up any more. */
function purgeLine(purgeAt: Date | null, reader: Reader): string {
  return purgeAt === null ? '' : ` What was sent is purged on ${dayInWords(purgeAt, reader)}.`;
}

function over(title: string, sentence: string, since: Date | null): Banner {
  return { kind: 'done', title, sentence, since, action: null };
}
