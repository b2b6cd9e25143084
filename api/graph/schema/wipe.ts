import { z } from 'zod';
import type { Database } from '../database/database.ts';
import { derivedEdges, derivedNodes } from '../model/derived.ts';
import type { tables } from '../model/tables.ts';
import { labels, statementTypes } from '../model/vocabulary.ts';
import type { Label, TableName } from '../model/vocabulary.ts';

/** Most nodes or relationships deleted per transaction, so that a transaction fits into the server's memory. */
const batch = 10_000;
const deletedRow = z.object({ deleted: z.number() });

/** The form of what is derived while a wipe deletes it, and after a wipe that was interrupted. */
export const wipedForm = 'wiped';

/**
 * Marks a wipe: until it ends, readers wait, and if it is interrupted, the next reader or writer completes it. Also forgets that the designation
 * lists were imported, so that the next command imports them again.
 */
const begin = `MATCH (graph:Subtier {key: 'graph'}) SET graph.derivedForm = $wipedForm, graph.derivedVersion = -1
  WITH count(*) AS graphs
  OPTIONAL MATCH (policy:Subtier {key: 'policy'}) DELETE policy`;

/**
 * Deletes what is derived, then Subtier's statements and nodes, in batches: no exposure outlasts its statements. Other data on a user's server stay, except other
 * relationships that start or end at Subtier's nodes. Constraints and indexes stay. If it is interrupted, the next command completes it.
 * @param database `Lease.writer`, if others may write: a process that takes over completes the wipe, and may import new data
 * @param keepsLease whether the node with the right to write stays, for a caller that goes on to write
 */
export async function wipeGraph(
  database: Pick<Database, 'write'>,
  onProgress: (message: string) => void,
  keepsLease = false,
): Promise<void> {
  await database.write(begin, { wipedForm });
  for (const nodes of ownDerived) await deleteNodes(database, nodes, onProgress);
  for (const type of statementTypes) {
    onProgress(`Deleting ${type} …`);
    await deleteAll(database, `MATCH ()-[r:${type}]->() WHERE ${isOwnEdge} WITH r LIMIT $batch DELETE r`);
  }
  for (const nodes of ownStated) await deleteNodes(database, nodes, onProgress);
  // Last: what marks the wipe as begun.
  const isOwn = (n: string) => `${n}.key IS NOT NULL${keepsLease ? ` AND ${n}.key <> 'lease'` : ''}`;
  await deleteNodes(database, { label: 'Subtier', isOwn }, onProgress);
}

/** Deletes the relationships first: a node with a million of them does not fit one transaction. */
async function deleteNodes(
  database: Pick<Database, 'write'>,
  { label, isOwn }: OwnNodes,
  onProgress: (message: string) => void,
): Promise<void> {
  onProgress(`Deleting ${label} …`);
  await deleteAll(database, `MATCH (n:${label})-[r]-() WHERE ${isOwn('n')} WITH DISTINCT r LIMIT $batch DELETE r`);
  await deleteAll(database, `MATCH (n:${label}) WHERE ${isOwn('n')} WITH n LIMIT $batch DETACH DELETE n`);
}

async function deleteAll(database: Pick<Database, 'write'>, statement: string): Promise<void> {
  for (;;) {
    const [row] = await database.write(`${statement} RETURN count(*) AS deleted`, { batch });
    if (deletedRow.parse(row).deleted < batch) return;
  }
}

/** How to recognize the nodes of a label that Subtier created. */
interface OwnNodes {
  readonly label: string;
  /** The condition, in Cypher, on a variable with a node of the label. */
  readonly isOwn: (n: string) => string;
}

/**
 * Distinguishes Subtier's nodes from a user's nodes with the same label: they have a key, and properties that only Subtier writes.
 * The conditions do not use relationships: a wipe deletes those first, and a second wipe must still recognize the nodes that an
 * interrupted one left.
 */
const ownDerived: readonly OwnNodes[] = derivedNodes.map(({ label, mark: property }) => ({
  label,
  isOwn: (n: string) => `${n}.key IS NOT NULL AND ${n}.${property} IS NOT NULL`,
}));

const ownStated: readonly OwnNodes[] = [
  ...labels.map((label) => ({ label, isOwn: (n: string) => `${n}.key IS NOT NULL AND ${mark(label, n)}` })),
  { label: 'WaitingRow', isOwn: (n) => `${n}.key IS NOT NULL AND ${n}.importId IS NOT NULL` },
  { label: 'Import', isOwn: (n) => `${n}.id IS NOT NULL AND ${n}.startedAt IS NOT NULL AND ${n}.format IS NOT NULL` },
];

const ownNodes: readonly OwnNodes[] = [
  ...ownDerived,
  ...ownStated,
  { label: 'Subtier', isOwn: (n) => `${n}.key IS NOT NULL` },
];

type EntityLabel = Extract<(typeof tables)[TableName], { readonly kind: 'entity' }>['label'];

/** The property that only Subtier writes on nodes that no entity table describes. */
const marks: Readonly<Record<Exclude<Label, EntityLabel>, string> & Partial<Record<Label, string>>> = {
  Country: 'isForeign',
  Vetting: 'tier',
};

function mark(label: Label, n: string): string {
  const property = marks[label];
  if (property !== undefined) return `${n}.${property} IS NOT NULL`;
  // An interrupted import leaves nodes that are not resolved yet. A source has a data class of its own, and no confidence.
  const confidence = label === 'Source' ? '' : `${n}.confidence IS NOT NULL AND `;
  return `(${n}:Unresolved OR (${confidence}${n}.dataClass IS NOT NULL))`;
}

/** The condition, in Cypher, that makes a relationship `r` of one of Subtier's types a statement of Subtier. */
const isOwnEdge = 'r.key IS NOT NULL AND r.source IS NOT NULL AND r.importId IS NOT NULL';

/** The condition, in Cypher, that makes a relationship `r` from `a` to `b` one that is derived from statements. */
const isOwnDerivedEdge = `r.source IS NULL AND (${derivedEdges
  .map(({ type, from, to }) => `(r:${type} AND a:${from.join('|')} AND b:${to.join('|')})`)
  .join(' OR ')})`;

/** What a wipe deletes. */
interface OwnCounts {
  readonly nodes: number;
  /** Relationships of Subtier's types with the properties that only Subtier writes. */
  readonly statements: number;
  /** Relationships of derived nodes. */
  readonly derived: number;
  /** Other relationships that start or end at Subtier's nodes, and are deleted with them. */
  readonly others: number;
}

const count = z.object({ n: z.number() });
const otherCounts = z.object({ derived: z.number(), others: z.number() });

/** Counts what a wipe would delete. Scans the whole database. */
export async function countOwn(database: Pick<Database, 'read'>): Promise<OwnCounts> {
  const countRows = async (statement: string) => count.parse((await database.read(statement))[0]).n;
  let [nodes, statements] = [0, 0];
  for (const { label, isOwn } of ownNodes)
    nodes += await countRows(`MATCH (n:${label}) WHERE ${isOwn('n')} RETURN count(*) AS n`);
  for (const type of statementTypes)
    statements += await countRows(`MATCH ()-[r:${type}]->() WHERE ${isOwnEdge} RETURN count(*) AS n`);
  const isOneOf = (n: string) => ownNodes.map(({ label, isOwn }) => `(${n}:${label} AND ${isOwn(n)})`).join(' OR ');
  const otherRow = otherCounts.parse(
    (
      await database.read(
        `MATCH (a)-[r]->(b) WHERE NOT (type(r) IN $types AND ${isOwnEdge}) AND (${isOneOf('a')} OR ${isOneOf('b')})
         WITH ${isOwnDerivedEdge} AS isDerived
         RETURN sum(CASE WHEN isDerived THEN 1 ELSE 0 END) AS derived, sum(CASE WHEN isDerived THEN 0 ELSE 1 END) AS others`,
        { types: statementTypes },
      )
    )[0],
  );
  return { nodes, statements, ...otherRow };
}
