import type { Day } from '../model/day.ts';
import type { AccessBasis, AccessMode, DataClass, EdgeType, ImpactLevel, Label } from '../model/vocabulary.ts';
import type { Priority } from '../priority/priority.ts';

export const origins = ['FOREIGN', 'UNDETERMINED', 'DOMESTIC'] as const;
export type Origin = (typeof origins)[number];

export const originBases = ['LOCATION', 'STATUS'] as const;
export type OriginBasis = (typeof originBases)[number];

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

/** What one source says of one hop. */
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

/** A hop as drawn, with every statement of it that is not superseded, best first. */
export interface Hop {
  readonly type: EdgeType;
  readonly from: NodeRef;
  readonly to: NodeRef;
  /** The access of an ESCORTS or ACCESSES hop, the contract of a SUBCONTRACTS_TO or EMPLOYS hop; part of the hop's identity. */
  readonly under: string | null;
  readonly statements: readonly Statement[];
}

export interface Period {
  readonly from: Day | null;
  readonly to: Day | null;
}

/** One chain on which a person reaches a system on a day: DESIGN, section 3. Nodes are given by key. */
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
