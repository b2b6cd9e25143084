import { z } from 'zod';
import type { Database } from '../database/database.ts';
import { edgeTypes, labels } from '../model/vocabulary.ts';
import type { Label } from '../model/vocabulary.ts';

/** In one transaction, so that none outgrows the server's memory. */
const batch = 10_000;
const deletedRow = z.object({ deleted: z.number() });

/**
 * Deletes Subtier's statements and nodes, in batches: what else a user's server holds stays, but for relationships of others that
 * end on nodes of Subtier. Constraints and indexes stay too. What was interrupted is completed by the next.
 */
export async function wipeGraph(
  database: Pick<Database, 'write'>,
  onProgress: (message: string) => void,
): Promise<void> {
  // Relationships first: a node with a million of them does not fit one transaction.
  for (const type of edgeTypes) {
    onProgress(`Deleting ${type} …`);
    await deleteAll(database, `MATCH ()-[r:${type}]->() WHERE ${isOwnEdge} WITH r LIMIT $batch DELETE r`);
  }
  for (const { label, isOwn } of ownNodes) {
    onProgress(`Deleting ${label} …`);
    await deleteAll(database, `MATCH (n:${label})-[r]-() WHERE ${isOwn('n')} WITH DISTINCT r LIMIT $batch DELETE r`);
    await deleteAll(database, `MATCH (n:${label}) WHERE ${isOwn('n')} WITH n LIMIT $batch DETACH DELETE n`);
  }
}

async function deleteAll(database: Pick<Database, 'write'>, statement: string): Promise<void> {
  for (;;) {
    const [row] = await database.write(`${statement} RETURN count(*) AS deleted`, { batch });
    if (deletedRow.parse(row).deleted < batch) return;
  }
}

/** Nodes of a label that Subtier made, as far as their properties tell. */
interface OwnNodes {
  readonly label: string;
  /** What a node of the label, in a variable, must be, as Cypher. */
  readonly isOwn: (n: string) => string;
}

/**
 * By what Subtier's nodes are told from a user's of the same label: a key, and what only Subtier writes beside it. Relationships are not
 * asked: they are deleted before the nodes, and what a first attempt left must still be known at the second.
 */
const ownNodes: readonly OwnNodes[] = [
  ...labels.map((label) => ({ label, isOwn: (n: string) => `${n}.key IS NOT NULL AND ${mark(label, n)}` })),
  { label: 'Access', isOwn: (n) => `${n}.key IS NOT NULL AND ${n}.version IS NOT NULL` },
  { label: 'Import', isOwn: (n) => `${n}.id IS NOT NULL AND ${n}.startedAt IS NOT NULL AND ${n}.format IS NOT NULL` },
  { label: 'Subtier', isOwn: (n) => `${n}.key IS NOT NULL` },
];

function mark(label: Label, n: string): string {
  switch (label) {
    case 'Country':
      return `${n}.isForeign IS NOT NULL`;
    case 'Vetting':
      return `${n}.tier IS NOT NULL`;
    case 'Source':
      return `(${n}:Unresolved OR ${n}.dataClass IS NOT NULL)`;
    case 'Agency':
    case 'Claim':
    case 'Contract':
    case 'DesignationList':
    case 'Organization':
    case 'Person':
    case 'System':
      // An import that was interrupted leaves nodes that are not resolved yet.
      return `(${n}:Unresolved OR (${n}.confidence IS NOT NULL AND ${n}.dataClass IS NOT NULL))`;
  }
}

/** What a relationship `r` of a type of Subtier's must be to be a statement of Subtier's, as Cypher. */
const isOwnEdge = 'r.key IS NOT NULL AND r.source IS NOT NULL AND r.importId IS NOT NULL';

/** What a wipe deletes of a database. */
interface OwnCounts {
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
