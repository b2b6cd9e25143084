import { compareKeys } from '../exposure/exposure.ts';
import type { ExposureFilter, NodeRef } from '../exposure/exposure.ts';
import { dayNumber } from '../model/day.ts';
import type { Label } from '../model/vocabulary.ts';
import type { Names, Snapshot } from './index/columns.ts';
import type { Graph } from './index/graph.ts';
import { makeQuery, scan } from './index/match.ts';
import type { Match } from './index/match.ts';
import { TopK } from './index/top.ts';

export interface ChokePoint {
  readonly node: NodeRef;
  /** Exposed accesses all of whose chains under the filter pass through the node. */
  readonly accessesCut: number;
  /** Share of all exposed accesses: above 0, at most 1. */
  readonly share: number;
}

/**
 * Returns the choke points of exposed accesses, most accesses first, then by key, then label: contracts, organizations from the prime
 * to the accountable one, and escorts. An access's system, its engineer and their location are on all its chains by definition, so
 * they are not choke points.
 * @param first the maximum number
 * @throws BAD_USER_INPUT as `findExposures`.
 */
export async function rankChokePoints(
  graph: Graph,
  filter: ExposureFilter,
  first: number,
): Promise<readonly ChokePoint[]> {
  const snapshot = await graph.analysis.current();
  const { contracts, organizations, people } = snapshot.dictionary;
  const cut = {
    contracts: new Uint32Array(contracts.size),
    organizations: new Uint32Array(organizations.size),
    escorts: new Uint32Array(people.size),
  };
  let exposed = 0;
  scan(snapshot, makeQuery(snapshot, filter), dayNumber(filter.asOf), (match) => {
    exposed += 1;
    count(cut.contracts, common(match, match.chunk.contract));
    count(cut.escorts, common(match, match.chunk.escort));
    for (const organization of commonOrganizations(snapshot, match)) count(cut.organizations, organization);
  });
  const best = new TopK<ChokePoint>(first, compareChokePoints);
  collect(best, 'Contract', contracts, cut.contracts, exposed);
  collect(best, 'Organization', organizations, cut.organizations, exposed);
  collect(best, 'Person', people, cut.escorts, exposed);
  return best.inOrder();
}

function compareChokePoints(a: ChokePoint, b: ChokePoint): number {
  return (
    b.accessesCut - a.accessesCut || compareKeys(a.node.key, b.node.key) || compareKeys(a.node.label, b.node.label)
  );
}

function collect(best: TopK<ChokePoint>, label: Label, names: Names, cut: Uint32Array, exposed: number): void {
  cut.forEach((accessesCut, number) => {
    if (accessesCut > 0)
      best.add({ node: { label, key: names.keyOf(number) }, accessesCut, share: accessesCut / exposed });
  });
}

function count(cut: Uint32Array, number: number): void {
  if (number >= 0) cut[number] = (cut[number] ?? 0) + 1;
}

function chainOf({ chunk, states }: Match, at: number): number {
  return chunk.chain[states[at] ?? -1] ?? -1;
}

/** Returns the value that all chains of a match share in a column; -1: none, or different values. */
function common(match: Match, column: Int32Array): number {
  const first = column[chainOf(match, 0)] ?? -1;
  for (let at = 1; at < match.count && first >= 0; at += 1) if (column[chainOf(match, at)] !== first) return -1;
  return first;
}

/** Returns the organizations that are on every chain of a match. */
function commonOrganizations({ dictionary }: Snapshot, match: Match): readonly number[] {
  let found = organizationsOf(dictionary.organizationLists, match, 0);
  for (let at = 1; at < match.count && found.length > 0; at += 1) {
    const others = organizationsOf(dictionary.organizationLists, match, at);
    if (others !== found) found = found.filter((one) => others.includes(one));
  }
  return found;
}

/** Returns a chain's organizations from the prime on; for a BROKEN chain the accountable organization, if known. */
function organizationsOf(lists: Snapshot['dictionary']['organizationLists'], match: Match, at: number) {
  const chain = chainOf(match, at);
  const list = lists.at(match.chunk.organizations[chain] ?? -1);
  const accountable = match.chunk.accountable[chain] ?? -1;
  return list.length > 0 || accountable < 0 ? list : [accountable];
}
