import { classMask } from '../../derive/history.ts';
import { checkLists } from '../../derive/lists.ts';
import { lineages, origins } from '../../exposure/exposure.ts';
import type { ExposureFilter, Origin } from '../../exposure/exposure.ts';
import { domesticCountries } from '../../model/countries.ts';
import { open } from '../../model/day.ts';
import { accessModes, usPersonStatuses } from '../../model/vocabulary.ts';
import type { Chunk, Names, NumberLists, Snapshot } from './columns.ts';

/** An access on a day, with its chains that meet a query. One object is reused for all accesses: copy what you need. */
export interface Match {
  chunk: Chunk;
  /** Positions in the chunk. */
  access: number;
  segment: number;
  judgement: Judgement;
  /** Positions of matching states; only the first `count` are valid. */
  readonly states: number[];
  count: number;
}

/** Visits the accesses that hold on a day and have a chain that meets a query. */
export function scan(snapshot: Snapshot, query: Query, day: number, visit: (match: Match) => void): void {
  snapshot.chunks.forEach((chunk, at) => {
    const outdated = snapshot.outdated[at];
    const match = makeMatch(chunk);
    for (let access = 0; access < chunk.accesses.length; access += 1) {
      if (outdated?.[access] === 1 || !mayMatch(chunk, query, access)) continue;
      if (matchAccess(chunk, query, access, day, match)) visit(match);
    }
  });
}

/** Fills the match for an access that `mayMatch`; false: it does not match. */
export function matchAccess(chunk: Chunk, query: Query, access: number, day: number, match: Match): boolean {
  const segment = segmentOn(chunk, access, day);
  return segment >= 0 && matchSegment(chunk, query, access, segment, day, match);
}

export function makeMatch(chunk: Chunk): Match {
  const judgement: Judgement = { origin: 'DOMESTIC', bit: 0, confidence: 0, classes: 0 };
  return { chunk, access: 0, segment: 0, judgement, states: [], count: 0 };
}

/** Checks the conditions of a query on an access that do not depend on the day. */
export function mayMatch(chunk: Chunk, query: Query, access: number): boolean {
  const { systems, modes } = query;
  return (
    (systems === null || systems[chunk.system[access] ?? -1] === 1) &&
    (modes === null || modes[chunk.mode[access] ?? -1] === 1)
  );
}

/** Returns the segment of an access on a day; -1: it does not hold. */
export function segmentOn(chunk: Chunk, access: number, day: number): number {
  const end = chunk.segmentStart[access + 1] ?? 0;
  for (let segment = chunk.segmentStart[access] ?? 0; segment < end; segment += 1)
    if ((chunk.from[segment] ?? 0) <= day) {
      if (day < (chunk.to[segment] ?? 0)) return segment;
    } else return -1;
  return -1;
}

/** Fills the match for a day within the segment; false: it does not match. */
export function matchSegment(
  chunk: Chunk,
  query: Query,
  access: number,
  segment: number,
  day: number,
  match: Match,
): boolean {
  const locations = chunk.locations[segment] ?? -1;
  if (query.isEscorted !== null && chunk.isEscorted[segment] !== query.isEscorted) return false;
  if (query.locations !== null && !query.locations(locations)) return false;
  const judgement = query.judge.judge(locations, chunk.status[access] ?? 0, day);
  if ((judgement.bit & query.origins) === 0) return false;
  if (judgement.confidence < query.minConfidence || (judgement.classes & query.refusedClasses) !== 0) return false;
  const employerMatches = query.organizationLists === null || query.organizationLists(chunk.employers[segment] ?? -1);
  let count = 0;
  const end = chunk.stateStart[segment + 1] ?? 0;
  for (let state = chunk.stateStart[segment] ?? 0; state < end; state += 1) {
    const chain = chunk.chain[state] ?? -1;
    if ((chunk.confidence[state] ?? 0) < query.minConfidence) continue;
    if (((chunk.classes[state] ?? 0) & query.refusedClasses) !== 0) continue;
    if (query.contracts !== null && query.contracts[chunk.contract[chain] ?? -1] !== 1) continue;
    if (query.lineages !== null && query.lineages[chunk.lineage[chain] ?? -1] !== 1) continue;
    if (!employerMatches && !organizationMatches(chunk, query, chain)) continue;
    match.states[count] = state;
    count += 1;
  }
  if (count === 0) return false;
  match.access = access;
  match.segment = segment;
  match.judgement = judgement;
  match.count = count;
  return true;
}

function organizationMatches(chunk: Chunk, query: Query, chain: number): boolean {
  return (
    query.organizations?.[chunk.accountable[chain] ?? -1] === 1 ||
    query.organizationLists?.(chunk.organizations[chain] ?? -1) === true
  );
}

/** A filter in the numbers of a snapshot, without its day; null is no condition. */
export interface Query {
  readonly judge: OriginJudge;
  /** Bits, as in `Judgement.bit`. */
  readonly origins: number;
  /** By number: 1 if it meets the conditions. */
  readonly systems: Uint8Array | null;
  readonly contracts: Uint8Array | null;
  readonly modes: Uint8Array | null;
  readonly lineages: Uint8Array | null;
  readonly isEscorted: 0 | 1 | null;
  readonly minConfidence: number;
  /** Bits of data classes that no hop may have. */
  readonly refusedClasses: number;
  /** Whether a list contains one of the filter's organizations. */
  readonly organizationLists: ((list: number) => boolean) | null;
  readonly organizations: Uint8Array | null;
  /** Whether a list contains a location in one of the filter's countries. */
  readonly locations: ((list: number) => boolean) | null;
}

/** Makes a query of a filter. @throws BAD_USER_INPUT for an unknown list, or lists that designate no country. */
export function makeQuery(snapshot: Snapshot, filter: ExposureFilter): Query {
  checkLists(filter.lists, snapshot.lists);
  const { dictionary } = snapshot;
  const organizations = marks(dictionary.organizations, filter.organizations);
  const countries = marks(dictionary.countries, filter.countries);
  return {
    judge: makeOriginJudge(snapshot, filter.lists),
    origins: filter.origins.reduce((bits, origin) => bits | (1 << origins.indexOf(origin)), 0),
    systems: systemMarks(snapshot, filter),
    contracts: marks(dictionary.contracts, filter.contracts),
    modes: positions(accessModes, filter.modes),
    lineages: positions(lineages, filter.lineages),
    isEscorted: filter.escorted === null ? null : filter.escorted ? 1 : 0,
    minConfidence: filter.minConfidence ?? -Infinity,
    refusedClasses: filter.dataClasses.length === 0 ? 0 : ~classMask(filter.dataClasses),
    organizations,
    organizationLists: organizations && hasMarked(dictionary.organizationLists, organizations, 1),
    locations: countries && hasMarked(dictionary.locationLists, countries, 3),
  };
}

function marks(names: Names, keys: readonly string[]): Uint8Array | null {
  if (keys.length === 0) return null;
  const marked = new Uint8Array(names.size);
  for (const key of keys) {
    const number = names.numberOf(key);
    if (number !== undefined) marked[number] = 1;
  }
  return marked;
}

function systemMarks(snapshot: Snapshot, { systems, minImpactLevel }: ExposureFilter): Uint8Array | null {
  const names = snapshot.dictionary.systems;
  const marked = marks(names, systems);
  if (minImpactLevel === null) return marked;
  const high = marked ?? new Uint8Array(names.size).fill(1);
  for (let number = 0; number < names.size; number += 1) {
    const level = snapshot.systems.get(names.keyOf(number))?.impactLevel;
    if (level === undefined || level < minImpactLevel) high[number] = 0;
  }
  return high;
}

function positions<T>(vocabulary: readonly T[], wanted: readonly T[]): Uint8Array | null {
  return wanted.length === 0 ? null : Uint8Array.from(vocabulary, (one) => Number(wanted.includes(one)));
}

/** Checks each list only once. @param stride the distance between the numbers of a list that can be marked */
function hasMarked(lists: NumberLists, marked: Uint8Array, stride: number): (list: number) => boolean {
  const known = new Map<number, boolean>();
  return (list) => {
    let has = known.get(list);
    if (has === undefined)
      known.set(list, (has = lists.at(list).some((one, at) => at % stride === 0 && marked[one] === 1)));
    return has;
  };
}

/** The origin that follows from an engineer's locations and status on a day under a filter's lists. */
interface Judgement {
  readonly origin: Origin;
  /** As a bit: `1 << origins.indexOf(origin)`. */
  readonly bit: number;
  /** Of the locations that decide the origin: the lowest confidence, and the data classes as bits. */
  readonly confidence: number;
  readonly classes: number;
}

/** Judges origins under lists on days. Designations on the lists begin and end only at the `cuts`. */
interface OriginJudge {
  readonly cuts: readonly number[];
  /** @param locations number in the dictionary's `locationLists`; @param status position in `usPersonStatuses` */
  judge(locations: number, status: number, day: number): Judgement;
}

const foreignPerson = usPersonStatuses.indexOf('FOREIGN_PERSON');
const unknown = usPersonStatuses.indexOf('UNKNOWN');

function makeOriginJudge(snapshot: Snapshot, lists: readonly string[]): OriginJudge {
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

  function computeJudgement(locations: number, status: number, day: number): Judgement {
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
      if (known === undefined) judgements.set(id, (known = computeJudgement(locations, status, day)));
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
