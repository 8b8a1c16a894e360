import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { parse } from 'yaml';
import { readHandoverInput } from '../../domain/intake/handover-input';
import { requestedItems } from '../../domain/intake/requested-items';
import { loadCatalogue } from '../../platform/catalogue';
import { projectRoot } from '../../platform/paths';

const folder = path.join(projectRoot(), 'samples');
const catalogue = loadCatalogue();

async function sample(file: string) {
  const raw: unknown = parse(await readFile(path.join(folder, file), 'utf8'));
  const read = readHandoverInput(raw, { catalogue, at: new Date('2026-03-02T08:00:00Z') });
  if (!read.ok) throw new Error(JSON.stringify(read.problems, null, 2));
  return { input: read.value, items: requestedItems(read.value, catalogue) };
}

it('ships the samples that the documentation names', async () => {
  expect((await readdir(folder)).sort()).toEqual(['brandt-tooling.yaml', 'hillcrest-dental.yaml']);
});

it('ships a practice whose letter can leave at once', async () => {
  const { input, items } = await sample('hillcrest-dental.yaml');
  expect(input.authority).toHaveProperty('onFile');
  expect(items.length).toBeGreaterThanOrEqual(43);
  expect(items.length).toBeLessThanOrEqual(47);
  expect(items.some((item) => item.scope === 'client')).toBe(true);
});

it('ships a factory whose authority is yet to be signed, with items of its own', async () => {
  const { input, items } = await sample('brandt-tooling.yaml');
  expect(input.authority).toEqual({ toSign: true });
  expect(items.length).toBeGreaterThanOrEqual(28);
  expect(items.length).toBeLessThanOrEqual(33);
  expect(items.filter((item) => item.catalogueNumber === null)).toHaveLength(4);
});
