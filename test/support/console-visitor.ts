import { formTo, Visitor, type Page } from '../../embedded/simulated/visitor';
import type { Stage } from './stage';

/** Somebody of ours at the console of a stage, signed in, without scripts. */
export async function signedIn(stage: Stage): Promise<Visitor> {
  const visitor = new Visitor();
  const door = await visitor.get(`${stage.config.consoleUrl}/sign-in`);
  const form = formTo(door, '/sign-in');
  const staff = form.querySelector('option, input[type=radio]')?.getAttribute('value') ?? '';
  await visitor.submit(door, form, { staff });
  return visitor;
}

/** The words of a page's main part, blanks made one. */
export function said(page: Page): string {
  return (page.html.querySelector('main')?.text ?? '').replace(/\s+/gu, ' ');
}
