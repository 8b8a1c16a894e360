import { LINK_SLOT } from './link-slot';

const MASK = '[this contact’s own link]';
const SLOT = new RegExp(`(?:https?://\\S*)?${LINK_SLOT}`, 'g');
/** A real link has no business in a stored text; should one be there, it stays unread all the same. */
const LINK = /\bhttps?:\/\/\S*\/[a-z]\/[\w-]{43}\S*/g;

/** A message's text with a phrase in the place of its recipient's link. */
export function maskLinks(text: string): string {
  return text.replaceAll(SLOT, MASK).replaceAll(LINK, MASK);
}
