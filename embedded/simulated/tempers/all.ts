import type { TemperName } from '../../../domain/rehearsal/tempers';
import type { Temper } from './temper';
import { UNWILLING } from './unwilling';
import { WILLING } from './willing';

const BY_NAME = new Map([...WILLING, ...UNWILLING].map((temper) => [temper.name, temper]));

/** The behaviour behind a name. */
export function temperOf(name: TemperName): Temper {
  const temper = BY_NAME.get(name);
  if (!temper) throw new Error(`nobody has written down how “${name}” behaves`);
  return temper;
}
