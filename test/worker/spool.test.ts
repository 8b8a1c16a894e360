import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { inboundDoor } from '../../embedded/mailbox/inbound-door';
import { startMailbox, type Mailbox } from '../../embedded/mailbox/mailbox';
import { readLinkKey } from '../../vault/open/key-files';
import { activityDeps } from '../../worker/compose';
import type { InboundDeps } from '../../worker/inbound/deps';
import { inboundPass } from '../../worker/inbound/inbound';
import { spoolFolder } from '../../worker/inbound/spool';
import { openConsoleSite, type ConsoleSite } from '../support/console-site';
import { postMail } from '../support/post-mail';
import { wire } from '../support/reports';

const SECRET = 'Zeisig-4 baut/leise';

describe('mail for us while the worker is down', () => {
  let site: ConsoleSite;
  let mailbox: Mailbox;
  let deps: InboundDeps;
  const errors: unknown[] = [];
  beforeAll(async () => {
    site = await openConsoleSite();
    const { config, vault, clock } = site.deps;
    const door = inboundDoor(config);
    mailbox = await startMailbox({
      home: config.home,
      host: '127.0.0.1',
      port: 0,
      smtpPort: 0,
      door,
    });
    const activities = activityDeps(config, {
      db: site.db,
      linkKey: await readLinkKey(path.join(config.home, 'keys', 'link.key')),
      vault,
      smtpUrl: mailbox.smtpUrl,
      onError: (error) => errors.push(error),
    });
    deps = { activities, vault, clock };
  }, 60_000);
  afterAll(async () => {
    await mailbox.stop();
    await site.close();
  });

  it('waits sealed, and is there once when the worker is back, however often it looks', async () => {
    const folder = spoolFolder(site.deps.config.home);
    const raw = wire(
      `From: Bo <bo@sysworks.example>\nMessage-ID: <1@sysworks.example>\n\nIt is ${SECRET}\n`,
    );
    const to = site.deps.config.msp.email;
    await postMail(mailbox.smtpUrl, { from: 'bo@sysworks.example', to, raw });
    const waiting = await readdir(folder);
    expect(waiting).toHaveLength(1);
    const bytes = await readFile(path.join(folder, waiting[0]!));
    expect(bytes.toString('latin1')).not.toContain(SECRET);
    expect(await site.db.selectFrom('inbound_messages').select('id').execute()).toEqual([]);

    await inboundPass(deps, folder);
    await inboundPass(deps, folder);
    const kept = await site.db.selectFrom('inbound_messages').select(['kind', 'way']).execute();
    expect(kept).toEqual([{ kind: 'reply', way: 'smtp' }]);
    expect(await readdir(folder)).toEqual([]);
    expect(errors).toEqual([]);
  });
});
