import type { Command } from 'commander';
import { auditAnswer } from '../answers';
import type { Context } from '../context';
import { CliProblem, EXIT } from '../exit';
import { say } from '../terminal';

export function addAudit(program: Command, context: () => Context): void {
  program
    .command('audit')
    .description('the append-only log')
    .command('verify')
    .description('recompute the log’s hash chains; ends with 1 when the log was tampered with')
    .argument('[handover]', 'only this one’s')
    .action(async (handover: string | undefined) => {
      const c = context();
      const { intact, broken } = await c.answer(
        '/audit/verify',
        { query: { handover } },
        {
          shape: auditAnswer,
          show: ({ chains, events, intact: whole }) => {
            if (whole) say(c.terminal, `The log is intact: ${events} events in ${chains} chains.`);
          },
        },
      );
      if (intact) return;
      throw new CliProblem(
        EXIT.failure,
        'The log is not as it was written. Keep the database as it is, and find out who could change it.',
        broken.map((chain) => ({
          path: chain.number ?? chain.handoverId ?? 'what concerns no handover',
          message: `event ${chain.brokenAt} is changed, missing or in a wrong place`,
        })),
      );
    });
}
