import type { AccessMode, DataClass, EngineerClearance, ImpactLevel, Sensitivity } from '../model/vocabulary.ts';
import type { Band } from '../priority/bands.ts';
import type { Exposure, Gap, Lineage } from './exposure.ts';

/** The values of a chain that conditions compare, named as the properties of Exposure nodes. Nodes are given by key. */
export interface ComparedValues {
  readonly system: string;
  /** Of the system; null: not on record. */
  readonly impactLevel: ImpactLevel | null;
  readonly sensitivity: Sensitivity | null;
  readonly engineer: string;
  readonly clearance: EngineerClearance;
  readonly escort: string | null;
  /** The holder of the credential that the access is used on. */
  readonly credentialOf: string | null;
  readonly contract: string | null;
  readonly prime: string | null;
  readonly accountable: string | null;
  /** The employer of the escort. */
  readonly supplier: string | null;
  /** The engineer's. */
  readonly employers: readonly string[];
  /** From the prime to the accountable organization; empty where BROKEN. */
  readonly passes: readonly string[];
  /** Where the engineer is located, also within the United States. */
  readonly countries: readonly string[];
  /** Of the statements of the access, on any day. */
  readonly sources: readonly string[];
  readonly mode: AccessMode;
  readonly escorted: boolean;
  readonly lineage: Lineage;
  readonly gaps: readonly Gap[];
  readonly confidence: number;
  readonly dataClasses: readonly DataClass[];
  readonly high: Band;
}

export type Property = keyof ComparedValues;

/** How statements compare a property. Follows from the type of its values, so that a wrong form does not compile. */
interface PropertyForm<T> {
  /** Whether it is absent where nothing is on record: a comparison with it is then null. */
  readonly optional: null extends T ? true : false;
  readonly list: [T] extends [readonly unknown[]] ? true : false;
  /** Whether its value depends on the lists of a filter: a block of `statements` computes it. */
  readonly underLists: boolean;
}

const single = { optional: false, list: false, underLists: false } as const;
const optional = { optional: true, list: false, underLists: false } as const;
const list = { optional: false, list: true, underLists: false } as const;

export const propertyForms: { readonly [name in Property]: PropertyForm<ComparedValues[name]> } = {
  system: single,
  impactLevel: optional,
  sensitivity: optional,
  engineer: single,
  clearance: single,
  escort: optional,
  credentialOf: optional,
  contract: optional,
  prime: optional,
  accountable: optional,
  supplier: optional,
  employers: list,
  passes: list,
  countries: list,
  sources: list,
  mode: single,
  escorted: single,
  lineage: single,
  gaps: { ...list, underLists: true },
  confidence: { ...single, underLists: true },
  dataClasses: { ...list, underLists: true },
  high: single,
};

/**
 * Returns what conditions compare of an exposure.
 * @param located all countries in which the engineer is located on the day
 * @param sources those of the statements of the access
 */
export function comparedValues(
  exposure: Omit<Exposure, 'periods' | 'path'>,
  located: readonly string[],
  sources: readonly string[],
): ComparedValues {
  const { escort, accountable } = exposure;
  return {
    system: exposure.system,
    impactLevel: exposure.impactLevel,
    sensitivity: exposure.sensitivity,
    engineer: exposure.engineer,
    clearance: exposure.clearance,
    escort,
    credentialOf: exposure.credentialOf,
    contract: exposure.contract,
    prime: exposure.prime,
    accountable,
    supplier: escort === null ? null : accountable,
    employers: exposure.engineerEmployers,
    passes: exposure.chain,
    countries: located,
    sources,
    mode: exposure.mode,
    // Of the access: also true of the chain of a holder of a credential if the access has an escort.
    escorted: !exposure.gaps.includes('NO_ESCORT_ON_RECORD'),
    lineage: exposure.lineage,
    gaps: exposure.gaps,
    confidence: exposure.confidence,
    dataClasses: exposure.dataClasses,
    high: exposure.priority.high,
  };
}
