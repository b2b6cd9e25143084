import type { Band, Gap } from '../generated/graphql.ts';

/** The priority bands, highest first. */
export const bands = ['CRITICAL', 'HIGH', 'MODERATE', 'LOW'] as const satisfies readonly Band[];

export const gaps = [
  'NO_ESCORT_ON_RECORD',
  'CONTRACT_NOT_IDENTIFIED',
  'EMPLOYMENT_NAMES_NO_CONTRACT',
  'NO_SUBCONTRACT_ROUTE',
  'EMPLOYER_UNKNOWN',
  'NO_CONTRACT_ON_ACCESS',
  'RELATED_CONTRACT',
  'ORIGIN_UNDETERMINED',
  'ROUTES_CUT',
] as const satisfies readonly Gap[];

export const facetKinds = ['system', 'country', 'prime', 'employer', 'supplier', 'band', 'gap', 'source'] as const;
/** What a bar list counts exposed accesses by; a supplier employs the escort. */
export type FacetKind = (typeof facetKinds)[number];

/** One bar of a bar list that is selected or excluded. */
export interface Facet {
  readonly by: FacetKind;
  /** Key of a node, or the name of a band or gap. */
  readonly value: string;
  readonly excluded: boolean;
}

/** Reads texts such as `country:CN`, or `-country:CN` for an exclusion; if a bar occurs twice, the last one counts; unknown kinds are ignored. */
export function readFacets(texts: readonly string[]): readonly Facet[] {
  return texts.reduce<readonly Facet[]>((facets, text) => {
    const excluded = text.startsWith('-');
    const [kind, ...rest] = text.slice(excluded ? 1 : 0).split(':');
    const by = facetKinds.find((one) => one === kind);
    if (by === undefined) return facets;
    const value = readValue(by, rest.join(':'));
    if (value === '') return facets;
    return [...facets.filter((one) => one.by !== by || one.value !== value), { by, value, excluded }];
  }, []);
}

/** Reads the key of a node, or the name of a band or gap in upper or lower case; empty if there is no such name. */
function readValue(by: FacetKind, text: string): string {
  if (by !== 'band' && by !== 'gap') return text;
  const name = text.toUpperCase().replaceAll('-', '_');
  return (by === 'band' ? bands : gaps).find((one) => one === name) ?? '';
}

export function writeFacets(facets: readonly Facet[]): readonly string[] {
  return facets.map(({ by, value, excluded }) => `${excluded ? '-' : ''}${by}:${value}`);
}

/** Selects or excludes a bar; a bar that already has this state is cleared. */
export function toggleFacet(facets: readonly Facet[], { by, value, excluded }: Facet): readonly Facet[] {
  const others = facets.filter((one) => one.by !== by || one.value !== value);
  const before = facets.find((one) => one.by === by && one.value === value);
  return before?.excluded === excluded ? others : [...others, { by, value, excluded }];
}
