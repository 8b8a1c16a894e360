import { continueAsNew, proxyActivities, upsertSearchAttributes } from '@temporalio/workflow';
import type { HandoverActivities } from '../domain/handover/handover-activities';
import { openCourse } from './course';
import type { HandoverInput } from './messages';

const { takeStep, reconcile, carryOut, closeHandover } = proxyActivities<HandoverActivities>({
  startToCloseTimeout: '5 minutes',
  // Long before that, an activity whose worker was killed is given to another.
  heartbeatTimeout: '20 seconds',
  retry: { initialInterval: '10 seconds', maximumInterval: '30 minutes' },
});

/**
 * One handover, from the client's authority to the closed file:
 *
 *   authority   the signatory is asked to sign, and reminded
 *   requested   the letter goes out, then one reminder after the other, until every item has an answer
 *               or the deadline passes
 *   resets      what never came is recovered, what came is rotated, what they keep is revoked
 *   closed      every task done or waived, the report made
 *
 * A history that the server finds too long goes on in a new run, which begins where this one stands.
 *
 * It owns only *when*: it sleeps until the next planned act is due, or until answers, a signature or a
 * person's command leave something to be done earlier. What is done, and to whom, PostgreSQL knows.
 */
export async function handover({ handover: id, position }: HandoverInput): Promise<void> {
  const course = openCourse(position, (command) => carryOut({ handover: id, command }));
  let shown = position.stage;

  for (;;) {
    if (course.isLong()) {
      await course.finish();
      await continueAsNew<typeof handover>({ handover: id, position: course.position() });
    }
    const act = course.next();
    switch (act.kind) {
      case 'sleep':
        await course.sleep(act.until);
        break;
      case 'take':
        course.adopt(await takeStep({ handover: id, step: act.step }));
        break;
      case 'reconcile':
        course.adopt(await reconcile({ handover: id }));
        break;
      case 'close':
        course.adopt(await closeHandover({ handover: id }));
        break;
      case 'end':
        await course.finish();
        return;
    }
    if (course.position().stage !== shown) shown = showStage(course.position().stage);
  }
}

/** One upsert a stage; an ended workflow's status says the rest. */
function showStage(stage: HandoverInput['position']['stage']): typeof stage {
  if (stage === 'requested' || stage === 'resets')
    upsertSearchAttributes({ HandoverStage: [stage] });
  return stage;
}
