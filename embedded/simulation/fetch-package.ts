import { linkOfToken } from '../../api/portal/link-guard';
import { confirmPackage, packageFor, recordPackageDownload } from '../../db/package-receipt';
import type { World } from './world';

/** The client fetches what stays with it by the link from the mail, and says so. Does nothing without a link. */
export async function fetchPackage(
  { portal, portalDb }: World,
  { token, name, at }: { token: string | undefined; name: string; at: Date },
): Promise<void> {
  if (token === undefined) return;
  const link = await linkOfToken({ ...portal, clock: { now: () => at } }, token, 'package');
  const made = await packageFor(portalDb, link.handoverId, link.contactId);
  if (made?.confirmed_at !== null) return;
  const act = { handoverId: link.handoverId, by: `contact:${link.contactId}`, at };
  await recordPackageDownload(portalDb, act, made.id);
  await confirmPackage(portalDb, { ...act, packageId: made.id, name, how: 'page' });
}
