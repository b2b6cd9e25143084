import type { Database } from '../database/database.ts';
import { noSuchNode } from '../entities/entities.ts';
import { loadHops } from '../entities/hops.ts';
import type { HopIdentity } from '../entities/hops.ts';
import { compareKeys } from '../exposure/exposure.ts';
import type { Hop, NodeRef } from '../exposure/exposure.ts';
import { Failure, isFailure } from '../failure.ts';
import { exceeded, questionLimits } from '../limits.ts';
import type { Exceeded } from '../limits.ts';
import { ExploredGraph, PathReader, chooseHops } from './explored-graph.ts';
import type { PathRequest, Step, StepHop } from './explored-graph.ts';
import { shortestPaths } from './shortest-paths.ts';

/** Nodes one after the other, with one hop between each two. */
export interface FoundPath {
  readonly nodes: readonly NodeRef[];
  readonly hops: readonly Hop[];
}

/** A path by the nodes' ids. */
type IdPath = readonly number[];

/**
 * The shortest paths between two nodes over hops of any kind, whichever way they go, no node twice; those of the same
 * length in the order of their nodes' keys and labels. Each sequence of nodes is one path, however many hops there are between two.
 * @param mostStatements gone through in the search
 * @throws BAD_USER_INPUT for a node that is not there, or asked for and avoided; SERVICE_UNAVAILABLE; STATEMENT_TOO_LARGE, RESULT_TOO_LARGE,
 *   STATEMENT_TIMED_OUT where it would take too much; READ_ABORTED by the database's signal.
 */
export async function findPaths(
  database: Database,
  request: PathRequest,
  mostStatements: number = questionLimits.pathStatements.most,
): Promise<readonly FoundPath[]> {
  checkRequest(request);
  const deadline = AbortSignal.timeout(questionLimits.pathTime.most);
  const bound = database.until(deadline);
  try {
    const paths = await bound.readTransaction(async (transaction) => {
      const reader = new PathReader(transaction, request);
      const found = await search(reader, request, mostStatements);
      return { found, ...(await describe(reader, found)) };
    });
    const hops = await loadHops(bound, paths.hops.flat());
    let at = 0;
    return paths.found.map((path, index) => {
      const count = paths.hops[index]?.length ?? 0;
      at += count;
      return { nodes: path.flatMap((id) => paths.nodes.get(id) ?? []), hops: hops.slice(at - count, at) };
    });
  } catch (error) {
    if (isFailure(error, 'READ_ABORTED') && deadline.aborted)
      throw (
        (await database.unavailable()) ??
        new Failure(
          'STATEMENT_TIMED_OUT',
          `The paths were not found within ${questionLimits.pathTime.most / 1000} seconds: give types, nodes to avoid, or a smaller maxHops or first.`,
          { extensions: { ...exceeded(questionLimits.pathTime) } },
        )
      );
    throw error;
  }
}

function checkRequest({ from, to, maxHops, via, avoid }: PathRequest): void {
  const wrong = (argument: string, message: string, limit?: Exceeded) =>
    new Failure('BAD_USER_INPUT', message, { extensions: { argument, ...limit } });
  const { maxHops: hops, via: between } = questionLimits;
  const isSame = (a: NodeRef) => (b: NodeRef) => a.label === b.label && a.key === b.key;
  if (!Number.isInteger(maxHops) || maxHops < 1 || maxHops > hops.most)
    throw wrong('maxHops', `maxHops is ${maxHops}; it is from 1 to ${hops.most}.`, exceeded(hops, maxHops));
  if (via.length > between.most)
    throw wrong('via', `via has ${via.length} members; ${between.most} are allowed.`, exceeded(between, via.length));
  if (isSame(from)(to)) throw wrong('to', 'from and to are the same node: a path is between two.');
  for (const node of [from, to, ...via])
    if (avoid.some(isSame(node))) throw wrong('avoid', `avoid has ${node.label} ${node.key}, which is asked for too.`);
}

/** Widens the part of the graph that is looked at until enough paths are found, or all. */
async function search(reader: PathReader, request: PathRequest, mostStatements: number): Promise<readonly IdPath[]> {
  const idsOf = async (asked: readonly (NodeRef & { readonly argument: string })[]) =>
    (await reader.idsOf(asked)).map((id, at) => {
      const node = asked[at];
      if (id === null && node !== undefined) throw noSuchNode(node.argument, node);
      return id ?? -1;
    });
  const [from = -1, to = -1, ...rest] = await idsOf([
    { ...request.from, argument: 'from' },
    { ...request.to, argument: 'to' },
    ...request.via.map((node, at) => ({ ...node, argument: `via[${at}]` })),
  ]);
  const via = [...new Set(rest)].filter((id) => id !== from && id !== to);
  // A mistyped one would give the very paths that were to be avoided.
  const avoid = new Set(await idsOf(request.avoid.map((node, at) => ({ ...node, argument: `avoid[${at}]` }))));
  const graph = new ExploredGraph(reader, { from, to, avoid, mostStatements });
  let found: readonly IdPath[] = [];
  while (found.length < request.first && graph.hops < request.maxHops) {
    if (graph.isWhole) graph.hops = request.maxHops;
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
  const paths = shortestPaths(
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

/** The nodes of paths, and the hops that are shown of each. */
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
