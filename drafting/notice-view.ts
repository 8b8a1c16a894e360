import type { NoticeDossier } from '../db/formal-notices';
import { isOutstanding } from '../domain/items/answer';
import { day } from '../templates/language/dates';
import type { AnswerSoFar, FormalNoticeView, NoticeLine } from '../templates/view';
import { requestItem } from './item-views';
import {
  answerFacts,
  authorityView,
  clientView,
  languageOf,
  previousMspView,
  verifyUrl,
  type Sender,
} from './views';

export interface NoticeFrame {
  /** The notice's date. */
  at: Date;
  requireBy: Date;
  /** What a person entered for the paper; left out, what is on file. */
  paper?: {
    recipientAddress: string;
    senderAddress: string;
    signatory: { name: string; title: string };
  };
}

const TOLD: Readonly<Record<string, NoticeLine['what']>> = {
  reached: 'reached',
  reminder: 'reminded',
  critical: 'critical_due',
  escalation: 'escalated',
  deadline: 'deadline',
  'promise-broken': 'promise_broken',
};

/** The formal notice as it would be written at this instant: for the step's message and for paper alike. */
export function noticeView(
  sender: Sender,
  source: NoticeDossier,
  frame: NoticeFrame,
): FormalNoticeView {
  const { at, paper } = frame;
  const authority = authorityView(source);
  const client = clientView(source);
  const previousMsp = previousMspView(source);
  const deadlineAt = source.handover.deadline_at ?? at;
  const language = languageOf(source);
  return {
    language,
    at,
    letterNumber: source.handover.number,
    client: paper ? { ...client, address: paper.senderAddress } : client,
    previousMsp: paper ? { ...previousMsp, address: paper.recipientAddress } : previousMsp,
    us: sender.us,
    authority,
    recipient: { name: null },
    signatory:
      paper?.signatory ??
      (authority.by === '' ? null : { name: authority.by, title: authority.title }),
    items: source.items.flatMap((item) => {
      const soFar = soFarOf(item);
      return soFar === null ? [] : [{ ...requestItem(language, item), soFar }];
    }),
    criticalDueAt: source.handover.critical_due_at ?? deadlineAt,
    deadlineAt,
    replyUrl: null,
    verifyUrl: verifyUrl(sender),
    requireBy: frame.requireBy,
    story: noticeStory(source),
  };
}

/** How an item that the client still requires was answered; null when it is not required. */
function soFarOf(item: NoticeDossier['items'][number]): AnswerSoFar | null {
  const { state, answer_type: answerType, answered_at: at, promised_until: until } = item;
  if (state === 'answered' && answerType === 'refused' && at !== null) {
    return { what: 'refused', at, reason: item.refusal_reason ?? 'other' };
  }
  if (!isOutstanding(answerFacts(item))) return null;
  if (state === 'rejected' && at !== null) return { what: 'rejected', at };
  return answerType === 'promised' && at !== null && until !== null
    ? { what: 'promised', at, until }
    : { what: 'none' };
}

/** What was sent and what came, oldest first; answers of one kind and day are one line. */
export function noticeStory(source: NoticeDossier): NoticeLine[] {
  const { requested_at: requestedAt } = source.handover;
  const requested = requestedAt ? [{ at: requestedAt, what: 'requested' as const }] : [];
  const sent = source.steps.flatMap(({ template, state, taken_at: at }) => {
    const what = TOLD[template];
    return what === undefined || state !== 'taken' || at === null ? [] : [{ at, what }];
  });
  const opened = source.firstOpenedAt
    ? [{ at: source.firstOpenedAt, what: 'opened' as const }]
    : [];
  const lines: NoticeLine[] = [...requested, ...sent, ...opened, ...answerLines(source)];
  return lines.sort((a, b) => a.at.getTime() - b.at.getTime());
}

function answerLines({ answers, previousMsp }: NoticeDossier): NoticeLine[] {
  const lines = new Map<string, NoticeLine & { count: number }>();
  for (const { type, at } of answers) {
    const what = type === 'promised' || type === 'refused' ? type : 'answered';
    const key = `${what} ${day(at, previousMsp.time_zone, 'en-GB')}`;
    const line = lines.get(key) ?? { at, what, count: 0 };
    lines.set(key, { ...line, count: line.count + 1 });
  }
  return [...lines.values()];
}
