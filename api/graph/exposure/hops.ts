import { openFrom, openTo } from '../model/day.ts';
import type { Day } from '../model/day.ts';
import { compareKeys } from '../model/keys.ts';
import { dataClasses, sourceGrades } from '../model/vocabulary.ts';
import type { DataClass, SourceGrade } from '../model/vocabulary.ts';
import type { Hop, Period, Statement } from './exposure.ts';

/** A hop with the days on which its best statement changes. */
export interface DatedHop {
  readonly hop: Hop;
  readonly changes: readonly Day[];
}

/**
 * Finds the days on which a hop's best statement changes.
 * @param hop with its statements best first
 */
export function dateHop(hop: Hop): DatedHop {
  const days = new Set(hop.statements.flatMap(boundsOf));
  if (hop.statements.length === 1) return { hop, changes: [...days] };
  // Before the first day, the best statement is the first one without a start.
  let before = hop.statements.find(({ validFrom }) => validFrom === null) ?? null;
  const changes: Day[] = [];
  for (const day of [...days].sort()) {
    const best = bestOn(hop, day);
    if (best !== before) changes.push(day);
    before = best;
  }
  return { hop, changes };
}

/** Returns a hop's best statement on a day, or null if the hop does not hold. */
export function bestOn(hop: Hop, day: Day): Statement | null {
  for (const statement of hop.statements) if (isValidOn(statement, day)) return statement;
  return null;
}

export type Validity = Pick<Statement, 'validFrom' | 'validTo'>;

/** Whether a statement is valid on a day: from its first day until before its end. */
export function isValidOn({ validFrom, validTo }: Validity, day: Day): boolean {
  return (validFrom === null || validFrom <= day) && (validTo === null || day < validTo);
}

/**
 * The condition of `isValidOn` in Cypher.
 * @param statement the variable of the statement's relationship
 * @param day an expression of type DATE
 */
export function validOn(statement: string, day: string): string {
  return `${statement}.validFrom <= ${day} < ${statement}.validTo`;
}

/** Returns the days on which a statement becomes valid and stops being valid. */
export function boundsOf({ validFrom, validTo }: Validity): readonly Day[] {
  return [validFrom, validTo].filter((day) => day !== null);
}

/** Returns the days of any of some periods, as periods in order that do not touch. */
export function joinPeriods(periods: readonly Period[]): readonly Period[] {
  const start = ({ from }: Period) => from ?? openFrom;
  const end = ({ to }: Period) => to ?? openTo;
  const joined: Period[] = [];
  for (const period of periods.toSorted((a, b) => compareKeys(start(a), start(b)))) {
    const last = joined.at(-1);
    if (last === undefined || end(last) < start(period)) joined.push(period);
    else if (end(last) < end(period)) joined.splice(-1, 1, { from: last.from, to: period.to });
  }
  return joined;
}

export interface EvidenceOnDay {
  /** The confidence of the weakest hop. */
  readonly confidence: number;
  /** The data classes of the hops' best statements. */
  readonly dataClasses: readonly DataClass[];
}

/** Returns how well some hops are supported on a day, each by its best statement; the confidence is 100 if there are no hops. */
export function evidenceOn(hops: readonly DatedHop[], day: Day): EvidenceOnDay {
  const best = hops.map(({ hop }) => bestOn(hop, day)).filter((statement) => statement !== null);
  const classes = new Set(best.map(({ dataClass }) => dataClass));
  return {
    confidence: Math.min(100, ...best.map(({ confidence }) => confidence)),
    dataClasses: dataClasses.filter((dataClass) => classes.has(dataClass)),
  };
}

/** Returns a hop as shown on a day: the valid statements first, then the others, each part best first. */
export function hopOn({ hop }: DatedHop, day: Day): Hop {
  if (hop.statements.length === 1) return hop;
  const valid = hop.statements.filter((statement) => isValidOn(statement, day));
  const others = hop.statements.filter((statement) => !isValidOn(statement, day));
  return { ...hop, statements: [...valid, ...others] };
}

/** What decides between statements of equal confidence: the grade and the dates of their sources. */
interface RankedSource {
  readonly grade: SourceGrade | null;
  readonly retrievedAt: string | null;
  readonly publishedOn: Day | null;
}

type Compare = (a: Statement, b: Statement) => number;

/**
 * Returns a function that sorts statements best first: by highest confidence, better grade of the source, later `retrievedAt`, later
 * `publishedOn`, then source key and row. `bestFirst` is the same order in Cypher.
 */
export function rankStatements(sources: ReadonlyMap<string, RankedSource>): Compare {
  return (a, b) =>
    b.confidence - a.confidence ||
    gradeRank(sources.get(a.source)) - gradeRank(sources.get(b.source)) ||
    laterFirst(instantOf(sources.get(a.source)), instantOf(sources.get(b.source))) ||
    laterFirst(sources.get(a.source)?.publishedOn, sources.get(b.source)?.publishedOn) ||
    compareKeys(a.source, b.source) ||
    compareKeys(a.key, b.key);
}

/** An original comes before a reprint, and a source without a grade counts like the last grade. */
function gradeRank(source: RankedSource | undefined): number {
  return source?.grade == null ? sourceGrades.length - 1 : sourceGrades.indexOf(source.grade);
}

/** Returns when a source was retrieved, as text in the order of time: without the Z, before which the fraction of a second would sort. */
function instantOf(source: RankedSource | undefined): string {
  return source?.retrievedAt?.replace('Z', '') ?? '';
}

/**
 * The order of `rankStatements` as the terms of a Cypher ORDER BY.
 * @param statement the variable of the statement's relationship
 * @param source the variable of its source
 */
export function bestFirst(statement: string, source: string): string {
  return `${statement}.confidence DESC, ${bestSourceFirst(source)}, ${statement}.key`;
}

/** The order of sources: by grade, and of one grade the one retrieved last first, as the terms of a Cypher ORDER BY. @param source the variable of a source */
export function bestSourceFirst(source: string): string {
  return `${gradeOf(source)}, replace(coalesce(toString(${source}.retrievedAt), ''), 'Z', '') DESC,
    coalesce(toString(${source}.publishedOn), '') DESC, ${source}.key`;
}

/** `gradeRank` in Cypher. */
function gradeOf(source: string): string {
  const ranks = sourceGrades.slice(0, -1).map((grade, rank) => `${grade}: ${rank}`);
  return `coalesce({${ranks.join(', ')}}[${source}.grade], ${sourceGrades.length - 1})`;
}

/** Unknown dates come last. */
function laterFirst(a: string | null | undefined, b: string | null | undefined): number {
  return compareKeys(b ?? '', a ?? '');
}

/** A value that changes only on some days. */
export interface Timeline<T> {
  /** In order, without duplicates; the value may stay the same on some of them. */
  readonly changes: readonly Day[];
  on(day: Day): T;
}

/** @param compute must return the same value for any two days with no change between them; called at most once per such run */
export function makeTimeline<T>(changes: Iterable<Day>, compute: (day: Day) => T): Timeline<T> {
  const days = [...new Set(changes)].sort();
  const pieces = new Map<number, { readonly value: T }>();
  return {
    changes: days,
    on(day) {
      const at = countUpTo(days, day);
      let piece = pieces.get(at);
      if (piece === undefined) pieces.set(at, (piece = { value: compute(day) }));
      return piece.value;
    },
  };
}

/** Counts the days up to and including a day. `days` must be sorted. */
function countUpTo(days: readonly Day[], day: Day): number {
  let low = 0;
  let high = days.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const found = days[middle];
    if (found !== undefined && found <= day) low = middle + 1;
    else high = middle;
  }
  return low;
}
