import { listCountries, listRegions, type Place } from '../../../domain/calendar/countries';
import { listTimeZones } from '../../../domain/calendar/zones';
import type { Catalogue, CatalogueItem } from '../../../domain/catalogue/catalogue';
import type { Policy } from '../../../domain/chase/policy';
import { LANGUAGES } from '../../../domain/intake/handover-schema';
import { ITEM_PRESETS, SCOPE_PRESETS } from '../../../domain/intake/presets';
import { KINDS } from '../../../domain/items/item';
import { TEMPERS } from '../../../domain/rehearsal/tempers';
import { OWN_ROWS, type FormProblems } from './form-input';
import { planView, type PlanView } from './plan-view';

export const DEFAULT_ITEMS = 'microsoft-365-office';

interface Option {
  value: string;
  label: string;
  chosen: boolean;
}

interface Preset {
  name: string;
  title: string;
  description: string;
  chosen: boolean;
  count: number | null;
  /** Catalogue numbers with spaces between them: for the script that ticks them. */
  numbers: string;
}

export interface StartView {
  /** Everything typed so far, by field. */
  values: Readonly<Record<string, string>>;
  problems: FormProblems;
  countries: { client: Option[]; previousMsp: Option[] };
  regions: { client: Option[]; previousMsp: Option[] };
  zones: string[];
  presets: Preset[];
  groups: { name: string; items: (CatalogueItem & { ticked: boolean })[] }[];
  own: { index: number; kinds: Option[] }[];
  scopes: Preset[];
  languages: Option[];
  policies: Option[];
  known: { clients: Option[]; previousMsps: Option[] };
  plan: PlanView;
  /** How a previous MSP may behave in a rehearsal. */
  tempers: Option[];
}

export interface StartFacts {
  form: URLSearchParams;
  problems: FormProblems;
  catalogue: Catalogue;
  policies: ReadonlyMap<string, Policy>;
  known: Record<'clients' | 'previousMsps', readonly { id: string; name: string }[]>;
  at: Date;
}

export function regionOptions(country: string, chosen: string): Option[] {
  return options(listRegions(country), chosen);
}

function options(places: readonly Place[], chosen: string): Option[] {
  return places.map(({ code, name }) => ({ value: code, label: name, chosen: code === chosen }));
}

function languageName(tag: string): string {
  return new Intl.DisplayNames('en-GB', { type: 'language' }).of(tag) ?? tag;
}

function presetsOf(form: URLSearchParams, catalogue: Catalogue): Preset[] {
  const chosen = form.get('items') ?? DEFAULT_ITEMS;
  const presets = ITEM_PRESETS.map(({ name, title, description, numbers }) => {
    const all = numbers(catalogue);
    return {
      name,
      title,
      description,
      chosen: name === chosen,
      count: all.length,
      numbers: all.join(' '),
    };
  });
  const ticked = {
    name: 'ticked',
    title: 'Exactly what is ticked below',
    description: 'Open the list, and tick what you want to ask for.',
    chosen: chosen === 'ticked',
    count: null,
    numbers: '',
  };
  return [...presets, ticked];
}

function groupsOf(form: URLSearchParams, catalogue: Catalogue): StartView['groups'] {
  const chosen = form.get('items') ?? DEFAULT_ITEMS;
  const preset = ITEM_PRESETS.find(({ name }) => name === chosen);
  const ticked = new Set(preset ? preset.numbers(catalogue) : form.getAll('item').map(Number));
  const groups = new Map<string, StartView['groups'][number]>();
  for (const item of catalogue.values()) {
    const group = groups.get(item.group) ?? { name: item.group, items: [] };
    group.items.push({ ...item, ticked: ticked.has(item.number) });
    groups.set(item.group, group);
  }
  return [...groups.values()];
}

/** Everything that the start form shows, as far as it is filled in. */
export function startView(facts: StartFacts): StartView {
  const { form, catalogue, policies, known } = facts;
  const value = (name: string): string => form.get(name) ?? '';
  const choice = (name: string, label: string, chosen: string): Option => ({
    value: name,
    label,
    chosen: name === chosen,
  });
  const policyName = value('policy') || [...policies.keys()][0];
  const policy = policies.get(policyName ?? '') ?? [...policies.values()][0];
  if (!policy) throw new Error('there is always the default policy');
  return {
    values: Object.fromEntries(form),
    problems: facts.problems,
    countries: {
      client: options(listCountries(), value('client.country')),
      previousMsp: options(listCountries(), value('previousMsp.country')),
    },
    regions: {
      client: regionOptions(value('client.country'), value('client.region')),
      previousMsp: regionOptions(value('previousMsp.country'), value('previousMsp.region')),
    },
    zones: listTimeZones(),
    presets: presetsOf(form, catalogue),
    groups: groupsOf(form, catalogue),
    own: OWN_ROWS.map((index) => ({
      index,
      kinds: KINDS.map((kind) => choice(kind, kind, value(`own.${index}.kind`) || 'login')),
    })),
    scopes: SCOPE_PRESETS.map(({ name, title, description }) => ({
      name,
      title,
      description,
      chosen: name === (value('scopePreset') || SCOPE_PRESETS[0].name),
      count: null,
      numbers: '',
    })),
    languages: LANGUAGES.map((tag) =>
      choice(tag, languageName(tag), value('language') || LANGUAGES[0]),
    ),
    policies: [...policies.keys()].map((name) => choice(name, name, policyName ?? '')),
    known: {
      clients: known.clients.map(({ id, name }) => choice(id, name, '')),
      previousMsps: known.previousMsps.map(({ id, name }) => choice(id, name, '')),
    },
    tempers: TEMPERS.map(([name, title]) => choice(name, title, value('temper') || 'slow')),
    plan: planView(policy, form, facts.at),
  };
}
