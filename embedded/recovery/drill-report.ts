import type { DrillResult } from './drill';
import type { Kind } from './sealed-things';

const NAMES: Readonly<Record<Kind, readonly [one: string, more: string]>> = {
  answer: ['answer', 'answers'],
  file: ['file', 'files'],
  mail: ['mail', 'mails'],
  question: ['question', 'questions'],
  decline: ['reason not to sign', 'reasons not to sign'],
  also_sent: ['piece that was also sent', 'pieces that were also sent'],
  export: ['export', 'exports'],
  upload: ['file on its way', 'files on their way'],
  fragment: ['file broken off', 'files broken off'],
};

const KINDS: readonly Kind[] = [
  'answer',
  'file',
  'mail',
  'question',
  'decline',
  'also_sent',
  'export',
  'upload',
  'fragment',
];

const many = (n: number, one: string, more = `${one}s`): string => `${n} ${n === 1 ? one : more}`;

/** Whether the drill proved what it is for: everything opened, and the log is as it was written. */
export function hasProved({ failed, unknown, logIntact }: DrillResult): boolean {
  return failed.length === 0 && unknown.length === 0 && logIntact;
}

/** What the drill proved, in lines: every kind by name and number, none left out, and what it did not open and why. */
export function drillReport(result: DrillResult): string[] {
  const { handovers, opened, bytes, purged, failed, packages, unknown, events } = result;
  const kinds = KINDS.map((kind) => {
    const named = many(opened[kind], ...NAMES[kind]);
    return kind === 'file' ? `${named} (${bytes} bytes)` : named;
  });
  const all = `${kinds.slice(0, -1).join(', ')} and ${kinds.at(-1) ?? ''}`;
  const of = many(handovers, 'handover');
  const missed = [
    ...failed.map(({ what, id, handover }) => `  ${what} ${id} of handover ${handover}`),
    ...unknown.map(
      ({ column, values }) =>
        `  ${many(values, 'value')} in ${column}: sealed, and this version does not know what it is`,
    ),
  ];
  const nothing = KINDS.every((kind) => opened[kind] === 0) && missed.length === 0;
  return [
    nothing
      ? `There was nothing to open in ${of}, so nothing is proved of opening. Both dumps could be restored.`
      : missed.length === 0
        ? `Proved: with the dump, the keystore and the recovery key alone, everything opens: ${all} of ${of}.`
        : `Opened ${all} of ${of}; ${many(missed.length, 'thing')} did not open:`,
    ...missed,
    ...(packages === 0
      ? []
      : [
          `Not opened: ${many(packages, 'package')} for clients, sealed to their own passphrase or key, which is not ours. What is in them was opened as answers and files.`,
        ]),
    ...(purged === 0 ? [] : [`Purged and gone, as they should be: ${many(purged, 'handover')}.`]),
    result.logIntact
      ? `The log is intact: ${many(events, 'event')}.`
      : 'The log in the dump is not as it was written.',
  ];
}
