import type { OwnStage } from '../../embedded/own-stage';
import { PreviousMspPerson, signAuthority, type ListedItem } from '../../embedded/simulated/previous-msp';
import { handoverInput, FIRST, SIGNATORY, type InputChange } from '../support/handover-input';

export interface Scene {
  stage: OwnStage;
  id: string;
  days(count: number): Promise<void>;
  /** The first contact opens its link. */
  open(): Promise<PreviousMspPerson>;
  command(name: string, body?: Record<string, unknown>): Promise<void>;
  /** Our people accept what came, and finish every task. */
  finishAll(): Promise<void>;
}

export interface Scenario {
  name: string;
  input?: InputChange;
  live(scene: Scene): Promise<void>;
}

async function provide(scene: Scene, items: readonly ListedItem[], person: PreviousMspPerson) {
  for (const item of items) await person.answer(item, { type: 'provided' });
  await person.finish();
  await scene.stage.clock.settle();
}

/** The lives whose histories are kept for ever; each ends closed or cancelled, but for the last days. */
export const SCENARIOS: readonly Scenario[] = [
  {
    name: 'cooperative',
    live: async (scene) => {
      await scene.days(1);
      const person = await scene.open();
      const items = await person.list();
      await provide(scene, items.slice(0, 3), person);
      await scene.days(1);
      await provide(scene, items.slice(3), person);
      await scene.finishAll();
    },
  },
  {
    name: 'silent',
    live: async (scene) => {
      await scene.days(45);
      await scene.finishAll();
    },
  },
  {
    name: 'refusing',
    live: async (scene) => {
      await scene.days(3);
      const person = await scene.open();
      const items = await person.list();
      for (const item of items.slice(0, 2)) await person.answer(item, { type: 'refused' });
      for (const item of items.slice(2, 3)) {
        await person.answer(item, { type: 'promised', day: dayAhead(scene, 5) });
      }
      await provide(scene, items.slice(3, 5), person);
      await scene.days(20);
      await scene.finishAll();
    },
  },
  {
    name: 'paused-and-resumed',
    live: async (scene) => {
      await scene.days(3);
      await scene.command('pause', { reason: 'They moved offices' });
      await scene.days(10);
      await scene.command('resume');
      await scene.days(25);
      await scene.finishAll();
    },
  },
  {
    name: 'extended',
    live: async (scene) => {
      await scene.days(4);
      await scene.command('send-next-step-now');
      await scene.command('extend-deadline', {
        deadline: '2029-03-27',
        reason: 'Asked for a week more',
      });
      await scene.days(30);
      await scene.finishAll();
    },
  },
  {
    name: 'cancelled',
    live: async (scene) => {
      await scene.days(6);
      await scene.command('cancel', { reason: 'The client stays' });
    },
  },
  {
    name: 'late-answer',
    live: async (scene) => {
      await scene.days(15);
      const person = await scene.open();
      const items = await person.list();
      await provide(scene, items.slice(0, 2), person);
      await scene.days(2);
      await scene.finishAll();
    },
  },
  {
    name: 'authority-to-be-signed',
    input: { authority: { toSign: true } },
    live: async (scene) => {
      await scene.days(5);
      const link = await scene.stage.mail.linkFor(SIGNATORY, 'a');
      if (link === null) throw new Error('the signatory was not asked');
      await signAuthority(link, 'Ann Fern', 'Director');
      await scene.stage.clock.settle();
      await scene.days(1);
      const person = await scene.open();
      await provide(scene, await person.list(), person);
      await scene.finishAll();
    },
  },
];

function dayAhead({ stage }: Scene, days: number): string {
  return new Date(stage.clock.now().getTime() + days * 86_400_000).toISOString().slice(0, 10);
}

/** Starts a scenario's handover on a stage and lives it. Returns the handover's id. */
export async function liveScenario(stage: OwnStage, scenario: Scenario): Promise<string> {
  const answer = await stage.us.call('POST', '/handovers', handoverInput(scenario.input));
  if (answer.status !== 201) throw new Error(JSON.stringify(answer.body));
  const { id } = answer.body as { id: string };
  await stage.clock.settle();
  await scenario.live({
    stage,
    id,
    days: async (count) => {
      for (let day = 0; day < count; day++) await stage.clock.advance(86_400_000);
    },
    open: async () => {
      const link = await stage.mail.linkFor(FIRST, 'r');
      if (link === null) throw new Error('no letter came');
      const person = new PreviousMspPerson();
      await person.open(link);
      return person;
    },
    command: async (name, body = {}) => {
      const done = await stage.us.call('POST', `/handovers/${id}/commands/${name}`, body, {
        'idempotency-key': `${name}-${id}`,
      });
      if (done.status >= 300) throw new Error(`${name}: ${JSON.stringify(done.body)}`);
      await stage.clock.settle();
    },
    finishAll: async () => {
      await stage.us.acceptAll(id);
      await stage.us.finishTasks(id);
      await stage.clock.settle();
    },
  });
  return id;
}
