import { z } from 'zod';
import type { Database } from '../driver/database.ts';
import { edgeTypes, type EdgeType } from '../model/vocabulary.ts';
import { matchHops, underOf } from './hop-clauses.ts';
import type { HopDirection, NeighbourScope } from './neighbour-request.ts';
import { neighbourTypes } from './neighbour-types.ts';

/** How many hops of a type a node has one way; parallel statements are one hop. */
export interface NeighbourCount {
  readonly type: EdgeType;
  readonly direction: HopDirection;
  readonly count: number;
}

const row = z.object({ type: z.enum(edgeTypes), count: z.number() });

/** The hops of a node, counted by type and direction; most first. */
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
      return rows.map((found) => ({ ...row.parse(found), direction }));
    }),
  );
  return counts.flat().sort((a, b) => b.count - a.count || (a.type < b.type ? -1 : 1));
}
