import { lineages } from '../exposure/exposure.ts';
import { accessModes, dataClasses, usPersonStatuses, type DataClass } from '../model/vocabulary.ts';
import { bands } from '../priority/priority.ts';
import type { AccessHistory } from './access-history.ts';
import { dayNumber, open } from './day-number.ts';

/**
 * A history as texts and numbers, in the order in which `AddHistory` reads them: small, and quick to read by the hundred
 * thousand. Numbers are positions among the texts (-1: none), in a vocabulary, days since 1970, or counts.
 */
export type EncodedHistory = readonly [texts: readonly string[], numbers: readonly number[]];

export function encodeHistory(history: AccessHistory): EncodedHistory {
  const texts = new Map<string, number>();
  const at = (text: string | null) => {
    if (text === null) return -1;
    const known = texts.get(text);
    if (known !== undefined) return known;
    texts.set(text, texts.size);
    return texts.size - 1;
  };
  const numbers: number[] = [
    at(history.engineer),
    at(history.system),
    accessModes.indexOf(history.mode),
    usPersonStatuses.indexOf(history.status),
    history.chains.length,
  ];
  for (const chain of history.chains) {
    numbers.push(at(chain.id), at(chain.escort), at(chain.contract), at(chain.prime), at(chain.accountable));
    numbers.push(lineages.indexOf(chain.lineage), chain.organizations.length, ...chain.organizations.map(at));
  }
  numbers.push(history.segments.length);
  for (const { from, to, isEscorted, locations, engineerEmployers, chains } of history.segments) {
    numbers.push(
      from === null ? open.from : dayNumber(from),
      to === null ? open.to : dayNumber(to),
      Number(isEscorted),
    );
    numbers.push(locations.length);
    for (const { country, confidence, dataClass } of locations)
      numbers.push(at(country), confidence, dataClasses.indexOf(dataClass));
    numbers.push(engineerEmployers.length, ...engineerEmployers.map(at), chains.length);
    for (const { chain, confidence, dataClasses: classes, low, high } of chains)
      numbers.push(chain, confidence, classMask(classes), bands.indexOf(low), bands.indexOf(high));
  }
  return [[...texts.keys()], numbers];
}

/** Data classes as a set of bits. */
export function classMask(classes: Iterable<DataClass>): number {
  let mask = 0;
  for (const dataClass of classes) mask |= 1 << dataClasses.indexOf(dataClass);
  return mask;
}
