import { roundShare } from '../ownership/on-record.ts';
import type { ShareRange } from '../ownership/ownership.ts';
import type { ScreenResult } from './screening.ts';

export const screeningChanges = ['APPEARED', 'GONE', 'CHANGED'] as const;

/** What is different about a row since a screening was last run. */
export interface ScreeningChange {
  /** The position of the row, from 0. */
  readonly position: number;
  readonly kind: (typeof screeningChanges)[number];
  /** What appeared, is gone or changed, in a sentence. */
  readonly what: string;
  /** Why, in a sentence. */
  readonly because: string;
}

/** What the two runs were about, as far as it explains changes, in sentences. */
export interface RunReasons {
  /** Another day or other lists. */
  readonly question: string | null;
  /** Another edition of the graph. */
  readonly graph: string | null;
}

/** Returns what changed between two runs over the same rows, in their order. */
export function changesBetween(
  before: readonly ScreenResult[],
  after: readonly ScreenResult[],
  reasons: RunReasons,
): readonly ScreeningChange[] {
  return after.flatMap((now, position) => {
    const then = before[position];
    if (then === undefined) return [];
    const because = reasonFor(then, now, reasons);
    return differences(then, now).map(([kind, what]) => ({ position, kind, what, because }));
  });
}

function reasonFor(then: ScreenResult, now: ScreenResult, { question, graph }: RunReasons): string {
  const { decision } = now;
  if (decision?.at !== then.decision?.at)
    return decision === null
      ? 'The decision about the row was withdrawn.'
      : `${decision.author} decided about the row on ${decision.at.slice(0, 10)}.`;
  const reasons = [question, graph].filter((one) => one !== null);
  return reasons.length === 0 ? 'What people decided about organizations has changed.' : reasons.join(' ');
}

type Difference = readonly [kind: ScreeningChange['kind'], what: string];

function differences(then: ScreenResult, now: ScreenResult): readonly Difference[] {
  const isOther = then.organization !== now.organization;
  return [
    ...(then.match === now.match && !isOther ? [] : [matchDifference(then, now)]),
    ...memberDifferences(
      then.candidates.map(({ organization }) => organization),
      now.candidates.map(({ organization }) => organization),
      (key) => `Possible organization ${key}`,
    ),
    ...memberDifferences(
      possibleDesignations(then),
      possibleDesignations(now),
      (designation) => `Possible organization ${designation}`,
    ),
    ...memberDifferences(
      then.ownership?.designatedOn ?? [],
      now.ownership?.designatedOn ?? [],
      (list) => `Designation on ${list}`,
    ),
    ...rangeDifference(
      'Share of designated owners',
      then.ownership?.ownedByDesignated,
      now.ownership?.ownedByDesignated,
    ),
    ...rangeDifference('Foreign share', then.ownership?.foreignShare, now.ownership?.foreignShare),
    ...memberDifferences(
      then.ownership?.ultimateParents ?? [],
      now.ownership?.ultimateParents ?? [],
      (key) => `Ultimate parent ${key}`,
    ),
    ...verdictDifferences(then, now),
    ...valueDifference('Accesses through it', then.standing?.accessesThrough ?? 0, now.standing?.accessesThrough ?? 0),
    ...valueDifference('Worst priority', then.standing?.worst ?? 'none', now.standing?.worst ?? 'none'),
    ...memberDifferences(
      then.standing?.workAbroad ?? [],
      now.standing?.workAbroad ?? [],
      (country) => `Work performed in ${country}`,
    ),
  ];
}

function possibleDesignations({ candidates }: ScreenResult): readonly string[] {
  return candidates.flatMap(({ organization, designatedOn }) =>
    designatedOn.map((list) => `${organization} designated on ${list}`),
  );
}

function matchDifference(then: ScreenResult, now: ScreenResult): Difference {
  const words = ({ match, organization }: ScreenResult) =>
    match === 'SAME' ? `the same as ${organization ?? ''}` : match === 'POSSIBLE' ? 'possible' : 'none on record';
  const what = `Match: ${words(now)}; it was ${words(then)}`;
  return [then.match === 'NONE_ON_RECORD' ? 'APPEARED' : now.match === 'NONE_ON_RECORD' ? 'GONE' : 'CHANGED', what];
}

function memberDifferences(
  then: readonly string[],
  now: readonly string[],
  words: (member: string) => string,
): readonly Difference[] {
  return [
    ...now.filter((one) => !then.includes(one)).map((one): Difference => ['APPEARED', words(one)]),
    ...then.filter((one) => !now.includes(one)).map((one): Difference => ['GONE', words(one)]),
  ];
}

function rangeDifference(
  what: string,
  then: ShareRange | undefined,
  now: ShareRange | undefined,
): readonly Difference[] {
  // Both follow from the match, which is a change of its own.
  if (then === undefined || now === undefined) return [];
  return valueDifference(what, rangeInWords(then), rangeInWords(now));
}

/** Returns a share as text: `25 %`, or `0–40 %` if something is not on record. */
export function rangeInWords({ low, high }: ShareRange): string {
  const [from, to] = [roundShare(low), roundShare(high)];
  return from === to ? `${from} %` : `${from}–${to} %`;
}

function valueDifference(what: string, then: string | number, now: string | number): readonly Difference[] {
  return then === now ? [] : [['CHANGED', `${what}: ${now}; it was ${then}`]];
}

function verdictDifferences(then: ScreenResult, now: ScreenResult): readonly Difference[] {
  const before = new Map((then.ownership?.findings ?? []).map(({ rule, verdict }) => [rule, verdict]));
  return (now.ownership?.findings ?? []).flatMap(({ rule, verdict }): readonly Difference[] => {
    const old = before.get(rule);
    if (old === undefined || old === verdict) return [];
    const kind = verdict === 'COVERED' ? 'APPEARED' : old === 'COVERED' ? 'GONE' : 'CHANGED';
    return [[kind, `Verdict under ${rule}: ${inWords(verdict)}; it was ${inWords(old)}`]];
  });
}

function inWords(verdict: string): string {
  return verdict.toLowerCase().replaceAll('_', ' ');
}
