import { Refusal } from '../problem';
import { looksLikeSecret } from '../secrets/looks-like-secret';

/** Characters of a question, and of an answer. */
export const MOST_QUESTION = 2_000;
export const MOST_ANSWER = 2_000;
/** Questions about one item that wait for an answer at the same time. */
export const MOST_WAITING = 3;
/** Questions in the life of one handover: each one is a mail to a person. */
export const MOST_QUESTIONS = 60;

export type QuestionProblem = 'no_question' | 'long_question';

/** What is wrong with a question as typed, or null. What it says is nobody's business here: it is sealed. */
export function questionProblem(text: string): QuestionProblem | null {
  if (text.trim() === '') return 'no_question';
  return text.length > MOST_QUESTION ? 'long_question' : null;
}

/** Why one more question may not be asked now, or null. */
export function refuseQuestion(counts: {
  waitingAtItem: number;
  inHandover: number;
}): 'questions_waiting' | 'questions_enough' | null {
  if (counts.waitingAtItem >= MOST_WAITING) return 'questions_waiting';
  return counts.inHandover >= MOST_QUESTIONS ? 'questions_enough' : null;
}

/** An answer as a person of ours typed it, trimmed. It leaves by mail, so it carries no secret. Throws Refusal. */
export function checkedAnswer(text: string): string {
  const answer = text.trim();
  if (answer === '') throw new Refusal('no_answer', 'Write an answer first.');
  if (answer.length > MOST_ANSWER) {
    throw new Refusal('long_answer', `Write at most ${MOST_ANSWER} characters.`);
  }
  if (looksLikeSecret(answer)) {
    throw new Refusal(
      'looks_like_secret',
      'This looks like a password, a key or a personal link, and the answer goes by mail. Say it without.',
    );
  }
  return answer;
}
