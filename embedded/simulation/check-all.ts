import { portalIsBlind } from '../simulated/always-true';
import { findLeaks, type Leak } from './find-leaks';

/** What is broken in the database as a whole, as sentences. `search`: with how many hands it is searched. */
export async function checkAll(
  urls: { superuserUrl: string; portalUrl: string },
  tokens: ReadonlySet<string>,
  search: (superuserUrl: string, tokens: ReadonlySet<string>) => Promise<Leak[]> = findLeaks,
): Promise<string[]> {
  const leaks = await search(urls.superuserUrl, tokens);
  const broken = leaks.map(
    ({ table, what, life }) =>
      `4: a ${what} stands in the clear in the table ${table}${life === '' ? '' : ` (life ${life})`}`,
  );
  if (!(await portalIsBlind(urls.portalUrl)))
    broken.push('5: the portal’s role can read what it has accepted');
  return [...new Set(broken)];
}
