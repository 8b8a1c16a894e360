import { Client } from 'pg';
import { sealManifest } from '../../../vault/seal/manifest';
import type { ConsoleSite } from '../../support/console-site';
import type { Scene } from './scene';

export async function withDatabaseBroken(
  superuserUrl: string,
  breakIt: string,
  mendIt: string,
  run: () => Promise<void>,
): Promise<void> {
  const client = new Client({ connectionString: superuserUrl });
  await client.connect();
  try {
    await client.query(breakIt);
    await run();
  } finally {
    await client.query(mendIt);
    await client.end();
  }
}

/** The console's role may not destroy keys; a purge does, as somebody else. */
export async function withKeystoreEmptied(site: ConsoleSite): Promise<void> {
  const url = new URL(site.superuserUrl);
  url.pathname = `${url.pathname}_keystore`;
  const client = new Client({ connectionString: url.href });
  await client.connect();
  await client.query('delete from wrapped_identities');
  await client.end();
}

/** A small file of the item, each time with another manifest that says what is not so; the right one comes back at the end. */
export async function* lyingManifests(
  site: ConsoleSite,
  scene: Scene,
  itemId: string,
): AsyncGenerator<string, void, void> {
  const { id, sealed_manifest: sealed } = await site.db
    .selectFrom('files')
    .select(['id', 'sealed_manifest'])
    .where('item_id', '=', itemId)
    .where('chunks', '=', 1)
    .limit(1)
    .executeTakeFirstOrThrow();
  const put = (manifest: Buffer) =>
    site.db.updateTable('files').set({ sealed_manifest: manifest }).where('id', '=', id).execute();
  const manifest = await (await site.deps.vault.unlock(scene.id)).openManifest(sealed);
  for (const lie of [{ size: 3 }, { sha256: '0'.repeat(64) }]) {
    const content = { ...manifest.content, ...lie };
    await put(Buffer.from(await sealManifest(scene.recipient, { ...manifest, content })));
    yield id;
  }
  await put(sealed);
}
