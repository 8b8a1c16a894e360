/** Colleagues of one contact who have a link at the same time. */
export const MOST_COLLEAGUES = 8;
/** Mails to colleagues in the life of one handover, whoever asks for them: nobody writes to the world through us. */
export const MOST_PASSED_ON = 20;
/** Of one contact, in 24 hours. */
export const MOST_A_DAY = 5;

export const LONGEST_NAME = 60;
export const LONGEST_EMAIL = 254;
/** Letters of any script, and what stands in names. No digits, slashes or dots within a word: an address is no name. */
export const NAME = /^\p{L}[\p{L}\p{M}'’ -]*(?:\.(?: |$)[\p{L}\p{M}'’ -]*)*$/u;
export const EMAIL =
  /^[^\s@<>"(),:;\\[\]\p{Cc}]+@[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9-]*[a-z0-9])+$/iu;

export interface PassedOn {
  name: string;
  email: string;
  groups: string[];
}

export interface PassingProblem {
  field: 'name' | 'email' | 'groups';
  problem: 'no_name' | 'odd_name' | 'no_email' | 'odd_email' | 'no_groups';
}

export type PassingCheck =
  { ok: true; passed: PassedOn } | { ok: false; problems: PassingProblem[] };

/**
 * Who gets which groups, as typed. `offered` are the groups that the sender itself sees; others are left out. Every
 * problem at once. The name stands in a mail to a stranger, so it may hold nothing but a name.
 */
export function checkPassing(
  typed: { name: string; email: string; groups: readonly string[] },
  offered: readonly string[],
): PassingCheck {
  const name = typed.name.trim().replaceAll(/\s+/g, ' ');
  const email = typed.email.trim();
  const groups = offered.filter((group) => typed.groups.includes(group));
  const problems: PassingProblem[] = [];
  if (name === '') problems.push({ field: 'name', problem: 'no_name' });
  else if (name.length > LONGEST_NAME || !NAME.test(name)) {
    problems.push({ field: 'name', problem: 'odd_name' });
  }
  if (email === '') problems.push({ field: 'email', problem: 'no_email' });
  else if (email.length > LONGEST_EMAIL || !EMAIL.test(email)) {
    problems.push({ field: 'email', problem: 'odd_email' });
  }
  if (groups.length === 0) problems.push({ field: 'groups', problem: 'no_groups' });
  return problems.length > 0
    ? { ok: false, problems }
    : { ok: true, passed: { name, email, groups } };
}

/** `j…@sysworks.example`: enough for whoever typed it to know it again. */
export function emailHint(email: string): string {
  const at = email.lastIndexOf('@');
  return `${email.slice(0, 1)}…${email.slice(at)}`;
}

/** What has been passed on so far, newest or oldest first alike. */
export interface PassedBefore {
  byContact: string;
  madeAt: Date;
  withdrawnAt: Date | null;
}

const DAY_MS = 86_400_000;

/** Why one more may not be passed on by this contact now, or null. */
export function refusePassing(
  before: readonly PassedBefore[],
  { contactId, at }: { contactId: string; at: Date },
): 'too_many_colleagues' | 'passed_on_enough' | 'too_many_today' | null {
  const own = before.filter((one) => one.byContact === contactId);
  if (own.filter((one) => one.withdrawnAt === null).length >= MOST_COLLEAGUES) {
    return 'too_many_colleagues';
  }
  if (before.length >= MOST_PASSED_ON) return 'passed_on_enough';
  const today = own.filter((one) => one.madeAt.getTime() > at.getTime() - DAY_MS);
  return today.length >= MOST_A_DAY ? 'too_many_today' : null;
}
