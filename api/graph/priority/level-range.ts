import { decisionFactors, type FactorKey, type LevelOf } from './decision-factors.ts';

/** What is known of a factor: the best and the worst level that it can be. */
export interface LevelRange {
  /** What was found, in a few words; null: nothing. */
  readonly found: string | null;
  readonly best: number;
  readonly worst: number;
}

/** A factor whose level is known. */
export function known<K extends FactorKey>(factor: K, level: LevelOf<K>, found: string = level): LevelRange {
  const place = placeOf(factor, level);
  return { found, best: place, worst: place };
}

/** A factor that can be anything between two levels. */
export function between<K extends FactorKey>(
  factor: K,
  best: LevelOf<K>,
  worst: LevelOf<K>,
  found: string | null,
): LevelRange {
  return { found, best: placeOf(factor, best), worst: placeOf(factor, worst) };
}

function placeOf<K extends FactorKey>(factor: K, level: LevelOf<K>): number {
  return decisionFactors[factor].findIndex((candidate) => candidate === level);
}
