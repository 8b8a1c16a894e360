import { z } from 'zod';
import { readContacts } from '../../db/handover-page';
import { readDossier } from '../../db/dossier';
import { officeCalendar, type OfficeCalendar } from '../../domain/calendar/calendar';
import { calendarsOf } from '../../drafting/views';
import { isOver } from '../../domain/handover/stage';
import type { RehearsalOrder, Rehearsed } from '../../domain/rehearsal/rehearsed';
import { RehearsalFailed } from '../../platform/rehearsal-process';
import type { OwnStage } from '../own-stage';
import { Dice } from '../simulated/dice';
import { fetchPackage, FETCHES_AFTER_HOURS } from '../simulated/client-person';
import { nextVisit } from '../simulated/our-office';
import { look, todo, visit } from '../simulated/our-visit';
import { officeHoursLater } from '../simulated/office-time';
import { signAuthority } from '../simulated/previous-msp';
import { PreviousOffice } from '../simulated/previous-office';
import { temperOf } from '../simulated/tempers/all';
import type { Reader } from '../simulated/tempers/temper';
import { PortalHands, type Writer } from './portal-hands';
import { Story } from './story';
import { tellAll } from './tell-all';

const DAY_MS = 86_400_000;
const MOST_TURNS = 500;
const LONGEST_LIFE_MS = 300 * DAY_MS;
/** Visits of our people that would find nothing to do are not waited for one by one. */
const MOST_IDLE_VISITS = 15;
const READERS: readonly Reader[] = ['first', 'second', 'owner'];
const SIGNS_AFTER_HOURS = 6;
const startedSchema = z.object({ id: z.string() });
const refusedSchema = z.object({
  problems: z.array(z.object({ path: z.string(), message: z.string() })),
});

/** Plays a whole life of the handover with a previous MSP of that temper. Throws RehearsalFailed. */
export async function rehearse(
  stage: OwnStage,
  order: RehearsalOrder,
  { say, setUp }: { say: (progress: string) => void; setUp: number },
): Promise<Rehearsed> {
  const began = process.hrtime.bigint();
  const answer = await stage.us.call('POST', '/handovers', order.input);
  if (answer.status !== 201) {
    const refused = refusedSchema.safeParse(answer.body);
    throw new RehearsalFailed(
      'This handover cannot be started yet. Mend what is listed:',
      refused.success ? refused.data.problems : [],
    );
  }
  const { id } = startedSchema.parse(answer.body);
  const play = await Play.begin(stage, id, order);
  await play.toItsEnd(say);
  const life = Number(process.hrtime.bigint() - began) / 1e9;
  return tellAll(stage, { id, order, story: play.story, seconds: { setUp, life } });
}

class Play {
  readonly story = new Story();
  private readonly heard = new Set<string>();
  private signAt: Date | null = null;
  /** Who at the client fetches a package, and when. */
  private fetches: { at: Date; name: string; address: string } | null = null;
  private visitAt: Date | null = null;

  private constructor(
    private readonly stage: OwnStage,
    private readonly id: string,
    private readonly seed: string,
    private readonly theirs: PreviousOffice,
    private readonly hands: PortalHands,
    private readonly clientOffice: OfficeCalendar,
    private readonly ourOffice: OfficeCalendar,
  ) {}

  static async begin(stage: OwnStage, id: string, { temper, seed }: RehearsalOrder): Promise<Play> {
    const dossier = await readDossier(stage.db, id);
    const { previousMsp } = dossier;
    const timeZone = previousMsp.time_zone;
    const { previousMsp: office, client } = calendarsOf(dossier);
    const contacts = await readContacts(stage.db, id);
    const people: Partial<Record<Reader, Writer>> = {};
    for (const { rung, name, email } of contacts)
      for (const reader of READERS)
        if (rung === reader) people[reader] ??= { name, address: email };
    const theirs = new PreviousOffice(temperOf(temper), office, new Dice(`${seed} temper`));
    stage.faults.noMailbox = (address) => {
      const reader = READERS.find((one) => people[one]?.address === address);
      return reader !== undefined && !theirs.hasMailbox(reader, stage.clock.now());
    };
    const hands = new PortalHands(stage, { id, timeZone }, people);
    const { country, region, timeZone: ourZone } = stage.config.msp;
    const ours = officeCalendar({ country, region, timeZone: ourZone });
    return new Play(stage, id, seed, theirs, hands, client, ours);
  }

  async toItsEnd(say: (progress: string) => void): Promise<void> {
    const { clock } = this.stage;
    const first = clock.now();
    await clock.settle();
    for (let turn = 0; turn < MOST_TURNS; turn++) {
      await this.hear();
      const next = await this.nextEvent();
      if (next === null || next - first.getTime() > LONGEST_LIFE_MS) return;
      await clock.advanceTo(new Date(next), { settled: true });
      await this.hear();
      if (await this.happen()) await clock.settle();
      say(`Day ${Math.round((clock.now().getTime() - first.getTime()) / DAY_MS)} of its life …`);
    }
  }

  /** Whoever got mail reads it. */
  private async hear(): Promise<void> {
    const { db } = this.stage;
    const rows = await db
      .selectFrom('messages as m')
      .innerJoin('contacts as c', 'c.id', 'm.contact_id')
      .select(['m.id', 'm.template', 'm.outcome_at as at', 'c.rung', 'c.name', 'c.email'])
      .where('m.handover_id', '=', this.id)
      .where('m.outcome', '=', 'accepted')
      .orderBy('m.outcome_at')
      .execute();
    for (const { id, template, at, rung, name, email } of rows) {
      if (this.heard.has(id)) continue;
      this.heard.add(id);
      const reader = READERS.find((one) => one === rung);
      if (reader) this.theirs.hear(reader, template, at);
      if (template === 'authority-request')
        this.signAt = officeHoursLater(this.clientOffice, at, SIGNS_AFTER_HOURS);
      if (template === 'package') {
        const fetchedAt = officeHoursLater(this.clientOffice, at, FETCHES_AFTER_HOURS);
        this.fetches = { at: fetchedAt, name, address: email };
      }
    }
  }

  private async nextEvent(): Promise<number | null> {
    const { db, clock } = this.stage;
    const { handover } = await readDossier(db, this.id);
    const theirs = this.theirs.nextAt()?.getTime() ?? null;
    if (isOver(handover.stage)) return theirs;
    this.visitAt = await this.nextUsefulVisit();
    const times = [
      theirs,
      handover.next_step_at?.getTime() ?? null,
      handover.look_due_at?.getTime() ?? null,
      this.visitAt?.getTime() ?? null,
      this.signAt?.getTime() ?? null,
      this.fetches?.at.getTime() ?? null,
    ].filter((time) => time !== null);
    return times.length === 0 ? null : Math.max(Math.min(...times), clock.now().getTime() + 1);
  }

  /** The first visit at which our people would find something to do, as things stand. */
  private async nextUsefulVisit(): Promise<Date | null> {
    const { db } = this.stage;
    const { handover } = await readDossier(db, this.id);
    const rows = await look(db, this.id);
    let at = this.stage.clock.now();
    for (let looked = 0; looked < MOST_IDLE_VISITS; looked++) {
      at = nextVisit(this.ourOffice, at);
      const seen = { stage: handover.stage, seed: this.seed, garbage: this.hands.garbage };
      const { accept, reject, finish, pack } = todo({ ...seen, ...rows }, at, this.ourOffice);
      if (pack || accept.length + reject.length + finish.length > 0) return at;
    }
    return null;
  }

  /** What people do now; false when nobody does anything. */
  private async happen(): Promise<boolean> {
    const { db, clock, mail } = this.stage;
    const now = clock.now();
    const theirs = await this.theirs.act(now, this.hands);
    for (const done of theirs) this.story.theyDid(done);
    let acted = theirs.length > 0;
    if (this.signAt !== null && this.signAt <= now) {
      this.signAt = null;
      const { authority } = await readDossier(db, this.id);
      const link = authority ? await mail.linkFor(authority.signatory_email, 'a') : null;
      if (authority && link !== null) {
        await signAuthority(link, authority.signatory_name, authority.signatory_title);
        this.story.signed(now, authority.signatory_name);
        acted = true;
      }
    }
    if (await this.fetch(now)) acted = true;
    if (this.visitAt === null || this.visitAt > now) return acted;
    const { handover } = await readDossier(db, this.id);
    const seen = {
      id: this.id,
      stage: handover.stage,
      seed: this.seed,
      garbage: this.hands.garbage,
    };
    const { consoleDb, vault, config } = this.stage;
    const desk = {
      console: { db: consoleDb, vault, config },
      office: this.ourOffice,
      clientKey: null,
    };
    this.story.weDid(now, await visit(desk, seen, now));
    return true;
  }

  /** The client has what stays with it. */
  private async fetch(now: Date): Promise<boolean> {
    if (this.fetches === null || this.fetches.at > now) return false;
    const { name, address } = this.fetches;
    this.fetches = null;
    const link = await this.stage.mail.linkFor(address, 'p');
    if (link === null) return false;
    await fetchPackage(link, name);
    this.story.fetched(now, name);
    return true;
  }
}
