import type { HTMLElement } from 'node-html-parser';
import type { Page, Visitor } from '../../../embedded/simulated/visitor';
import { readExport } from '../../../formats/read/read-export';
import { said, signedIn, twoPeople } from '../../support/console-visitor';
import type { Stage } from '../../support/stage';

const PASSPHRASE = /\b(?:[A-Z2-9]{4}-){5}[A-Z2-9]{4}\b/;

/** The first form that goes somewhere with this in its address. Throws when there is none. */
export function formIn(page: Page, part: string): HTMLElement {
  const form = page.html.querySelector(`form[action*="${part}"]`);
  if (!form) throw new Error(`no form to ${part} on ${page.url}`);
  return form;
}

export interface Opened {
  staff: Visitor;
  page: Page;
  form: (part: string) => HTMLElement;
}

/** What belongs to no item may be critical: where two people are asked for, a second one agrees before it is shown. */
export async function openedByTwo(
  stage: Stage,
  { staff, page, form }: { staff: Visitor; page: Page; form: HTMLElement },
): Promise<Page> {
  await twoPeople(stage, true);
  const request = await staff.submit(page, form, { reason: 'to file it' });
  expect(said(request)).toContain('Waiting for a colleague to agree');
  const colleague = await signedIn(stage, 1);
  const asked = await colleague.get(request.url);
  await colleague.submit(asked, formIn(asked, '/agree'));
  await twoPeople(stage, false);
  const agreed = await staff.get(request.url);
  return staff.submit(agreed, formIn(agreed, '/also-sent/'));
}

/** What was also sent, opened by somebody of ours. */
export async function openedAlsoSent(stage: Stage, id: string): Promise<Opened> {
  const staff = await signedIn(stage);
  const list = await staff.get(`${stage.config.consoleUrl}/handovers/${id}/also-sent`);
  const page = await staff.submit(list, formIn(list, '/also-sent/'), { reason: 'to file it' });
  return { staff, page, form: (part) => formIn(page, part) };
}

/** Makes an item of the first entry: with a name that is refused, with a good one, and once more. */
export async function madeItem(stage: Stage, id: string) {
  const { staff, page, form } = await openedAlsoSent(stage, id);
  const facts = { group: 'Backup', kind: 'login', scope: 'ours', criticality: 'critical' };
  const make = (name: string): Promise<Page> =>
    staff.submit(page, form('/entries/0/item'), { ...facts, name });
  const refused = await make('password: hunter2');
  const [made, again] = [await make('Door controller'), await make('Door controller')];
  const after = await openedAlsoSent(stage, id);
  const { sealed, ...item } = await stage.db
    .selectFrom('items as i')
    .innerJoin('answers as a', 'a.id', 'i.answer_id')
    .select(['i.state', 'i.criticality', 'i.scope', 'a.sealed'])
    .where('i.name', '=', 'Door controller')
    .executeTakeFirstOrThrow();
  return {
    refused: [refused.status, said(refused)],
    said: [said(made), said(again), said(after.page)],
    item,
    answer: JSON.stringify(await stage.vault.openValue(id, sealed)),
  };
}

/** A KeePass file of everything for the next vault: each entry's title, password, and files. */
export async function nextVaultOf(stage: Stage, id: string) {
  const staff = await signedIn(stage);
  const page = await staff.get(`${stage.config.consoleUrl}/handovers/${id}/hand-off`);
  const made = await staff.submit(page, formIn(page, '/hand-off'), {
    reason: 'to move',
    format: 'kdbx',
  });
  const password = PASSPHRASE.exec(said(made))?.[0] ?? '';
  const fetch = formIn(made, '/fetch').getAttribute('action') ?? '';
  const bytes = new Uint8Array(await staff.download(new URL(fetch, made.url).href));
  const read = await readExport(bytes, { password });
  const entries = read.kind === 'entries' ? read.entries : [];
  return entries.map((one) => [
    one.title,
    one.password,
    one.files.map(({ name, content }) => [name, Buffer.from(content).toString()]),
  ]);
}
