import { gapWords } from './gap-words.ts';
import type { Gap, Lineage } from '../generated/graphql.ts';

/** “inferred: contract not identified”. */
export function lineageInWords(lineage: Lineage, gaps: readonly Gap[]): string {
  const because = gaps.filter((gap) => explains[lineage].includes(gap)).map((gap) => gapWords[gap].short);
  const word = lineage.toLowerCase();
  return because.length === 0 ? word : `${word}: ${because.join(', ')}`;
}

/** Which gaps say why a lineage is what it is. */
const explains: Readonly<Record<Lineage, readonly Gap[]>> = {
  COMPLETE: [],
  INFERRED: ['CONTRACT_NOT_IDENTIFIED', 'EMPLOYMENT_NAMES_NO_CONTRACT'],
  BROKEN: ['NO_SUBCONTRACT_ROUTE', 'EMPLOYER_UNKNOWN', 'NO_CONTRACT_ON_ACCESS'],
};
