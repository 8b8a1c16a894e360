import { randomBytes, randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { cliTokenFile } from '../../db/api-tokens';
import type { RunFile } from '../../embedded/home-lock';
import { OurPeople } from '../../embedded/simulated/our-people';
import { PreviousMspPerson } from '../../embedded/simulated/previous-msp';
import { formTo, type Visitor } from '../../embedded/simulated/visitor';
import { LINKS } from '../../domain/links/purpose';
import { hashToken } from '../../vault/seal/token-hash';
import { signedIn } from '../support/console-visitor';
import { FIRST, handoverInput } from '../support/handover-input';

type Sql = (text: string) => Promise<unknown[]>;

/** A handover of a running `npm start`, on its real clock: somebody answers on the portal, and we look on the console. */
export class LiveHandover {
  private constructor(
    private readonly at: RunFile,
    private readonly id: string,
    private readonly person: PreviousMspPerson,
    private readonly staff: Visitor,
  ) {}

  /** Its letter goes out on a working morning; the link is made here, whatever day it is. */
  static async start(at: RunFile, { home, sql }: { home: string; sql: Sql }) {
    const token = (await readFile(cliTokenFile(home), 'utf8')).trim();
    const include = [{ catalogue: 1 }, { catalogue: 37 }];
    const input = handoverInput({ items: { include } });
    const { status, body } = await new OurPeople(at.console, token).call(
      'POST',
      '/handovers',
      input,
    );
    if (status !== 201) throw new Error(JSON.stringify(body));
    const { id } = body as { id: string };
    const link = randomBytes(32).toString('base64url');
    await sql(`insert into links (id, handover_id, contact_id, purpose, generation, token_hash, created_at, expires_at)
      select '${randomUUID()}', '${id}', id, 'reply', 99, '\\x${hashToken(link).toString('hex')}', now(), now() + interval '90 days'
      from contacts where handover_id = '${id}' and email = '${FIRST}'`);
    const person = new PreviousMspPerson();
    await person.open(`${at.portal}/${LINKS.reply.door}/${link}`);
    const staff = await signedIn({ config: { consoleUrl: at.console } });
    return new LiveHandover(at, id, person, staff);
  }

  /** Answers the item at this place in the list, from 0; returns its id. */
  async answer(place: number, secret: string): Promise<string> {
    const item = (await this.person.list())[place];
    if (!item) throw new Error('nothing is asked for there');
    await this.person.answer(item, { type: 'provided', secret: () => secret });
    return item.id;
  }

  /** What the page says that shows what an item holds. */
  async reveal(itemId: string): Promise<string> {
    const path = `/handovers/${this.id}/items/${itemId}/reveal`;
    const asking = await this.staff.get(this.at.console + path);
    return (await this.staff.submit(asking, formTo(asking, path))).text;
  }
}
