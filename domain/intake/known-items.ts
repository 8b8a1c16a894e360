import type { Catalogue } from '../catalogue/catalogue';
import type { InputProblem } from './sentences';

/**
 * Numbers and groups that the catalogue does not know, in the items as they were sent: looked at one by one,
 * so that a slip in one line does not hide those in the others. What is not well-formed the schema tells.
 */
export function unknownItems(items: unknown, catalogue: Catalogue): InputProblem[] {
  const groups = new Set([...catalogue.values()].map((entry) => entry.group));
  const numbers = `Choose one of 1 to ${String(Math.max(0, ...catalogue.keys()))}.`;
  const unknownNumber = (path: string, number: unknown): InputProblem[] =>
    Number.isSafeInteger(number) && !catalogue.has(Number(number))
      ? [{ path, message: `The catalogue has no item ${String(number)}. ${numbers}` }]
      : [];
  return [
    ...listOf(items, 'include').flatMap((wish, index): InputProblem[] => {
      const path = `items.include[${String(index)}]`;
      if (typeof wish !== 'object' || wish === null) return [];
      if ('catalogue' in wish) return unknownNumber(`${path}.catalogue`, wish.catalogue);
      if (!('group' in wish) || 'kind' in wish || 'name' in wish) return [];
      if (typeof wish.group !== 'string' || groups.has(wish.group.trim())) return [];
      const known = `Choose one of ${[...groups].join('; ')}.`;
      return [{ path: `${path}.group`, message: `The catalogue has no such group. ${known}` }];
    }),
    ...listOf(items, 'exclude').flatMap((number, index) =>
      unknownNumber(`items.exclude[${String(index)}]`, number),
    ),
  ];
}

function listOf(items: unknown, key: 'include' | 'exclude'): unknown[] {
  if (typeof items !== 'object' || items === null) return [];
  const list = (items as Partial<Record<typeof key, unknown>>)[key];
  return Array.isArray(list) ? list : [];
}
