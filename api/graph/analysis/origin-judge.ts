import { domesticCountries } from '../model/domestic-countries.ts';
import { usPersonStatuses } from '../model/vocabulary.ts';
import { origins, type Origin } from '../exposure/exposure.ts';
import { open } from './day-number.ts';
import type { Snapshot } from './snapshot.ts';

/** What an engineer's locations on a day come to under a filter's lists. */
export interface Judgement {
  readonly origin: Origin;
  /** As a bit: `1 << origins.indexOf(origin)`. */
  readonly bit: number;
  /** Of the locations on which the origin rests: the weakest, and the data classes as bits. */
  readonly confidence: number;
  readonly classes: number;
}

/** Judges origins by lists on days. Between two of its `cuts` no designation on the lists begins or ends. */
export interface OriginJudge {
  readonly cuts: readonly number[];
  /** @param locations number in the dictionary's `locationLists`; @param status position in `usPersonStatuses` */
  judge(locations: number, status: number, day: number): Judgement;
}

const foreignPerson = usPersonStatuses.indexOf('FOREIGN_PERSON');
const unknown = usPersonStatuses.indexOf('UNKNOWN');

export function makeOriginJudge(snapshot: Snapshot, lists: readonly string[]): OriginJudge {
  const { countries, locationLists } = snapshot.dictionary;
  const designations = snapshot.designations.filter(({ list }) => lists.includes(list));
  const cuts = [...new Set(designations.flatMap(({ from, to }) => [from, to]))]
    .filter((day) => day !== open.from && day !== open.to)
    .sort((a, b) => a - b);
  const judgements = new Map<number, Judgement>();
  const statuses = usPersonStatuses.length;

  function listedOn(day: number): (country: string) => boolean {
    if (lists.length === 0) return (country) => !domesticCountries.has(country);
    const listed = new Set(
      designations.filter(({ from, to }) => from <= day && day < to).map(({ country }) => country),
    );
    return (country) => listed.has(country);
  }

  function judgeAnew(locations: number, status: number, day: number): Judgement {
    const list = locationLists.at(locations);
    const makesForeign = listedOn(day);
    let isForeign = false;
    let [all, foreign] = [nothing, nothing];
    for (let at = 0; at < list.length; at += 3) {
      const [country = -1, confidence = 0, dataClass = 0] = list.slice(at, at + 3);
      all = weaker(all, confidence, dataClass);
      if (!makesForeign(countries.keyOf(country))) continue;
      isForeign = true;
      foreign = weaker(foreign, confidence, dataClass);
    }
    if (isForeign || (lists.length === 0 && status === foreignPerson)) return judgement('FOREIGN', foreign);
    const isUndetermined = list.length === 0 && (lists.length > 0 || status === unknown);
    return judgement(isUndetermined ? 'UNDETERMINED' : 'DOMESTIC', all);
  }

  return {
    cuts,
    judge(locations, status, day) {
      let epoch = 0;
      for (const cut of cuts) if (cut <= day) epoch += 1;
      const id = (locations * statuses + status) * (cuts.length + 1) + epoch;
      let known = judgements.get(id);
      if (known === undefined) judgements.set(id, (known = judgeAnew(locations, status, day)));
      return known;
    },
  };
}

interface Strength {
  readonly confidence: number;
  readonly classes: number;
}

const nothing: Strength = { confidence: 100, classes: 0 };

function weaker({ confidence, classes }: Strength, ofHop: number, dataClass: number): Strength {
  return { confidence: Math.min(confidence, ofHop), classes: classes | (1 << dataClass) };
}

function judgement(origin: Origin, { confidence, classes }: Strength): Judgement {
  return { origin, bit: 1 << origins.indexOf(origin), confidence, classes };
}
