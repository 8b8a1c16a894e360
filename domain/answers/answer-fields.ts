import { REFUSAL_REASONS, type AnswerType } from '../items/answer';
import type { Kind } from '../items/item';
import { ACCOUNTS_FIELD, holdsAccounts } from './account-list';
import { furtherSets } from './further-sets';
import { offersSwap, swapFields } from './swap-fields';

/** How a field is typed: one line, one hidden line, several lines, a day, a time of day, a whole number, or one of a list. */
export type FieldInput = 'line' | 'secret' | 'lines' | 'day' | 'time' | 'count' | 'choice';

export interface AnswerField {
  /** Lower-case letters, digits and hyphens; unique in one answer. */
  key: string;
  /** In English, as our people read it and as it is sealed; pages translate it (docs/languages.md). */
  label: string;
  input: FieldInput;
  required: boolean;
  /** Never shown again, not even when the form comes back with a mistake in it. */
  secret: boolean;
  hint?: string;
  choices?: readonly { value: string; label: string }[];
  /** The word that has to be typed, so that no robot answers this by accident (security.md, S6). */
  word?: string;
  /** What a keyboard on glass should offer; any text may be typed. */
  keyboard?: 'url' | 'email' | 'numeric';
  /** Of a second sign-in, key or licence of the same item, or a later one: which, and the label of the first. */
  set?: { number: number; label: string };
  /** Of use only where an unpaid invoice is why something is refused. */
  ofInvoice?: true;
}

/** What a form has to know of an item. */
export interface AskedItem {
  kind: Kind;
  /** What an answer should carry, in the catalogue's words. */
  replyFields: readonly string[];
  /** Asked of the client, which is said to have it. */
  ofClient?: true;
}

export const NEVER_HELD_WORD = 'never held';
export const REFUSE_WORD = 'refuse';
export const NOT_HERE_WORD = 'not here';

const field = (key: string, label: string, more: Partial<AnswerField> = {}): AnswerField => ({
  key,
  label,
  input: 'line',
  required: false,
  secret: more.input === 'secret',
  ...more,
});

const notes = (label = 'Notes', hint?: string): AnswerField =>
  field('notes', label, { input: 'lines', ...(hint === undefined ? {} : { hint }) });

const SECOND_FACTOR = [
  { value: 'none', label: 'None' },
  { value: 'app', label: 'Authenticator app' },
  { value: 'phone', label: 'Phone call or text message' },
  { value: 'key', label: 'Security key' },
  { value: 'other', label: 'Something else' },
];

const LOGIN = [
  field('address', 'Address', { hint: 'Where to sign in', keyboard: 'url' }),
  field('user', 'User', { keyboard: 'email' }),
  field('password', 'Password', { input: 'secret' }),
  field('factor', 'Second factor', { input: 'choice', choices: SECOND_FACTOR }),
  field('factor-holder', 'Who holds the second factor'),
  field('factor-seed', 'Its secret, if you have it', { input: 'secret' }),
];

const OWN_FIELDS: Readonly<Record<Kind, readonly AnswerField[]>> = {
  login: LOGIN,
  'encryption key': [
    field('key', 'Key or passphrase', {
      input: 'lines',
      secret: true,
      hint: 'Paste it whole, or send it as a file below',
    }),
  ],
  'licence key': [
    field('product', 'Product'),
    field('key', 'Licence key', { input: 'lines', secret: true }),
    field('seats', 'Seats', { input: 'count' }),
  ],
  'physical key': [],
  'account transfer': [],
  document: [],
};

/** Reply fields of the catalogue that the kind's own fields ask for already. */
const COVERED: Readonly<Record<Kind, readonly string[]>> = {
  login: ['address', 'user', 'password', 'second factor and its holder'],
  'encryption key': ['key', 'passphrase'],
  'licence key': ['product', 'key', 'seats'],
  'physical key': [],
  'account transfer': [],
  document: ['file', 'encrypted file'],
};

/** Covered by the list of accounts, where an item has one. */
const LISTED = ['accounts registered to it', 'account'];

const SECRET_WORDS =
  /password|passphrase|secret|psk|\bpin\b|\bpuk\b|seed|token|codes?\b|\bkey\b|pfx|pppoe/i;
const KEY_NUMBER = /key (id|no)/i;

/** Asked for whether the mailbox or factor is sent or handed over: without it, nobody knows what hangs on it. */
function accounts({ replyFields }: AskedItem): AnswerField[] {
  const holder = holdsAccounts(replyFields);
  if (holder === null) return [];
  const label = holder === 'mailbox' ? 'Accounts registered to it' : 'Accounts that it confirms';
  const hint =
    'One a line: service, then login. Each becomes an item of its own, named so; no passwords here.';
  return [field(ACCOUNTS_FIELD, label, { input: 'lines', hint })];
}

function asked(item: AskedItem): AnswerField[] {
  const { kind, replyFields } = item;
  const listed = accounts(item).length > 0;
  const wanted = replyFields.filter(
    (name) => !COVERED[kind].includes(name) && !(listed && LISTED.includes(name)),
  );
  const taken = new Set<string>();
  return [...new Set(wanted)].flatMap((name) => {
    if (name === 'second factor and its holder') return LOGIN.slice(3);
    const label = name.charAt(0).toUpperCase() + name.slice(1);
    const secret = SECRET_WORDS.test(name) && !KEY_NUMBER.test(name);
    const keyboard = keyboardFor(name);
    const more: Partial<AnswerField> = secret ? { input: 'secret' } : keyboard ? { keyboard } : {};
    return [field(askedKey(name, taken), label, more)];
  });
}

function keyboardFor(name: string): AnswerField['keyboard'] {
  if (/\bmail$/i.test(name)) return 'email';
  return /^(ip|host|static ips)$/i.test(name) ? 'url' : undefined;
}

/** Numbered where names differ only by what a key cannot hold (“Größe”, “Grüße”): one key per input, or one answer is lost. */
function askedKey(name: string, taken: Set<string>): string {
  const words = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  const key = `asked-${words === '' ? 'field' : words}`;
  let free = key;
  for (let number = 2; taken.has(free); number++) free = `${key}-${String(number)}`;
  taken.add(free);
  return free;
}

const REFUSALS: Readonly<Record<(typeof REFUSAL_REASONS)[number], string>> = {
  unpaid_invoice: 'There is an unpaid invoice',
  contract: 'Our contract says otherwise',
  legal: 'For legal reasons',
  policy: 'Our policy does not allow it',
  other: 'Another reason',
};

/** The field in which a confirming word is typed. */
export const WORD_FIELD = 'word';

const typedWord = (word: string, meaning: string): AnswerField =>
  field(WORD_FIELD, `Type “${word}” to confirm`, { required: true, word, hint: meaning });

const INVOICE = [
  field('covers', 'What the invoice is for', { ofInvoice: true }),
  field('claim', 'Invoice number', { ofInvoice: true }),
  field('sum', 'Sum of the invoice, with its currency', { ofInvoice: true }),
  field('due', 'Invoice due on', { input: 'day', ofInvoice: true }),
];

const OTHER_ANSWERS: Readonly<Record<Exclude<AnswerType, 'provided'>, readonly AnswerField[]>> = {
  transferred: [
    field('to', 'To whom', {
      required: true,
      hint: 'The account, tenant or person that has it now',
    }),
    field('on', 'When', { input: 'day', required: true }),
    field('account', 'Account or reference'),
    field('code', 'Transfer code, if there is one', { input: 'secret' }),
    notes(),
  ],
  handed_over: [
    field('what', 'What', { required: true }),
    field('count', 'How many', { input: 'count', required: true }),
    field('numbers', 'Numbers on it'),
    field('holder', 'Who held it until then'),
    field('to', 'To whom', { required: true }),
    field('on', 'When', { input: 'day', required: true }),
    field('courier', 'Courier and tracking number'),
    notes('Notes', 'A photo or a signed receipt can go with it as a file'),
  ],
  never_held: [
    typedWord(NEVER_HELD_WORD, 'It means that you never had it, so nobody has to look for it.'),
    notes('Anything that helps to find it'),
  ],
  client_has_it: [field('who', 'Who at the client', { required: true }), notes()],
  promised: [
    field('until', 'We send it by', {
      input: 'day',
      required: true,
      hint: 'Until then we do not remind you of it.',
    }),
    notes('What it waits for'),
  ],
  refused: [
    field('reason', 'Because', {
      input: 'choice',
      required: true,
      choices: REFUSAL_REASONS.map((value) => ({ value, label: REFUSALS[value] })),
    }),
    ...INVOICE,
    notes('In your words', 'Which clause, which rule: it helps to settle it'),
    typedWord(REFUSE_WORD, 'We then stop asking you for this one, and take it up with the client.'),
  ],
};

/** A second factor is promised for a day, or for a time at which both sides move it together. */
const PROMISED_FACTOR: readonly AnswerField[] = [
  ...OTHER_ANSWERS.promised.map((one) =>
    one.key === 'until'
      ? { ...one, required: false, hint: 'Leave it empty if you name a time to swap it together.' }
      : one,
  ),
  ...swapFields(),
];

const NOT_WITH_CLIENT: readonly AnswerField[] = [
  typedWord(NOT_HERE_WORD, 'We then get it back another way.'),
  notes('Anything that helps to find it'),
];

/** The fields of one answer to an item, in their order on the page. Notes come last and are sealed like the rest. */
export function answerFields(item: AskedItem, type: AnswerType): readonly AnswerField[] {
  if (item.ofClient && type === 'never_held') return NOT_WITH_CLIENT;
  if (type === 'provided') {
    const own = OWN_FIELDS[item.kind];
    const further = furtherSets(item.kind, own);
    return [...own, ...asked(item), ...accounts(item), ...further, notes()];
  }
  if (type === 'promised' && offersSwap(item)) return PROMISED_FACTOR;
  const fields = OTHER_ANSWERS[type];
  if (type !== 'transferred' && type !== 'handed_over') return fields;
  return [...fields.slice(0, -1), ...accounts(item), ...fields.slice(-1)];
}
