import { decisionFactors } from './decision-factors.ts';
import { rowHolds, type Combination, type DecisionRow, type DecisionTable } from './decision-table.ts';
import { bands } from './priority.ts';

/** The row that decides each combination of levels. */
export interface Decisions {
  of(combination: Combination): DecisionRow;
}

/**
 * Decides every combination once: by the highest band of the rows that hold; of rows of that band, the first.
 * @throws Error for a combination that no row decides, for a row that decides none.
 */
export function decideAll(table: DecisionTable): Decisions {
  const ranked = [...table.rows].sort((a, b) => bands.indexOf(b.band) - bands.indexOf(a.band));
  const rows: DecisionRow[] = [];
  for (const combination of allCombinations()) {
    const row = ranked.find((candidate) => rowHolds(candidate, combination));
    if (row === undefined) throw new Error(`The decision table has no row for ${JSON.stringify(combination)}`);
    rows[placeOf(combination)] = row;
  }
  const idle = table.rows.find((row) => !rows.includes(row));
  if (idle !== undefined) throw new Error(`A row of the decision table decides nothing: ${JSON.stringify(idle.when)}`);
  return {
    of(combination) {
      const row = rows[placeOf(combination)];
      if (row === undefined) throw new RangeError(`No such levels: ${JSON.stringify(combination)}`);
      return row;
    },
  };
}

export function* allCombinations(): Iterable<Combination> {
  const { impact: impacts, origin: origins, control: controls, vetting: vettings, ownership: owners } = decisionFactors;
  for (const impact of impacts.keys())
    for (const origin of origins.keys())
      for (const control of controls.keys())
        for (const vetting of vettings.keys())
          for (const ownership of owners.keys()) yield { impact, origin, control, vetting, ownership };
}

function placeOf({ impact, origin, control, vetting, ownership }: Combination): number {
  const { origin: origins, control: controls, vetting: vettings, ownership: owners } = decisionFactors;
  return (
    (((impact * origins.length + origin) * controls.length + control) * vettings.length + vetting) * owners.length +
    ownership
  );
}
