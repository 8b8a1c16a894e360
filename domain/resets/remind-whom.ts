/** An overdue task, as far as reminding people of it is concerned. */
export interface Overdue {
  /** Null when nobody owns it. */
  ownerEmail: string | null;
  /** How often people were reminded of it. */
  reminded: number;
}

/**
 * Who hears of which overdue tasks, by address: first the owner alone; from the second time on the owner, every
 * lead and the account manager. The account manager stands in where nobody owns it.
 */
export function remindWhom<T extends Overdue>(
  overdue: readonly T[],
  house: { accountManager: string; leads: readonly string[] },
): Map<string, T[]> {
  const byAddress = new Map<string, T[]>();
  for (const task of overdue) {
    const owner = task.ownerEmail ?? house.accountManager;
    const above = task.reminded === 0 ? [] : [...house.leads, house.accountManager];
    for (const address of new Set([owner, ...above])) {
      byAddress.set(address, [...(byAddress.get(address) ?? []), task]);
    }
  }
  return byAddress;
}

/** How many more times people are told of a task, and of any of them. */
export function remindersLeft(tasks: readonly Pick<Overdue, 'reminded'>[], most: number): number {
  return Math.max(0, ...tasks.map(({ reminded }) => most - reminded));
}
