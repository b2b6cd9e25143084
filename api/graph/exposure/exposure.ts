import type { Day } from '../model/day.ts';
import type { HopIdentity } from '../model/keys.ts';
import type {
  AccessBasis,
  AccessMode,
  DataClass,
  EngineerClearance,
  ImpactLevel,
  Sensitivity,
} from '../model/vocabulary.ts';
import type { Priority } from '../priority/bands.ts';

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
  /** Of the system; null: not on record. */
  readonly impactLevel: ImpactLevel | null;
  readonly sensitivity: Sensitivity | null;
  readonly mode: AccessMode;
  readonly basis: AccessBasis;
  readonly engineer: string;
  readonly clearance: EngineerClearance;
  readonly origin: Origin;
  readonly originBasis: readonly OriginBasis[];
  /** ISO alpha-2 codes outside the US and its territories, listed or not. */
  readonly countries: readonly string[];
  readonly engineerEmployers: readonly string[];
  readonly escort: string | null;
  /** The person on whose credential the access is used, who answers for it in the escort's place. */
  readonly credentialOf: string | null;
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
  /** prime … accountable, EMPLOYS, ESCORTS or LENDS_TO, ACCESSES, LOCATED_IN. */
  readonly path: readonly Hop[];
  readonly periods: readonly Period[];
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
 * ACCESSES: most accesses first, then highest band. PRIORITY: highest band first, then highest sensitivity of the systems, then most
 * accesses. Ties are sorted by key.
 */
export type ExposureGroupOrder = 'ACCESSES' | 'PRIORITY';

/**
 * PRIORITY: highest band first, by `high`, then by `low`. CONFIDENCE: best evidence first. TIER_DEPTH: deepest first,
 * BROKEN last. Ties are sorted by the chains' ids.
 */
export const exposureOrders = ['PRIORITY', 'CONFIDENCE', 'TIER_DEPTH'] as const;
export type ExposureOrder = (typeof exposureOrders)[number];
