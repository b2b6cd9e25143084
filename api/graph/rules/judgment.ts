import { addDays } from '../model/day.ts';
import type { Day } from '../model/day.ts';
import type { Rule, RuleKind, RuleVersion } from './library.ts';

/** Appears on every report and page that compares the record with rules. */
export const notLegalAdvice =
  'Subtier compares what its sources say with its own summaries of the rules. This is neither legal advice nor a judgment about anyone.';

/**
 * IN_FORCE: a version is in force on the day. NOT_LOOKED_AT: the day is before the first version that was read. NOT_COMPARED: the
 * day is after the last one that was read, and what replaced it was not compared.
 */
type RuleState = 'IN_FORCE' | 'NOT_LOOKED_AT' | 'NOT_COMPARED';

/** How a rule applies on a day. */
interface AppliedRule {
  readonly rule: Rule;
  readonly state: RuleState;
  /** The version in force; NOT_COMPARED: the last one; NOT_LOOKED_AT: the first one. */
  readonly version: RuleVersion;
  /** Says which version this is, and why. */
  readonly sentence: string;
}

/** Which versions of which rules judge on a day. The first rule decides the state; others that are not later are named beside it. */
export interface Judgment {
  readonly state: RuleState;
  /** What a finding against the first rule is called. */
  readonly adverse: AdverseVerdict;
  readonly rules: readonly AppliedRule[];
}

/**
 * Returns how rules apply on a day; null if there are none.
 * @param asOf null for a question without a date, which is judged by the last versions
 * @param isCheck whether the first rule judges; otherwise all are only named
 */
export function judgeOn(rules: readonly Rule[], asOf: Day | null, isCheck: boolean): Judgment | null {
  const applied = rules.map((rule, at): AppliedRule => {
    const { state, version } = versionOn(rule, asOf);
    const named = isCheck ? `See also ${citationInWords(version)}: ${rule.title}.` : describeVersion(state, version);
    const sentence = isCheck && at === 0 ? judgedInWords(rule, state, version) : named;
    return { rule, state, version, sentence };
  });
  const [first, ...others] = applied;
  if (first === undefined) return null;
  const cited = others.filter(({ state }) => state !== 'NOT_LOOKED_AT');
  return { state: first.state, adverse: adverseVerdicts[first.rule.kind], rules: [first, ...cited] };
}

function versionOn(rule: Rule, asOf: Day | null): { state: RuleState; version: RuleVersion } {
  const [first] = rule.versions;
  const last = rule.versions.at(-1);
  if (first === undefined || last === undefined) throw new RangeError(`The rule ${rule.id} has no version.`);
  if (asOf === null) return { state: 'IN_FORCE', version: last };
  if (asOf < first.from) return { state: 'NOT_LOOKED_AT', version: first };
  const version = rule.versions.find(({ from, to }) => from <= asOf && (to === null || asOf < to));
  return version === undefined ? { state: 'NOT_COMPARED', version: last } : { state: 'IN_FORCE', version };
}

/** What a finding against a rule is called, by the rule's kind: only what binds the companies themselves is violated. */
export const adverseVerdicts = {
  law: 'TO_BE_PROHIBITED',
  regulation: 'VIOLATED',
  guide: 'WOULD_NOT_MEET',
  standard: 'WOULD_NOT_MEET',
  own: 'VIOLATED',
} as const satisfies Readonly<Record<RuleKind, string>>;
export type AdverseVerdict = (typeof adverseVerdicts)[RuleKind];

/** A version's citation with its days: `32 CFR 117.11 (from 2021-02-24)`. */
export function citationInWords({ citation, from, to, replacedBy }: RuleVersion): string {
  const days = to === null ? `from ${from}` : `${from} to ${addDays(to, -1)}`;
  return `${citation} (${days}${replacedBy === null ? '' : `; ${replacedBy} not compared`})`;
}

function judgedInWords(rule: Rule, state: RuleState, version: RuleVersion): string {
  switch (state) {
    case 'IN_FORCE':
      return `Judged by ${citationInWords(version)}${comparedInWords(version)}.`;
    case 'NOT_COMPARED':
      return `As in ${citationInWords(version)}${comparedInWords(version)}.`;
    case 'NOT_LOOKED_AT':
      return `Not judged before ${version.from}, when ${version.citation} begins. ${rule.before}`;
  }
}

/** Describes what a version says, beside a question that judges nothing. */
function describeVersion(state: RuleState, version: RuleVersion): string {
  return `${state === 'NOT_LOOKED_AT' ? 'From a later day: ' : ''}${version.text} (${citationInWords(version)}${comparedInWords(version)})`;
}

function comparedInWords({ lastCompared }: RuleVersion): string {
  return lastCompared === null ? '' : `, last compared with its text on ${lastCompared}`;
}
