import { parse, type HTMLElement } from 'node-html-parser';

export interface Page {
  url: string;
  status: number;
  html: HTMLElement;
  text: string;
}

export type FormValues = Record<string, string | { name: string; type: string; content: Buffer }>;

const MOST_REDIRECTS = 5;
/** Nobody waits longer for a page. */
const MOST_WAIT_MS = 60_000;

/** As `fetch`; throws what it was that nobody answered, without token and ids, which are nobody's to read. */
async function answered(url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, { ...init, signal: AbortSignal.timeout(MOST_WAIT_MS) });
  } catch (cause) {
    const route = new URL(url).pathname.replaceAll(/[\w-]{36,}/g, '…');
    throw new Error(`${init.method ?? 'GET'} ${route} was not answered`, { cause });
  }
}

/** A person at a browser without scripts: follows redirects, keeps cookies by path, sends forms as they are written. */
export class Visitor {
  private readonly cookies = new Map<string, { value: string; path: string }>();

  async get(url: string): Promise<Page> {
    return this.go(url, { method: 'GET' });
  }

  /** Fills in a form of the page; hidden fields and ticked boxes go along, `values` win. */
  async submit(page: Page, form: HTMLElement, values: FormValues = {}): Promise<Page> {
    const url = new URL(form.getAttribute('action') ?? page.url, page.url).href;
    const fields: FormValues = { ...writtenValues(form), ...values };
    const headers = { origin: new URL(url).origin };
    if (form.getAttribute('enctype') !== 'multipart/form-data') {
      const body = new URLSearchParams();
      for (const [name, value] of Object.entries(fields)) {
        if (typeof value === 'string') body.append(name, value);
      }
      return this.go(url, { method: 'POST', body, headers });
    }
    const body = new FormData();
    for (const [name, value] of Object.entries(fields)) {
      if (typeof value === 'string') body.append(name, value);
      else
        body.append(
          name,
          new Blob([new Uint8Array(value.content)], { type: value.type }),
          value.name,
        );
    }
    return this.go(url, { method: 'POST', body, headers });
  }

  /** The bytes of a download, by a form's address or a link's. Throws when it is refused. */
  async download(url: string, method: 'POST' | 'GET' = 'POST'): Promise<ArrayBuffer> {
    const headers = new Headers({ origin: new URL(url).origin });
    const cookie = this.cookieFor(url);
    if (cookie) headers.set('cookie', cookie);
    const response = await answered(url, { method, headers });
    if (!response.ok) throw new Error(`the download answered ${String(response.status)}`);
    return response.arrayBuffer();
  }

  private async go(url: string, init: RequestInit): Promise<Page> {
    let next = { url, init };
    for (let hop = 0; hop <= MOST_REDIRECTS; hop++) {
      const headers = new Headers(next.init.headers);
      const cookie = this.cookieFor(next.url);
      if (cookie) headers.set('cookie', cookie);
      const response = await answered(next.url, { ...next.init, headers, redirect: 'manual' });
      this.keepCookies(response);
      const to = response.headers.get('location');
      if (to === null || response.status < 300 || response.status > 399) {
        const text = await response.text();
        return { url: next.url, status: response.status, html: parse(text), text };
      }
      await response.arrayBuffer();
      next = { url: new URL(to, next.url).href, init: { method: 'GET' } };
    }
    throw new Error('too many redirects');
  }

  private cookieFor(url: string): string {
    const { pathname } = new URL(url);
    return [...this.cookies.entries()]
      .filter(([, cookie]) => pathname.startsWith(cookie.path))
      .map(([key, cookie]) => `${key.split(' ')[0] ?? ''}=${cookie.value}`)
      .join('; ');
  }

  private keepCookies(response: Response): void {
    for (const line of response.headers.getSetCookie()) {
      const [pair = '', ...attributes] = line.split(';').map((part) => part.trim());
      const [name = '', value = ''] = pair.split(/=(.*)/s);
      const path = attributes.find((one) => /^path=/i.test(one))?.slice(5) ?? '/';
      this.cookies.set(`${name} ${path}`, { value, path });
    }
  }
}

function writtenValues(form: HTMLElement): FormValues {
  const values: FormValues = {};
  for (const input of form.querySelectorAll('input')) {
    const name = input.getAttribute('name');
    const type = input.getAttribute('type') ?? 'text';
    if (name === undefined || ['submit', 'button', 'file'].includes(type)) continue;
    if (['radio', 'checkbox'].includes(type) && !input.hasAttribute('checked')) continue;
    values[name] = input.getAttribute('value') ?? '';
  }
  for (const area of form.querySelectorAll('textarea')) {
    const name = area.getAttribute('name');
    if (name !== undefined) values[name] = area.text;
  }
  return values;
}

/** The first form whose action ends so. Throws with the page's own words when there is none. */
export function formTo(page: Page, ending: string): HTMLElement {
  const form = page.html
    .querySelectorAll('form')
    .find((one) => (one.getAttribute('action') ?? '').endsWith(ending));
  if (!form) {
    const heading = page.html.querySelector('h1')?.text ?? '';
    throw new Error(`${page.url} (${String(page.status)}, “${heading}”) has no form to …${ending}`);
  }
  return form;
}
