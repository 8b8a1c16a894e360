import { randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { readState, writeState } from '../state-file';
import { mailSummarySchema, type Attachment, type Mail, type MailSummary } from './mail';
import { readWhole, summarise } from './parse';

/**
 * Every mail as a file: `ID.eml` with exactly the bytes that came, and `ID.json` with its envelope and
 * what the list shows. A mail is there when its JSON is. Folder and files are the owner's only, because
 * mails hold reply links.
 */
export class MailStore {
  private readonly mails = new Map<string, MailSummary>();
  private lastMs = 0;

  private constructor(private readonly folder: string) {}

  static async open(folder: string): Promise<MailStore> {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const store = new MailStore(folder);
    const names = (await readdir(folder)).filter((name) => name.endsWith('.json')).sort();
    for (const name of names) {
      const summary = await readState(path.join(folder, name), mailSummarySchema);
      if (summary) store.mails.set(summary.id, summary);
    }
    return store;
  }

  /** Resolves when the mail is on disk and in the list. */
  async add(envelope: MailSummary['envelope'], raw: Buffer): Promise<MailSummary> {
    // Never two in one millisecond, so that ids keep the order of arrival.
    this.lastMs = Math.max(Date.now(), this.lastMs + 1);
    const id = `${this.lastMs}-${randomBytes(4).toString('hex')}`;
    const receivedAt = new Date(this.lastMs).toISOString();
    const summary = await summarise(raw, { id, receivedAt, envelope });
    const file = path.join(this.folder, `${id}.eml`);
    await writeFile(`${file}.part`, raw, { mode: 0o600 });
    await rename(`${file}.part`, file);
    await writeState(path.join(this.folder, `${id}.json`), summary);
    this.mails.set(id, summary);
    return summary;
  }

  /** Newest first. `to` is one address of the envelope, in any case. */
  list(to?: string): MailSummary[] {
    const wanted = to?.toLowerCase();
    return [...this.mails.values()]
      .filter(({ envelope }) =>
        wanted === undefined ? true : envelope.to.some((one) => one.toLowerCase() === wanted),
      )
      .sort((a, b) => (a.id < b.id ? 1 : -1));
  }

  async raw(id: string): Promise<Buffer | null> {
    return this.mails.has(id) ? readFile(path.join(this.folder, `${id}.eml`)) : null;
  }

  async read(id: string): Promise<{ mail: Mail; attachments: Attachment[] } | null> {
    const summary = this.mails.get(id);
    const raw = await this.raw(id);
    return summary && raw ? readWhole(raw, summary) : null;
  }
}
