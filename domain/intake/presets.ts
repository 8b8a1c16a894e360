import type { Catalogue } from '../catalogue/catalogue';
import type { Scope } from '../items/item';

export interface ItemPreset {
  name: string;
  title: string;
  description: string;
  numbers: (catalogue: Catalogue) => number[];
}

const only = (numbers: readonly number[]) => (catalogue: Catalogue) =>
  numbers.filter((number) => catalogue.has(number));

/** Which items to ask for, as a start that include and exclude then change. */
export const ITEM_PRESETS = [
  {
    name: 'everything',
    title: 'Everything',
    description: 'All items of the catalogue: a site with servers, offices and cloud services.',
    numbers: (catalogue) => [...catalogue.keys()],
  },
  {
    name: 'essentials',
    title: 'Essentials',
    description: 'The critical items only: what would lock the client out if it never came.',
    numbers: (catalogue) =>
      [...catalogue.values()]
        .filter((item) => item.criticality === 'critical')
        .map((item) => item.number),
  },
  {
    name: 'microsoft-365-office',
    title: 'Microsoft 365 office',
    description:
      'An office on Microsoft 365 with a firewall, Wi-Fi, laptops and a backup, without servers.',
    numbers: only([
      1, 2, 3, 4, 5, 6, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 22, 23, 24, 26, 39, 40, 41, 42, 43,
      44, 45, 46, 47, 48, 49, 50, 53, 54, 56, 59, 60, 61, 63, 64, 65, 66, 67, 68,
    ]),
  },
  {
    name: 'cloud-only',
    title: 'Cloud only',
    description:
      'No office and no hardware of its own: accounts, domains, cloud services, laptops, papers.',
    numbers: only([
      1, 2, 3, 4, 5, 6, 7, 11, 12, 13, 14, 15, 16, 17, 18, 35, 39, 40, 41, 42, 43, 44, 45, 46, 59,
      60, 61, 62, 63, 64, 66, 67, 68,
    ]),
  },
  {
    name: 'server-room',
    title: 'Server room',
    description:
      'What a site with its own servers adds: directory, network, servers, backup and keys to the door.',
    numbers: only([
      5, 6, 8, 9, 10, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37,
      38, 40, 41, 42, 43, 44, 46, 47, 52, 53, 54, 55, 56, 57, 58, 63, 64, 65, 66, 67, 68,
    ]),
  },
] as const satisfies readonly ItemPreset[];

export interface ScopePreset {
  name: string;
  title: string;
  description: string;
  scopeOf: (item: { catalogueNumber: number | null; group: string }) => Scope;
}

const PAPERS = 'Licences, cloud, papers';
/** The attestation, the runbooks and the vault export are read by us even where the rest is the client's. */
const OUR_PAPERS: ReadonlySet<number> = new Set([62, 63, 64, 67, 68]);

/** What the statement of work makes ours: we reset and record it. All else stays with the client. */
export const SCOPE_PRESETS = [
  {
    name: 'fully-managed',
    title: 'Fully managed',
    description: 'We run everything: whatever arrives is ours to reset and record.',
    scopeOf: () => 'ours',
  },
  {
    name: 'co-managed',
    title: 'Co-managed with the client’s own IT',
    description:
      'We run identity, network, servers, backup and devices; telephones, doors, licences and websites stay with the client.',
    scopeOf: ({ catalogueNumber, group }) => {
      if (group === 'Voice & physical') return 'client';
      if (group === PAPERS) {
        return catalogueNumber !== null && OUR_PAPERS.has(catalogueNumber) ? 'ours' : 'client';
      }
      // Hosting and CMS, business profiles.
      return catalogueNumber === 16 || catalogueNumber === 17 ? 'client' : 'ours';
    },
  },
  {
    name: 'project',
    title: 'Project: collect and pass on',
    description:
      'We collect and verify for the client; everything is left with the client, and nothing is ours to reset.',
    scopeOf: () => 'client',
  },
] as const satisfies readonly ScopePreset[];

export const ITEM_PRESET_NAMES = ITEM_PRESETS.map((preset) => preset.name);
export const SCOPE_PRESET_NAMES = SCOPE_PRESETS.map((preset) => preset.name);
