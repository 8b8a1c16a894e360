import { formTo, Visitor, type FormValues, type Page } from '../../embedded/simulated/visitor';

/** Somebody without scripts who has opened a link. */
export async function opened(link: string | null): Promise<{ visitor: Visitor; home: string }> {
  const visitor = new Visitor();
  const landing = await visitor.get(link ?? '');
  const page = await visitor.submit(landing, formTo(landing, '/open'));
  return { visitor, home: page.url };
}

/** Goes to a page and sends the form on it whose address ends so. */
export async function fill(
  who: Visitor,
  url: string,
  ending: string,
  values: FormValues = {},
): Promise<Page> {
  const page = await who.get(url);
  return who.submit(page, formTo(page, ending), values);
}
