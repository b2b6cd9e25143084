import type { Day } from '../model/day.ts';
import { dataClasses } from '../model/vocabulary.ts';
import type { DataClass } from '../model/vocabulary.ts';
import { compareKeys } from './exposure.ts';
import type { Hop, Statement } from './exposure.ts';

/** A hop, with the days on which its best statement becomes another one, or none. */
export interface DatedHop {
  readonly hop: Hop;
  readonly changes: readonly Day[];
}

/** @param hop with its statements best first */
export function dateHop(hop: Hop): DatedHop {
  const days = new Set<Day>();
  for (const { validFrom, validTo } of hop.statements) {
    if (validFrom !== null) days.add(validFrom);
    if (validTo !== null) days.add(validTo);
  }
  if (hop.statements.length === 1) return { hop, changes: [...days] };
  // Before every day: what is open at its start is valid then.
  let before = hop.statements.find(({ validFrom }) => validFrom === null) ?? null;
  const changes: Day[] = [];
  for (const day of [...days].sort()) {
    const best = bestOn(hop, day);
    if (best !== before) changes.push(day);
    before = best;
  }
  return { hop, changes };
}

/** The statement that counts for a hop on a day; null: the hop does not hold. */
export function bestOn(hop: Hop, day: Day): Statement | null {
  for (const statement of hop.statements) if (isValidOn(statement, day)) return statement;
  return null;
}

export function isValidOn({ validFrom, validTo }: Pick<Statement, 'validFrom' | 'validTo'>, day: Day): boolean {
  return (validFrom === null || validFrom <= day) && (validTo === null || day < validTo);
}

interface EvidenceOnDay {
  /** Of the weakest hop. */
  readonly confidence: number;
  /** Of the hops' best statements. */
  readonly dataClasses: readonly DataClass[];
}

/** How well hops that hold on a day are evidenced: each by its best statement. No hops: nothing is weak. */
export function evidenceOn(hops: readonly DatedHop[], day: Day): EvidenceOnDay {
  const best = hops.map(({ hop }) => bestOn(hop, day)).filter((statement) => statement !== null);
  const classes = new Set(best.map(({ dataClass }) => dataClass));
  return {
    confidence: Math.min(100, ...best.map(({ confidence }) => confidence)),
    dataClasses: dataClasses.filter((dataClass) => classes.has(dataClass)),
  };
}

/** A hop as shown on a day: the statements that are valid on it first, each part best first. */
export function hopOn({ hop }: DatedHop, day: Day): Hop {
  if (hop.statements.length === 1) return hop;
  const valid = hop.statements.filter((statement) => isValidOn(statement, day));
  const others = hop.statements.filter((statement) => !isValidOn(statement, day));
  return { ...hop, statements: [...valid, ...others] };
}

/** What decides between two statements of equal confidence. */
interface SourceDates {
  readonly retrievedAt: string | null;
  readonly publishedOn: Day | null;
}

type Compare = (a: Statement, b: Statement) => number;

/**
 * The order in which statements of the same thing count, best first: by confidence, later `retrievedAt`, later
 * `publishedOn`, then source key and row.
 */
export function rankStatements(sources: ReadonlyMap<string, SourceDates>): Compare {
  return (a, b) =>
    b.confidence - a.confidence ||
    laterFirst(sources.get(a.source)?.retrievedAt, sources.get(b.source)?.retrievedAt) ||
    laterFirst(sources.get(a.source)?.publishedOn, sources.get(b.source)?.publishedOn) ||
    compareKeys(a.source, b.source) ||
    compareKeys(a.key, b.key);
}

/** What is not known comes after every date. */
function laterFirst(a: string | null | undefined, b: string | null | undefined): number {
  return compareKeys(b ?? '', a ?? '');
}

/** Something that changes on some days only. */
export interface Timeline<T> {
  /** In order, without repetition; there may be days among them on which nothing changes after all. */
  readonly changes: readonly Day[];
  on(day: Day): T;
}

/** @param compute gives the same for any two days between which there is no change; called once for each such piece */
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

/** How many of some days, in order, are not after a day. */
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
