import { z } from 'zod';
import { ruleLibrary } from '../rules/library.ts';
import type { RuleVersion } from '../rules/library.ts';
import { bands } from './bands.ts';

/** The factors of the decision table with their levels, least serious first. */
export const decisionFactors = {
  sensitivity: ['public', 'controlled', 'national-security', 'classified'],
  origin: ['domestic', 'foreign', 'listed', 'covered'],
  control: ['view-only-approved', 'view-only', 'escorted-adequate', 'escorted-inadequate', 'direct'],
  vetting: ['met', 'not-met'],
  ownership: ['domestic', 'foreign', 'listed'],
} as const;

export type FactorKey = keyof typeof decisionFactors;
type LevelOf<K extends FactorKey> = (typeof decisionFactors)[K][number];

/** The factors in the order used everywhere. */
export const factorKeys = [
  'sensitivity',
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
  const index = levelIndex(factor, level);
  return { found, best: index, worst: index };
}

/** A factor that can have any level between two. */
export function between<K extends FactorKey>(
  factor: K,
  best: LevelOf<K>,
  worst: LevelOf<K>,
  found: string | null,
): LevelRange {
  return { found, best: levelIndex(factor, best), worst: levelIndex(factor, worst) };
}

function levelIndex<K extends FactorKey>(factor: K, level: LevelOf<K>): number {
  return decisionFactors[factor].findIndex((candidate) => candidate === level);
}

/** Rules of the library, by id: their last versions. */
const cited = z
  .array(z.string())
  .min(1)
  .transform((ids, context): readonly RuleVersion[] =>
    ids.flatMap((id) => {
      const version = ruleLibrary.get(id)?.versions.at(-1);
      if (version === undefined) context.addIssue({ code: 'custom', message: `there is no rule ${id}` });
      return version ?? [];
    }),
  );
const reason = { because: z.string().min(1), cites: cited };

const when = z.strictObject({
  sensitivity: z.enum(decisionFactors.sensitivity).optional(),
  origin: z.enum(decisionFactors.origin).optional(),
  control: z.enum(decisionFactors.control).optional(),
  vetting: z.enum(decisionFactors.vetting).optional(),
  ownership: z.enum(decisionFactors.ownership).optional(),
});

const factor = z.strictObject({
  key: z.enum(factorKeys),
  code: z.string().regex(/^[A-Z]{2}$/),
  title: z.string().min(1),
  levels: z.array(z.strictObject({ key: z.string(), ...reason })),
  unknown: z.strictObject(reason),
});

const table = z
  .strictObject({ factors: z.array(factor), rows: z.array(z.strictObject({ band: z.enum(bands), when, ...reason })) })
  .superRefine(({ factors, rows }, context) => {
    const addIssue = (message: string) => {
      context.addIssue({ code: 'custom', message });
    };
    if (factors.map(({ key }) => key).join() !== factorKeys.join())
      addIssue(`factors must be ${factorKeys.join(', ')}`);
    for (const { key, levels } of factors) {
      const given = levels.map((level) => level.key).join(', ');
      if (given !== decisionFactors[key].join(', '))
        addIssue(`levels of ${key} must be ${decisionFactors[key].join(', ')}`);
    }
    if (!rows.some((row) => Object.keys(row.when).length === 0)) addIssue('no row applies to every combination');
  });

export type DecisionTable = z.infer<typeof table>;
export type DecisionRow = DecisionTable['rows'][number];
export type DecisionFactor = DecisionTable['factors'][number];

/** The index of each factor's level; 0 is the least serious. */
export type Combination = Readonly<Record<FactorKey, number>>;

/** @throws ZodError with the reasons why the value is not a valid decision table */
export function parseDecisionTable(value: unknown): DecisionTable {
  return table.parse(value);
}

/** Whether a row applies to a combination: every level is at least as serious as the row's. */
export function rowHolds(row: DecisionRow, combination: Combination): boolean {
  return factorKeys.every((key) => {
    const least = row.when[key];
    return least === undefined || combination[key] >= decisionFactors[key].findIndex((level) => level === least);
  });
}

/**
 * Returns the function that decides: among the rows that apply to a combination, the first one with the highest band.
 * @throws Error if no row decides some combination, or if some row decides none
 */
export function decideAll(table: DecisionTable): (combination: Combination) => DecisionRow {
  const ranked = table.rows.toSorted((a, b) => bands.indexOf(b.band) - bands.indexOf(a.band));
  const decide = (combination: Combination) => {
    const row = ranked.find((candidate) => rowHolds(candidate, combination));
    if (row === undefined) throw new Error(`The decision table has no row for ${JSON.stringify(combination)}`);
    return row;
  };
  const used = new Set([...allCombinations()].map(decide));
  const unused = table.rows.find((row) => !used.has(row));
  if (unused !== undefined)
    throw new Error(`A row of the decision table decides nothing: ${JSON.stringify(unused.when)}`);
  return decide;
}

export function* allCombinations(): Iterable<Combination> {
  const { origin: origins, control: controls, vetting: vettings, ownership: owners } = decisionFactors;
  for (const sensitivity of decisionFactors.sensitivity.keys())
    for (const origin of origins.keys())
      for (const control of controls.keys())
        for (const vetting of vettings.keys())
          for (const ownership of owners.keys()) yield { sensitivity, origin, control, vetting, ownership };
}
