import { RULE_BOUNDS, type RevealRules } from './rules';

export interface RulesProblem {
  field: keyof RevealRules;
  sentence: string;
}

const NAMES: Readonly<Record<keyof typeof RULE_BOUNDS, string>> = {
  recentMinutes: 'The minutes after signing in',
  shownSeconds: 'The seconds on the page',
  approvalMinutes: 'The minutes to agree and to look',
};

/** The rules that a form says, or everything that is wrong with them. A box that is not ticked is not sent. */
export function readRules(
  typed: (field: keyof RevealRules) => string | null,
): { ok: true; rules: RevealRules } | { ok: false; problems: RulesProblem[] } {
  const problems: RulesProblem[] = [];
  const number = (field: keyof typeof RULE_BOUNDS): number => {
    const [least, most] = RULE_BOUNDS[field];
    const text = (typed(field) ?? '').trim();
    const value = /^\d{1,4}$/.test(text) ? Number(text) : NaN;
    if (!(value >= least && value <= most)) {
      const sentence = `${NAMES[field]} are a whole number from ${least} to ${most}.`;
      problems.push({ field, sentence });
    }
    return value;
  };
  const rules: RevealRules = {
    recentMinutes: number('recentMinutes'),
    shownSeconds: number('shownSeconds'),
    twoPeople: typed('twoPeople') !== null,
    approvalMinutes: number('approvalMinutes'),
    emergencies: typed('emergencies') !== null,
  };
  return problems.length > 0 ? { ok: false, problems } : { ok: true, rules };
}
