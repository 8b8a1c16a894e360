import { randomUUID } from 'node:crypto';
import type { LightMyRequestResponse } from 'fastify';
import { readRecipient } from '../../../db/recipients';
import { SEALED_FORM } from '../../../domain/sealing/sealed-form';
import { shapeOf } from '../../../domain/answers/field-shape';
import { sealStream } from '../../../vault/seal/chunker';
import { sealManifest } from '../../../vault/seal/manifest';
import { verifyRecipient, type HandoverRecipient } from '../../../vault/seal/recipient';
import { sealValue } from '../../../vault/seal/seal';
import { hidden } from './forms';
import type { OpenLink, PortalSite } from './site';

/** What the pages' script sends, made without a browser: for many of them, and for wrong ones. */
export class AsBrowser {
  private constructor(
    readonly site: PortalSite,
    readonly link: OpenLink,
    readonly itemId: string,
    readonly recipient: HandoverRecipient,
  ) {}

  static async on(site: PortalSite, link: OpenLink, itemId: string): Promise<AsBrowser> {
    const { handover_id } = await site.db
      .selectFrom('items')
      .where('id', '=', itemId)
      .select('handover_id')
      .executeTakeFirstOrThrow();
    const recipient = verifyRecipient(
      await readRecipient(site.db, handover_id),
      site.vault.publicKey,
    );
    return new AsBrowser(site, link, itemId, recipient);
  }

  get item(): string {
    return `${this.link.home}/items/${this.itemId}`;
  }

  put(path: string, sealed: Uint8Array): Promise<LightMyRequestResponse> {
    return this.ask('PUT', path, sealed);
  }

  ask(method: 'GET' | 'PUT' | 'DELETE', path: string, sealed?: Uint8Array) {
    return this.site.app.inject({
      method,
      url: `${this.item}/files/${path}`,
      headers: { ...this.link.headers, 'content-type': 'application/octet-stream' },
      ...(sealed ? { payload: Buffer.from(sealed) } : {}),
    });
  }

  /** A file sealed, with nothing of it sent yet. */
  async seal(content: Uint8Array, name = 'a.bin') {
    async function* source(): AsyncGenerator<Uint8Array> {
      yield content;
    }
    const stream = sealStream(this.recipient, source(), Infinity);
    const chunks: Uint8Array[] = [];
    for await (const { sealed } of stream.chunks) chunks.push(sealed);
    const manifest = await sealManifest(this.recipient, {
      version: 1,
      name,
      mediaType: 'application/octet-stream',
      content: stream.totals(),
    });
    return { id: randomUUID(), chunks, manifest };
  }

  /** Sends a whole file; its id. */
  async send(content: Uint8Array, name?: string): Promise<string> {
    const { id, chunks, manifest } = await this.seal(content, name);
    for (const [index, sealed] of chunks.entries()) {
      const { statusCode, body } = await this.put(`${id}/chunks/${index + 1}`, sealed);
      if (statusCode !== 204) throw new Error(body);
    }
    await this.put(`${id}/manifest/${chunks.length}`, manifest);
    return id;
  }

  /** The sealed form of a “Here it is” with these fields. `more` is sent besides, or in the place of what is usual. */
  async form(
    fields: Record<string, string>,
    files: readonly string[] = [],
    more: Record<string, string> = {},
  ): Promise<URLSearchParams> {
    const page = await this.site.app.inject({ url: this.item, headers: this.link.headers });
    const own = { form: hidden(page.body, 'form'), seen: hidden(page.body, 'seen') };
    return this.fill(fields, files, { ...own, ...more });
  }

  /** As {@link form}, for whoever knows what the page hides in its form. */
  async fill(
    fields: Record<string, string>,
    files: readonly string[],
    more: Record<string, string>,
  ): Promise<URLSearchParams> {
    const values = Object.entries(fields).map(([key, value]) => ({
      key,
      label: key,
      secret: key === 'password',
      value,
    }));
    const type = more.type ?? 'provided';
    const sealed = await sealValue(this.recipient, { version: 1, type, fields: values, files });
    const form = new URLSearchParams({
      type,
      sealed: Buffer.from(sealed).toString('base64url'),
      ...more,
    });
    for (const [key, value] of Object.entries(fields)) {
      const input = /notes|keys/.test(key) ? 'lines' : 'line';
      form.append('filled', `${key}:${shapeOf(input, value)}`);
    }
    for (const id of files) form.append('upload', id);
    return form;
  }

  post(form: URLSearchParams): Promise<LightMyRequestResponse> {
    return this.site.app.inject({
      method: 'POST',
      url: this.item,
      headers: { ...this.link.headers, 'content-type': SEALED_FORM },
      payload: String(form),
    });
  }
}
