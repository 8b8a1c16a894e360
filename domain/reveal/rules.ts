/** How the house shows secrets (security.md, S10): set by people, one for all handovers. */
export interface RevealRules {
  /** Minutes after signing in, after which one signs in again before anything is opened. */
  recentMinutes: number;
  /** Seconds that a value stays on the page. */
  shownSeconds: number;
  /** A critical item is shown only when a second person agreed. */
  twoPeople: boolean;
  /** Minutes that a request, and what was agreed to, stay good. */
  approvalMinutes: number;
  /** Whether somebody alone may see a critical item in an emergency, though two are asked for. */
  emergencies: boolean;
}

/** Until somebody sets others. */
export const FIRST_RULES: RevealRules = {
  recentMinutes: 10,
  shownSeconds: 30,
  twoPeople: false,
  approvalMinutes: 15,
  emergencies: false,
};

/** The least and the most of each number, both included. */
export const RULE_BOUNDS = {
  recentMinutes: [1, 480],
  shownSeconds: [10, 300],
  approvalMinutes: [1, 60],
} as const;

/** Whether one person alone may see more by these rules than by those of before. */
export function loosens(before: RevealRules, after: RevealRules): boolean {
  const hold = ({ twoPeople, emergencies }: RevealRules) => (!twoPeople ? 0 : emergencies ? 1 : 2);
  return hold(after) < hold(before);
}

const MINUTE = 60_000;

/** Whether whoever signed in at `signedInAt` may see a secret at `at` without signing in again. */
export function isRecent(rules: RevealRules, signedInAt: Date, at: Date): boolean {
  const age = at.getTime() - signedInAt.getTime();
  return age >= 0 && age < rules.recentMinutes * MINUTE;
}

/**
 * Whether a second person must agree before this is opened. `unjudged`: it holds what one person put there, and that no
 * two people have seen yet; nobody can tell whether that is critical.
 */
export function needsTwo(
  rules: RevealRules,
  item: { criticality: 'critical' | 'normal'; unjudged: boolean },
): boolean {
  return rules.twoPeople && (item.criticality === 'critical' || item.unjudged);
}
