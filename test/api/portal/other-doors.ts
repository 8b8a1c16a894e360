import { randomUUID } from 'node:crypto';
import type { InjectOptions } from 'fastify';
import { SEALED_FORM } from '../../../domain/sealing/sealed-form';
import type { AsBrowser } from './as-browser';
import { multipart } from './forms';

/** Every way to hand something sealed in besides an item's own form, as requests in an order that each may come in. */
export async function otherDoors(browser: AsBrowser): Promise<InjectOptions[]> {
  const { link, item } = browser;
  const { id, chunks, manifest } = await browser.seal(Buffer.from('canary-9'));
  const also = await browser.seal(Buffer.from('canary-9'));
  const list = multipart({}, [{ name: 'list.csv', content: 'canary-9' }]);
  const put = (url: string, sealed: Uint8Array | undefined): InjectOptions => ({
    method: 'PUT',
    url,
    headers: { ...link.headers, 'content-type': 'application/octet-stream' },
    payload: Buffer.from(sealed ?? []),
  });
  const entries = new URLSearchParams({
    entries: '1',
    form: randomUUID(),
    sealed: Buffer.from(also.manifest).toString('base64url'),
  });
  return [
    put(`${item}/files/${id}/chunks/1`, chunks[0]),
    put(`${item}/files/${id}/manifest/1`, manifest),
    put(`${link.home}/many/files/${also.id}/chunks/1`, also.chunks[0]),
    {
      method: 'POST',
      url: `${link.home}/many/also`,
      headers: { ...link.headers, 'content-type': SEALED_FORM },
      payload: String(entries),
    },
    {
      method: 'POST',
      url: `${link.home}/many/file`,
      headers: { ...link.headers, ...list.headers },
      payload: list.payload,
    },
  ];
}
