import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Page } from 'playwright-core';
import { answer, finish } from '../api/portal/forms';
import type { SeededHandover } from '../api/portal/seed';
import type { OpenLink, PortalSite } from '../api/portal/site';

type Look = string | { path: string; act: (page: Page) => Promise<unknown> };

export interface LateStates {
  pages: Record<string, Look>;
  links: OpenLink[];
}

const DAY = 86_400_000;

/** What a reader meets late: everything answered, a request that is over, the package, what was signed or declined. */
export async function lateStates(site: PortalSite): Promise<LateStates> {
  const parts = await Promise.all([allAnswered(site), stages(site), signing(site), packages(site)]);
  return {
    pages: Object.assign({}, ...parts.map(({ pages }) => pages)) as LateStates['pages'],
    links: parts.flatMap(({ links }) => links),
  };
}

/** A part was passed on, nothing is open, what was also sent was lost, a question was answered, and the word that their access is removed. */
async function allAnswered(site: PortalSite): Promise<LateStates> {
  const handover = await site.seed({ numbers: [1, 13, 54], clientName: 'Alder Clinic' });
  const link = await site.open(handover);
  for (const item of handover.items) {
    await answer(site, link, item.id, { type: 'provided', 'provided-notes': 'all of it' });
  }
  await finish(site, link);
  await sql`insert into to_send_again (id, handover_id, contact_id, what, finding, sent_at, found_at)
    select ${randomUUID()}, id, ${handover.contacts.first}, 'also_sent', 'unreadable', created_at, created_at
    from handovers where id = ${handover.id}`.execute(site.db);
  const colleague = await passedOn(site, handover);
  const [asked] = handover.items;
  const receipt = await site.db
    .selectFrom('receipt_papers')
    .selectAll()
    .where('handover_id', '=', handover.id)
    .executeTakeFirstOrThrow();
  const access = `${link.home}/access`;
  const attest = async (page: Page): Promise<void> => {
    await page.getByRole('checkbox').first().check();
    await page.locator('#name').fill('Jonas Weber');
    await page.locator('form[action$="/access"] button').click();
    await page.waitForURL(/receipts/);
  };
  return {
    links: [link, colleague],
    pages: {
      'all-answered': link.home,
      'receipt-of-all': `${link.home}/receipts/1`,
      many: `${link.home}/many`,
      'many-columns': { path: `${link.home}/many`, act: dropTable },
      'many-preview': {
        path: `${link.home}/many`,
        act: async (page) => {
          await dropTable(page);
          await page.getByRole('button', { name: 'Use these columns' }).click();
          await page.getByText('Entries found: 2').waitFor();
        },
      },
      'verify-receipt': `/verify?number=${receipt.receipt_number}&code=${receipt.sha256.toString('hex').slice(0, 16)}`,
      'verify-file': {
        path: '/verify',
        act: async (page) => {
          const buffer = receipt.pdf;
          await page
            .locator('#file')
            .setInputFiles({ name: 'a.pdf', mimeType: 'application/pdf', buffer });
          await page.getByText('SHA-256').first().waitFor();
          await page.locator('.banner').waitFor();
        },
      },
      colleagues: `${link.home}/colleagues`,
      delegated: colleague.home,
      question: {
        path: `${link.home}/items/${asked!.id}`,
        act: async (page) => {
          await page.getByText('Ask us something about it').click();
          await page.getByLabel('Your question').fill('Which tenant do you mean?');
          await page.getByRole('button', { name: 'Send the question' }).click();
          await page.waitForURL(/asked/);
          await site.db
            .updateTable('item_questions')
            .set({ answer: 'The one at fern.example.', answered_at: site.clock.at })
            .where('handover_id', '=', handover.id)
            .execute();
          await page.reload();
        },
      },
      'access-problems': {
        path: access,
        act: (page) => page.locator('form[action$="/access"] button').click(),
      },
      attested: { path: access, act: attest },
      access,
    },
  };
}

/** A table of somebody's own, whose columns nobody knows. */
async function dropTable(page: Page): Promise<void> {
  const buffer = Buffer.from(
    'What it is;Who;Word;Remark\nOffice 365 tenant;admin;a b;x\nCoffee machine of the second floor, kitchen;;1;y\n',
  );
  await page.locator('#many-file').setInputFiles({ name: 'a.csv', mimeType: 'text/csv', buffer });
  await page.getByRole('button', { name: 'Use these columns' }).waitFor();
}

async function passedOn(site: PortalSite, handover: SeededHandover): Promise<OpenLink> {
  const id = randomUUID();
  const at = site.clock.at;
  const common = { id, handover_id: handover.id, name: 'Mo Network', email: `mo@${id}.example` };
  await site.db
    .insertInto('delegations')
    .values({
      ...common,
      by_contact: handover.contacts.first,
      email_hint: 'm…@…',
      groups: [handover.items[0]!.group],
      made_at: at,
    })
    .execute();
  await site.db
    .insertInto('contacts')
    .values({ ...common, party: 'previous_msp', rung: 'colleague', created_at: at })
    .execute();
  return site.open(handover, { contactId: id });
}

/** Cancelled, paused, after its deadline, and with a link whose time is over. */
async function stages(site: PortalSite): Promise<LateStates> {
  const made = async (change: { stage?: 'cancelled'; paused_at?: Date; deadline_at?: Date }) => {
    const handover = await site.seed({ numbers: [1, 2], clientName: 'Birch Joinery' });
    const link = await site.open(handover);
    await site.db.updateTable('handovers').set(change).where('id', '=', handover.id).execute();
    return link;
  };
  const cancelled = await made({ stage: 'cancelled' });
  const paused = await made({ paused_at: site.clock.at });
  const late = await made({ deadline_at: new Date(site.clock.at.getTime() - 2 * DAY) });
  const ended = await site.open(await site.seed({ numbers: [1] }));
  const past = new Date(site.clock.at.getTime() - DAY);
  await site.db.updateTable('links').set({ expires_at: past }).where('id', '=', ended.id).execute();
  return {
    links: [cancelled, paused, late, ended],
    pages: {
      cancelled: cancelled.home,
      paused: paused.home,
      'after-deadline': late.home,
      expired: ended.home,
    },
  };
}

async function signing(site: PortalSite): Promise<LateStates> {
  const opened = async (clientName: string) => {
    const handover = await site.seed({ authority: 'to_sign', clientName });
    return site.open(handover, { purpose: 'authority' });
  };
  const [toDecline, toSign] = [await opened('Cedar Law'), await opened('Dogwood Foods')];
  const decline = async (page: Page): Promise<void> => {
    await page.locator('details:has(form[action$="/decline"]) > summary').click();
    await page.locator('form[action$="/decline"] button').click();
  };
  return {
    links: [toDecline, toSign],
    pages: {
      'signing-problems': {
        path: toSign.home,
        act: (page) => page.locator('form[action$="/sign"] button.primary').click(),
      },
      signed: {
        path: toSign.home,
        act: async (page) => {
          await page.locator('#name').fill('Clara Fern');
          await page.locator('#consent').check();
          await page.locator('form[action$="/sign"] button.primary').click();
          await page.locator('#message').waitFor();
        },
      },
      'decline-problems': { path: toDecline.home, act: decline },
      declined: {
        path: toDecline.home,
        act: async (page) => {
          await page.locator('details:has(form[action$="/decline"]) > summary').click();
          await page.getByRole('radio').first().check();
          await page.locator('#decline-name').fill('Clara Fern');
          await page.locator('form[action$="/decline"] button').click();
          await page.locator('.banner.due').waitFor();
        },
      },
    },
  };
}

/** What stays with the client: waiting, fetched, and confirmed. */
async function packages(site: PortalSite): Promise<LateStates> {
  const made = async (change: { downloaded?: Date; confirmed?: Date }): Promise<OpenLink> => {
    const handover = await site.seed({ numbers: [1], clientName: 'Elm & Daughters' });
    await site.db
      .insertInto('packages')
      .values({
        id: randomUUID(),
        handover_id: handover.id,
        number: 1,
        contact_id: handover.contacts.signatory,
        made_at: site.clock.at,
        made_by: 'staff:ada@northgate.example',
        sealed_to: change.confirmed ? 'recipient' : 'passphrase',
        chunks: 1,
        bytes: 48_000,
        sha256: Buffer.alloc(32, 7),
        first_downloaded_at: change.downloaded ?? null,
        confirmed_at: change.confirmed ?? null,
        confirmed_by: change.confirmed ? 'Clara Fern' : null,
        confirmed_how: change.confirmed ? 'page' : null,
      })
      .execute();
    return site.open(handover, { purpose: 'package' });
  };
  const { at } = site.clock;
  const waiting = await made({});
  const fetched = await made({ downloaded: at });
  const confirmed = await made({ downloaded: at, confirmed: at });
  return {
    links: [waiting, fetched, confirmed],
    pages: {
      package: waiting.home,
      'package-fetched': fetched.home,
      'package-problems': {
        path: fetched.home,
        act: async (page) => {
          await page
            .locator('form[action$="/confirm"]')
            .evaluate('(form) => form.noValidate = true');
          await page.locator('form[action$="/confirm"] button').click();
        },
      },
      'package-confirmed': confirmed.home,
    },
  };
}
