import type { Dice } from '../simulated/dice';
import type { Course } from './course';
import { command } from './staff';
import type { World } from './world';

/** On one of our people's visits, of which a life has twenty or so. */
const CHANCE_OF_A_PAUSE = 0.005;
const CHANCE_OF_A_PUSH = 0.005;
const DAY_MS = 86_400_000;

/** Now and then somebody pauses a handover for some days, or sends the next step at once. */
export class Steering {
  private paused = false;

  constructor(
    private readonly world: World,
    private readonly dice: Dice,
  ) {}

  /** On a visit; false when nobody did. */
  async steer(course: Course, at: Date): Promise<boolean> {
    let did = false;
    const say = async (kind: 'pause' | 'sendNextStepNow', given: Record<string, string>) => {
      const asked = { handoverId: course.handover, kind, arguments: given, at };
      await command(this.world, asked, (id) => course.carry(id));
      did = true;
    };
    if (!this.paused && this.dice.chance(CHANCE_OF_A_PAUSE)) {
      this.paused = true;
      const until = new Date(at.getTime() + this.dice.whole(1, 9) * DAY_MS);
      await say('pause', { until: until.toISOString(), reason: 'On holiday' });
    }
    if (this.dice.chance(CHANCE_OF_A_PUSH)) await say('sendNextStepNow', {});
    return did;
  }
}
