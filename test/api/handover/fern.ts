import type { ConsoleSite } from '../../support/console-site';
import { Scene } from './scene';

export const DAY_0 = new Date('2026-11-05T08:00:00Z');
/** A Monday, the day after the deadline's weekend. */
export const NOW = new Date('2026-11-23T09:12:00Z');

const at = (text: string): Date => new Date(text);

/** The handover of the design's picture: past its deadline, a promise broken, reset tasks open. */
export async function fernLogistics(site: ConsoleSite): Promise<Scene> {
  const scene = await Scene.start(site, DAY_0, {
    previousMsp: {
      name: 'Northgate Systems',
      country: 'DE',
      timeZone: 'Europe/Berlin',
      contacts: [
        { name: 'Jonas Brandt', email: 'jonas@systems.example', rung: 'first' },
        { name: 'Petra Vogel', email: 'petra@systems.example', rung: 'second' },
        { name: 'Hannes Roth', email: 'hannes@systems.example', rung: 'owner' },
      ],
    },
    items: {
      include: [
        { group: 'Identity & mail' },
        { group: 'Domain & web' },
        { group: 'Network' },
        { group: 'Backup' },
        { group: 'Endpoints' },
      ],
    },
  });
  await scene.request(DAY_0);
  const first = await links(scene);
  await answers(scene, first);
  await scene.takeStepsUntil(NOW);
  await scene.update({
    stage: 'resets',
    resets_opened_at: at('2026-11-19T08:00:00Z'),
    stalled_reason: 'promise_broken',
    stalled_since: at('2026-11-20T08:00:00Z'),
  });
  await scene.resets(at('2026-11-19T08:00:00Z'));
  return scene;
}

async function links(scene: Scene): Promise<string> {
  const { id } = await scene.site.db
    .selectFrom('links')
    .select('id')
    .where('handover_id', '=', scene.id)
    .executeTakeFirstOrThrow();
  await scene.open(id, at('2026-11-06T10:40:00Z'));
  const second = await scene.link('second', at('2026-11-12T08:00:00Z'));
  await scene.open(second, at('2026-11-12T12:00:00Z'));
  return id;
}

const LOGIN = [
  { key: 'address', label: 'Address', secret: false, value: 'https://entra.microsoft.com' },
  { key: 'user', label: 'User', secret: false, value: 'admin@fernlogistics.onmicrosoft.com' },
  { key: 'password', label: 'Password', secret: true, value: 'correct horse battery staple' },
  { key: 'factor', label: 'Second factor', secret: false, value: 'app' },
];

async function answers(scene: Scene, link: string): Promise<void> {
  const provided = async (names: readonly string[], when: string): Promise<void> => {
    for (const name of names) {
      await scene.answer(link, name, { type: 'provided', at: at(when), fields: LOGIN });
    }
    await scene.finish(link, at(when));
  };
  await provided(
    [
      'M365 global admin',
      'Break-glass admin',
      'Google super admin',
      'AD domain admin',
      'DSRM',
      'Switches',
      'Wi-Fi/RADIUS',
      'Diagram, IP plan',
    ],
    '2026-11-09T14:10:00Z',
  );
  await scene.answer(link, 'Hosting/CMS', {
    type: 'refused',
    refusalReason: 'unpaid_invoice',
    at: at('2026-11-11T15:00:00Z'),
  });
  await provided(['TLS certs + private keys', 'iDRAC/iLO/KVM'], '2026-11-11T16:02:00Z');
  for (const name of ['Router and firewall admin', 'DNS host']) {
    await scene.answer(link, name, {
      type: 'promised',
      promisedUntil: at('2026-11-19T22:59:59Z'),
      at: at('2026-11-16T14:00:00Z'),
    });
  }
  await provided(['Mail filter/archive'], '2026-11-16T14:12:00Z');
}
