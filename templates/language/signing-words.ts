import type { Speech } from './portal-answer-words';
import { plainly } from './portal-text';

export interface SigningParties {
  client: string;
  previousMsp: string;
  msp: string;
}

/** What the signatory agrees to: shown beside the box, and stored as it was shown. */
export function consentWords({ words, lang }: Speech, parties: SigningParties): string {
  return plainly(words.signing.consent, parties, lang);
}

/** The same, where a signature was drawn as well. */
export function drawnConsentWords({ words, lang }: Speech, parties: SigningParties): string {
  return plainly(words.signing.drawnConsent, parties, lang);
}

/** Stored with a signed copy, where the consent is on the paper. */
export function uploadedConsentWords({ words, lang }: Speech, parties: SigningParties): string {
  return plainly(words.signing.uploadedConsent, parties, lang);
}

/**
 * A message for the client's own mailbox: some laws let a recipient turn away what comes from an agent only,
 * unless the client itself has told it (BGB 174; letters.md, section 2).
 */
export function ownMessage(
  { words, lang }: Speech,
  parties: SigningParties,
  signed: { name: string; title: string; number: string },
): { subject: string; body: string } {
  const facts = { ...parties, ...signed };
  return {
    subject: plainly(words.signing.ownSubject, facts, lang),
    body: plainly(words.signing.ownBody, facts, lang),
  };
}
