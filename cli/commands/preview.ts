import type { Command } from 'commander';
import { previewAnswer, type PreviewAnswer } from '../answers';
import type { Context } from '../context';
import { bold, plain, say, type Terminal } from '../terminal';
import { when } from '../when';
import { stepWord } from '../words';

/** The next message before it goes, as the console's preview shows it. */
export function addPreview(program: Command, context: () => Context): void {
  program
    .command('preview')
    .description('print the next message before it goes, to whom, and why if it would not')
    .argument('<handover>', 'number (H-2027-0001) or id')
    .option('--step <key>', 'a later step, as `show` lists them')
    .option('--now', 'as if it went now')
    .action(async (id: string, { step, now }: { step?: string; now?: true }) => {
      const c = context();
      await c.answer(
        `/handovers/${encodeURIComponent(id)}/preview`,
        { query: { step, now: now ? 'true' : undefined } },
        {
          shape: previewAnswer,
          show: (preview) => {
            show(c.terminal, preview);
          },
        },
      );
    });
}

function show(terminal: Terminal, { step, goes, why, attachments, messages }: PreviewAnswer): void {
  const name = plain(stepWord(step.template));
  say(terminal, `${bold(terminal, name)}, planned for ${when(step.dueAt)}`);
  if (why !== null) say(terminal, plain(why));
  if (goes === 'inside') say(terminal, 'It goes inside our own house.');
  for (const message of messages) {
    say(terminal, '');
    say(terminal, `To: ${plain(message.name)} <${plain(message.email)}>`);
    say(terminal, `Subject: ${plain(message.subject)}${message.edited ? ' (edited)' : ''}`);
    if (attachments.length > 0) say(terminal, `Attached: ${plain(attachments.join(', '))}`);
    say(terminal, '');
    for (const line of message.text.split('\n')) say(terminal, plain(line));
  }
}
