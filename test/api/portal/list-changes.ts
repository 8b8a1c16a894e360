import { randomUUID } from 'node:crypto';
import { setDates, setPaused, waiveItemRows } from '../../../db/command-writes';
import { rejectItem } from '../../../db/items';
import type { Queries } from '../../../db/pool';
import { changeHandover } from '../../../db/positions';
import { enterEnd } from '../../../db/stages';
import { answer, finish } from './forms';
import type { SeededHandover } from './seed';
import type { OpenLink, PortalSite } from './site';

interface Scene {
  site: PortalSite;
  handover: SeededHandover;
  /** Whose list is looked at, and somebody else of the same office. */
  jonas: OpenLink;
  mia: OpenLink;
}

/** What happened, and what the list says then; null where it says nothing of it. */
export type ListChange = [name: string, shown: RegExp | null, happens: () => Promise<unknown>];

/** Everything that changes what is asked for, by whoever does it, in an order in which it can happen. */
export function listChanges({ site, handover, jonas, mia }: Scene): ListChange[] {
  const item = (index: number): string => handover.items[index]?.id ?? '';
  const act = (index: number) => ({
    ...{ handoverId: handover.id, itemId: item(index) },
    ...{ by: 'staff:ada@northgate.example', at: site.clock.at },
  });
  const form = (address: string, fields: Record<string, string>) =>
    site.app.inject({
      method: 'POST',
      url: `${jonas.home}/${address}`,
      headers: { ...jonas.headers, 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams(fields).toString(),
    });
  const ours = (change: (tx: Queries) => Promise<void>) =>
    changeHandover(site.db, handover.id, site.clock.at, change);
  const later = (hours: number) => async () => {
    site.clock.at = new Date(site.clock.at.getTime() + hours * 3_600_000);
  };
  const group = handover.items[0]?.group ?? '';
  const provided = { type: 'provided', 'provided-user': 'root' };
  const promised = { type: 'promised', 'promised-until': '2026-11-25' };
  const refused = { type: 'refused', 'refused-reason': 'contract', 'refused-word': 'refuse' };
  return [
    ['answered by the reader', /1 of 4 answered/, () => answer(site, jonas, item(0), provided)],
    ['answered by another', /2 of 4 answered/, () => answer(site, mia, item(1), provided)],
    ['promised', /promised for/, () => answer(site, mia, item(2), promised)],
    ['refused', /contract/, () => answer(site, mia, item(3), refused)],
    ['a receipt', /you have your receipt/, () => finish(site, jonas)],
    [
      'sent back',
      /It is the wrong one/,
      () => rejectItem(site.db, { ...act(1), note: 'It is the wrong one.' }),
    ],
    [
      'a question',
      null,
      () => form(`items/${item(1)}/questions`, { question: 'Which one?', form: randomUUID() }),
    ],
    [
      'passed on',
      /Rita Lang/,
      () =>
        form('colleagues', {
          form: randomUUID(),
          name: 'Rita Lang',
          email: 'rita@o.example',
          groups: group,
        }),
    ],
    [
      'extended',
      /Wed 9 Dec/,
      () =>
        ours((tx) => setDates(tx, handover.id, { deadlineAt: new Date('2026-12-09T16:00:00Z') })),
    ],
    [
      'paused',
      null,
      () => ours((tx) => setPaused(tx, handover.id, { since: site.clock.at, until: null })),
    ],
    [
      'waived',
      /no longer needed/,
      () =>
        ours((tx) =>
          waiveItemRows(tx, handover.id, { items: [item(1)], reason: 'gone', at: site.clock.at }),
        ),
    ],
    [
      'another number to call',
      /\+49 30 5550 9999/,
      () =>
        site.db
          .updateTable('clients')
          .set({ call_back_phone: '+49 30 5550 9999' })
          .where('id', '=', (e) =>
            e.selectFrom('handovers').where('id', '=', handover.id).select('client_id'),
          )
          .execute(),
    ],
    ['a day later', /yesterday/, later(24)],
    ['past the promise', /was promised for/, later(24 * 8)],
    [
      'over',
      /This request is closed/,
      () => ours((tx) => enterEnd(tx, handover.id, { stage: 'closed', at: site.clock.at })),
    ],
  ];
}
