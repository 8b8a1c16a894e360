import { Refusal } from '../problem';

/** What a person wants a message to say in the place of its first paragraph, and at the end of its subject. */
export interface StepEdit {
  opening: string | null;
  subject: string | null;
}

export const MOST_OPENING = 2000;
export const MOST_SUBJECT = 80;

/** Lines of plain text: no control characters, none that turn the reading direction of what follows. */
export const OPENING_TEXT =
  /^(?:[^\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]|[\n\r\t])*$/u;

export interface KeptEdit extends StepEdit {
  /** Null: for everybody who has no edit of their own. */
  contactId: string | null;
}

/** The edit that counts for a contact: their own before the one for all. */
export function editFor<E extends KeptEdit>(edits: readonly E[], contactId: string): E | null {
  return (
    edits.find((edit) => edit.contactId === contactId) ??
    edits.find((edit) => edit.contactId === null) ??
    null
  );
}

/** Paragraphs of an opening: parted by empty lines, their own line breaks kept. */
export function paragraphsOf(opening: string): string[] {
  return opening
    .replaceAll(/\r\n?/g, '\n')
    .split(/\n[ \t]*\n/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '');
}

/** Why a message cannot be edited like this, or null. `keepsSubject`: it goes under the letter's own subject. */
export function refuseEdit(edit: StepEdit, keepsSubject: boolean): Refusal | null {
  if (edit.opening === null && edit.subject === null) {
    return new Refusal('nothing_edited', 'Write an opening or an end of the subject.');
  }
  if (edit.subject !== null && keepsSubject) {
    return new Refusal(
      'subject_kept',
      'This message keeps the subject of the letter, so that it stays in the same conversation. Only its opening can be changed.',
    );
  }
  return null;
}
