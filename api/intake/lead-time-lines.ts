import { readLeadTimes, readRecoveries } from '../../db/lead-times';
import { observedLeadTimes, type Observed } from '../../domain/catalogue/lead-times';
import { ourOffice } from '../../platform/our-office';
import type { ConsoleDeps } from '../plugins/console-deps';

export interface LeadTimeLine {
  number: number;
  group: string;
  name: string;
  /** Working days, as the catalogue says. */
  catalogue: number;
  own: number | null;
  observed: Observed | null;
}

/** Every item of the catalogue with its lead time: the catalogue's, ours, and what it really took. */
export async function leadTimeLines({
  db,
  config,
  catalogue,
}: Pick<ConsoleDeps, 'db' | 'config' | 'catalogue'>): Promise<LeadTimeLine[]> {
  const [own, recoveries] = await Promise.all([readLeadTimes(db), readRecoveries(db)]);
  const observed = observedLeadTimes(recoveries, ourOffice(config));
  return [...catalogue.values()].map((item) => ({
    number: item.number,
    group: item.group,
    name: item.name,
    catalogue: item.recoveryWorkingDays,
    own: own.get(item.number) ?? null,
    observed: observed.get(item.number) ?? null,
  }));
}
