import { z } from 'zod';
import { mailSummarySchema } from '../mailbox/mail';

const readSchema = mailSummarySchema.extend({ text: z.string() });
export type ReadMail = z.output<typeof readSchema>;

/** Reads a mailbox's mails as any program would, over HTTP. */
export class MailReader {
  constructor(private readonly mailboxUrl: string) {}

  /** All mails to an address, oldest first. */
  async to(address: string): Promise<ReadMail[]> {
    const list = mailSummarySchema
      .array()
      .parse(await this.json(`/api/messages?to=${encodeURIComponent(address)}`));
    const sorted = [...list].sort((a, b) => (a.id < b.id ? -1 : 1));
    return Promise.all(
      sorted.map(async ({ id }) => readSchema.parse(await this.json(`/api/messages/${id}`))),
    );
  }

  /** The newest link of a kind in the mails to an address: `r` answers, `a` signs, `c` answers for the client, `p` is a package. Null when none came. */
  async linkFor(address: string, kind: 'r' | 'a' | 'c' | 'e' | 'p'): Promise<string | null> {
    const link = new RegExp(`https?://\\S+/${kind}/[\\w-]{43}`);
    const found = (await this.to(address)).map((mail) => link.exec(mail.text)?.[0] ?? null);
    return found.filter((one) => one !== null).at(-1) ?? null;
  }

  private async json(path: string): Promise<unknown> {
    const response = await fetch(this.mailboxUrl + path);
    if (!response.ok) throw new Error(`the mailbox answered ${String(response.status)} to ${path}`);
    return response.json();
  }
}
