import { decide, type DecisionAct } from '../../db/decisions';
import { readHead } from '../../db/handover-page';
import { localDate } from '../../domain/calendar/local-time';
import { checkDecision, type GivenDecision } from '../../domain/decisions/check-decision';
import { Refusal } from '../../domain/problem';
import { settlementLine } from '../../templates/email/settlement-line';
import { day } from '../../templates/language/dates';
import { MAIL_WORDS } from '../../templates/language/mail-languages';
import { LANGUAGES } from '../../templates/view';
import type { ConsoleDeps } from '../plugins/console-deps';
import { checkLinks } from './words-to-them';

/**
 * Checks and carries out a person's decision about a refusal. What the previous MSP reads of it on its page is in
 * the handover's language. Throws Refusal, and nothing has changed then.
 */
export async function recordDecision(
  deps: Pick<ConsoleDeps, 'db' | 'clock' | 'config'>,
  act: Pick<DecisionAct, 'handoverId' | 'decisionId' | 'seen' | 'by'> & { given: GivenDecision },
): Promise<void> {
  const at = deps.clock.now();
  const head = await readHead(deps.db, act.handoverId);
  if (!head) throw new Refusal('no_such_handover', 'There is no such handover.');
  const checked = checkDecision(act.given, localDate(deps.config.msp, at));
  await checkLinks(deps, act.handoverId, [checked.amount]);
  const language = LANGUAGES.find((one) => one === head.handover.language) ?? 'en-GB';
  const noteToThem = settlementLine(
    {
      outcome: checked.outcome,
      amount: checked.amount,
      on: checked.dueOn === null ? null : new Date(`${checked.dueOn}T12:00:00Z`),
    },
    MAIL_WORDS[language].frame,
    (instant) => day(instant, 'UTC', language),
  );
  const { handoverId, decisionId, seen, by } = act;
  await decide(deps.db, { handoverId, decisionId, seen, by, at, noteToThem, ...checked });
}
