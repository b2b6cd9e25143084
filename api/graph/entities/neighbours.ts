import { z } from 'zod';
import type { Database } from '../database/database.ts';
import { readGraphState } from '../derive/graph-state.ts';
import type { Hop, NodeRef } from '../exposure/exposure.ts';
import { edgeTypes, labels } from '../model/vocabulary.ts';
import type { EdgeType } from '../model/vocabulary.ts';
import { loadHops, matchHops, neighbourTypes, underOf } from './hops.ts';
import type { HopDirection, HopIdentity, NeighbourRequest, NeighbourScope } from './hops.ts';
import { compareRanks, decodeRank, encodeRank } from './rank-cursor.ts';
import type { Rank } from './rank-cursor.ts';

export interface NeighbourEdge {
  readonly cursor: string;
  /** The node at the other end. */
  readonly node: NodeRef;
  readonly hop: Hop;
}

interface NeighbourPage {
  readonly edges: readonly NeighbourEdge[];
  readonly hasNextPage: boolean;
}

interface RankedHop extends HopIdentity {
  readonly rank: Rank;
  readonly other: NodeRef;
}

const neighbourRow = z.object({
  type: z.enum(edgeTypes),
  label: z.enum(labels),
  key: z.string(),
  under: z.string().nullable(),
  statements: z.number(),
  name: z.string(),
});

/**
 * Returns a page of a node's hops, those with the most statements first. The database ranks and limits them, so that only
 * the hops of the page have their statements fetched.
 * @throws BAD_USER_INPUT for an invalid cursor; CURSOR_OUTDATED once an import changes the graph, since it can change the order.
 */
export async function findNeighbours(database: Database, request: NeighbourRequest): Promise<NeighbourPage> {
  const { direction, first, after } = request;
  // Read before the hops: any later change makes the cursors of this page outdated.
  const state = await readGraphState(database);
  const last = after === null ? null : decodeRank(after, state, state.isBeingWritten);
  const directions: readonly HopDirection[] = direction === 'BOTH' ? ['OUT', 'IN'] : [direction];
  const ranked = await Promise.all(directions.map((way) => rankHops(database, request, way, last)));
  const sorted = ranked.flat().sort((a, b) => compareRanks(a.rank, b.rank));
  const page = sorted.slice(0, first);
  const hops = await loadHops(database, page);
  const edges = page.flatMap((hop, index) => {
    const loaded = hops[index];
    return loaded === undefined ? [] : [{ cursor: encodeRank(hop.rank, state), node: hop.other, hop: loaded }];
  });
  return { edges, hasNextPage: sorted.length > first };
}

async function rankHops(
  database: Database,
  request: NeighbourRequest,
  direction: HopDirection,
  last: Rank | null,
): Promise<readonly RankedHop[]> {
  const { node, asOf, contract, first, type } = request;
  const types = type === null ? neighbourTypes : [type];
  const rows = await database.read(
    `${matchHops(node.label, types, direction)}
     WITH type(r) AS type, m, ${underOf} AS under, count(*) AS statements
     WITH type, under, statements, m.key AS key, head([l IN labels(m) WHERE l IN $labels]) AS label
     WITH *, $direction + '|' + type + '|' + label + '|' + key + '|' + coalesce(under, '') AS name
     WHERE $last IS NULL OR statements < $last.statements OR (statements = $last.statements AND name > $last.name)
     RETURN type, label, key, under, statements, name ORDER BY statements DESC, name LIMIT $limit`,
    {
      key: node.key,
      asOf,
      contract,
      labels,
      direction,
      last,
      limit: first + 1,
    },
  );
  return rows.map((found) => {
    const { type: edge, label, key, under, statements, name } = neighbourRow.parse(found);
    const other = { label, key };
    const [from, to] = direction === 'OUT' ? [node, other] : [other, node];
    return { rank: { statements, name }, other, type: edge, from, to, under };
  });
}

/** How many hops of a type a node has in one direction; parallel statements are one hop. */
export interface NeighbourCount {
  readonly type: EdgeType;
  readonly direction: HopDirection;
  readonly count: number;
}

const countRow = z.object({ type: z.enum(edgeTypes), count: z.number() });

/** Counts the hops of a node by type and direction, most first. */
export async function countNeighbours(database: Database, scope: NeighbourScope): Promise<readonly NeighbourCount[]> {
  const { node, asOf, contract } = scope;
  const directions: readonly HopDirection[] = ['OUT', 'IN'];
  const counts = await Promise.all(
    directions.map(async (direction) => {
      const rows = await database.read(
        `${matchHops(node.label, neighbourTypes, direction)}
         WITH DISTINCT type(r) AS type, m, ${underOf} AS under
         RETURN type, count(*) AS count`,
        { key: node.key, asOf, contract },
      );
      return rows.map((found) => ({ ...countRow.parse(found), direction }));
    }),
  );
  return counts.flat().sort((a, b) => b.count - a.count || (a.type < b.type ? -1 : 1));
}
