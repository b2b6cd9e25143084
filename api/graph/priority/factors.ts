/** What the decision table asks, with the levels of each, the least worrying first. */
export const decisionFactors = {
  impact: ['2', '4', '5', '6'],
  origin: ['domestic', 'foreign', 'listed', 'covered'],
  control: ['view-only-approved', 'view-only', 'escorted-adequate', 'escorted-inadequate', 'direct'],
  vetting: ['met', 'not-met'],
  ownership: ['domestic', 'foreign', 'listed'],
} as const;

export type FactorKey = keyof typeof decisionFactors;
type LevelOf<K extends FactorKey> = (typeof decisionFactors)[K][number];

/** The order of the factors everywhere. */
export const factorKeys = [
  'impact',
  'origin',
  'control',
  'vetting',
  'ownership',
] as const satisfies readonly FactorKey[];

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
