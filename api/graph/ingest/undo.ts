import { z } from 'zod';
import type { Database, Transaction } from '../database/database.ts';
import { isNamed, refreshDerived } from '../derive/refresh.ts';
import { TouchedKeys } from '../derive/touched.ts';
import { isBehind, readGraphState } from '../edition/graph-state.ts';
import { describeUnfinished, findPartlyWritten, importRow } from '../edition/imports.ts';
import type { ImportInState } from '../edition/imports.ts';
import { refused } from '../failure.ts';
import type { Field, Table } from '../model/table.ts';
import { tables, tablesOfAccess } from '../model/tables.ts';
import { edgeTypes, labels, tableNames } from '../model/vocabulary.ts';
import type { EdgeType, Label } from '../model/vocabulary.ts';
import { wipeGraph, wipedForm } from '../schema/wipe.ts';
import { findMisplaced, moveToEngineers } from './apply.ts';
import { completeWritten, findUnrelated, requireWhole } from './journal.ts';
import type { BeginningImport } from './journal.ts';
import { applyWaitingRows } from './waiting/arrival.ts';
import { touchRows } from './waiting/provisional.ts';
import { undoWaitingRows } from './waiting/undo.ts';
import { Lease } from './lease.ts';
import { resolveAll } from './resolve.ts';
import { restoreSources } from './sources.ts';
import {
  deleteStatements,
  findStatementsOfImport,
  findSupersededByImport,
  restoreStatements,
  unresolved,
} from './statement-cypher.ts';

/** Statements undone, or nodes deleted, per transaction. */
const batchSize = 10_000;

const createdRow = z.object({ key: z.string() });
const supersededRow = createdRow.extend({ edge: z.enum(edgeTypes) });

/**
 * Undoes an import that was interrupted, or that is rolled back: deletes its statements and restores those that it superseded, so that the
 * statements are as before. No later import has superseded its statements. Affected nodes are marked for resolving. If this is interrupted
 * too, calling it again completes it. Nodes that only a rolled back import described stay until `finishRollbacks`: exposures name them, and
 * readers need them as long as these are there. Nothing was derived from an interrupted import.
 * @param touched collects what changed, if the caller derives it again
 */
async function undoImport(
  database: Database,
  lease: Lease,
  { id, state }: Pick<ImportInState, 'id' | 'state'>,
  touched: TouchedKeys = new TouchedKeys(),
): Promise<void> {
  const superseded = new Map(edgeTypes.map((edge): [EdgeType, string[]] => [edge, []]));
  for await (const row of database.stream(findSupersededByImport, { id })) {
    const { edge, key } = supersededRow.parse(row);
    superseded.get(edge)?.push(key);
  }
  for (const [edge, toRestore] of superseded) {
    const created: string[] = [];
    for await (const row of database.stream(findStatementsOfImport(edge), { id }))
      created.push(createdRow.parse(row).key);
    const change = async (transaction: Transaction, statement: string, keys: readonly string[]) => {
      touchRows(touched, edge, await transaction.run(statement, { keys }));
    };
    // In this order, because the restored statements take back the keys of the deleted ones.
    await inBatches(lease, created, (transaction, part) => change(transaction, deleteStatements(edge), part));
    await inBatches(lease, toRestore, (transaction, part) => change(transaction, restoreStatements(edge), part));
  }
  await undoWaitingRows(database, lease, id, touched);
  // Only the graph shows which escorts and credentials must move: an earlier run that was interrupted may have restored the accesses.
  await moveToEngineers(lease, await findMisplaced(database), touched);
  if (state !== 'ROLLING_BACK') await deleteOrphans(lease);
  await lease.write(async (transaction) => {
    (await restoreSources(transaction, id)).forEach((key) => {
      touched.touchSource(key);
    });
    await transaction.run(`MATCH (i:Import {id: $id}) SET i.undone = true`, { id });
  });
}

async function inBatches(
  lease: Lease,
  all: readonly string[],
  work: (transaction: Transaction, part: readonly string[]) => Promise<void>,
): Promise<void> {
  for (let at = 0; at < all.length; at += batchSize) {
    const part = all.slice(at, at + batchSize);
    await lease.write((transaction) => work(transaction, part));
  }
}

/** Deletes nodes that only the undone import described, and whose values are not resolved again yet. */
function deleteOrphans(lease: Lease): Promise<void> {
  return deleteInBatches(lease, `MATCH (n:${unresolved}) WHERE ${isUnneeded}`);
}

/** Nothing leads to the node `n`, and no statement of another import names it; one that was superseded may come back. */
const isUnneeded = `NOT EXISTS { (n)--() }
  AND NOT (n:Contract AND (${isNamed('n')} OR EXISTS { ()-[:SUPERSEDED {contract: n.key}]->() }))`;

async function deleteInBatches(lease: Lease, match: string): Promise<void> {
  for (;;) {
    const [row] = await lease.write((transaction) =>
      transaction.run(`${match} WITH n LIMIT ${batchSize} DELETE n RETURN count(*) AS count`),
    );
    if (row?.['count'] === 0) return;
  }
}

/** Completes a wipe that was interrupted: what it has left is a part of the graph. @throws LEASE_LOST */
export async function completeWipe(
  database: Database,
  lease: Lease,
  onProgress: (message: string) => void,
): Promise<void> {
  if ((await readGraphState(database)).form !== wipedForm) return;
  onProgress('Completing a wipe that was interrupted');
  await wipeGraph(lease.writer, onProgress, true);
}

/** Undoes every interrupted import, and every import whose rollback was interrupted. The caller must hold the lease and have no import of its own. */
export async function undoUnfinished(database: Database, lease: Lease): Promise<void> {
  await lease.write((transaction) =>
    transaction.run(`MATCH (i:Import {state: 'RUNNING'}) SET i.state = 'INTERRUPTED'`),
  );
  for (const one of await findPartlyWritten(database)) await undoImport(database, lease, one);
}

/**
 * Undoes what `findUnrelated` finds, and derives again what depends on it. The new import cannot do that: it may be refused, and readers would
 * keep the answers that they cached of the mixture.
 */
export async function undoUnrelated(
  database: Database,
  lease: Lease,
  job: BeginningImport,
  onProgress: (message: string) => void,
): Promise<void> {
  const unrelated = await findUnrelated(lease, job);
  if (unrelated.length === 0) return;
  const touched = await touchedSoFar(database);
  for (const one of unrelated) {
    onProgress(
      one.state === 'ROLLING_BACK'
        ? `Completing the rollback of an import: ${describeUnfinished(one)}.`
        : `Undoing an interrupted import: ${describeUnfinished(one)}. Run it again to import its data.`,
    );
    await undoImport(database, lease, one, touched);
  }
  await deriveUndone(database, lease, touched, onProgress);
}

/** Returns what is to be derived again before anything is undone: everything if the derived part is behind, else nothing. */
async function touchedSoFar(database: Database): Promise<TouchedKeys> {
  const touched = new TouchedKeys();
  if (isBehind(await readGraphState(database))) touched.touchAll();
  return touched;
}

/** Resolves and derives again what depends on undone imports, and lets readers know. */
async function deriveUndone(
  database: Database,
  lease: Lease,
  touched: TouchedKeys,
  onProgress: (message: string) => void,
): Promise<void> {
  await resolveAll(lease, onProgress);
  // Another source may describe a contract that rows wait for again.
  if ((await applyWaitingRows(database, lease, touched)).hasChanged) await resolveAll(lease, onProgress);
  await completeWritten(lease);
  onProgress('Deriving accesses and exposures');
  await refreshDerived(database, lease, touched.result(), onProgress);
  await finishRollbacks(lease);
}

/**
 * Completes rollbacks whose statements are gone and derived again: deletes nodes that only they described, which what was derived may have
 * named until then, and records the end. The log keeps the imports.
 */
export async function finishRollbacks(lease: Lease): Promise<void> {
  const ended = `MATCH (i:Import {state: 'ROLLING_BACK'}) WHERE i.undone`;
  const rows = await lease.write((transaction) => transaction.run(`${ended} RETURN i.id AS id`));
  if (rows.length === 0) return;
  await deleteUnneeded(
    lease,
    labels.filter((label) => label !== 'Country' && label !== 'Source'),
  );
  await lease.write((transaction) =>
    transaction.run(`${ended} SET i.state = 'ROLLED_BACK', i.rolledBackAt = datetime.realtime()`),
  );
}

/** Deletes nodes that no source describes or refers to any more, once nothing is derived from them. */
export async function deleteUnneeded(lease: Lease, of: readonly Label[]): Promise<void> {
  for (const label of of) await deleteInBatches(lease, `MATCH (n:${label}) WHERE n.withdrawn AND ${isUnneeded}`);
}

export interface RollbackReport {
  /** Statements that the import had made and that are gone. */
  readonly removed: number;
  /** Statements that it had superseded and that are current again. */
  readonly restored: number;
}

/**
 * Rolls back an import: removes what only it stated, restores what it superseded, resolves and derives again what depends on these.
 * Interrupted, it is completed by the next import, read, export or rollback.
 * @throws BAD_USER_INPUT for an unknown import, one rolled back before, one of a source that a later import has replaced, one that
 *   closed what a later import contradicts, and one that alone describes a system or claim to which another import refers, or alone gives the
 *   identifier by which another import resolved an organization
 */
export async function rollBackImport(
  database: Database,
  id: string,
  onProgress: (message: string) => void,
): Promise<RollbackReport> {
  await requireRollable(database, id);
  return Lease.hold(database, `roll back import ${id}`, onProgress, async (lease) => {
    await completeWipe(database, lease, onProgress);
    // While waiting, another process may have rolled it back, or imported its sources again.
    await requireRollable(database, id);
    await requireWhole(database, 'roll back');
    const report = await countStatements(database, id);
    const touched = await touchedSoFar(database);
    await markRollingBack(lease, id);
    onProgress(`Removing ${report.removed.toLocaleString('en-US')} statements`);
    for (const one of await findPartlyWritten(database)) await undoImport(database, lease, one, touched);
    await deriveUndone(database, lease, touched, onProgress);
    return report;
  });
}

/** Returns what a rollback would do. @throws like `rollBackImport` */
export async function checkImport(database: Database, id: string): Promise<RollbackReport> {
  await requireRollable(database, id);
  return countStatements(database, id);
}

/** Marks an import and the interrupted ones that it completed. From here on, what is derived is behind. */
async function markRollingBack(lease: Lease, id: string): Promise<void> {
  await lease.write(async (transaction) => {
    await transaction.run(
      `MATCH (i:Import) WHERE i.id = $id OR (i.completedBy = $id AND NOT coalesce(i.undone, false)) SET i.state = 'ROLLING_BACK'`,
      { id },
    );
    await transaction.run(`MATCH (g:Subtier {key: 'graph'}) SET g.derivedVersion = -1`);
  });
}

/** @throws BAD_USER_INPUT */
async function requireRollable(database: Database, id: string): Promise<void> {
  const rows = await database.read(
    // An import that died after it had written everything counts too.
    `MATCH (i:Import) WHERE i.id = $id OR i.state IN ['DONE', 'WRITTEN']
     RETURN i.id AS id, i.state AS state, i.format AS format, i.sources AS sources, i.startedAt AS startedAt
     ORDER BY i.startedAt`,
    { id },
  );
  const imports = z.array(importRow).parse(rows);
  const own = imports.find((one) => one.id === id);
  const refuse = (message: string) => refused('rollback', message, { value: id.slice(0, 60) });
  if (own === undefined || !['DONE', 'ROLLING_BACK', 'ROLLED_BACK'].includes(own.state))
    throw refuse(`There is no finished import ${id.slice(0, 60)}: npx subtier imports lists them.`);
  if (own.state === 'ROLLED_BACK') throw refuse(`The import ${id} was rolled back before.`);
  const sources = new Set(own.sources);
  // In the order of their start.
  const later = imports
    .slice(imports.indexOf(own) + 1)
    .findLast((one) => one.sources.some((source) => sources.has(source)));
  if (later !== undefined)
    throw refuse(
      `A later import (${later.id}, ${describeUnfinished(later)}) has replaced what this one stated: roll that one back first.`,
    );
  const named = (importId: string) => {
    const other = imports.find((one) => one.id === importId);
    return `${importId}${other === undefined ? '' : `, ${describeUnfinished(other)}`}`;
  };
  const contradiction = await findObstacle(database, id, contradictions);
  if (contradiction !== null)
    throw refuse(
      `A later import (${named(contradiction.importId)}) contradicts what this rollback would bring back about ${contradiction.subject}: roll that one back first.`,
    );
  const dependent = await findObstacle(database, id, dependents);
  if (dependent !== null)
    throw refuse(
      `Another import (${named(dependent.importId)}) refers to ${dependent.subject}, which only this one describes: roll that one back first.`,
    );
}

const obstacleRow = z.object({ subject: z.string(), importId: z.string() });

/** Returns what a rollback would make inconsistent, and the latest import whose statement `r` one of some Cypher statements finds; or null. */
async function findObstacle(
  database: Database,
  id: string,
  statements: readonly string[],
): Promise<z.infer<typeof obstacleRow> | null> {
  for (const statement of statements) {
    const [row] = await database.read(
      `MATCH (i:Import) WHERE i.id = $id OR i.completedBy = $id
       WITH collect(i.id) AS ids, collect(i.startedAt) AS times
       ${statement}
       WITH subject, r ORDER BY r.recordedAt DESC LIMIT 1
       MATCH (other:Import {id: r.importId})
       RETURN subject, coalesce(other.completedBy, other.id) AS importId`,
      { id },
    );
    if (row !== undefined) return obstacleRow.parse(row);
  }
  return null;
}

/** The types of the edges to the engineer of an access that their statements name. */
const edgesOfAccess = tablesOfAccess.map(({ edge }) => edge);

/**
 * `ids`, `times` → statements `r` of other imports that contradict a statement `s` from `a` to `b` which a rollback would restore: the
 * contradictions for which an import rejects a row. An import of another source may have stated `r` once `s` was closed, because rows are only
 * checked against what is current.
 */
const contradictions = [
  `AND s.type = 'ACCESSES'
   MATCH (person:Person)-[r:ACCESSES {access: s.access}]->(system:System)
   WHERE NOT r.importId IN ids AND (person <> a OR system <> b)
   WITH 'the access ' + s.access AS subject, r`,
  `AND s.type = 'ACCESSES'
   MATCH (a)-[r:${edgesOfAccess.join('|')} {access: s.access}]->() WHERE NOT r.importId IN ids
   WITH 'the access ' + s.access AS subject, r`,
  `AND s.type IN [${edgesOfAccess.map((edge) => `'${edge}'`).join(', ')}]
   MATCH (a)-[r:ACCESSES {access: s.access}]->() WHERE NOT r.importId IN ids
   WITH 'the access ' + s.access AS subject, r`,
  `AND s.type = 'UNDER'
   MATCH SHORTEST 1 (b) (()-[above:UNDER|SUPERSEDED
     WHERE (above.type IS NULL AND NOT above.importId IN ids) OR (above.type = 'UNDER' AND above.supersededAt IN times)
   ]->())+ (a)
   UNWIND above AS r
   WITH 'the contract ' + a.key AS subject, r WHERE r.type IS NULL`,
].map((statement) => `MATCH (a)-[s:SUPERSEDED]->(b) WHERE s.supersededAt IN times ${statement}`);

/**
 * `ids` → statements `r` of other imports that end on a node which only these imports describe, if a description must have a value, or is that of a
 * system: without its sensitivity, filters would drop the system's exposures.
 */
const descriptions = Object.values(tables).flatMap((table: Table) => {
  const isRequired = ({ required, property }: Field) => required === true && property !== undefined;
  if (table.kind === 'edge' || (table.name !== 'systems' && !table.fields.some(isRequired))) return [];
  return `MATCH (n:${table.label})-[own:DESCRIBED_BY]->() WHERE own.importId IN ids
      AND NOT EXISTS { (n)-[d:DESCRIBED_BY]->() WHERE NOT d.importId IN ids }
      AND NOT EXISTS { (n)-[d:SUPERSEDED {type: 'DESCRIBED_BY'}]->() WHERE NOT d.importId IN ids }
    MATCH (n)-[r]-() WHERE NOT r.importId IN ids
    WITH 'the ${table.label.toLowerCase()} ' + n.key AS subject, r`;
});

/** The keys that the identifiers of a statement would give, as a list in Cypher. */
const identifiersOf = (statement: string) => `['LEI-' + toUpper(${statement}.lei), toUpper(${statement}.uei)]`;

/**
 * `ids`, `times` → statements `r` of other imports about an organization that they know only by an identifier, if no other source would say any more
 * that the organization has it.
 */
const knownByIdentifierOnly = `MATCH (n:Organization)-[own:DESCRIBED_BY]->() WHERE own.importId IN ids AND own.resolvedFrom IS NULL
    UNWIND [one IN ${identifiersOf('own')} WHERE one <> toUpper(n.key)] AS identifier
    MATCH (n)-[r:DESCRIBED_BY {resolvedFrom: identifier}]->() WHERE NOT r.importId IN ids
      AND NOT EXISTS {
        (n)-[d:DESCRIBED_BY|SUPERSEDED]->()
        WHERE identifier IN ${identifiersOf('d')} AND d.resolvedFrom IS NULL AND d.source <> r.source
          AND NOT d.importId IN ids AND (d.type IS NULL OR (d.type = 'DESCRIBED_BY' AND d.supersededAt IN times))
      }
    WITH 'the ' + CASE WHEN identifier STARTS WITH 'LEI-' THEN 'LEI' ELSE 'UEI' END + ' of the organization ' + n.key AS subject, r`;

const dependents = [...descriptions, knownByIdentifierOnly];

const countRow = z.object({ count: z.number() });

/** The types of edges of which each is a statement; the others follow from columns of one, such as the prime of a contract. */
const ownTypes: readonly EdgeType[] = [
  'DESCRIBED_BY',
  ...tableNames.flatMap((name) => {
    const table: Table = tables[name];
    return table.kind === 'edge' ? [table.edge] : [];
  }),
];

async function countStatements(database: Database, id: string): Promise<RollbackReport> {
  const ids = `MATCH (i:Import) WHERE i.id = $id OR i.completedBy = $id`;
  const [[removed], [restored]] = await Promise.all([
    database.read(
      `${ids} WITH collect(i.id) AS ids MATCH ()-[r:${ownTypes.join('|')}]->() WHERE r.importId IN ids RETURN count(r) AS count`,
      { id },
    ),
    database.read(
      `${ids} WITH collect(i.startedAt) AS times MATCH ()-[r:SUPERSEDED]->() WHERE r.supersededAt IN times AND r.type IN $types RETURN count(r) AS count`,
      { id, types: ownTypes },
    ),
  ]);
  return { removed: countRow.parse(removed).count, restored: countRow.parse(restored).count };
}
