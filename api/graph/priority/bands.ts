import type { Day } from '../model/day.ts';
import { clearances } from '../model/vocabulary.ts';
import type {
  AccessMode,
  Adjudication,
  Clearance,
  ImpactLevel,
  Proficiency,
  Sensitivity,
  SystemKind,
  VettingTier,
  EngineerClearance,
} from '../model/vocabulary.ts';
import { ruleOf } from '../rules/library.ts';
import type { RuleVersion } from '../rules/library.ts';

/** The first day on which the vetting that an impact level requires follows a text that was not compared; null if there is none. */
export const vettingUncomparedFrom: Day | null = ruleOf('srg-vetting').versions.at(-1)?.to ?? null;

export const bands = ['LOW', 'MODERATE', 'HIGH', 'CRITICAL'] as const;
export type Band = (typeof bands)[number];

export interface PriorityReason {
  readonly factor: string;
  /** What the record says; null if unknown. */
  readonly value: string | null;
  readonly known: boolean;
  readonly because: string;
  /** The rules that it cites, with their days. */
  readonly citation: string;
  readonly versions: readonly RuleVersion[];
}

export interface Priority {
  /** The band if every unknown input has its least serious value. */
  readonly low: Band;
  /** The band if every unknown input has its most serious value. */
  readonly high: Band;
  /** The inputs in short form, such as `SE:national-security/OR:covered/…`. */
  readonly vector: string;
  readonly reasons: readonly PriorityReason[];
  /** Says that a band is no legal advice. */
  readonly notice: string;
}

/** A person's vetting of one tier on a day; null: not on record. */
export interface VettingFacts {
  readonly tier: VettingTier;
  readonly clearance: Clearance | null;
  readonly adjudication: Adjudication;
  readonly expiresOn: Day | null;
}

/** The highest clearance that a person's vetting gives on a day, unless it has expired, or was denied or revoked. */
export function clearanceOn(vetting: readonly VettingFacts[], day: Day): EngineerClearance {
  const held = vetting.filter(
    ({ adjudication, expiresOn }) =>
      adjudication !== 'DENIED' && adjudication !== 'REVOKED' && (expiresOn === null || day < expiresOn),
  );
  return clearances.findLast((clearance) => held.some((one) => one.clearance === clearance)) ?? 'NOT_ON_RECORD';
}

/**
 * Lists that control exports to a country. They do not call it an adversary, so they do not raise a band; a filter and a policy
 * check can use them like any other list.
 */
export const exportControlLists: ReadonlySet<string> = new Set(['EAR-D']);

/** The inputs of the decision table for one chain on one day. Null or an empty list: not known. */
export interface PriorityInput {
  readonly day: Day;
  readonly system: {
    readonly kind: SystemKind;
    readonly impactLevel: ImpactLevel | null;
    readonly sensitivity: Sensitivity | null;
  };
  /** `covered`: located in a nation on 10USC4872 on the day; `listed`: in a country on another list that is not in `exportControlLists`; `foreign`: abroad elsewhere, or a FOREIGN_PERSON in the US; without a location on record, `foreign-person` is one and `undetermined` anyone else. */
  readonly origin: 'covered' | 'listed' | 'foreign' | 'foreign-person' | 'undetermined' | 'domestic';
  readonly mode: AccessMode;
  /** Whether a written approval is on record. */
  readonly approved: boolean | null;
  readonly escorted: boolean;
  readonly escortProficiency: Proficiency | null;
  readonly engineerProficiency: Proficiency | null;
  readonly escortVetting: readonly VettingFacts[];
  readonly engineerVetting: readonly VettingFacts[];
  /**
   * Whether an organization of the chain, or an owner of one up to six OWNS hops up, is registered abroad or listed;
   * `foreign-at-least`: one is registered abroad, and the country of another is not on record.
   */
  readonly ownership: 'domestic' | 'foreign' | 'foreign-at-least' | 'listed' | null;
}
