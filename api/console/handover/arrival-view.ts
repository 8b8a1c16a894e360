import type { AnswerLine } from '../../../db/item-answers';
import { FINDING_WORDS, REMARK_WORDS } from '../../../templates/pages/console/arrival-words';

/** What the look at an item's present answer showed, for the people who judge it. */
export interface ArrivalView {
  checkedAt: Date | null;
  problem: string | null;
  remarks: string[];
  /** What a scanner found: one line for each file that is locked. */
  infected: string[];
}

/** Null where there is no answer to look at. `answers` come newest first. */
export function arrivalView(
  answers: readonly AnswerLine[],
  infected: readonly { found: string }[],
): ArrivalView | null {
  const present = answers.find((answer) => answer.supersededAt === null);
  if (!present) return null;
  const { checkedAt, finding, remarks } = present;
  return {
    checkedAt,
    problem: finding === null ? null : FINDING_WORDS[finding],
    remarks: remarks.flatMap((remark) => REMARK_WORDS[remark] ?? []),
    infected: infected.map(({ found }) => found),
  };
}
