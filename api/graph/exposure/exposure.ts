import type { Day } from '../model/day.ts';
import type { AccessBasis, AccessMode, DataClass, EdgeType, ImpactLevel, Label } from '../model/vocabulary.ts';
import type { Band, Priority } from './priority.ts';

export const origins = ['FOREIGN', 'UNDETERMINED', 'DOMESTIC'] as const;
export type Origin = (typeof origins)[number];

export type OriginBasis = 'LOCATION' | 'STATUS';

export const lineages = ['COMPLETE', 'INFERRED', 'BROKEN'] as const;
export type Lineage = (typeof lineages)[number];

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
] as const;
export type Gap = (typeof gaps)[number];

/** A node by its label and key. */
export interface NodeRef {
  readonly label: Label;
  readonly key: string;
}

export function nodeRef(label: Label, key: string): NodeRef {
  return { label, key };
}

/** Returns text that identifies a node. */
export function nodeKey({ label, key }: NodeRef): string {
  return `${label}:${key}`;
}

/** What one source says about one hop. */
export interface Statement {
  readonly key: string;
  readonly source: string;
  /** First day on which it is valid; null: open. */
  readonly validFrom: Day | null;
  /** First day on which it is no longer valid; null: open. */
  readonly validTo: Day | null;
  readonly confidence: number;
  readonly dataClass: DataClass;
  /** The statement's other properties, as in the graph. */
  readonly properties: Readonly<Record<string, unknown>>;
}

/** What identifies a hop. */
export interface HopIdentity {
  readonly type: EdgeType;
  readonly from: NodeRef;
  readonly to: NodeRef;
  /** The access of an ESCORTS or ACCESSES hop; the contract of a SUBCONTRACTS_TO or EMPLOYS hop. */
  readonly under: string | null;
}

export function hopBetween(type: EdgeType, from: NodeRef, to: NodeRef, under: string | null = null): HopIdentity {
  return { type, from, to, under };
}

/** Returns text that identifies a hop. */
export function hopKey({ type, from, to, under }: HopIdentity): string {
  return JSON.stringify([type, from.label, from.key, to.label, to.key, under]);
}

/** A hop with all its statements, best first. */
export interface Hop extends HopIdentity {
  readonly statements: readonly Statement[];
}

export interface Period {
  readonly from: Day | null;
  readonly to: Day | null;
}

/** One chain through which a person reaches a system on a day. Nodes are given by key. */
export interface Exposure {
  /** Opaque; the same on any day and in any database. */
  readonly id: string;
  readonly access: string;
  readonly system: string;
  readonly impactLevel: ImpactLevel;
  readonly mode: AccessMode;
  readonly basis: AccessBasis;
  readonly engineer: string;
  readonly origin: Origin;
  readonly originBasis: readonly OriginBasis[];
  /** ISO alpha-2 codes outside the US and its territories, listed or not. */
  readonly countries: readonly string[];
  readonly engineerEmployers: readonly string[];
  readonly escort: string | null;
  readonly contract: string | null;
  readonly prime: string | null;
  readonly chain: readonly string[];
  readonly accountable: string | null;
  readonly tierDepth: number | null;
  readonly lineage: Lineage;
  readonly gaps: readonly Gap[];
  readonly priority: Priority;
  readonly confidence: number;
  /** The data classes of the hops' best statements on the day. */
  readonly dataClasses: readonly DataClass[];
  /** prime … accountable, EMPLOYS, ESCORTS, ACCESSES, LOCATED_IN. */
  readonly path: readonly Hop[];
  readonly periods: readonly Period[];
}

/** Conditions on exposures; all must hold, and an empty list is no condition. Nodes are given by key, not by API id. */
export interface ExposureFilter {
  readonly asOf: Day;
  readonly lists: readonly string[];
  /** Never empty: FOREIGN alone by default. */
  readonly origins: readonly Origin[];
  readonly minImpactLevel: number | null;
  readonly systems: readonly string[];
  readonly contracts: readonly string[];
  readonly organizations: readonly string[];
  readonly countries: readonly string[];
  readonly modes: readonly AccessMode[];
  readonly escorted: boolean | null;
  readonly lineages: readonly Lineage[];
  readonly minConfidence: number | null;
  readonly dataClasses: readonly DataClass[];
  /** Primes of the chain's contract. */
  readonly primes: readonly string[];
  /** Employers of the engineer. */
  readonly employers: readonly string[];
  /** Employers of the escort. */
  readonly suppliers: readonly string[];
  /** The engineer, or the escort. */
  readonly people: readonly string[];
  /** The chain's `high`. */
  readonly bands: readonly Band[];
  readonly gaps: readonly Gap[];
  /** Sources that state the access, on any day. */
  readonly sources: readonly string[];
  readonly excludedSystems: readonly string[];
  /** Countries outside the US and its territories. */
  readonly excludedCountries: readonly string[];
  readonly excludedPrimes: readonly string[];
  readonly excludedEmployers: readonly string[];
  readonly excludedSuppliers: readonly string[];
  readonly excludedBands: readonly Band[];
  readonly excludedGaps: readonly Gap[];
  readonly excludedSources: readonly string[];
  /** Ids of chains. */
  readonly onlyChains: readonly string[];
  /** Ids of chains that do not match. */
  readonly withoutChains: readonly string[];
}

/** What exposed accesses can be grouped by. */
export const exposureGroups = [
  'SYSTEM',
  'AGENCY',
  'CONTRACT',
  'PRIME',
  'ACCOUNTABLE',
  'ENGINEER_EMPLOYER',
  'ESCORT',
  'ESCORT_SUPPLIER',
  'COUNTRY',
  'SOURCE',
] as const;
export type ExposureGroup = (typeof exposureGroups)[number];

/**
 * ACCESSES: most accesses first, then highest band. PRIORITY: highest band first, then highest impact level of the systems, then most
 * accesses. Ties are sorted by key.
 */
export type ExposureGroupOrder = 'ACCESSES' | 'PRIORITY';

/**
 * PRIORITY: highest band first, by `high`, then by `low`. CONFIDENCE: best evidence first. TIER_DEPTH: deepest first,
 * BROKEN last. Ties are sorted by the chains' ids.
 */
export const exposureOrders = ['PRIORITY', 'CONFIDENCE', 'TIER_DEPTH'] as const;
export type ExposureOrder = (typeof exposureOrders)[number];

/** Builds a filter from some conditions and the API's defaults for the others; without conditions, all FOREIGN exposures match. */
export function makeFilter(asOf: Day, conditions: Partial<Omit<ExposureFilter, 'asOf'>> = {}): ExposureFilter {
  const { origins = [], ...others } = conditions;
  return {
    asOf,
    lists: [],
    minImpactLevel: null,
    systems: [],
    contracts: [],
    organizations: [],
    countries: [],
    modes: [],
    escorted: null,
    lineages: [],
    minConfidence: null,
    dataClasses: [],
    primes: [],
    employers: [],
    suppliers: [],
    people: [],
    bands: [],
    gaps: [],
    sources: [],
    excludedSystems: [],
    excludedCountries: [],
    excludedPrimes: [],
    excludedEmployers: [],
    excludedSuppliers: [],
    excludedBands: [],
    excludedGaps: [],
    excludedSources: [],
    onlyChains: [],
    withoutChains: [],
    ...others,
    origins: origins.length === 0 ? ['FOREIGN'] : origins,
  };
}

/** Whether a wanted value was found; an empty list of wanted values is no condition. */
function isAnyOf<T>(wanted: readonly T[], found: readonly T[]): boolean {
  return wanted.length === 0 || found.some((one) => wanted.includes(one));
}

/** Whether a condition on what was found, and the exclusion that belongs to it, are met. */
function isSelected<T>(found: readonly T[], wanted: readonly T[], excluded: readonly T[]): boolean {
  return isAnyOf(wanted, found) && !found.some((one) => excluded.includes(one));
}

/**
 * Whether an exposure meets a filter's conditions. The exposure must have been computed for the filter's day and lists.
 * @param located all countries in which the engineer is located on the day
 */
export function matchesFilter(
  exposure: Omit<Exposure, 'periods'>,
  located: readonly string[],
  filter: ExposureFilter,
): boolean {
  const { contract, accountable, escort, prime, path } = exposure;
  const listed = (key: string | null): readonly string[] => (key === null ? [] : [key]);
  const access = path.find(({ type }) => type === 'ACCESSES');
  const sources = (access?.statements ?? []).map(({ source }) => source);
  return (
    filter.origins.includes(exposure.origin) &&
    (filter.minImpactLevel === null || exposure.impactLevel >= filter.minImpactLevel) &&
    isAnyOf(filter.onlyChains, [exposure.id]) &&
    !filter.withoutChains.includes(exposure.id) &&
    isSelected([exposure.system], filter.systems, filter.excludedSystems) &&
    isAnyOf(filter.contracts, listed(contract)) &&
    isAnyOf(filter.organizations, [...exposure.chain, ...listed(accountable), ...exposure.engineerEmployers]) &&
    isAnyOf(filter.countries, located) &&
    isAnyOf(filter.modes, [exposure.mode]) &&
    (filter.escorted === null || filter.escorted === (exposure.escort !== null)) &&
    isAnyOf(filter.lineages, [exposure.lineage]) &&
    (filter.minConfidence === null || exposure.confidence >= filter.minConfidence) &&
    (filter.dataClasses.length === 0 ||
      exposure.dataClasses.every((dataClass) => filter.dataClasses.includes(dataClass))) &&
    isSelected(listed(prime), filter.primes, filter.excludedPrimes) &&
    isSelected(exposure.engineerEmployers, filter.employers, filter.excludedEmployers) &&
    isSelected(escort === null ? [] : listed(accountable), filter.suppliers, filter.excludedSuppliers) &&
    isAnyOf(filter.people, [exposure.engineer, ...listed(escort)]) &&
    isSelected([exposure.priority.high], filter.bands, filter.excludedBands) &&
    isSelected(exposure.gaps, filter.gaps, filter.excludedGaps) &&
    isSelected(sources, filter.sources, filter.excludedSources) &&
    isSelected(exposure.countries, [], filter.excludedCountries)
  );
}

/** Compares keys by code unit, so the order is the same on every machine. */
export function compareKeys(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Groups items by key; each group keeps the order of its items. */
export function groupBy<K, T>(items: Iterable<T>, keyOf: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}

/** Groups the keys of nodes by label, without duplicates. */
export function groupByLabel(nodes: readonly NodeRef[]): ReadonlyMap<Label, readonly string[]> {
  const groups = groupBy(nodes, ({ label }) => label);
  return new Map([...groups].map(([label, ofLabel]) => [label, [...new Set(ofLabel.map(({ key }) => key))]]));
}
