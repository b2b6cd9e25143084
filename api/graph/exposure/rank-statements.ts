import type { Day } from '../model/day.ts';
import { compareKeys } from './compare-keys.ts';
import type { Statement } from './exposure.ts';

/** What decides between two statements of equal confidence. */
export interface SourceDates {
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
