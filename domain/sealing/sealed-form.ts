/**
 * The type of a form that the pages' script sealed before it was sent: fields as in any form (WHATWG URL, 5.1), and
 * nothing among them that was typed, unless it is clear by design. The portal reads it itself.
 * Between our own pages and our own portal only, and short, because it is in a script that every page loads.
 */
export const SEALED_FORM = 'form/sealed';
