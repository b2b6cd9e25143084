/** The factors of the decision table with their levels, least serious first. */
export const decisionFactors = {
  impact: ['2', '4', '5', '6'],
  origin: ['domestic', 'foreign', 'listed', 'covered'],
  control: ['view-only-approved', 'view-only', 'escorted-adequate', 'escorted-inadequate', 'direct'],
  vetting: ['met', 'not-met'],
  ownership: ['domestic', 'foreign', 'listed'],
} as const;

export type FactorKey = keyof typeof decisionFactors;
type LevelOf<K extends FactorKey> = (typeof decisionFactors)[K][number];

/** The factors in the order used everywhere. */
export const factorKeys = [
  'impact',
  'origin',
  'control',
  'vetting',
  'ownership',
] as const satisfies readonly FactorKey[];

/** What is known about a factor: the best and the worst level it can have. */
export interface LevelRange {
  /** What the record says, in a few words; null: nothing. */
  readonly found: string | null;
  readonly best: number;
  readonly worst: number;
}

/** A factor whose level is known. */
export function known<K extends FactorKey>(factor: K, level: LevelOf<K>, found: string = level): LevelRange {
  const index = indexOf(factor, level);
  return { found, best: index, worst: index };
}

/** A factor that can have any level between two. */
export function between<K extends FactorKey>(
  factor: K,
  best: LevelOf<K>,
  worst: LevelOf<K>,
  found: string | null,
): LevelRange {
  return { found, best: indexOf(factor, best), worst: indexOf(factor, worst) };
}

function indexOf<K extends FactorKey>(factor: K, level: LevelOf<K>): number {
  return decisionFactors[factor].findIndex((candidate) => candidate === level);
}
