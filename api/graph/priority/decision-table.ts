import { z } from 'zod';
import { decisionFactors, factorKeys, type FactorKey } from './decision-factors.ts';
import { bands } from './priority.ts';

const ground = { because: z.string().min(1), citation: z.string().min(1) };

const when = z.strictObject({
  impact: z.enum(decisionFactors.impact).optional(),
  origin: z.enum(decisionFactors.origin).optional(),
  control: z.enum(decisionFactors.control).optional(),
  vetting: z.enum(decisionFactors.vetting).optional(),
  ownership: z.enum(decisionFactors.ownership).optional(),
});

const factor = z.strictObject({
  key: z.enum(factorKeys),
  code: z.string().regex(/^[A-Z]{2}$/),
  title: z.string().min(1),
  levels: z.array(z.strictObject({ key: z.string(), ...ground })),
  unknown: z.strictObject(ground),
});

const table = z
  .strictObject({ factors: z.array(factor), rows: z.array(z.strictObject({ band: z.enum(bands), when, ...ground })) })
  .superRefine(({ factors, rows }, context) => {
    const say = (message: string) => {
      context.addIssue({ code: 'custom', message });
    };
    if (factors.map(({ key }) => key).join() !== factorKeys.join()) say(`factors must be ${factorKeys.join(', ')}`);
    for (const { key, levels } of factors) {
      const given = levels.map((level) => level.key).join(', ');
      if (given !== decisionFactors[key].join(', ')) say(`levels of ${key} must be ${decisionFactors[key].join(', ')}`);
    }
    if (!rows.some((row) => Object.keys(row.when).length === 0)) say('no row holds for every combination');
  });

export type DecisionTable = z.infer<typeof table>;
export type DecisionRow = DecisionTable['rows'][number];
export type DecisionFactor = DecisionTable['factors'][number];

/** The place of each factor's level, 0 the least worrying. */
export type Combination = Readonly<Record<FactorKey, number>>;

/** @throws ZodError that says what is wrong with it. */
export function parseDecisionTable(value: unknown): DecisionTable {
  return table.parse(value);
}

/** Whether a row holds: for its levels and everything worse. */
export function rowHolds(row: DecisionRow, combination: Combination): boolean {
  return factorKeys.every((key) => {
    const asked = row.when[key];
    return asked === undefined || combination[key] >= decisionFactors[key].findIndex((level) => level === asked);
  });
}
