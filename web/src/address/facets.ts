import { Band, EngineerClearance, Gap, Sensitivity } from '../generated/graphql.ts';
import type { ExposureExclusion, ExposureFilter, NodeLabel } from '../generated/graphql.ts';

/** The priority bands, highest first. */
export const bands = Object.values(Band).reverse();
export const gaps = Object.values(Gap);
export const clearances = Object.values(EngineerClearance);
const sensitivities = Object.values(Sensitivity);

/** A kind of condition that is chosen by value, such as a bar of a list. */
interface FacetType {
  /** In the server's filter. */
  readonly field: keyof ExposureFilter;
  /** How the bar at the top names it, before the value. */
  readonly words: string;
  /** The label of the nodes whose keys are its values; null: the values are names. */
  readonly label: NodeLabel | null;
  readonly values: readonly string[] | null;
  /** In the server's exclusion; null: values can only be selected. */
  readonly exclusion: keyof ExposureExclusion | null;
}

/** What exposures can be selected by. A supplier employs the escort. */
const facetTypes = {
  system: { field: 'systems', words: 'system', label: 'System', values: null, exclusion: 'systems' },
  country: { field: 'countries', words: 'located in', label: 'Country', values: null, exclusion: 'countries' },
  prime: { field: 'primes', words: 'prime', label: 'Organization', values: null, exclusion: 'primes' },
  employer: { field: 'employers', words: 'employed by', label: 'Organization', values: null, exclusion: 'employers' },
  supplier: { field: 'suppliers', words: 'escorts by', label: 'Organization', values: null, exclusion: 'suppliers' },
  band: { field: 'bands', words: 'priority', label: null, values: bands, exclusion: 'bands' },
  gap: { field: 'gaps', words: 'lacking', label: null, values: gaps, exclusion: 'gaps' },
  sensitivity: {
    field: 'sensitivities',
    words: 'sensitivity',
    label: null,
    values: sensitivities,
    exclusion: null,
  },
  source: { field: 'sources', words: 'stated by', label: 'Source', values: null, exclusion: 'sources' },
  clearance: { field: 'clearances', words: 'clearance', label: null, values: clearances, exclusion: null },
} as const satisfies Readonly<Record<string, FacetType>>;

export type FacetKind = keyof typeof facetTypes;

export const facetKinds: readonly FacetKind[] = Object.keys(facetTypes).filter(isFacetKind);

export function facetType(kind: FacetKind): FacetType {
  return facetTypes[kind];
}

/** One value that is selected or excluded. */
export interface Facet {
  readonly by: FacetKind;
  /** Key of a node, or a name. */
  readonly value: string;
  readonly excluded: boolean;
}

/** Reads texts such as `country:CN`, or `-country:CN` for an exclusion; if a value occurs twice, the last one counts; unknown kinds are ignored. */
export function readFacets(texts: readonly string[]): readonly Facet[] {
  return texts.reduce<readonly Facet[]>((facets, text) => {
    const excluded = text.startsWith('-');
    const [kind = '', ...rest] = text.slice(excluded ? 1 : 0).split(':');
    if (!isFacetKind(kind) || (excluded && facetType(kind).exclusion === null)) return facets;
    const value = readValue(kind, rest.join(':'));
    if (value === '') return facets;
    return [...facets.filter((one) => one.by !== kind || one.value !== value), { by: kind, value, excluded }];
  }, []);
}

function isFacetKind(kind: string): kind is FacetKind {
  return Object.hasOwn(facetTypes, kind);
}

/** Reads the key of a node, or a name in upper or lower case; empty if there is no such name. */
function readValue(by: FacetKind, text: string): string {
  const { values } = facetType(by);
  if (values === null) return text;
  const name = text.toUpperCase().replaceAll('-', '_');
  return values.find((one) => one === name) ?? '';
}

export function writeFacets(facets: readonly Facet[]): readonly string[] {
  return facets.map(({ by, value, excluded }) => `${excluded ? '-' : ''}${by}:${value}`);
}

/** Selects or excludes a value; one that already has this state is cleared. */
export function toggleFacet(facets: readonly Facet[], { by, value, excluded }: Facet): readonly Facet[] {
  const others = facets.filter((one) => one.by !== by || one.value !== value);
  const before = facets.find((one) => one.by === by && one.value === value);
  return before?.excluded === excluded ? others : [...others, { by, value, excluded }];
}

/** Converts facets to fields of the server's filter, those of one kind together. */
export function facetFields(facets: readonly Facet[]): ExposureFilter {
  const selected = facets
    .filter(({ excluded }) => !excluded)
    .map(({ by, value }) => [facetType(by).field, value] as const);
  const excluded = facets.flatMap((facet) => {
    const field = facet.excluded ? facetType(facet.by).exclusion : null;
    return field === null ? [] : [[field, facet.value] as const];
  });
  return { ...collect(selected), ...(excluded.length === 0 ? {} : { exclude: collect(excluded) }) };
}

function collect(values: readonly (readonly [field: string, value: string])[]): Record<string, readonly string[]> {
  const fields: Record<string, readonly string[]> = {};
  for (const [field, value] of values) fields[field] = [...(fields[field] ?? []), value];
  return fields;
}
