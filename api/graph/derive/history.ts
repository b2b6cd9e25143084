import { statusOf } from '../exposure/evidence-index.ts';
import type { Access, EvidenceIndex } from '../exposure/evidence-index.ts';
import { lineages } from '../exposure/exposure.ts';
import type { Lineage, Period } from '../exposure/exposure.ts';
import { historyOf } from '../exposure/history.ts';
import type { Piece } from '../exposure/history.ts';
import { bestOn, evidenceOn } from '../exposure/hops.ts';
import { bands } from '../exposure/priority.ts';
import type { Band } from '../exposure/priority.ts';
import { dayNumber, open } from '../model/day.ts';
import { accessModes, dataClasses, usPersonStatuses } from '../model/vocabulary.ts';
import type { AccessMode, DataClass, UsPersonStatus } from '../model/vocabulary.ts';
import { rankPriority } from '../priority/priority.ts';
import { priorityInputOf } from './exposures-of.ts';

/**
 * Computes an access's history over all days; null if it never holds or has no evidence.
 * @param pieces the access's pieces, if they are computed already
 */
export function recordHistory(
  index: EvidenceIndex,
  key: string,
  pieces: readonly Piece[] | null = null,
): AccessHistory | null {
  const access = index.accesses.get(key);
  if (access === undefined) return null;
  const chains = new Map<string, { readonly at: number; readonly facts: ChainFacts }>();
  const segments: Segment[] = [];
  for (const piece of pieces ?? historyOf(index, access)) {
    for (const { chain } of piece.onDay.chains) {
      if (chains.has(chain.id)) continue;
      const { id, escort, contract, prime, accountable, lineage, organizations } = chain;
      const facts = { id, escort, contract, prime, accountable, lineage, organizations };
      chains.set(id, { at: chains.size, facts });
    }
    append(
      segments,
      segmentOf(index, access, piece, (id) => chains.get(id)?.at ?? -1),
    );
  }
  if (segments.length === 0) return null;
  return {
    access: key,
    engineer: access.engineer,
    status: statusOf(index, access.engineer),
    system: access.system,
    mode: access.mode,
    chains: [...chains.values()].map(({ facts }) => facts),
    segments,
  };
}

function segmentOf(
  index: EvidenceIndex,
  access: Access,
  { from, to, day, onDay }: Piece,
  chainAt: (id: string) => number,
): Segment {
  return {
    from,
    to,
    isEscorted: onDay.isEscorted,
    locations: onDay.locations.flatMap(({ hop }) => {
      const best = bestOn(hop, day);
      return best === null ? [] : [{ country: hop.to.key, confidence: best.confidence, dataClass: best.dataClass }];
    }),
    engineerEmployers: onDay.engineerEmployers,
    chains: onDay.chains.map(({ chain }) => {
      const { low, high } = rankPriority(priorityInputOf(index, access, onDay, chain, day));
      return { chain: chainAt(chain.id), ...evidenceOn([...chain.hops, access.hop], day), low, high };
    }),
  };
}

/** Appends a segment, merged with the last one if the two are adjacent and equal. */
function append(segments: Segment[], segment: Segment): void {
  const last = segments.at(-1);
  if (last?.to === segment.from && stateOf(last) === stateOf(segment))
    segments.splice(-1, 1, { ...last, to: segment.to });
  else segments.push(segment);
}

function stateOf({ isEscorted, locations, engineerEmployers, chains }: Segment): string {
  return JSON.stringify([isEscorted, locations, engineerEmployers, chains]);
}

/** A chain, whatever the day. */
interface ChainFacts {
  readonly id: string;
  readonly escort: string | null;
  readonly contract: string | null;
  readonly prime: string | null;
  readonly accountable: string | null;
  readonly lineage: Lineage;
  readonly organizations: readonly string[];
}

/** A chain during a segment. Confidence and data classes are without the LOCATED_IN hops, which depend on the requested lists. */
interface ChainState {
  /** Index among the access's chains. */
  readonly chain: number;
  readonly confidence: number;
  readonly dataClasses: readonly DataClass[];
  readonly low: Band;
  readonly high: Band;
}

interface LocationState {
  readonly country: string;
  readonly confidence: number;
  readonly dataClass: DataClass;
}

/** A run of days on which the access holds and nothing relevant changes. */
interface Segment extends Period {
  readonly isEscorted: boolean;
  readonly locations: readonly LocationState[];
  readonly engineerEmployers: readonly string[];
  readonly chains: readonly ChainState[];
}

/** Everything about an access that a query for any day and filter needs, without its evidence. */
interface AccessHistory {
  readonly access: string;
  readonly engineer: string;
  readonly status: UsPersonStatus;
  readonly system: string;
  readonly mode: AccessMode;
  readonly chains: readonly ChainFacts[];
  /** In order; they do not overlap. */
  readonly segments: readonly Segment[];
}

/**
 * A history as texts and numbers, in the order in which exposures/index/columns.ts reads them: compact, and fast to read by
 * the hundred thousand. The numbers are indexes into the texts (-1: none), indexes into a vocabulary, days since 1970, or counts.
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

/** Encodes data classes as a bit mask. */
export function classMask(classes: Iterable<DataClass>): number {
  let mask = 0;
  for (const dataClass of classes) mask |= 1 << dataClasses.indexOf(dataClass);
  return mask;
}
