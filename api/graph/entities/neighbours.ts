import { z } from 'zod';
import type { Database } from '../database/database.ts';
import { derivationKey, editionKey, readGraphState } from '../edition/graph-state.ts';
import type { Hop } from '../exposure/exposure.ts';
import type { ApiStatement } from '../database/statement-file.ts';
import { todayInUtc } from '../model/day.ts';
import type { Day } from '../model/day.ts';
import { compareKeys } from '../model/keys.ts';
import type { NodeRef } from '../model/keys.ts';
import { edgeTypes, labels } from '../model/vocabulary.ts';
import type { EdgeType } from '../model/vocabulary.ts';
import { loadHops, matchHops, neighbourTypes, scopeParameters, underOf } from './hops.ts';
import type { HopDirection, NeighbourRequest, NeighbourScope } from './hops.ts';
import { decodeRank, encodeRank } from '../edition/rank-cursor.ts';
import type { Rank, RankBasis } from '../edition/rank-cursor.ts';

export interface NeighbourEdge {
  readonly cursor: string;
  /** The node at the other end. */
  readonly node: NodeRef;
  readonly hop: Hop;
}

interface NeighbourPage {
  readonly edges: readonly NeighbourEdge[];
  readonly hasNextPage: boolean;
  /** The statement that found the page. */
  readonly cypher: ApiStatement;
}

const neighbourRows = z.array(
  z.object({
    direction: z.enum(['OUT', 'IN']),
    type: z.enum(edgeTypes),
    label: z.enum(labels),
    key: z.string(),
    under: z.string().nullable(),
    statements: z.number(),
    name: z.string(),
  }),
);

/**
 * Returns a page of a node's hops, in the requested order. The database ranks and limits them, so that only
 * the hops of the page have their statements fetched.
 * @throws BAD_USER_INPUT for an invalid cursor; CURSOR_OUTDATED if the order may have changed: an import changed the graph, or the priorities are
 *   those of another day.
 */
export async function findNeighbours(database: Database, request: NeighbourRequest): Promise<NeighbourPage> {
  const { node, first, after, asOf, orderBy } = request;
  const day = orderBy === 'PRIORITY' ? (asOf ?? todayInUtc()) : null;
  // Read before the hops: any later change makes the cursors of this page outdated.
  const state = await readGraphState(database);
  const edition = editionKey(state);
  // While an import exchanges exposures, priorities change within an edition.
  const basis: RankBasis = {
    list: 'neighbours',
    edition: day === null ? edition : derivationKey(state),
    day,
  };
  const last = after === null ? null : decodeRank(after, basis, state.isBeingWritten);
  const cypher = neighbourStatement(request, day, last);
  const ranked = neighbourRows.parse(await database.read(cypher.text, cypher.parameters));
  const page = ranked.slice(0, first).map(({ direction, type, label, key, under, statements, name }) => {
    const other = { label, key };
    const [from, to] = direction === 'OUT' ? [node, other] : [other, node];
    return { rank: { count: statements, name }, other, type, from, to, under };
  });
  const hops = await loadHops(database, page);
  const edges = page.flatMap(({ rank, other }, index) => {
    const hop = hops[index];
    return hop === undefined ? [] : [{ cursor: encodeRank(rank, basis), node: other, hop }];
  });
  return { edges, hasNextPage: ranked.length > first, cypher };
}

/**
 * Cypher for the hops of a request in each of its directions. A hop from a node to itself goes out and comes in; where both directions are
 * wanted, it is one that goes out.
 */
function matchRequested({ type, direction, ...scope }: NeighbourRequest) {
  const types = type === null ? neighbourTypes : [type];
  const isBoth = direction === 'BOTH';
  const ways: readonly HopDirection[] = isBoth ? ['OUT', 'IN'] : [direction];
  return ways.map((way) => ({ way, match: matchHops(scope, types, way, isBoth && way === 'IN' ? ['m <> n'] : []) }));
}

/**
 * @param day whose exposures rank the nodes; null: nodes are not ranked
 * @param last the last hop of the page before; null: from the start
 */
function neighbourStatement(request: NeighbourRequest, day: Day | null, last: Rank | null): ApiStatement {
  const { node, asOf, contract, first } = request;
  const parts = matchRequested(request).map(
    ({ way, match }) => `  ${match}
  RETURN '${way}' AS direction, r, m`,
  );
  const text = `MATCH (n:${node.label} {key: $key})
CALL (n) {
${parts.join('\n  UNION ALL\n')}
}
WITH direction, type(r) AS type, m, ${underOf} AS under, count(*) AS statements
WITH direction, type, m, head([l IN labels(m) WHERE l IN $labels]) AS label, m.key AS key, under, statements
WITH *, direction + '|' + type + '|' + label + '|' + key + '|' + coalesce(under, '') AS name
${day === null ? '' : byPriority}${last === null ? '' : 'WHERE statements < $count OR (statements = $count AND name > $name)\n'}RETURN direction, type, label, key, under, statements, name
ORDER BY statements DESC, name
LIMIT $limit // One more than a page has: it shows whether there is another page.`;
  return {
    text,
    parameters: {
      key: node.key,
      ...scopeParameters({ asOf, contract }),
      labels,
      ...(day === null ? {} : { day }),
      ...last,
      limit: first + 1,
    },
  };
}

/**
 * Cypher that puts the priority before the name, so that the one order and the one cursor serve both. `byPriority` begins with the ranks
 * of the highest and the lowest band; a node that no exposure involves comes last. An Exposure of origin DOMESTIC does not count here: it is an
 * exposure only under designation lists.
 */
const byPriority = `CALL (m) {
  OPTIONAL MATCH (m)<-[:REACHES|BY|ESCORTED_BY|ON_CREDENTIAL_OF|PASSES|ACCOUNTABLE|EMPLOYER|FROM|UNDER]-(x:Exposure)
  WHERE x.validFrom <= date($day) < x.validTo AND x.origin <> 'DOMESTIC'
  RETURN coalesce(left(min(x.byPriority), 2), '~') AS priority
}
WITH direction, type, label, key, under, 0 AS statements,
  priority + '|' + right('000000' + toString(999999 - statements), 6) + '|' + name AS name
`;

/** How many hops of a type a node has in one direction; parallel statements are one hop. */
export interface NeighbourCount {
  readonly type: EdgeType;
  readonly direction: HopDirection;
  readonly count: number;
}

/** Counts the hops of a node by type and direction, most first. A hop from the node to itself counts in both directions. */
export async function countNeighbours(database: Database, scope: NeighbourScope): Promise<readonly NeighbourCount[]> {
  const directions: readonly HopDirection[] = ['OUT', 'IN'];
  const counts = await Promise.all(
    directions.map(async (direction) => {
      const counted = await countByType(database, scope, matchHops(scope, neighbourTypes, direction));
      return counted.map((one) => ({ ...one, direction }));
    }),
  );
  return counts.flat().sort((a, b) => b.count - a.count || compareKeys(a.type, b.type));
}

/** Counts the hops on all pages of a request. */
export async function countRequested(database: Database, request: NeighbourRequest): Promise<number> {
  const counts = await Promise.all(matchRequested(request).map(({ match }) => countByType(database, request, match)));
  return counts.flat().reduce((sum, { count }) => sum + count, 0);
}

const countRow = z.object({ type: z.enum(edgeTypes), count: z.number() });

/** @param match what `matchHops` returned for the scope */
async function countByType(database: Database, scope: NeighbourScope, match: string) {
  const rows = await database.read(
    `MATCH (n:${scope.node.label} {key: $key})
     ${match}
     WITH DISTINCT type(r) AS type, m, ${underOf} AS under
     RETURN type, count(*) AS count`,
    { key: scope.node.key, ...scopeParameters(scope) },
  );
  return rows.map((found) => countRow.parse(found));
}
