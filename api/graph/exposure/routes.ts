import type { Day } from '../model/day.ts';
import { compareKeys, groupBy } from '../model/keys.ts';
import { bestOn, makeTimeline } from './hops.ts';
import type { DatedHop, Timeline } from './hops.ts';
import { shortestPaths } from './shortest-paths.ts';
import type { Path } from './shortest-paths.ts';

/** A route from a contract's prime to an organization over subcontracts of that contract. */
export interface Route {
  readonly contract: string;
  /** From the prime to the organization. */
  readonly organizations: readonly string[];
  readonly hops: readonly DatedHop[];
}

/** What identifies a route. */
export type RouteName = Pick<Route, 'contract' | 'organizations'>;

/** Longer routes do not count. */
export const maxRouteHops = 8;
/** The most routes shown for an access and responsible person. */
const maxRoutes = 200;

export interface Routes {
  /**
   * Routes under a contract to an organization, sorted by length, then organizations. At most one more than `maxRoutes`,
   * so that callers can tell that there are more.
   */
  to(contract: string, organization: string): Timeline<readonly Route[]>;
  /** A route that was found on some day or without some nodes, if it holds on a day, however many come before it; else null. */
  named(route: RouteName, day: Day): Route | null;
  /** Everything that may be on such a route on some day. */
  upstreamOf(contract: string, organization: string): Upstream;
  /** Contracts under which there may be a route to an organization on some day. */
  contractsTo(organization: string): ReadonlySet<string>;
}

/** Everything upstream of an organization under a contract, on any day. */
interface Upstream {
  /** Includes the organization itself. */
  readonly organizations: readonly string[];
  readonly hops: readonly DatedHop[];
}

/**
 * Indexes the routes under contracts; each search runs on first use.
 * @param hops SUBCONTRACTS_TO hops by contract
 * @param primes the prime of each contract that has one
 */
export function indexRoutes(
  hops: ReadonlyMap<string, readonly DatedHop[]>,
  primes: ReadonlyMap<string, string>,
): Routes {
  const into = new Map<string, ReadonlyMap<string, readonly DatedHop[]>>();
  const contractsInto = new Map<string, Set<string>>();
  const addContractInto = (organization: string, contract: string) => {
    const known = contractsInto.get(organization);
    if (known === undefined) contractsInto.set(organization, new Set([contract]));
    else known.add(contract);
  };
  for (const [contract, ofContract] of hops) {
    into.set(
      contract,
      groupBy(ofContract, ({ hop }) => hop.to.key),
    );
    for (const { hop } of ofContract) addContractInto(hop.to.key, contract);
  }
  for (const [contract, prime] of primes) addContractInto(prime, contract);

  const found = new Map<string, { readonly upstream: Upstream; readonly timeline: Timeline<readonly Route[]> }>();
  function search(contract: string, organization: string) {
    const id = JSON.stringify([contract, organization]);
    let known = found.get(id);
    if (known === undefined) {
      const prime = primes.get(contract) ?? null;
      const upstream = prime === null ? noUpstream : findUpstream(into.get(contract) ?? new Map(), prime, organization);
      const timeline = makeTimeline(
        upstream.hops.flatMap((hop) => hop.changes),
        prime === null ? () => [] : routesByHops(contract, prime, organization, upstream),
      );
      found.set(id, (known = { upstream, timeline }));
    }
    return known;
  }

  return {
    to: (contract, organization) => search(contract, organization).timeline,
    named: ({ contract, organizations }, day) => {
      if (organizations[0] !== primes.get(contract)) return null;
      const steps = organizations.slice(1).map((to, at) => {
        const hop = into
          .get(contract)
          ?.get(to)
          ?.find((one) => one.hop.from.key === organizations[at]);
        return hop !== undefined && bestOn(hop.hop, day) !== null ? hop : null;
      });
      const found = steps.filter((hop) => hop !== null);
      return found.length < steps.length ? null : { contract, organizations, hops: found };
    },
    upstreamOf: (contract, organization) => search(contract, organization).upstream,
    contractsTo: (organization) => contractsInto.get(organization) ?? new Set(),
  };
}

const noUpstream: Upstream = { organizations: [], hops: [] };

/** Searches backward from the organization and stops at the prime, because a route cannot pass through its prime again. */
function findUpstream(into: ReadonlyMap<string, readonly DatedHop[]>, prime: string, organization: string): Upstream {
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

/** Returns a function that finds the routes on a day; it searches once for all days on which the same hops hold. */
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

/** Adjacent nodes of each node. Nodes are numbers, and routes of the same length are sorted by them. */
type RouteGraph = readonly (readonly number[])[];

/**
 * Generates routes without repeated nodes, shortest first, then by their nodes.
 * @param out successors of each node, sorted
 * @param into predecessors of each node
 * @param maxHops the length of the longest routes
 */
export function findRoutes(
  out: RouteGraph,
  into: RouteGraph,
  from: number,
  to: number,
  maxHops: number,
): Iterable<Path> {
  // No node repeats, so the only route from a node to itself has no hops.
  if (from === to) return [[from]];
  return shortestPaths(from, (prefix, taken) => completeRoute(out, into, prefix, taken, to, maxHops));
}

/** Returns the first of the shortest routes that continue a prefix, or null. */
function completeRoute(
  out: RouteGraph,
  into: RouteGraph,
  prefix: Path,
  taken: ReadonlySet<number>,
  to: number,
  maxHops: number,
): Path | null {
  const distance = distancesTo(into, to, new Set(prefix), maxHops - prefix.length);
  const route = [...prefix];
  const nearest = (nodes: readonly number[], skip: ReadonlySet<number> | null) => {
    let best: number | null = null;
    let least = Infinity;
    for (const node of nodes) {
      const hops = distance.get(node);
      if (hops === undefined || skip?.has(node) === true || hops >= least) continue;
      best = node;
      least = hops;
    }
    return best;
  };
  let next = nearest(out[prefix.at(-1) ?? -1] ?? [], taken);
  while (next !== null) {
    route.push(next);
    if (next === to) return route;
    next = nearest(out[next] ?? [], null);
  }
  return null;
}

/** Returns the distance from each node to one node, avoiding some nodes, up to a number of hops. */
function distancesTo(
  into: RouteGraph,
  to: number,
  avoid: ReadonlySet<number>,
  maxHops: number,
): ReadonlyMap<number, number> {
  const distances = new Map<number, number>();
  if (maxHops < 0 || avoid.has(to)) return distances;
  distances.set(to, 0);
  let level = [to];
  for (let hops = 1; hops <= maxHops && level.length > 0; hops += 1) {
    const next: number[] = [];
    for (const node of level)
      for (const previous of into[node] ?? []) {
        if (avoid.has(previous) || distances.has(previous)) continue;
        distances.set(previous, hops);
        next.push(previous);
      }
    level = next;
  }
  return distances;
}

/** Sorts by length, then contract, then organizations. */
function compareAcrossContracts(a: Route, b: Route): number {
  const difference = a.organizations.length - b.organizations.length || compareKeys(a.contract, b.contract);
  if (difference !== 0) return difference;
  for (let at = 0; at < a.organizations.length; at += 1) {
    const order = compareKeys(a.organizations[at] ?? '', b.organizations[at] ?? '');
    if (order !== 0) return order;
  }
  return 0;
}

/**
 * Chooses the routes to show for one access and responsible person, best first: at most `maxRoutes`, but always the shortest
 * to each organization, even if there are more than `maxRoutes` organizations.
 */
export function cutRoutes(routes: readonly Route[]): { readonly shown: readonly Route[]; readonly isCut: boolean } {
  const ranked = [...routes].sort(compareAcrossContracts);
  if (ranked.length <= maxRoutes) return { shown: ranked, isCut: false };
  const organizations = new Set<string | undefined>();
  const shortest = new Set<Route>();
  for (const route of ranked) {
    const organization = route.organizations.at(-1);
    if (organizations.has(organization)) continue;
    organizations.add(organization);
    shortest.add(route);
  }
  let room = maxRoutes - shortest.size;
  const shown = ranked.filter((route) => shortest.has(route) || room-- > 0);
  return { shown, isCut: shown.length < ranked.length };
}
