import type { Day } from '../model/day.ts';
import { compareKeys, groupBy } from './exposure.ts';
import { bestOn, makeTimeline } from './hops.ts';
import type { DatedHop, Timeline } from './hops.ts';

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
const maxRoutes = 200;

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
interface Upstream {
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

/** Nodes by number; a route's nodes are compared by it. */
type RouteGraph = readonly (readonly number[])[];

interface Candidate {
  readonly route: readonly number[];
  /** How much of the route is fixed: its first nodes up to and with this position. */
  readonly fixed: number;
  /** Next nodes that were taken by routes found before. */
  readonly taken: ReadonlySet<number>;
}

/**
 * Routes without a repeated node, shortest first, then by their nodes: Yen's algorithm in Lawler's form, so that the time
 * depends on the number of routes asked for, not on how many there are.
 * @param out next nodes of each node, in order
 * @param into previous nodes of each node
 * @param maxHops the longest routes that count
 */
export function* findRoutes(
  out: RouteGraph,
  into: RouteGraph,
  from: number,
  to: number,
  maxHops: number,
): Generator<readonly number[]> {
  if (from === to) {
    // No node twice: the only route from a node to itself has no hops.
    yield [from];
    return;
  }
  const candidates: Candidate[] = [];
  const consider = (prefix: readonly number[], taken: ReadonlySet<number>) => {
    const route = completeRoute(out, into, prefix, taken, to, maxHops);
    if (route !== null) candidates.push({ route, fixed: prefix.length - 1, taken });
  };
  consider([from], new Set());
  for (let best = takeBest(candidates); best !== null; best = takeBest(candidates)) {
    const { route, fixed, taken } = best;
    yield route;
    for (let at = fixed; at < route.length - 1; at += 1) {
      const next = route[at + 1];
      if (next === undefined) break;
      consider(route.slice(0, at + 1), new Set(at === fixed ? [...taken, next] : [next]));
    }
  }
}

/** The first among the shortest ways to go on from a prefix, or null. */
function completeRoute(
  out: RouteGraph,
  into: RouteGraph,
  prefix: readonly number[],
  taken: ReadonlySet<number>,
  to: number,
  maxHops: number,
): readonly number[] | null {
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

/** Hops to a node without passing some others, up to a number of hops. */
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

function takeBest(candidates: Candidate[]): Candidate | null {
  let at = 0;
  for (let other = 1; other < candidates.length; other += 1) {
    const [a, b] = [candidates[other], candidates[at]];
    if (a !== undefined && b !== undefined && compareRoutes(a.route, b.route) < 0) at = other;
  }
  const [best] = candidates.splice(at, 1);
  return best ?? null;
}

function compareRoutes(a: readonly number[], b: readonly number[]): number {
  if (a.length !== b.length) return a.length - b.length;
  for (let at = 0; at < a.length; at += 1) {
    const difference = (a[at] ?? 0) - (b[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** Shortest first, then by contract, then by organizations. */
function compareCutRoutes(a: Route, b: Route): number {
  const difference = a.organizations.length - b.organizations.length || compareKeys(a.contract, b.contract);
  if (difference !== 0) return difference;
  for (let at = 0; at < a.organizations.length; at += 1) {
    const order = compareKeys(a.organizations[at] ?? '', b.organizations[at] ?? '');
    if (order !== 0) return order;
  }
  return 0;
}

/**
 * The routes of one access and answering person that are shown: `maxRoutes` at most, best first, so chosen that every
 * organization that they lead to keeps its shortest. Only where there are more organizations than that are there more.
 */
export function cutRoutes(routes: readonly Route[]): { readonly kept: readonly Route[]; readonly isCut: boolean } {
  const ranked = [...routes].sort(compareCutRoutes);
  if (ranked.length <= maxRoutes) return { kept: ranked, isCut: false };
  const organizations = new Set<string | undefined>();
  const shortest = new Set<Route>();
  for (const route of ranked) {
    const organization = route.organizations.at(-1);
    if (organizations.has(organization)) continue;
    organizations.add(organization);
    shortest.add(route);
  }
  let room = maxRoutes - shortest.size;
  const kept = ranked.filter((route) => shortest.has(route) || room-- > 0);
  return { kept, isCut: kept.length < ranked.length };
}
