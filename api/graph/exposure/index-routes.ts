import type { Day } from '../model/day.ts';
import { compareKeys } from './compare-keys.ts';
import { bestOn, type DatedHop } from './dated-hop.ts';
import { findRoutes } from './find-routes.ts';
import { groupBy } from './group-by.ts';
import { makeTimeline, type Timeline } from './timeline.ts';

/** From a contract's prime to an organization over hops of that contract. */
export interface Route {
  readonly contract: string;
  /** From the prime on. */
  readonly organizations: readonly string[];
  readonly hops: readonly DatedHop[];
}

/** Longer routes are no chains. */
export const maxRouteHops = 8;
/** What an access and answering person may have of them. */
export const maxRoutes = 200;

export interface Routes {
  /**
   * Routes of a contract to an organization, best first: by length, then organizations. One more than `maxRoutes` at
   * most, so that it shows when there are more.
   */
  to(contract: string, organization: string): Timeline<readonly Route[]>;
  /** What may be on a route of that kind on some day. */
  upstreamOf(contract: string, organization: string): Upstream;
  /** Contracts under which there may be a route to an organization on some day. */
  contractsTo(organization: string): ReadonlySet<string>;
}

/** What is upstream of an organization under a contract, on any day. */
export interface Upstream {
  /** That one included. */
  readonly organizations: readonly string[];
  readonly hops: readonly DatedHop[];
}

/**
 * @param hops SUBCONTRACTS_TO hops by contract
 * @param primes of all contracts that have one
 */
export function indexRoutes(
  hops: ReadonlyMap<string, readonly DatedHop[]>,
  primes: ReadonlyMap<string, string>,
): Routes {
  const into = new Map<string, ReadonlyMap<string, readonly DatedHop[]>>();
  const contractsInto = new Map<string, Set<string>>();
  const note = (organization: string, contract: string) => {
    const known = contractsInto.get(organization);
    if (known === undefined) contractsInto.set(organization, new Set([contract]));
    else known.add(contract);
  };
  for (const [contract, ofContract] of hops) {
    into.set(
      contract,
      groupBy(ofContract, ({ hop }) => hop.to.key),
    );
    for (const { hop } of ofContract) note(hop.to.key, contract);
  }
  for (const [contract, prime] of primes) note(prime, contract);

  const found = new Map<string, { readonly upstream: Upstream; readonly timeline: Timeline<readonly Route[]> }>();
  function look(contract: string, organization: string) {
    const id = JSON.stringify([contract, organization]);
    let known = found.get(id);
    if (known === undefined) {
      const prime = primes.get(contract) ?? null;
      const upstream = prime === null ? nothing : lookUpstream(into.get(contract) ?? new Map(), prime, organization);
      const timeline = makeTimeline(
        upstream.hops.flatMap((hop) => hop.changes),
        prime === null ? () => [] : routesByHops(contract, prime, organization, upstream),
      );
      found.set(id, (known = { upstream, timeline }));
    }
    return known;
  }

  return {
    to: (contract, organization) => look(contract, organization).timeline,
    upstreamOf: (contract, organization) => look(contract, organization).upstream,
    contractsTo: (organization) => contractsInto.get(organization) ?? new Set(),
  };
}

const nothing: Upstream = { organizations: [], hops: [] };

/** Backwards from the organization. What leads to the prime is on no route: no organization is on it twice. */
function lookUpstream(into: ReadonlyMap<string, readonly DatedHop[]>, prime: string, organization: string): Upstream {
  const organizations = new Set([organization]);
  const hops: DatedHop[] = [];
  let level = organization === prime ? [] : [organization];
  for (let depth = 0; depth < maxRouteHops && level.length > 0; depth += 1) {
    const next: string[] = [];
    for (const subcontractor of level)
      for (const hop of into.get(subcontractor) ?? []) {
        const contractor = hop.hop.from.key;
        hops.push(hop);
        if (organizations.has(contractor)) continue;
        organizations.add(contractor);
        if (contractor !== prime) next.push(contractor);
      }
    level = next;
  }
  return { organizations: [...organizations].sort(compareKeys), hops };
}

/** The routes on a day; looked for once for all days on which the same hops hold. */
function routesByHops(contract: string, prime: string, organization: string, upstream: Upstream) {
  const found = new Map<string, readonly Route[]>();
  return (day: Day): readonly Route[] => {
    const holds = upstream.hops.map(({ hop }) => bestOn(hop, day) !== null);
    const holding = upstream.hops.filter((_, at) => holds[at]);
    const id = holds.map(Number).join('');
    let routes = found.get(id);
    if (routes === undefined) found.set(id, (routes = routesOver(contract, prime, organization, upstream, holding)));
    return routes;
  };
}

function routesOver(
  contract: string,
  prime: string,
  organization: string,
  upstream: Upstream,
  holding: readonly DatedHop[],
): readonly Route[] {
  if (organization === prime) return [{ contract, organizations: [prime], hops: [] }];
  const numbers = new Map(upstream.organizations.map((key, at) => [key, at]));
  const out = upstream.organizations.map((): number[] => []);
  const into = upstream.organizations.map((): number[] => []);
  const hops = new Map<number, DatedHop>();
  const idOf = (from: number, to: number) => from * numbers.size + to;
  for (const hop of holding) {
    const from = numbers.get(hop.hop.from.key);
    const to = numbers.get(hop.hop.to.key);
    if (from === undefined || to === undefined) continue;
    out[from]?.push(to);
    into[to]?.push(from);
    hops.set(idOf(from, to), hop);
  }
  for (const next of out) next.sort((a, b) => a - b);
  const from = numbers.get(prime);
  const to = numbers.get(organization);
  if (from === undefined || to === undefined) return [];

  const routes: Route[] = [];
  for (const nodes of findRoutes(out, into, from, to, maxRouteHops)) {
    routes.push({
      contract,
      organizations: nodes.flatMap((node) => upstream.organizations[node] ?? []),
      hops: nodes.slice(1).flatMap((node, at) => hops.get(idOf(nodes[at] ?? -1, node)) ?? []),
    });
    if (routes.length > maxRoutes) break;
  }
  return routes;
}
