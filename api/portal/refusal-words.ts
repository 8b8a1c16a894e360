import { MOST_ANSWERS } from '../../domain/items/answer';
import { Refusal } from '../../domain/problem';
import { MOST_FILE_BYTES, MOST_HANDOVER_FILES } from '../../domain/uploads/limits';
import { PORTAL_WORDS } from '../../templates/language/portal-languages';
import type { Speech } from '../../templates/language/portal-answer-words';
import { plainly } from '../../templates/language/portal-text';
import type { PortalWords } from '../../templates/language/portal-words';
import { MOST_FILES } from '../form-reader/limits';

/** What the words of refusals have a name for. */
export type Said = Exclude<keyof PortalWords['refusals'], 'back'>;

const LIMITS = {
  files: MOST_FILES,
  mostAnswers: MOST_ANSWERS,
  mostFiles: MOST_HANDOVER_FILES,
  mebibytes: MOST_FILE_BYTES / (1024 * 1024),
};

/** Title and sentence in the reader’s language; a refusal that has no words there says its own sentence. */
export function refusalInWords(
  speech: Speech,
  what: Refusal | Said,
): { title: string; sentence: string } {
  const code = what instanceof Refusal ? what.code : what;
  const { title, sentence } = speech.words.refusals[isSaid(code) ? code : 'other'];
  const own = what instanceof Refusal ? what.sentence : '';
  return { title, sentence: sentence === '' ? own : plainly(sentence, LIMITS, speech.lang) };
}

function isSaid(code: string): code is Said {
  return code !== 'back' && Object.hasOwn(PORTAL_WORDS['en-GB'].refusals, code);
}
