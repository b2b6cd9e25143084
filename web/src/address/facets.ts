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

/** Reads texts such as `country:CN`, or `-country:CN` for an exclusion; the last one about a bar counts. */
export function readFacets(texts: readonly string[]): readonly Facet[] {
  return texts.reduce<readonly Facet[]>((facets, text) => {
    const excluded = text.startsWith('-');
    const [kind, ...rest] = text.slice(excluded ? 1 : 0).split(':');
    const by = facetKinds.find((one) => one === kind);
    const value = rest.join(':');
    if (by === undefined || value === '') return facets;
    return [...facets.filter((one) => one.by !== by || one.value !== value), { by, value, excluded }];
  }, []);
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
