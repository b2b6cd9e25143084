import { titleOf } from '#picture/picture.ts';
import type { Conditions } from '../../address/address.ts';
import { toggleFacet } from '../../address/facets.ts';
import type { Facet, FacetKind } from '../../address/facets.ts';
import type { FlowNodeKind, FlowQuery } from '../../generated/graphql.ts';
import { counted, inDigits, isSynthetic } from '../../words.ts';

/** The columns of the flow, from left to right, and what selects a place in each. */
export const columns = [
  { stage: 'PRIME', title: 'Prime', facet: 'prime' },
  { stage: 'SUPPLIER', title: 'Escort supplier', facet: 'supplier' },
  { stage: 'EMPLOYER', title: 'Engineer’s employer', facet: 'employer' },
  { stage: 'COUNTRY', title: 'Country', facet: 'country' },
  { stage: 'SENSITIVITY', title: 'Sensitivity', facet: 'sensitivity' },
] as const satisfies readonly {
  readonly stage: FlowQuery['exposureFlow']['nodes'][number]['stage'];
  readonly title: string;
  readonly facet: FacetKind;
}[];

const withoutEscort = { by: 'gap', value: 'NO_ESCORT_ON_RECORD' } as const;

/** A place that accesses flow through. */
export interface Place {
  readonly id: string;
  /** Position in `columns`. */
  readonly column: number;
  readonly kind: FlowNodeKind;
  readonly name: string;
  /** The key of the organization or country, or the sensitivity; null if the place stands for others, or for nothing on record. */
  readonly value: string | null;
  readonly accesses: number;
  readonly synthetic: boolean;
}

/** Accesses that pass through two places of columns beside each other. */
export interface Band {
  readonly id: string;
  readonly from: Place;
  readonly to: Place;
  readonly accesses: number;
}

export interface Flow {
  readonly accesses: number;
  readonly places: readonly Place[];
  readonly bands: readonly Band[];
}

export function readFlow({ exposureFlow: { accesses, nodes, links } }: FlowQuery): Flow {
  const places = nodes.map(({ stage, kind, label, sensitivity, node, accesses: count }): Place => {
    const value = sensitivity ?? (node !== null && 'key' in node ? node.key : null);
    return {
      id: [stage, kind, value ?? ''].join(' '),
      column: columns.findIndex((one) => one.stage === stage),
      kind,
      name:
        node === null || !('caption' in node) || !('dataClass' in node)
          ? label
          : titleOf({ caption: label, dataClass: node.dataClass }),
      value,
      accesses: count,
      synthetic: node !== null && isSynthetic(node),
    };
  });
  const bands = links.flatMap(({ from, to, accesses: count }): readonly Band[] => {
    const [start, end] = [places[from], places[to]];
    if (start === undefined || end === undefined) return [];
    return [{ id: `${start.id} ${end.id}`, from: start, to: end, accesses: count }];
  });
  return { accesses, places, bands };
}

/** How many accesses of a part pass through the places and bands of the whole, by their ids. */
export type PartOfFlow = ReadonlyMap<string, number>;

/** The part of a flow that conditions select; what has no place of its own in the whole is among the others of its column. */
export function partOf(whole: Flow, part: Flow): PartOfFlow {
  const own = new Set(whole.places.map(({ id }) => id));
  const others = new Map(whole.places.flatMap(({ kind, column, id }) => (kind === 'OTHERS' ? [[column, id]] : [])));
  const placeOf = ({ id, column }: Place): string => (own.has(id) ? id : (others.get(column) ?? id));
  const counts = new Map<string, number>();
  const add = (id: string, accesses: number): void => {
    counts.set(id, (counts.get(id) ?? 0) + accesses);
  };
  for (const place of part.places) add(placeOf(place), place.accesses);
  for (const { from, to, accesses } of part.bands) add(`${placeOf(from)} ${placeOf(to)}`, accesses);
  return counts;
}

/** The conditions without those that the flow's own places select. */
export function withoutOwn(conditions: Conditions): Conditions {
  const kinds = new Set<FacetKind>([...columns.map(({ facet }) => facet), withoutEscort.by]);
  const facets = conditions.facets.filter(({ by, excluded }) => excluded || !kinds.has(by));
  return facets.length === conditions.facets.length ? conditions : { ...conditions, facets };
}

/** Whether the flow leaves organizations or countries without a place of their own. */
export function hasOthers({ places }: Flow): boolean {
  return places.some(({ kind }) => kind === 'OTHERS');
}

export function isOnRecord({ kind }: Place): boolean {
  return kind === 'ON_RECORD' || kind === 'OTHERS';
}

/** “Prime Microsoft: 2 accesses”, or “1 of 2 accesses” if a part is selected. */
export function placeInWords({ column, name, accesses, synthetic }: Place, part: number | null = null): string {
  const all = counted(accesses, 'access', 'accesses');
  const count = part === null ? all : `${inDigits(part)} of ${all}`;
  return `${columns[column]?.title ?? ''} ${name}${synthetic ? ' (synthetic)' : ''}: ${count}`;
}

/** “Microsoft › Insight Global: 2 accesses”. */
export function bandInWords({ from, to, accesses }: Band): string {
  return `${from.name} › ${to.name}: ${counted(accesses, 'access', 'accesses')}`;
}

/** Whether the page's conditions select a place. */
export function isChosen(place: Place, { facets, sensitivity }: Conditions): boolean {
  if (place.kind === 'NOT_ON_RECORD') return facetOf(place) === 'sensitivity' && sensitivity === 'NOT_ON_RECORD';
  const own = place.kind === 'NO_ESCORT' ? withoutEscort : { by: facetOf(place), value: place.value };
  return facets.some(({ by, value, excluded }) => !excluded && by === own.by && value === own.value);
}

/**
 * Returns the change of the conditions after which exactly the accesses of a place count, or of a band by its two places; null if there is none.
 * A place that is chosen alone is let go of. Others cannot be chosen, and neither can a second value beside a chosen one, because the filter means
 * either of them.
 */
export function choose(flow: Flow, conditions: Conditions, places: readonly Place[]): Partial<Conditions> | null {
  const { asOf, facets } = conditions;
  const [only] = places;
  if (only !== undefined && places.length === 1 && isChosen(only, conditions)) {
    if (only.kind === 'NOT_ON_RECORD') return { asOf, sensitivity: null };
    const own = choosing(flow, only) ?? [];
    return { asOf, facets: own.reduce(toggleFacet, facets) };
  }
  const others = places.filter((place) => !isChosen(place, conditions));
  const wanted = others.map((place) => (isRestricted(place, conditions) ? null : choosing(flow, place)));
  if (others.length === 0 || wanted.includes(null)) return null;
  const added = wanted.flatMap((one) => one ?? []);
  const isUnknown = others.some((place) => place.kind === 'NOT_ON_RECORD' && facetOf(place) === 'sensitivity');
  return { asOf, facets: [...facets, ...added], ...(isUnknown ? { sensitivity: 'NOT_ON_RECORD' } : {}) };
}

/** Whether the conditions already select other values of the same kind. */
function isRestricted(place: Place, { about, facets }: Conditions): boolean {
  const facet = place.kind === 'NO_ESCORT' ? withoutEscort.by : facetOf(place);
  return about?.kind === facet || facets.some(({ by, excluded }) => by === facet && !excluded);
}

function facetOf({ column }: Place): FacetKind | undefined {
  return columns[column]?.facet;
}

/** The facets that select a place; what is not on record is selected by excluding everything else of its column, so all of that must be shown. */
function choosing({ places }: Flow, place: Place): readonly Facet[] | null {
  const by = facetOf(place);
  if (by === undefined || place.kind === 'OTHERS') return null;
  if (place.kind === 'NO_ESCORT') return [{ ...withoutEscort, excluded: false }];
  if (place.value !== null) return [{ by, value: place.value, excluded: false }];
  if (by === 'sensitivity') return [];
  const beside = places.filter(({ column }) => column === place.column);
  if (beside.some(({ kind }) => kind === 'OTHERS')) return null;
  const excluded = beside.flatMap(({ kind, value }): readonly Facet[] => {
    if (kind === 'NO_ESCORT') return [{ ...withoutEscort, excluded: true }];
    return value === null ? [] : [{ by, value, excluded: true }];
  });
  return excluded.length === 0 ? null : excluded;
}
