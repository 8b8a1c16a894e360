import { setRevealRules } from '../../db/reveal-rules';
import { FIRST_RULES } from '../../domain/reveal/rules';
import { formTo, Visitor, type Page } from '../../embedded/simulated/visitor';
import { signIn } from './console-site';
import type { Stage } from './stage';

/** Somebody of ours at the console of a stage, signed in, without scripts: the first on the list, or a colleague. */
export async function signedIn(
  stage: { config: { consoleUrl: string } },
  place = 0,
): Promise<Visitor> {
  const visitor = new Visitor();
  const door = await visitor.get(`${stage.config.consoleUrl}/sign-in`);
  const form = formTo(door, '/sign-in');
  const people = form.querySelectorAll('option, input[type=radio]');
  const staff = people[place]?.getAttribute('value') ?? '';
  await visitor.submit(door, form, { staff });
  return visitor;
}

/** What somebody of ours is answered at an address of the console: asked for, or sent this form. */
export async function consolePage(
  { console: app, db, config }: Stage,
  path: string,
  form?: Record<string, string>,
  role?: 'technician',
): Promise<{ status: number; body: string; to: string | null }> {
  const { cookie } = await signIn({ app, db }, role);
  const answer = await fetch(config.consoleUrl + path, {
    ...(form ? { method: 'POST', body: new URLSearchParams(form) } : {}),
    headers: { cookie, 'sec-fetch-site': 'same-origin' },
    redirect: 'manual',
  });
  return { status: answer.status, body: await answer.text(), to: answer.headers.get('location') };
}

/** The words of a page's main part, blanks made one. */
export function said(page: Page): string {
  return (page.html.querySelector('main')?.text ?? '').replace(/\s+/gu, ' ');
}

/** Two people are asked for, and nobody signs in again in eight hours; or all is as at first. */
export async function twoPeople(stage: Stage, asked: boolean): Promise<void> {
  const rules = asked ? { ...FIRST_RULES, recentMinutes: 480, twoPeople: true } : FIRST_RULES;
  await setRevealRules(stage.consoleDb, rules, { by: 'staff:test', at: stage.clock.now() });
}
