import { randomBytes } from 'node:crypto';
import { readDossier } from '../../db/dossier';
import { readSent } from '../../db/messages';
import { officeCalendar, isWorkingDay, localDate } from '../../domain/calendar/calendar';
import { addDays } from '../../domain/calendar/local-date';
import { PreviousMspPerson } from '../simulated/previous-msp';
import { CHARACTERS, type Character } from './characters';
import { contactsOf, demoInput } from './input';
import type { OwnStage } from '../own-stage';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Longer than the longest policy and the longest recovery together. */
const MOST_DAYS = 90;
const OFFICE = officeCalendar({ country: 'GB', region: 'ENG', timeZone: 'Europe/London' });

export interface Played {
  character: Character;
  id: string;
  /** Every secret that its people typed. */
  secrets: string[];
  receipts: number;
}

export type Narrate = (at: Date, who: string, what: string) => void;

/** Starts all three, and lets day after day pass until each is closed. Throws when one is not after three months. */
export async function play(stage: OwnStage, narrate: Narrate): Promise<Played[]> {
  const started = stage.clock.now();
  const played: Played[] = [];
  for (const character of CHARACTERS) {
    const answer = await stage.us.call(
      'POST',
      '/handovers',
      demoInput(character, addDays(localDate(OFFICE, started), -12)),
    );
    if (answer.status !== 201) throw new Error(`the API refused: ${JSON.stringify(answer.body)}`);
    const { id, number } = answer.body as { id: string; number: string };
    played.push({ character, id, secrets: [], receipts: 0 });
    narrate(
      started,
      character.client,
      `handover ${number} starts: ${String(character.items.length)} items from ${character.previousMsp}`,
    );
  }
  await stage.clock.settle();
  const told = new Set<string>();
  for (let day = 0; day < MOST_DAYS; day++) {
    await tellNews(stage, played, { told, narrate });
    await act(stage, played, { day, narrate });
    await work(stage, played, { day, narrate });
    await tellNews(stage, played, { told, narrate });
    if (await allClosed(stage, played)) return played;
    await stage.clock.advance(DAY_MS);
  }
  throw new Error(`not every handover was closed after ${String(MOST_DAYS)} days`);
}

async function act(
  stage: OwnStage,
  played: readonly Played[],
  { day, narrate }: { day: number; narrate: Narrate },
): Promise<void> {
  const today = localDate(OFFICE, stage.clock.now());
  for (const one of played) {
    const did = await one.character.act({
      day,
      open: () => openNewest(stage, one.character),
      dayAhead: (days) => addDays(today, days),
      secret: () => {
        const secret = `Geheim-${randomBytes(9).toString('hex')}`;
        one.secrets.push(secret);
        return secret;
      },
    });
    if (did === null) continue;
    one.receipts += 1;
    narrate(stage.clock.now(), one.character.previousMsp, did);
  }
  await stage.clock.settle();
}

async function openNewest(
  stage: OwnStage,
  character: Character,
): Promise<PreviousMspPerson | null> {
  const [first = ''] = contactsOf(character);
  const link = await stage.mail.linkFor(first, 'r');
  if (link === null) return null;
  const person = new PreviousMspPerson();
  await person.open(link);
  return person;
}

/** Our people verify what came the day after, and finish their tasks on two days of the week. */
async function work(
  stage: OwnStage,
  played: readonly Played[],
  { day, narrate }: { day: number; narrate: Narrate },
): Promise<void> {
  if (!isWorkingDay(OFFICE, localDate(OFFICE, stage.clock.now()))) return;
  for (const { id, character } of played) {
    const { stage: at } = (await readDossier(stage.db, id)).handover;
    if (at !== 'requested' && at !== 'resets') continue;
    const accepted = await stage.us.acceptAll(id);
    if (accepted > 0)
      narrate(
        stage.clock.now(),
        'we',
        `verify and accept ${String(accepted)} items of ${character.client}`,
      );
    if (at !== 'resets' || day % 4 !== 3) continue;
    const done = await stage.us.finishTasks(id);
    if (done > 0)
      narrate(stage.clock.now(), 'we', `finish ${String(done)} reset tasks of ${character.client}`);
  }
  await stage.clock.settle();
}

async function tellNews(
  stage: OwnStage,
  played: readonly Played[],
  { told, narrate }: { told: Set<string>; narrate: Narrate },
): Promise<void> {
  for (const { id, character } of played) {
    for (const message of await readSent(stage.db, id)) {
      const key = `${id} ${message.step_key} ${message.to_name}`;
      if (told.has(key) || message.outcome !== 'accepted') continue;
      told.add(key);
      narrate(
        message.outcome_at,
        character.client,
        `mail “${message.template}” to ${message.to_name}`,
      );
    }
    const { handover } = await readDossier(stage.db, id);
    const state = `${id} ${handover.stage}`;
    if (told.has(state)) continue;
    told.add(state);
    if (handover.stage === 'resets')
      narrate(
        handover.resets_opened_at ?? stage.clock.now(),
        character.client,
        `the chase ends, ${String(handover.tasks_open)} reset tasks are open`,
      );
    if (handover.stage === 'closed')
      narrate(
        handover.closed_at ?? stage.clock.now(),
        character.client,
        'is closed, the report is with the account manager',
      );
  }
}

async function allClosed(stage: OwnStage, played: readonly Played[]): Promise<boolean> {
  for (const { id } of played) {
    if ((await readDossier(stage.db, id)).handover.stage !== 'closed') return false;
  }
  return true;
}
