import type { Page } from 'playwright-core';
import { keepPicture } from '../../support/browser';
import { FIRST } from '../../support/handover-input';
import type { Stage } from '../../support/stage';

const DOMAIN = 'Registrar/domain';
/** As Bitwarden writes it. */
const EXPORT =
  'folder,favorite,type,name,notes,fields,reprompt,login_uri,login_username,login_password,login_totp\n' +
  `,,login,${DOMAIN},,,0,,fern,later word,\n`;

/** Reads an export on “many at once”, and sends it when somebody has answered its item since: they are told, and replace that, but for its files. */
export async function sendAfterAnother(stage: Stage, page: Page): Promise<void> {
  await page
    .getByLabel('Choose a file')
    .setInputFiles({ name: 'faster.csv', mimeType: 'text/csv', buffer: Buffer.from(EXPORT) });
  await page.getByText('Entries found: 1, matched to items: 1').waitFor();
  const other = await stage.personAt(FIRST);
  const item = (await other.list()).find(({ name }) => name === DOMAIN);
  const file = { name: 'zone.txt', type: 'text/plain', content: Buffer.from('zone') };
  await other.answer(item!, { type: 'provided', secret: () => 'earlier word', file });
  const send = page.getByRole('button', { name: 'Seal and send' });
  await send.click();
  await page.getByText(/Not sent: Registrar\/domain\..*Answered by .*theirs stands\./).waitFor();
  await keepPicture(page, 'many-faster');
  await send.click();
  await page.getByText('Items answered: 1. Further entries sent: 0').waitFor();
  await page.context().close();
  const kept = await stage.db
    .selectFrom('files as f')
    .innerJoin('items as i', 'i.id', 'f.item_id')
    .where('i.name', '=', DOMAIN)
    .where('f.removed_at', 'is', null)
    .select('f.id')
    .execute();
  expect(kept).toHaveLength(1);
}
