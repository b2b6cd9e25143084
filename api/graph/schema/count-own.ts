import { z } from 'zod';
import type { Database } from '../driver/database.ts';
import { edgeTypes } from '../model/vocabulary.ts';
import { isOwnEdge } from './is-own-edge.ts';
import { ownNodes } from './own-nodes.ts';

/** What a wipe deletes of a database. */
export interface OwnCounts {
  readonly nodes: number;
  /** Statements: relationships of Subtier's types with what only Subtier writes on them. */
  readonly statements: number;
  /** Relationships of others that end on Subtier's nodes, which can't stay without them. */
  readonly others: number;
}

const count = z.object({ n: z.number() });

/** Counts what a wipe would delete; deletes nothing. Goes through all that the database holds. */
export async function countOwn(database: Pick<Database, 'read'>): Promise<OwnCounts> {
  const ask = async (statement: string) => count.parse((await database.read(statement, { types: edgeTypes }))[0]).n;
  let [nodes, statements] = [0, 0];
  for (const { label, isOwn } of ownNodes)
    nodes += await ask(`MATCH (n:${label}) WHERE ${isOwn('n')} RETURN count(*) AS n`);
  for (const type of edgeTypes)
    statements += await ask(`MATCH ()-[r:${type}]->() WHERE ${isOwnEdge} RETURN count(*) AS n`);
  const isOneOf = (n: string) => ownNodes.map(({ label, isOwn }) => `(${n}:${label} AND ${isOwn(n)})`).join(' OR ');
  const others = await ask(
    `MATCH (a)-[r]->(b) WHERE NOT (type(r) IN $types AND ${isOwnEdge}) AND (${isOneOf('a')} OR ${isOneOf('b')})
     RETURN count(*) AS n`,
  );
  return { nodes, statements, others };
}
