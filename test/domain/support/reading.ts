import { readHandoverInput } from '../../../domain/intake/handover-input';
import { EXAMPLE_HANDOVER } from '../../../domain/intake/json-schema';
import { loadCatalogue } from '../../../platform/catalogue';

export const catalogue = loadCatalogue();
// A Wednesday morning in Leeds.
export const at = new Date('2027-01-20T08:30:00Z');
export const read = (raw: unknown) => readHandoverInput(raw, { catalogue, at });

export function accepted(raw: unknown) {
  const result = read(raw);
  if (!result.ok) throw new Error(JSON.stringify(result.problems, null, 1));
  return result.value;
}
export function problems(raw: unknown) {
  const result = read(raw);
  if (result.ok) throw new Error('was accepted');
  return result.problems;
}
export const paths = (raw: unknown) => problems(raw).map((problem) => problem.path);
export const without = (...keys: string[]) =>
  Object.fromEntries(Object.entries(EXAMPLE_HANDOVER).filter(([key]) => !keys.includes(key)));
