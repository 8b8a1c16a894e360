import { plainWords } from '../language/handlebars';
import type { MailFrame } from '../language/mail-words';
import { oneLine } from '../language/plain';
import type { SettlementView } from './mail-view';

/** What was done about a refusal, as one sentence in the reader's language. */
export function settlementLine(
  settled: SettlementView,
  frame: MailFrame,
  dayOf: (at: Date) => string,
): string {
  return plainWords(frame.settled[settled.outcome])({
    amount: settled.amount === null ? null : oneLine(settled.amount),
    day: settled.on === null ? null : dayOf(settled.on),
  });
}
