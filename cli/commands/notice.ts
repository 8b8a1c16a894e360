import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { Option, type Command } from 'commander';
import { noticeAnswer, proofsAnswer, type NoticeAnswer } from '../answers';
import type { Context } from '../context';
import { CliProblem, EXIT } from '../exit';
import { facts, say } from '../terminal';
import { when } from '../when';

const ID = 'number (H-2027-0001) or id';
const OUT = 'a new file to write';

const TYPES: Readonly<Record<string, string>> = {
  '.pdf': 'application/pdf',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
};

type Given = Record<string, string | undefined>;

const needed = (flags: string, description: string) =>
  new Option(flags, description).makeOptionMandatory();

/** The formal notice on paper, and the evidence for counsel: what leaves the house as a document. */
export function addNotice(program: Command, context: () => Context): void {
  program
    .command('notice')
    .description('show the formal notice: how far it is, its posting, its proofs')
    .argument('<handover>', ID)
    .action((id: string) => answer(context(), id, ''));
  program
    .command('prepare-notice')
    .description('put the formal notice on paper, for the client to sign and to post')
    .argument('<handover>', ID)
    .addOption(needed('--recipient-address <lines>', 'the previous MSP’s, its lines parted by \\n'))
    .addOption(needed('--sender-address <lines>', 'the client’s, its lines parted by \\n'))
    .addOption(needed('--signatory-name <name>', 'who signs for the client'))
    .addOption(needed('--signatory-title <title>', 'in which capacity'))
    .addOption(needed('--require-by <date>', 'such as 2027-04-03'))
    .action((id: string, given: Given) =>
      answer(context(), id, '/prepare', {
        ...given,
        recipientAddress: inLines(given.recipientAddress),
        senderAddress: inLines(given.senderAddress),
      }),
    );
  program
    .command('notice-posted')
    .description('record that the formal notice was signed and posted; once')
    .argument('<handover>', ID)
    .addOption(needed('--posted-on <date>', 'such as 2027-03-21'))
    .addOption(needed('--signed-by <name>', 'who signed it for the client'))
    .addOption(needed('--posted-by <name>', 'who took it to the post'))
    .option('--tracking-number <number>', 'on the slip')
    .action((id: string, given: Given) => answer(context(), id, '/posted', given));
  program
    .command('add-proof')
    .description('keep a proof of the posting, sealed')
    .argument('<handover>', ID)
    .requiredOption('--file <file>', 'the slip: a PDF, PNG or JPEG')
    .action(async (id: string, { file }: { file: string }) => {
      const c = context();
      const type = TYPES[path.extname(file).toLowerCase()];
      if (!type)
        throw new CliProblem(EXIT.badInput, 'Name a file that ends with .pdf, .png or .jpg.');
      const body = await bytesOf(path.resolve(c.terminal.cwd, file));
      await c.answer(
        `${addressOf(id)}/formal-notice/proofs`,
        { method: 'POST', body, headers: { 'content-type': type } },
        {
          shape: proofsAnswer,
          show: ({ proofs }) => {
            say(c.terminal, proofs === 1 ? 'Kept, the first.' : `Kept, ${proofs} now.`);
          },
        },
      );
    });
  program
    .command('notice-pdf')
    .description('write the formal notice to a file, to print and to sign')
    .argument('<handover>', ID)
    .requiredOption('--out <file>', OUT)
    .action((id: string, { out }: { out: string }) =>
      context().save(`${addressOf(id)}/formal-notice/pdf`, out),
    );
  program
    .command('counsel-file')
    .description(
      'write the evidence for counsel as it is now to a ZIP file; there is no secret in it',
    )
    .argument('<handover>', ID)
    .requiredOption('--out <file>', OUT)
    .action((id: string, { out }: { out: string }) =>
      context().save(`${addressOf(id)}/counsel-file`, out),
    );
}

function addressOf(id: string): string {
  return `/handovers/${encodeURIComponent(id)}`;
}

async function bytesOf(file: string): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch {
    throw new CliProblem(EXIT.badInput, `${file} cannot be read.`);
  }
}

/** A terminal's argument is one line as a rule. */
function inLines(text = ''): string {
  return text.replaceAll('\\n', '\n');
}

async function answer(context: Context, id: string, act: string, body?: object): Promise<void> {
  await context.answer(
    `${addressOf(id)}/formal-notice${act}`,
    body ? { method: 'POST', body } : {},
    {
      shape: noticeAnswer,
      show: (notice) => {
        show(context, notice);
      },
    },
  );
}

function show({ terminal }: Context, notice: NoticeAnswer): void {
  if (notice.preparedAt === null) {
    say(terminal, 'It was not put on paper yet.');
    return;
  }
  const { signatory } = notice;
  facts(terminal, [
    ['prepared', when(notice.preparedAt)],
    ['to sign', signatory && `${signatory.name}, ${signatory.title}`],
    ['requires by', when(notice.requireBy)],
    ['posted', notice.postedOn && `${notice.postedOn}, by ${notice.postedBy ?? ''}`],
    ['tracking number', notice.trackingNumber],
    ['proofs', String(notice.proofs.length)],
  ]);
}
