import { dataClasses, type DataClass } from '../model/vocabulary.ts';
import type { Day } from '../model/day.ts';
import { bestOn, isValidOn, type DatedHop } from './dated-hop.ts';
import type { Hop } from './exposure.ts';

export interface EvidenceOnDay {
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
