import { writeClosed } from '../../../domain/calendar/closing-days';
import type { Db } from '../../../db/pool';
import { rememberClient, rememberPreviousMsp } from '../../../db/remembered';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function put(form: URLSearchParams, fields: Readonly<Record<string, string | null | undefined>>) {
  for (const [name, value] of Object.entries(fields)) form.set(name, value ?? '');
}

/** Puts what is remembered of a client into the form, over whatever stood there. */
export async function fillInClient(db: Db, form: URLSearchParams): Promise<void> {
  const id = form.get('knownClient') ?? '';
  const client = UUID.test(id) ? await rememberClient(db, id) : undefined;
  if (!client) return;
  put(form, {
    'client.name': client.name,
    'client.address': client.address,
    'client.country': client.country,
    'client.region': client.region,
    'client.timeZone': client.timeZone,
    'client.callBackPhone': client.callBackPhone,
    'client.signatory.name': client.signatory?.name,
    'client.signatory.title': client.signatory?.title,
    'client.signatory.email': client.signatory?.email,
    'client.sponsor.name': client.sponsor?.name,
    'client.sponsor.email': client.sponsor?.email,
  });
}

/** Puts what is remembered of a previous MSP and its people into the form, over whatever stood there. */
export async function fillInPreviousMsp(db: Db, form: URLSearchParams): Promise<void> {
  const id = form.get('knownPreviousMsp') ?? '';
  const msp = UUID.test(id) ? await rememberPreviousMsp(db, id) : undefined;
  if (!msp) return;
  put(form, {
    'previousMsp.name': msp.name,
    'previousMsp.address': msp.address,
    'previousMsp.country': msp.country,
    'previousMsp.region': msp.region,
    'previousMsp.timeZone': msp.timeZone,
    'previousMsp.closingDays': writeClosed(msp.closingDays),
  });
  for (const rung of ['first', 'second', 'owner'] as const) {
    const contact = msp.contacts.find((candidate) => candidate.rung === rung);
    put(form, { [`${rung}.name`]: contact?.name, [`${rung}.email`]: contact?.email });
  }
}
