const ESCAPED: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#x27;',
  '`': '&#x60;',
  '=': '&#x3D;',
};

/** Text as it may stand in a page, quoted or between tags (OWASP, "Cross Site Scripting Prevention"). */
function escaped(text: string): string {
  return text.replaceAll(/[&<>"'`=]/g, (one) => ESCAPED[one] ?? '');
}

/** The page with what was typed in the place of its marks: `mark`, the number of a name, and an `x`. */
export function fillPage(
  page: string,
  mark: string,
  { fields, filled }: { fields: URLSearchParams; filled: readonly string[] },
): Buffer {
  const marks = new RegExp(`${mark}(\\d+)x`, 'g');
  const whole = page.replaceAll(marks, (_mark, number: string) => {
    return escaped(fields.get(filled[Number(number)] ?? '') ?? '');
  });
  return Buffer.from(whole, 'utf8');
}
