/** What a report says of one recipient (RFC 3464, 2.3). */
export interface RecipientReport {
  action: ReportAction | null;
  /** Enhanced status code (RFC 3463), such as `5.1.1`. */
  status: string | null;
  /** Final-Recipient, else Original-Recipient, lower case. */
  recipient: string | null;
}

const ACTIONS = ['failed', 'delayed', 'delivered', 'relayed', 'expanded'] as const;
export type ReportAction = (typeof ACTIONS)[number];

/** More recipients than anybody reports on one message of ours, which has one. */
const MOST_RECIPIENTS = 50;

/**
 * The recipients of a message/delivery-status part: blocks of fields parted by empty lines, the first of which is
 * about the message. Some servers leave that one out, so a block counts as a recipient's by what is in it.
 */
export function readDeliveryStatus(text: string): RecipientReport[] {
  return text
    .split(/\r?\n[ \t]*(?:\r?\n)+/)
    .map(fieldsOf)
    .filter((fields) => NAMES_RECIPIENT.some((name) => fields.has(name)))
    .slice(0, MOST_RECIPIENTS)
    .map(reportOf);
}

const NAMES_RECIPIENT = ['final-recipient', 'original-recipient', 'action'];

/** Fields by their lower-case names; a line that begins with a space goes on the one before (RFC 5322, 2.2.3). */
function fieldsOf(block: string): Map<string, string> {
  const fields = new Map<string, string>();
  for (const line of block.replaceAll(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)) {
    const colon = line.indexOf(':');
    if (colon < 1) continue;
    const name = line.slice(0, colon).trim().toLowerCase();
    if (!fields.has(name)) fields.set(name, line.slice(colon + 1).trim());
  }
  return fields;
}

function reportOf(fields: ReadonlyMap<string, string>): RecipientReport {
  const said = (fields.get('action') ?? '').toLowerCase();
  return {
    action: ACTIONS.find((action) => said === action || said.startsWith(`${action} `)) ?? null,
    status: statusOf(fields),
    recipient: recipientOf(fields.get('final-recipient') ?? fields.get('original-recipient')),
  };
}

/** A server that leaves Status out usually quotes a reply that has the code, or at least begins with one. */
function statusOf(fields: ReadonlyMap<string, string>): string | null {
  const code = /\b([245]\.\d{1,3}\.\d{1,3})\b/;
  const own = code.exec(fields.get('status') ?? '')?.[1];
  if (own !== undefined) return own;
  const quoted = fields.get('diagnostic-code') ?? '';
  const enhanced = code.exec(quoted)?.[1];
  if (enhanced !== undefined) return enhanced;
  const plain = /^(?:smtp\s*;\s*)?([245])\d\d\b/i.exec(quoted)?.[1];
  return plain === undefined ? null : `${plain}.0.0`;
}

/** `rfc822; bo@example.org`, with or without the type and angle brackets. */
function recipientOf(value: string | undefined): string | null {
  const address = /([^\s<>;]+@[^\s<>;]+)/.exec(value ?? '')?.[1];
  return address === undefined ? null : address.toLowerCase();
}

/** `failed`: the address is no good (5.x.x). `gave_up`: not delivered, though the address may be (4.x.x). */
export type ReportedFate = 'failed' | 'gave_up' | 'delayed' | 'delivered';

/** What became of the message by the worst that is said of any recipient; null when nothing readable is said. */
export function fateReported(
  reports: readonly RecipientReport[],
): (RecipientReport & { fate: ReportedFate }) | null {
  const known = reports.flatMap((report) => {
    const fate = fateOf(report);
    return fate === null ? [] : [{ ...report, fate }];
  });
  const worst: readonly ReportedFate[] = ['failed', 'gave_up', 'delayed', 'delivered'];
  const [first] = known.sort((a, b) => worst.indexOf(a.fate) - worst.indexOf(b.fate));
  return first ?? null;
}

function fateOf({ action, status }: RecipientReport): ReportedFate | null {
  switch (action) {
    case 'delayed':
      return 'delayed';
    case 'delivered':
    case 'relayed':
    case 'expanded':
      return 'delivered';
    case 'failed':
      // What the status calls a success was no failure; without one nobody knows how final it is.
      return status === null ? null : byStatus(status, 'gave_up');
    case null:
      return status === null ? null : byStatus(status, 'delayed');
  }
}

function byStatus(status: string, transient: 'gave_up' | 'delayed'): ReportedFate | null {
  if (status.startsWith('5')) return 'failed';
  if (status.startsWith('4')) return transient;
  return transient === 'gave_up' ? null : 'delivered';
}
