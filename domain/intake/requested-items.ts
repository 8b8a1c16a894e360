import type { Catalogue, CatalogueItem } from '../catalogue/catalogue';
import type { Criticality, Item, Scope } from '../items/item';
import type { HandoverInput } from './handover-schema';
import { ITEM_PRESETS, SCOPE_PRESETS } from './presets';

export interface NewItem extends Omit<Item, 'id'> {
  /** What an answer should carry, in the field's own words. */
  replyFields: readonly string[];
}

interface Wish {
  scope?: Scope | undefined;
  criticality?: Criticality | undefined;
}
type ItemsInput = Pick<HandoverInput, 'items' | 'scopePreset'>;
type OwnItem = Extract<HandoverInput['items']['include'][number], { kind: string }>;

/**
 * The lines of a handover's request, numbered from 1: preset, then included, less excluded; each
 * catalogue number once, what is said later and by number wins. Only the previous MSP can release
 * some: these come first (product.md, "The reset planner"), then by catalogue number, own ones last.
 * Unknown numbers and groups are left out: `readHandoverInput` has refused them.
 */
export function requestedItems(input: ItemsInput, catalogue: Catalogue): NewItem[] {
  const scopeOf = SCOPE_PRESETS.find((preset) => preset.name === input.scopePreset)?.scopeOf;
  const preset = (number: number | null, group: string): Scope =>
    scopeOf?.({ catalogueNumber: number, group }) ?? 'ours';

  const asked = [...wishes(input, catalogue)].flatMap(([number, wish]) => {
    const entry = catalogue.get(number);
    return entry ? [fromCatalogue(entry, wish, wish.scope ?? preset(number, entry.group))] : [];
  });
  const own = input.items.include
    .filter((wish): wish is OwnItem => 'kind' in wish)
    .map((wish) => ownLine(wish, wish.scope ?? preset(null, wish.group)));
  asked.sort(
    (a, b) =>
      Number(b.onlyTheyCanRelease) - Number(a.onlyTheyCanRelease) ||
      (a.catalogueNumber ?? 0) - (b.catalogueNumber ?? 0),
  );
  return [...asked, ...own].map((item, index) => ({ ...item, position: index + 1 }));
}

function wishes({ items }: ItemsInput, catalogue: Catalogue): Map<number, Wish> {
  const wanted = new Map<number, Wish>();
  const add = (number: number, { scope, criticality }: Wish) => {
    const before = wanted.get(number);
    wanted.set(number, {
      scope: scope ?? before?.scope,
      criticality: criticality ?? before?.criticality,
    });
  };
  for (const number of ITEM_PRESETS.find(({ name }) => name === items.preset)?.numbers(catalogue) ??
    []) {
    add(number, {});
  }
  for (const wish of items.include) {
    if (!('group' in wish) || 'kind' in wish) continue;
    for (const entry of catalogue.values()) if (entry.group === wish.group) add(entry.number, wish);
  }
  for (const wish of items.include) if ('catalogue' in wish) add(wish.catalogue, wish);
  for (const number of items.exclude) wanted.delete(number);
  return wanted;
}

function fromCatalogue(entry: CatalogueItem, wish: Wish, scope: Scope): NewItem {
  return {
    position: 0,
    catalogueNumber: entry.number,
    group: entry.group,
    name: entry.name,
    kind: entry.kind,
    scope,
    criticality: wish.criticality ?? entry.criticality,
    unrecoverable: entry.unrecoverable,
    recoveryWorkingDays: entry.recoveryWorkingDays,
    leansOnAnyOf: entry.leansOnAnyOf,
    notBefore: entry.notBefore,
    onlyTheyCanRelease: entry.onlyTheyCanRelease,
    replyFields: entry.replyFields,
  };
}

function ownLine(wish: OwnItem, scope: Scope): NewItem {
  return {
    position: 0,
    catalogueNumber: null,
    group: wish.group,
    name: wish.name,
    kind: wish.kind,
    scope,
    criticality: wish.criticality,
    unrecoverable: false,
    recoveryWorkingDays: wish.recoveryWorkingDays,
    leansOnAnyOf: [],
    notBefore: [],
    onlyTheyCanRelease: false,
    replyFields: wish.fields,
  };
}
