import type { FastifyInstance, FastifyReply } from 'fastify';
import { readRevealRules, setRevealRules } from '../../../db/reveal-rules';
import { readRules } from '../../../domain/reveal/read-rules';
import { RULE_BOUNDS, type RevealRules } from '../../../domain/reveal/rules';
import type { ConsoleDeps } from '../../plugins/console-deps';
import { actorOf } from '../../plugins/staff-session';
import { formOf } from '../form';
import type { FormProblems } from '../start/form-input';

const PAGE = '/settings/showing-secrets';
const NUMBERS = Object.keys(RULE_BOUNDS) as (keyof typeof RULE_BOUNDS)[];
const RECENT = { config: { recentSignIn: true } } as const;
const NONE: FormProblems = { at: {}, all: [] };

interface Shown {
  values: Readonly<Record<string, string>>;
  rules: Pick<RevealRules, 'twoPeople' | 'emergencies'>;
  problems: FormProblems;
}

/** The house's rules for showing secrets. Who may loosen them has just signed in. */
export function registerShowingSecrets(app: FastifyInstance, { db, clock }: ConsoleDeps): void {
  app.get<{ Querystring: { saved?: string } }>(PAGE, RECENT, async (request, reply) => {
    const rules = await readRevealRules(db);
    const values = Object.fromEntries(NUMBERS.map((name) => [name, String(rules[name])]));
    return show(reply, { values, rules, problems: NONE }, request.query.saved !== undefined);
  });

  app.post(PAGE, RECENT, async (request, reply) => {
    const form = formOf(request);
    const read = readRules((field) => form.get(field));
    if (read.ok) {
      await setRevealRules(db, read.rules, { by: actorOf(request), at: clock.now() });
      return reply.redirect(`${PAGE}?saved=1`, 303);
    }
    const at = Object.fromEntries(read.problems.map(({ field, sentence }) => [field, sentence]));
    const rules = { twoPeople: form.has('twoPeople'), emergencies: form.has('emergencies') };
    const problems = { at, all: [] };
    return show(reply.code(422), { values: Object.fromEntries(form), rules, problems }, false);
  });
}

function show(reply: FastifyReply, shown: Shown, saved: boolean): FastifyReply {
  return reply.page('console/showing-secrets', {
    title: 'Showing secrets',
    section: 'settings',
    ...shown,
    saved,
  });
}
