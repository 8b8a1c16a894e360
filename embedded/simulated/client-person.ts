import { formTo, Visitor } from './visitor';

/** Working hours until the client has fetched what stays with it. */
export const FETCHES_AFTER_HOURS = 7;

/** Somebody at the client, with the package's link from the mail: fetches it, and says that it opened. */
export async function fetchPackage(link: string, name: string): Promise<void> {
  const visitor = new Visitor();
  const landing = await visitor.get(link);
  const page = await visitor.submit(landing, formTo(landing, '/open'));
  const download = formTo(page, '/download').getAttribute('action') ?? '';
  await visitor.download(new URL(download, page.url).href);
  const confirmed = await visitor.submit(page, formTo(page, '/confirm'), { name, opened: 'yes' });
  if (confirmed.status !== 200)
    throw new Error(`the confirmation was not taken (${String(confirmed.status)})`);
}
