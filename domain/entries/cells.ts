/** What spreadsheets take for the beginning of a formula, or jump over to one (OWASP, “CSV Injection”). */
const FORMULA = /^[=+\-@\t\r\n]/;

/** Whether a spreadsheet would take this cell of a CSV for a formula. */
export function isRiskyCell(text: string): boolean {
  return FORMULA.test(text);
}

/** The cell as text: an apostrophe is not shown by a spreadsheet. For what people read, never for a secret. */
export function neutralCell(text: string): string {
  return isRiskyCell(text) || text.startsWith('\0') ? `'${text}` : text;
}

/** Without characters that have no place in a text (NUL is dropped by some programs and ends a text in others). */
export function withoutControls(text: string): string {
  return wellFormed(text).replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '');
}

/** Halves of characters (lone surrogates) have no form in UTF-8. */
export function wellFormed(text: string): string {
  return text.replaceAll(/\p{Cs}/gu, '\uFFFD');
}
