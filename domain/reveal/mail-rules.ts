import { Refusal } from '../problem';
import type { RevealRules } from './rules';

/**
 * Of the item under which somebody put it. `unjudged`: of a normal one, which no two people have seen since; null while it
 * is under none. Of both nobody can tell what is in them.
 */
export type FiledAs = 'critical' | 'normal' | 'unjudged' | null;

/**
 * Why a file that came by mail is not fetched from the mail; null when it may be. Where two people are asked for it is
 * only fetched from an item, when a second person has agreed to see that; from a normal one alone once that has been so.
 */
export function refuseMailFile(rules: RevealRules, filed: FiledAs): Refusal | null {
  if (!rules.twoPeople || filed === 'normal') return null;
  if (filed === 'unjudged') return notJudged();
  return filed === 'critical' ? ofCritical() : underNothing();
}

/**
 * Why a mail is not opened, or not fetched as it came with all its files; null when it may be. Its words are read to
 * know what they are about: they are locked once they are the answer of a critical item.
 */
export function refuseMail(
  rules: RevealRules,
  mail: { as: 'opened' | 'downloaded'; texts: readonly FiledAs[]; files: readonly FiledAs[] },
): Refusal | null {
  if (!rules.twoPeople) return null;
  if (mail.texts.includes('critical')) return ofCritical();
  if (mail.as === 'opened') return null;
  if (mail.files.includes('critical')) return ofCritical();
  if (mail.files.includes('unjudged')) return notJudged();
  return mail.files.includes(null) ? underNothing() : null;
}

function ofCritical(): Refusal {
  return new Refusal(
    'second_person_missing',
    'It belongs to a critical item, which is shown when a second person agreed. Reveal it there.',
  );
}

function notJudged(): Refusal {
  return new Refusal(
    'not_judged',
    'One person put it under its item, and nobody has seen it there with another’s agreement yet. Reveal it there: a colleague is asked once.',
  );
}

function underNothing(): Refusal {
  return new Refusal(
    'not_filed',
    'Nobody can tell yet whether it is critical, and the house asks for two people then. Put the files under their items first: they are shown there.',
  );
}

/** Why a mail of no handover is not fetched as it came, with all its files; null when it may be. */
export function refuseStrangersMail(rules: RevealRules): Refusal | null {
  if (!rules.twoPeople) return null;
  return new Refusal(
    'not_placed',
    'Nobody can tell yet whether it holds something critical, and the house asks for two people then. Place it in its handover first.',
  );
}
