import { answerCost } from '../test/api/portal/answer-cost';
import { setPortalStage } from './portal-stage';

/** Goals of one answer: statements that save, and actions in Temporal, which the portal does not know at all. */
const GOAL = { saving: 2, temporalActions: 0 };

/** `npm run bench:answer [-- --json]`: what one answer costs the database, counted on its line. */
async function main(): Promise<void> {
  const stage = await setPortalStage();
  try {
    const { sealed, form } = await answerCost();
    const counts = { reading: sealed.reading.length, saving: sealed.saving.length };
    const verdict = counts.saving <= GOAL.saving && form.saving.length <= GOAL.saving;
    const result = {
      ...counts,
      withoutScripts: { reading: form.reading.length, saving: form.saving.length },
      temporalActions: 0,
      goal: GOAL,
      verdict: verdict ? 'met' : 'missed',
    };
    process.stdout.write(
      process.argv.includes('--json')
        ? `${JSON.stringify(result)}\n`
        : `An answer: ${counts.saving} statements save it (goal ${GOAL.saving}), ${counts.reading} look who asks; ` +
            `no action in Temporal: ${result.verdict}\n`,
    );
  } finally {
    await stage.end();
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
