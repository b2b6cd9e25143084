/** What the decision table asks, with the levels of each, the least worrying first. */
export const decisionFactors = {
  impact: ['2', '4', '5', '6'],
  origin: ['domestic', 'foreign', 'listed', 'covered'],
  control: ['view-only-approved', 'view-only', 'escorted-adequate', 'escorted-inadequate', 'direct'],
  vetting: ['met', 'not-met'],
  ownership: ['domestic', 'foreign', 'listed'],
} as const;

export type FactorKey = keyof typeof decisionFactors;
export type LevelOf<K extends FactorKey> = (typeof decisionFactors)[K][number];

/** The order of the factors everywhere. */
export const factorKeys = [
  'impact',
  'origin',
  'control',
  'vetting',
  'ownership',
] as const satisfies readonly FactorKey[];
