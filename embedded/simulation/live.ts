import { startHandover } from '../../api/intake/start-handover';
import type { Position } from '../../domain/handover/position';
import { Dice } from '../simulated/dice';
import { nextVisit } from '../simulated/our-office';
import { visit } from '../simulated/our-visit';
import { FETCHES_AFTER_HOURS } from '../simulated/client-person';
import { officeHoursLater } from '../simulated/office-time';
import { PreviousOffice, type Done } from '../simulated/previous-office';
import { temperOf } from '../simulated/tempers/all';
import type { Reader } from '../simulated/tempers/temper';
import { Course } from './course';
import { CANARY } from './canary';
import { DirectHands, type Ledger } from './direct-hands';
import { fetchPackage } from './fetch-package';
import { PostOffice, type Delivered } from './post-office';
import type { Life } from './random-handover';
import { sign } from './sign';
import { Steering } from './steering';
import { StalledTime } from './stalled-time';
import type { World } from './world';

/** A life that was lived, for the invariants and the report. */
export interface Lived {
  life: Life;
  id: string;
  /** Why it did not come to an end; null when it did. */
  stuck: string | null;
  delivered: readonly Delivered[];
  tokens: ReadonlySet<string>;
  ledger: readonly Ledger[];
  did: readonly Done[];
  stalledMs: number;
  endedAt: Date;
}

/** Far more than any life needs: whoever turns more often turns in a circle. */
const MOST_TURNS = 3_000;
const DAY_MS = 86_400_000;
const LONGEST_LIFE_MS = 400 * DAY_MS;
/** The others are told a passphrase by telephone. */
const CHANCE_OF_A_KEY = 0.9;

/** Lives one handover from its start to its end, jumping from one thing that happens to the next. */
export async function live(world: World, life: Life): Promise<Lived> {
  return new Living(world, life).live();
}

class Living {
  private now: Date;
  private lookDue: Date | null = null;
  private planDue: Date | null = null;
  private visitAt: Date | null = null;
  private signAt: Date | null = null;
  /** Who at the client fetches a package, and when. */
  private fetches: { at: Date; address: string } | null = null;
  private secrets = 0;
  private readonly clock = { now: (): Date => this.now };
  private readonly dice: Dice;
  private readonly theirs: PreviousOffice;
  private readonly post: PostOffice;
  private readonly hands: DirectHands;
  private readonly stalled = new StalledTime();
  private readonly steering: Steering;
  private readonly did: Done[] = [];
  private readonly arrived: string[] = [];
  private readonly clientKey: string | null;

  constructor(
    private readonly world: World,
    private readonly life: Life,
  ) {
    const { seed, temper, theirOffice } = life;
    this.now = life.start;
    this.dice = new Dice(`${seed} chance`);
    const ownKey = this.dice.apart('client key').chance(CHANCE_OF_A_KEY);
    this.clientKey = ownKey ? world.desk.clientKey : null;
    this.theirs = new PreviousOffice(temperOf(temper), theirOffice, new Dice(`${seed} temper`));
    this.steering = new Steering(world, this.dice);
    this.post = new PostOffice({
      dice: this.dice.apart('mail'),
      now: this.clock.now,
      hasMailbox: (address) => {
        const reader = this.readerAt(address);
        return reader === null || this.theirs.hasMailbox(reader, this.now);
      },
      arrived: (messageId) => this.arrived.push(messageId),
    });
    this.hands = new DirectHands({
      portal: { ...world.portal, clock: this.clock },
      token: (reader) => this.post.tokenFor(life.people[reader], 'r'),
      secret: () => `${CANARY}${seed}-${++this.secrets}-${temper}`,
      twice: () => temper === 'twice' && this.dice.chance(0.3),
    });
  }

  async live(): Promise<Lived> {
    const begun = await this.begin();
    const stuck = typeof begun === 'string' ? begun : await this.run(begun);
    return {
      life: this.life,
      id: typeof begun === 'string' ? '' : begun.handover,
      stuck,
      delivered: this.post.delivered,
      tokens: this.post.tokens,
      ledger: this.hands.ledger,
      did: this.did,
      stalledMs: this.stalled.until(this.now),
      endedAt: this.now,
    };
  }

  /** Starts it as the console does; a sentence when it cannot be started. */
  private async begin(): Promise<Course | string> {
    const deps = { ...this.world.activities, at: this.clock.now, converse: this.post.converse };
    let course: Course | undefined;
    const workflows = {
      start: (id: string, position: Position): Promise<void> => {
        course = new Course(deps, id, position);
        return Promise.resolve();
      },
      command: () => Promise.reject(new Error('nobody commands before the start')),
    };
    const { input, seed } = this.life;
    const started = await startHandover({ ...this.world.intake, workflows }, input, {
      by: 'staff:max@northgate.example',
      idempotencyKey: seed,
      at: this.now,
    });
    return course ?? `it was not started: ${JSON.stringify(started)}`;
  }

  private async run(course: Course): Promise<string | null> {
    let changed = true;
    for (let turn = 0; turn < MOST_TURNS; turn++) {
      const due = isDue(this.lookDue, this.now) || isDue(this.planDue, this.now);
      if (changed || due) await this.look(course);
      await this.read();
      changed = await course.act(this.now);
      if (changed) continue;
      const next = this.nextEvent(course);
      if (next === null)
        return course.isOver(this.now) ? null : `nothing happens any more in ${course.stage}`;
      this.now = new Date(Math.max(next, this.now.getTime()));
      changed = await this.happen(course);
    }
    return `it did not come to an end in ${MOST_TURNS} turns`;
  }

  private async look(course: Course): Promise<void> {
    const row = await this.world.db
      .selectFrom('handovers')
      .select(['look_due_at', 'plan_again_at', 'paused_at', 'stalled_reason', 'stalled_since'])
      .where('id', '=', course.handover)
      .executeTakeFirstOrThrow();
    this.stalled.see(row, this.now);
    this.lookDue = row.look_due_at;
    const waits = course.stage === 'requested' && row.paused_at === null;
    this.planDue = waits ? row.plan_again_at : null;
    if (isDue(this.planDue, this.now)) {
      await course.planAgain();
      return this.look(course);
    }
    if (!isDue(this.lookDue, this.now)) return;
    await course.look();
    this.lookDue = null;
  }

  /** Whoever got mail reads it. */
  private async read(): Promise<void> {
    if (this.arrived.length === 0) return;
    const messages = await this.world.db
      .selectFrom('messages')
      .select(['template', 'to_address'])
      .where('message_id', 'in', this.arrived.splice(0))
      .execute();
    const { signatory, signsAfter, clientOffice } = this.life;
    for (const { template, to_address: to } of messages) {
      if (template === 'package') {
        const at = officeHoursLater(clientOffice, this.now, FETCHES_AFTER_HOURS);
        this.fetches = { at, address: to };
      }
      const reader = this.readerAt(to);
      if (reader) this.theirs.hear(reader, template, this.now);
      if (to === signatory.email && signsAfter !== null)
        this.signAt ??= officeHoursLater(clientOffice, this.now, signsAfter);
    }
  }

  private readerAt(address: string): Reader | null {
    const { people } = this.life;
    return (['first', 'second', 'owner'] as const).find((one) => people[one] === address) ?? null;
  }

  /** Once it is over only the previous MSP may still come. Null when nobody does anything any more. */
  private nextEvent(course: Course): number | null {
    const theirs = this.theirs.nextAt()?.getTime() ?? null;
    if (course.isOver(this.now)) return theirs;
    if (this.now.getTime() > this.life.start.getTime() + LONGEST_LIFE_MS) return null;
    this.visitAt ??= nextVisit(this.world.activities.ourOffice, this.now);
    const times = [
      theirs,
      course.wakesAt(this.now),
      this.visitAt.getTime(),
      this.signAt?.getTime() ?? null,
      this.fetches?.at.getTime() ?? null,
      this.lookDue?.getTime() ?? null,
      this.planDue?.getTime() ?? null,
    ];
    return Math.min(...times.filter((time) => time !== null));
  }

  /** What people do at this instant. False when nobody did anything. */
  private async happen(course: Course): Promise<boolean> {
    const did = await this.theirs.act(this.now, this.hands);
    this.did.push(...did);
    const others = await this.ofTheClient();
    return (await this.ofOurs(course)) || others || did.length > 0;
  }

  private async ofTheClient(): Promise<boolean> {
    let did = false;
    if (isDue(this.signAt, this.now)) {
      const token = this.post.tokenFor(this.life.signatory.email, 'a');
      await sign(this.world, this.life, { token, at: this.now });
      this.signAt = null;
      did = true;
    }
    if (this.fetches !== null && isDue(this.fetches.at, this.now)) {
      const token = this.post.tokenFor(this.fetches.address, 'p');
      this.fetches = null;
      await fetchPackage(this.world, { token, name: this.life.signatory.name, at: this.now });
      did = true;
    }
    return did;
  }

  private async ofOurs(course: Course): Promise<boolean> {
    if (!isDue(this.visitAt, this.now)) return false;
    this.visitAt = null;
    const { handover: id, stage } = course;
    const seen = { id, stage, seed: this.life.seed, garbage: this.hands.garbage };
    const worked = await visit({ ...this.world.desk, clientKey: this.clientKey }, seen, this.now);
    const steered = await this.steering.steer(course, this.now);
    return steered || Object.values(worked).some((count) => count > 0);
  }
}

function isDue(at: Date | null, now: Date): boolean {
  return at !== null && at.getTime() <= now.getTime();
}
