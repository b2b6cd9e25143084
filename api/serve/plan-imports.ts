import type { Database, Parameters } from '#graph/database/database.ts';
import { CalendarDay } from '#graph/database/values.ts';
import { affectedStatements } from '#graph/derive/affected.ts';
import { readCounts, readRuns, writeCounts } from '#graph/derive/count-accesses.ts';
import { evidenceStatements } from '#graph/derive/evidence-statements.ts';
import { changeOfContracts } from '#graph/derive/refresh.ts';
import { createDerived, readDigests, removals, setValues } from '#graph/derive/write-derived.ts';
import {
  countStatementsUnder,
  createStatements,
  findStatementKeys,
  findStatements,
  supersedeStatements,
} from '#graph/ingest/statement-cypher.ts';
import { edgesOfTable, kindsOfTable } from '#graph/ingest/statements.ts';
import { openFrom, openTo } from '#graph/model/day.ts';
import { tableNames } from '#graph/model/vocabulary.ts';

type Planned = readonly [statement: string, parameters: Parameters];

/** Nothing has this key. Neo4j plans again for a list without keys. */
const keys = [''];
/** No statement's key begins with a slash. */
const prefix = '/';
const now = new Date(0);
const openDays = { openFrom: new CalendarDay(openFrom), openTo: new CalendarDay(openTo) };

const kinds = tableNames.flatMap(kindsOfTable);
const edges = [...new Set(tableNames.flatMap(edgesOfTable))];

const reads: readonly Planned[] = [
  ...kinds.map((kind): Planned => [findStatements(kind), { keys }]),
  ...edges.map((edge): Planned => [countStatementsUnder(edge), { prefix }]),
  ...edges.map((edge): Planned => [findStatementKeys(edge), { after: prefix, before: prefix, limit: 1 }]),
  // The others look at every access.
  ...Object.values(affectedStatements)
    .filter((statement) => statement.startsWith('UNWIND'))
    .map((statement): Planned => [statement, { keys }]),
  ...Object.values(evidenceStatements).map((statement): Planned => {
    const isOfPairs = statement === evidenceStatements.subcontracts;
    return [statement, { keys: isOfPairs ? [['', '']] : keys, whole: false }];
  }),
  [readDigests, { keys }],
  [readRuns, { keys }],
  [readCounts, { origins: keys }],
  [changeOfContracts, { keys, changedAt: now }],
];

const writes: readonly Planned[] = [
  ...kinds.map((kind): Planned => {
    const statements = [['', '', '', null]];
    return [createStatements(kind), { statements, now, importId: '', ...openDays }];
  }),
  ...edges.map((edge): Planned => [supersedeStatements(edge), { keys, now }]),
  ...removals.map((statement): Planned => [statement, { keys }]),
  [setValues, { accesses: [{ key: '' }], version: 0 }],
  [createDerived, { accesses: [{ key: '' }] }],
  [writeCounts, { counts: [{ origin: '', days: [] }] }],
];

const rollback = new Error('The transaction was only to be planned.');

/**
 * Makes Neo4j plan most of what an import runs. With parameters that find nothing, because it plans for their types; what would be written
 * all the same is rolled back. Without this, an import of a few rows into a running server mostly waits for the planner.
 * @param quiet waits until nobody else needs the database
 */
export async function planImports(database: Database, quiet: () => Promise<void>): Promise<void> {
  for (const [statement, parameters] of reads) {
    await quiet();
    await database.read(statement, parameters);
  }
  for (const [statement, parameters] of writes) {
    await quiet();
    await planWrite(database, statement, parameters);
  }
}

async function planWrite(database: Database, statement: string, parameters: Parameters): Promise<void> {
  try {
    await database.writeTransaction(async (transaction) => {
      // Neo4j plans separately for transactions that have changed something, as those of an import have: the lease.
      await transaction.run('CREATE (node) DELETE node');
      await transaction.run(statement, parameters);
      throw rollback;
    });
  } catch (error) {
    if (error !== rollback) throw error;
  }
}
