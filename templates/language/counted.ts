/** Words for a number, by the plural categories of its language (CLDR); `#` is the number. */
export type PluralForms = Readonly<Partial<Record<Intl.LDMLPluralRule, unknown>>>;

/**
 * `counted(2, {one: '# item', other: '# items'}, 'en-GB')` is `2 items`. A category that the language has and
 * the words lack is said as `other`. Throws RangeError when there is no `other`.
 */
export function counted(n: number, forms: PluralForms, language: string): string {
  const words = forms[new Intl.PluralRules(language).select(n)] ?? forms.other;
  if (typeof words !== 'string') throw new RangeError(`no words for ${n} in ${language}`);
  return words.replaceAll('#', new Intl.NumberFormat(language).format(n));
}
