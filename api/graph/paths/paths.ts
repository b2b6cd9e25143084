import type { Database } from '../database/database.ts';
import { readInTransaction } from '../edition/torn-read.ts';
import { noSuchNode } from '../entities/entities.ts';
import { loadHopGroups } from '../entities/hops.ts';
import type { Hop } from '../exposure/exposure.ts';
import { Failure, isFailure, refused } from '../failure.ts';
import { exceeded, questionLimits } from '../limits.ts';
import { compareKeys } from '../model/keys.ts';
import type { HopIdentity, NodeRef } from '../model/keys.ts';
import { ExploredGraph, PathReader, chooseHops } from './explored-graph.ts';
import type { PathRequest, Step, StepHop } from './explored-graph.ts';
import { connectingPaths } from './connecting-paths.ts';

/** The nodes of a path in order, with one hop between each two. */
export interface FoundPath {
  readonly nodes: readonly NodeRef[];
  readonly hops: readonly Hop[];
}

/** A path as a list of node ids. */
type IdPath = readonly number[];

/** What a search may take. */
interface SearchBounds {
  /** The maximum number of statements to read in the search. */
  readonly maxStatements?: number;
  /** Milliseconds to search, from when the database begins with it. */
  readonly searchMs?: number;
  /** Milliseconds for everything, including waiting for the database. */
  readonly totalMs?: number;
}

const { pathStatements, pathTime, pathTotalTime } = questionLimits;

/**
 * Finds the shortest paths between two nodes over hops of any type in any direction, without repeated nodes; those of the same length
 * in the order of their nodes' keys and labels. Each sequence of nodes is one path, however many hops connect two of them.
 * @throws BAD_USER_INPUT for a node that does not exist, or is both wanted and avoided; SERVICE_UNAVAILABLE; STATEMENT_TOO_LARGE,
 *   RESULT_TOO_LARGE or STATEMENT_TIMED_OUT if the search exceeds its limits; READ_ABORTED by the database's signal.
 */
export async function findPaths(
  database: Database,
  request: PathRequest,
  { maxStatements = pathStatements.most, searchMs = pathTime.most, totalMs = pathTotalTime.most }: SearchBounds = {},
): Promise<readonly FoundPath[]> {
  checkRequest(request);
  const total = AbortSignal.timeout(totalMs);
  const bound = database.until(total);
  const searchTime = new SearchTime(searchMs);
  try {
    const paths = await readInTransaction(bound.until(searchTime.signal), async (transaction) => {
      searchTime.start();
      const reader = new PathReader(transaction, request);
      const found = await search(reader, request, maxStatements);
      return { found, ...(await describe(reader, found)) };
    });
    searchTime.stop();
    const hops = await loadHopGroups(bound, paths.hops);
    return paths.found.map((path, at) => ({
      nodes: path.flatMap((id) => paths.nodes.get(id) ?? []),
      hops: hops[at] ?? [],
    }));
  } catch (error) {
    if (isFailure(error, 'READ_ABORTED') && (total.aborted || searchTime.signal.aborted))
      throw (await database.unavailable()) ?? timedOut(searchTime, totalMs);
    throw error;
  } finally {
    searchTime.stop();
  }
}

/** The time of a search. It starts with the transaction: a search that waits for a connection has not searched yet. */
class SearchTime {
  readonly #over = new AbortController();
  #timer: NodeJS.Timeout | null = null;
  readonly milliseconds: number;

  constructor(milliseconds: number) {
    this.milliseconds = milliseconds;
  }

  get signal(): AbortSignal {
    return this.#over.signal;
  }

  get hasStarted(): boolean {
    return this.#timer !== null;
  }

  /** A transaction that is retried does not start it again. */
  start(): void {
    this.#timer ??= setTimeout(() => {
      this.#over.abort();
    }, this.milliseconds);
  }

  stop(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
  }
}

function timedOut({ signal, hasStarted, milliseconds }: SearchTime, totalMs: number): Failure {
  const [searched, total] = [`${milliseconds / 1000} s`, `${totalMs / 1000} s`];
  const [limit, most, message] = signal.aborted
    ? [pathTime, milliseconds, `timed out after ${searched}: limit the types, avoid nodes, or lower maxHops or first.`]
    : hasStarted
      ? [
          pathTotalTime,
          totalMs,
          `timed out after ${total}, with less than ${searched} to search: the database is busy.`,
        ]
      : [pathTotalTime, totalMs, `not searched, because the database was busy for ${total}: try again later.`];
  return new Failure('STATEMENT_TIMED_OUT', message, { extensions: { ...exceeded(limit, null, most) } });
}

function checkRequest({ from, to, maxHops, via, avoid }: PathRequest): void {
  const { maxHops: hops, via: between } = questionLimits;
  const isSame = (a: NodeRef) => (b: NodeRef) => a.label === b.label && a.key === b.key;
  if (!Number.isInteger(maxHops) || maxHops < 1 || maxHops > hops.most)
    throw refused('maxHops', `maxHops is ${maxHops}; it must be from 1 to ${hops.most}.`, exceeded(hops, maxHops));
  if (via.length > between.most)
    throw refused(
      'via',
      `via has ${via.length} nodes; at most ${between.most} are allowed.`,
      exceeded(between, via.length),
    );
  if (isSame(from)(to)) throw refused('to', 'from and to are the same node; a path connects two different nodes.');
  for (const node of [from, to, ...via])
    if (avoid.some(isSame(node)))
      throw refused('avoid', `avoid contains ${node.label} ${node.key}, which from, to or via names too.`);
}

/** Explores more of the graph until enough paths are found, or all. */
async function search(reader: PathReader, request: PathRequest, maxStatements: number): Promise<readonly IdPath[]> {
  const idsOf = async (wanted: readonly (NodeRef & { readonly argument: string })[]) =>
    (await reader.idsOf(wanted)).map((id, at) => {
      const node = wanted[at];
      if (id === null && node !== undefined) throw noSuchNode(node.argument, node);
      return id ?? -1;
    });
  const [from = -1, to = -1, ...rest] = await idsOf([
    { ...request.from, argument: 'from' },
    { ...request.to, argument: 'to' },
    ...request.via.map((node, at) => ({ ...node, argument: `via[${at}]` })),
  ]);
  const via = [...new Set(rest)].filter((id) => id !== from && id !== to);
  // Unknown nodes are refused here too: a typo would return the very paths that were to be avoided.
  const avoid = new Set(await idsOf(request.avoid.map((node, at) => ({ ...node, argument: `avoid[${at}]` }))));
  const graph = new ExploredGraph(reader, { from, to, avoid, maxStatements });
  let found: readonly IdPath[] = [];
  while (found.length < request.first && graph.hops < request.maxHops) {
    if (graph.isComplete) graph.hops = request.maxHops;
    else await graph.widen(found.length);
    found = await pathsIn(reader, graph, { from, to, via }, request.first);
  }
  return found;
}

async function pathsIn(
  reader: PathReader,
  graph: ExploredGraph,
  { from, to, via }: { readonly from: number; readonly to: number; readonly via: readonly number[] },
  first: number,
): Promise<readonly IdPath[]> {
  const relevant = graph.relevant();
  if (![from, to, ...via].every((id) => relevant.has(id))) return [];
  const nodes = await reader.nodesOf([...relevant.keys()]);
  const nameOf = (id: number) => nodes.get(id) ?? { key: '', label: '' };
  const order = [...relevant.keys()].sort((a, b) => {
    const [one, other] = [nameOf(a), nameOf(b)];
    return compareKeys(one.key, other.key) || compareKeys(one.label, other.label);
  });
  const numbers = new Map(order.map((id, number) => [id, number]));
  const numbered = (all: readonly number[]) => all.flatMap((id) => numbers.get(id) ?? []);
  const paths = connectingPaths(
    order.map((id) => numbered(relevant.get(id) ?? []).sort((a, b) => a - b)),
    { from: numbers.get(from) ?? -1, to: numbers.get(to) ?? -1, via: numbered(via), maxHops: graph.hops },
  );
  const found: IdPath[] = [];
  for (const path of paths) {
    found.push(path.flatMap((number) => order[number] ?? []));
    if (found.length === first) break;
  }
  return found;
}

/** Returns the nodes of paths, and the hops to show for each path. */
async function describe(reader: PathReader, paths: readonly IdPath[]) {
  const nodes = await reader.nodesOf([...new Set(paths.flat())]);
  const steps = new Map<string, Step>();
  const stepsOf = (path: IdPath) => path.slice(1).map((to, at): Step => [path[at] ?? -1, to]);
  for (const step of paths.flatMap(stepsOf)) steps.set(step.join(), step);
  const found = await reader.hopsOf([...steps.values()]);
  const hopsOf = new Map([...steps.keys()].map((name, at) => [name, found[at] ?? []]));
  const hops = paths.map((path) => {
    const chosen = chooseHops(stepsOf(path).map((step) => hopsOf.get(step.join()) ?? []));
    return chosen.flatMap((hop, at) => identityOf(hop, nodes.get(path[at] ?? -1), nodes.get(path[at + 1] ?? -1)));
  });
  return { nodes, hops };
}

function identityOf({ type, forward, under }: StepHop, from?: NodeRef, to?: NodeRef): readonly HopIdentity[] {
  if (from === undefined || to === undefined) return [];
  return [forward ? { type, from, to, under } : { type, from: to, to: from, under }];
}
