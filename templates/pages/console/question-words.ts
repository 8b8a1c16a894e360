import { isPersonsTurn, type AskedOfClient } from '../../../domain/chase/ask-client';
import { dayInWords, type Reader } from '../when';

/** How far asking the client is, as half a sentence; `zone` of the reader is the client's. */
export function questionWords(question: AskedOfClient, reader: Reader): string {
  const { askedAt, said, promisedUntil } = question;
  if (said === 'never_held') return 'the client does not have it either';
  if (isPersonsTurn(question, reader.at)) return 'the client was asked twice: ring them';
  if (said === 'promised' && promisedUntil !== null) {
    return `the client sends it by ${dayInWords(promisedUntil, reader)}`;
  }
  return askedAt === null
    ? 'the client is asked next'
    : `the client was asked ${dayInWords(askedAt, reader)}`;
}
