import { looksLikeSecret } from '../secrets/looks-like-secret';

/** The field in which a mailbox's or a second factor's accounts are listed, one a line. */
export const ACCOUNTS_FIELD = 'accounts';

const MAILBOX = 'accounts registered to it';
const FACTOR = 'seed or joint swap slot';
const MOST_ACCOUNTS = 200;
const LONGEST_SERVICE = 80;
const LONGEST_LOGIN = 120;
const ADDRESS = /^[\w.+-]+@[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z]{2,}$/i;

/** Whether accounts hang on this item: on a mailbox they are registered to, or on a factor that confirms them. */
export function holdsAccounts(replyFields: readonly string[]): 'mailbox' | 'factor' | null {
  if (replyFields.includes(MAILBOX)) return 'mailbox';
  return replyFields.includes(FACTOR) ? 'factor' : null;
}

export interface AccountList {
  /** As an item is called: the service, and who signs in there. Each once. */
  names: string[];
  /** Lines that stay sealed, because they do not read as a service and a login. */
  left: number;
}

/**
 * The accounts of a list, “service, login” a line. Only what names an account leaves the seal: the first two
 * cells, and neither when it looks like a secret; whatever else stands in a line stays where it is.
 */
export function readAccounts(text: string): AccountList {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
  const names = new Map<string, string>();
  let left = 0;
  for (const line of lines) {
    const name = accountName(line);
    if (name === null || (names.size >= MOST_ACCOUNTS && !names.has(name.toLowerCase()))) left++;
    else names.set(name.toLowerCase(), names.get(name.toLowerCase()) ?? name);
  }
  return { names: [...names.values()], left };
}

function accountName(line: string): string | null {
  const [service = '', login = ''] = line.split(/[,;\t]/).map((cell) => cell.trim());
  if (service === '' || service.length > LONGEST_SERVICE || looksLikeSecret(service)) return null;
  return isLogin(login) ? `${service} (${login})` : service;
}

function isLogin(text: string): boolean {
  if (text === '' || text.length > LONGEST_LOGIN) return false;
  return ADDRESS.test(text) || (!/\s/.test(text) && !looksLikeSecret(text));
}
