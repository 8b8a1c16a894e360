import { randomUUID } from 'node:crypto';
import { stepRows } from './rows';
import type { Stage } from './stage';

const HALF_AN_HOUR_MS = 1_800_000;

/** A handover that a person steers, with contacts of its own so that mails can be told apart. */
export interface Steered {
  id: string;
  bo: string;
  cy: string;
  di: string;
  command(
    name: string,
    body?: Record<string, unknown>,
    key?: string,
  ): Promise<{ status: number; detail: string }>;
  contactId(email: string): Promise<string>;
  step(key: string): Promise<Awaited<ReturnType<typeof stepRows>>[number] | undefined>;
  /** When the step is due. */
  due(key: string): Promise<Date>;
  /** Half an hour after the step was due. */
  pass(key: string): Promise<void>;
  inLog(action: string): Promise<{ actor: string; details: unknown }[]>;
}

export async function steer(stage: Stage, name: string): Promise<Steered> {
  const address = (who: string) => `${who}.${name}@sysworks.example`;
  const [bo, cy, di] = [address('bo'), address('cy'), address('di')];
  const contacts = [
    { name: 'Bo Technician', email: bo, rung: 'first' },
    { name: 'Cy Second', email: cy, rung: 'second' },
    { name: 'Di Owner', email: di, rung: 'owner' },
  ];
  const place = { country: 'GB', region: 'ENG', timeZone: 'Europe/London' };
  const id = await stage.startHandover({ previousMsp: { name: 'SysWorks', ...place, contacts } });
  const step = async (key: string) => (await stepRows(stage, id)).find((row) => row.key === key);
  const due = async (key: string) => (await step(key))?.due_at ?? new Date(NaN);
  return {
    id,
    bo,
    cy,
    di,
    step,
    due,
    command: async (path, body = {}, key = randomUUID()) => {
      const headers = { 'idempotency-key': key };
      const answer = await stage.us.call(
        'POST',
        `/handovers/${id}/commands/${path}`,
        body,
        headers,
      );
      return {
        status: answer.status,
        detail: String((answer.body as { detail?: string }).detail),
      };
    },
    contactId: async (email) => {
      const row = await stage.db
        .selectFrom('contacts')
        .select('id')
        .where('handover_id', '=', id)
        .where('email', '=', email)
        .where('removed_at', 'is', null)
        .executeTakeFirstOrThrow();
      return row.id;
    },
    pass: async (key) => {
      await stage.clock.advanceTo(new Date((await due(key)).getTime() + HALF_AN_HOUR_MS));
    },
    inLog: (action) =>
      stage.db
        .selectFrom('audit_events')
        .select(['actor', 'details'])
        .where('handover_id', '=', id)
        .where('action', '=', action)
        .execute(),
  };
}
