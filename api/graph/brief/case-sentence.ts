import type { Exposure } from '../exposure/exposure.ts';
import { makeFilter } from '../exposure/filters.ts';
import type { ExposureFilter } from '../exposure/filters.ts';
import { dayInWords } from '../model/day.ts';
import type { Day } from '../model/day.ts';
import type { Scope } from './headline.ts';

/** A case with a sentence that people wrote and checked: the headline of a brief about exactly that case. */
export interface CaseSentence {
  readonly sentence: string;
  /** The first day of which it speaks; null: not on record. */
  readonly from: Day | null;
  /** Keys of its systems. */
  readonly systems: readonly string[];
  /** Keys of its sources. */
  readonly sources: readonly string[];
}

/**
 * Returns the sentence of the case that some chains are; null: they are none, or only a part of one, or other sources state them too.
 * @param exposures all that are exposed on the day
 */
export function sentenceOfChains(cases: readonly CaseSentence[], exposures: readonly Exposure[]): string | null {
  const systems = exposures.map(({ system }) => system);
  const sources = exposures.flatMap(({ path }) =>
    path.flatMap(({ statements }) => statements.map(({ source }) => source)),
  );
  const found = cases.find((one) => isSame(one.systems, systems) && sources.every((key) => one.sources.includes(key)));
  return found?.sentence ?? null;
}

/** Returns the sentence of the case whose systems are asked for, of which none is exposed on any day; null: there is none, or conditions may hide something. */
export function sentenceOfSystems(
  cases: readonly CaseSentence[],
  { systems, asOf, origins }: ExposureFilter,
  { isConditioned }: Scope,
): string | null {
  const found = cases.find((one) => isSame(one.systems, systems));
  if (found === undefined || isConditioned || !origins.includes('FOREIGN')) return null;
  const isBefore = found.from !== null && asOf < found.from;
  return `${found.sentence}${isBefore ? ` Nothing of this is on record for ${dayInWords(asOf)}.` : ''}`;
}

function isSame(some: readonly string[], others: readonly string[]): boolean {
  return some.length > 0 && some.every((key) => others.includes(key)) && others.every((key) => some.includes(key));
}

/** Whether a filter leaves something out besides by systems: only the day, foreign origins and all real data are no condition. */
export function leavesOut(filter: ExposureFilter): boolean {
  const { asOf, systems, origins, dataClasses } = filter;
  const real = (['DOCUMENTED', 'REPORTED', 'INFERRED'] as const).every((one) => dataClasses.includes(one));
  const plain = makeFilter(asOf, { systems, origins, dataClasses: real ? dataClasses : [] });
  return JSON.stringify(sorted(plain)) !== JSON.stringify(sorted(filter));
}

function sorted(filter: ExposureFilter): readonly (readonly [string, unknown])[] {
  return Object.entries(filter).toSorted(([a], [b]) => (a < b ? -1 : 1));
}
