import { randomUUID } from 'node:crypto';
import type { LightMyRequestResponse } from 'fastify';
import type { OpenLink, PortalSite } from './site';

export interface FormFile {
  name: string;
  content: Buffer | string;
  type?: string;
}

const BOUNDARY = '----test-of-the-portal';

/** A form as a browser sends it (RFC 7578): fields in order, then files. */
export function multipart(fields: Record<string, string>, files: readonly FormFile[] = []) {
  const parts = Object.entries(fields).map(([name, value]) =>
    Buffer.from(
      `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
    ),
  );
  const sent = files.length > 0 ? files : [{ name: '', content: '' }];
  for (const file of sent) {
    parts.push(
      Buffer.from(
        `--${BOUNDARY}\r\nContent-Disposition: form-data; name="files"; filename="${file.name}"\r\n` +
          `Content-Type: ${file.type ?? 'application/octet-stream'}\r\n\r\n`,
      ),
      Buffer.from(file.content),
      Buffer.from('\r\n'),
    );
  }
  const payload = Buffer.concat([...parts, Buffer.from(`--${BOUNDARY}--\r\n`)]);
  return {
    payload,
    headers: {
      'content-type': `multipart/form-data; boundary=${BOUNDARY}`,
      'content-length': String(payload.length),
    },
  };
}

/** The value of a hidden field of a page. */
export function hidden(page: string, name: string): string {
  return new RegExp(`name="${name}" value="([^"]*)"`).exec(page)?.[1] ?? '';
}

/** Opens the item's page and sends its form with these fields. */
export async function answer(
  site: PortalSite,
  link: OpenLink,
  itemId: string,
  fields: Record<string, string>,
  files: readonly FormFile[] = [],
): Promise<LightMyRequestResponse> {
  const url = `${link.home}/items/${itemId}`;
  const page = await site.app.inject({ url, headers: link.headers });
  const own = { form: hidden(page.body, 'form'), seen: hidden(page.body, 'seen') };
  return send(site, link, itemId, { ...own, ...fields }, files);
}

/** Sends a form as it is. */
export async function send(
  site: PortalSite,
  link: OpenLink,
  itemId: string,
  fields: Record<string, string>,
  files: readonly FormFile[] = [],
): Promise<LightMyRequestResponse> {
  const { payload, headers } = multipart({ form: randomUUID(), ...fields }, files);
  return site.app.inject({
    method: 'POST',
    url: `${link.home}/items/${itemId}`,
    headers: { ...link.headers, ...headers },
    payload,
  });
}

export async function finish(site: PortalSite, link: OpenLink): Promise<LightMyRequestResponse> {
  return site.app.inject({
    method: 'POST',
    url: `${link.home}/finish`,
    headers: link.headers,
  });
}

/** A value that the form takes, for every field of every answer to any item. */
export const FILLED: Readonly<Record<string, Record<string, string>>> = {
  transferred: { 'transferred-to': 'Northgate tenant', 'transferred-on': '2026-11-17' },
  handed_over: {
    'handed_over-what': 'Server room key',
    'handed_over-count': '2',
    'handed_over-to': 'Clara Fern',
    'handed_over-on': '2026-11-17',
  },
  never_held: { 'never_held-word': 'never held' },
  client_has_it: { 'client_has_it-who': 'Clara Fern' },
  promised: { 'promised-until': '2026-11-25' },
  refused: { 'refused-reason': 'unpaid_invoice', 'refused-word': 'refuse' },
};
