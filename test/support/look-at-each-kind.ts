import { type FormValues, type Page } from '../../embedded/simulated/visitor';
import { signedIn } from './console-visitor';
import type { Stage } from './stage';

/** Somebody of ours looks at everything that a handover holds, once in each way that there is, on the pages. */
export async function lookAtEachKind(stage: Stage, id: string): Promise<void> {
  const staff = await signedIn(stage);
  const base = `${stage.config.consoleUrl}/handovers/${id}`;
  const { db } = stage;
  const of = { column: 'handover_id', value: id } as const;
  const item = await db
    .selectFrom('items')
    .select('id')
    .where(of.column, '=', of.value)
    .orderBy('position')
    .executeTakeFirstOrThrow();
  const mail = await db
    .selectFrom('inbound_messages')
    .select('id')
    .where(of.column, '=', of.value)
    .executeTakeFirstOrThrow();
  /** Opens a page and sends the form on it whose address has this in it. */
  const send = async (url: string, part: string, values: FormValues = {}): Promise<Page> => {
    const page = await staff.get(url);
    const form = page.html.querySelector(`form[action*="${part}"]`);
    if (!form) throw new Error(`no form to ${part} on ${url}`);
    const next = await staff.submit(page, form, values);
    if (next.status !== 200) throw new Error(`${part} answered ${String(next.status)}`);
    return next;
  };
  const fetched = async (page: Page, part: string): Promise<void> => {
    const form = page.html.querySelector(`form[action*="${part}"]`);
    if (!form || (await staff.submit(page, form)).status !== 200) throw new Error(`no ${part}`);
  };
  const reason = 'Moving to our vault';
  await fetched(await send(`${base}/items/${item.id}/reveal`, '/reveal', { reason }), '/files/');
  await fetched(await send(`${base}/hand-off`, '/hand-off', { reason, format: 'kdbx' }), '/fetch');
  await send(`${base}/also-sent`, '/also-sent/', { reason });
  await send(`${base}/client-package`, '/client-package', { reason });
  await send(`${base}/mail/${mail.id}`, `/mail/${mail.id}`);
  await send(`${base}/mail/${mail.id}`, '/original');
  await send(`${base}/questions`, '/read');
  await send(`${base}/authority`, '/read');
  await send(`${base}/decisions`, '/words');
  await stage.clock.settle();
}
