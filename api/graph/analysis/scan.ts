import type { Chunk } from './chunk.ts';
import type { Judgement } from './origin-judge.ts';
import type { Query } from './query.ts';
import type { Snapshot } from './snapshot.ts';

/** An access on a day with those of its chains that meet a query. One object is used for all of them: take what you need. */
export interface Match {
  chunk: Chunk;
  /** Positions in the chunk. */
  access: number;
  segment: number;
  judgement: Judgement;
  /** Positions of the states that match: the first `count`. */
  readonly states: number[];
  count: number;
}

/** Goes through the accesses that hold on a day and have a chain that meets a query. */
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

/** Fills the match, where there is one, for an access that `mayMatch`. */
export function matchAccess(chunk: Chunk, query: Query, access: number, day: number, match: Match): boolean {
  const segment = segmentOn(chunk, access, day);
  return segment >= 0 && matchSegment(chunk, query, access, segment, day, match);
}

export function makeMatch(chunk: Chunk): Match {
  const judgement: Judgement = { origin: 'DOMESTIC', bit: 0, confidence: 0, classes: 0 };
  return { chunk, access: 0, segment: 0, judgement, states: [], count: 0 };
}

/** What a query asks of an access whatever the day. */
export function mayMatch(chunk: Chunk, query: Query, access: number): boolean {
  const { systems, modes } = query;
  return (
    (systems === null || systems[chunk.system[access] ?? -1] === 1) &&
    (modes === null || modes[chunk.mode[access] ?? -1] === 1)
  );
}

/** -1: the access does not hold on the day. */
export function segmentOn(chunk: Chunk, access: number, day: number): number {
  const end = chunk.segmentStart[access + 1] ?? 0;
  for (let segment = chunk.segmentStart[access] ?? 0; segment < end; segment += 1)
    if ((chunk.from[segment] ?? 0) <= day) {
      if (day < (chunk.to[segment] ?? 0)) return segment;
    } else return -1;
  return -1;
}

/** Fills the match, where there is one, for a day of the segment. */
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
