import { z } from 'zod';
import type { Database, Transaction } from '../../database/database.ts';
import { statementKey } from '../../model/statement-keys.ts';
import { dataClasses, tableNames } from '../../model/vocabulary.ts';
import type { TableName } from '../../model/vocabulary.ts';
import type { Recording } from '../apply.ts';
import { contentOf } from '../check/check.ts';
import type { RowChecker } from '../check/check.ts';
import { ContractNames } from '../check/contract-names.ts';
import { isAwardKey } from '../check/piid.ts';
import { ImportMemory } from '../import-memory.ts';
import type { CheckedRow, ParsedRow, ProvisionalContract, WaitingRow } from '../input.ts';
import { statementsOfRow } from '../statements.ts';

/*
 * Rows that wait for contracts are nodes of their own, without edges. They are part of what their import stated: a newer version of their
 * source supersedes them, and a rollback deletes them or brings them back. When the contracts are there, the statements that they make are
 * recorded as if their import had made them, and the node stays, so that a rollback of the contracts turns the statements into a waiting row
 * again.
 *
 * Rows about a provisional contract, which its source knows by an id of its own and by a PIID, have such nodes too, although they do not wait:
 * their statements are made again when the award with that PIID arrives, and again when it is rolled back.
 */

/** Rows per transaction. */
export const batch = 1000;

const rowShape = z.object({
  table: z.enum(tableNames),
  values: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.array(z.string())])),
  source: z.string(),
  confidence: z.number(),
  dataClass: z.enum(dataClasses),
  row: z.string().nullable(),
  validFrom: z.string().nullable(),
  validTo: z.string().nullable(),
});
const storedRow = z.object({ key: z.string(), row: z.string() });

/** Parses a waiting row; its key takes the place of a position in a file. */
export function parseWaitingRow(found: unknown): ParsedRow {
  const { key, row } = storedRow.parse(found);
  return { ...rowShape.parse(JSON.parse(row)), at: { file: key, line: 1 } };
}

/** Cypher for the rows `w` that still wait. */
export const waiting = 'MATCH (w:WaitingRow) WHERE w.statements IS NULL AND w.supersededAt IS NULL';

/** A row to store. */
interface RowToStore extends WaitingRow {
  /** For a row about provisional contracts: what it states now. */
  readonly stated?: Stated;
}

/** What a waiting row states, as properties of its node. */
export interface Stated {
  /** Its statements, each as its type and its key. */
  readonly statements: readonly string[];
  /** The ids of the provisional contracts, their PIIDs and the contracts that they are, in the same order. */
  readonly provisional: readonly string[];
  readonly piids: readonly string[];
  readonly resolvedTo: readonly string[];
  /** For a row of a contract that is provisional: its id. */
  readonly describes: string | null;
}

/** Returns the waiting row of a row about provisional contracts. @param given as the input gives the row */
export function toWaitingRow(checked: CheckedRow, given: ParsedRow): RowToStore {
  const { provisional } = checked;
  const contracts = [...new Set(provisional.map(({ piid }) => piid))];
  const stated = statedProperties(provisional, given);
  return {
    row: given,
    key: statementKey(given),
    contracts,
    stated: { ...stated, statements: namesOfStatements(checked) },
  };
}

/** Returns what a waiting row says about its provisional contracts. */
export function statedProperties(
  provisional: readonly ProvisionalContract[],
  { table, values }: ParsedRow,
): Omit<Stated, 'statements'> {
  const own = table === 'contracts' ? provisional.find(({ id }) => id === values['id']) : undefined;
  return {
    provisional: provisional.map(({ id }) => id),
    piids: provisional.map(({ piid }) => piid),
    resolvedTo: provisional.map(({ key }) => key),
    describes: own?.id ?? null,
  };
}

/** Returns the statements that a row makes, each as its type and its key. */
export function namesOfStatements(checked: CheckedRow): readonly string[] {
  return statementsOfRow(checked).map(({ kind, key }) => `${kind.edge} ${key}`);
}

/** What storing some rows changes: new rows, and those that replace a row with the same key. */
interface WaitingRowPlan {
  readonly created: readonly RowToStore[];
  readonly changed: readonly RowToStore[];
}

/** Compares rows with those that are stored already. */
export async function planWaitingRows(database: Database, rows: readonly RowToStore[]): Promise<WaitingRowPlan> {
  const found = await database.read(
    `UNWIND $keys AS key MATCH (w:WaitingRow {key: key})
     RETURN w.key AS key, w.row AS row, w.provisional IS NOT NULL AS isProvisional`,
    { keys: rows.map(({ key }) => key) },
  );
  const known = new Map(
    found.map((row) => {
      const isProvisional = row['isProvisional'] === true;
      return [storedRow.parse(row).key, { content: contentOf(parseWaitingRow(row)), isProvisional }] as const;
    }),
  );
  const isSame = ({ key, row, stated }: RowToStore) => {
    const before = known.get(key);
    return before?.content === contentOf(row) && before.isProvisional === (stated !== undefined);
  };
  return {
    created: rows.filter(({ key }) => !known.has(key)),
    changed: rows.filter((row) => known.has(row.key) && !isSame(row)),
  };
}

export async function storeWaitingRows(
  transaction: Transaction,
  { created, changed }: WaitingRowPlan,
  { importId, now }: Recording,
): Promise<void> {
  await supersedeWaitingRows(
    transaction,
    changed.map(({ key }) => key),
    now,
  );
  const rows = [...created, ...changed].map(({ row, key, contracts, stated = {} }) => {
    return {
      ...stated,
      key,
      contracts,
      table: row.table,
      source: row.source,
      row: JSON.stringify(rowShape.parse(row)),
    };
  });
  await transaction.run(
    `UNWIND $rows AS row
     CREATE (w:WaitingRow {importId: $importId, recordedAt: $now}) SET w += row`,
    { rows, importId, now },
  );
}

/** Supersedes waiting rows that their sources no longer state. */
export async function supersedeWaitingRows(
  transaction: Transaction,
  keys: readonly string[],
  now: Date,
): Promise<void> {
  await transaction.run(
    `UNWIND $keys AS key MATCH (w:WaitingRow {key: key})
     SET w.supersededAt = $now, w.key = key + '~' + toString(w.recordedAt)`,
    { keys, now },
  );
}

/** Counts the rows of a source that wait, by table. */
export async function countWaiting(database: Database, source: string): Promise<ReadonlyMap<TableName, number>> {
  const rows = await database.read(`${waiting} AND w.source = $source RETURN w.table AS table, count(*) AS count`, {
    source,
  });
  const shape = z.object({ table: z.enum(tableNames), count: z.number() });
  return new Map(
    rows.map((row) => {
      const { table, count } = shape.parse(row);
      return [table, count];
    }),
  );
}

/** A stored row: it waits, or it was applied because its contracts arrived. */
export interface StoredRow {
  readonly row: ParsedRow;
  readonly isWaiting: boolean;
}

/** Yields the stored rows that a source still states, in parts. */
export async function* storedRowsOf(
  database: Database,
  source: string,
): AsyncGenerator<readonly StoredRow[], void, undefined> {
  for (let after = ''; ;) {
    const rows = await database.read(
      `MATCH (w:WaitingRow {source: $source}) WHERE w.supersededAt IS NULL AND w.key > $after
       RETURN w.key AS key, w.row AS row, w.statements IS NULL AS isWaiting ORDER BY w.key LIMIT $batch`,
      { source, after, batch },
    );
    const parsed = rows.map((row) => ({ row: parseWaitingRow(row), isWaiting: row['isWaiting'] === true }));
    if (parsed.length > 0) yield parsed;
    const last = parsed.at(-1);
    if (last === undefined || parsed.length < batch) return;
    after = last.row.at.file;
  }
}

/** Yields the rows of a table that wait, of any source. */
export async function* waitingRowsOf(
  database: Pick<Database, 'stream'>,
  table: TableName,
): AsyncGenerator<ParsedRow, void, undefined> {
  const rows = database.stream(`${waiting} AND w.table = $table RETURN w.key AS key, w.row AS row ORDER BY w.key`, {
    table,
  });
  for await (const row of rows) yield parseWaitingRow(row);
}

const awaitedRow = z.object({
  importId: z.string(),
  contract: z.string(),
  rows: z.number(),
  problem: z.string().nullable(),
});

/** Rows of an import that wait for a contract. */
export interface AwaitedByImport extends z.infer<typeof awaitedRow> {
  /** The keys of the contracts that it may be, if they are several. */
  readonly candidates: readonly string[];
}

/** Returns what waits for which contract, by import and contract. */
export async function findAwaited(database: Database): Promise<readonly AwaitedByImport[]> {
  const rows = z.array(awaitedRow).parse(
    await database.read(
      `${waiting}
       OPTIONAL MATCH (i:Import {id: w.importId})
       UNWIND w.contracts AS contract
       RETURN coalesce(i.completedBy, w.importId) AS importId, contract, count(*) AS rows, head(collect(w.problem)) AS problem
       ORDER BY importId, contract`,
    ),
  );
  const candidates = await findCandidates(database, [...new Set(rows.map(({ contract }) => contract))]);
  return rows.map((row) => ({ ...row, candidates: candidates.get(row.contract) ?? [] }));
}

/** Returns the keys of the contracts that some PIIDs and keys of awards may stand for. @param checker of an input that counts too */
export async function findCandidates(
  database: Database,
  awaited: readonly string[],
  checker?: RowChecker,
): Promise<ReadonlyMap<string, readonly string[]>> {
  if (awaited.length === 0) return new Map();
  const memory = new ImportMemory();
  try {
    const piids = awaited.filter((contract) => !isAwardKey(contract));
    const byPiid = await (checker?.names ?? new ContractNames(database, [], memory)).candidates(piids);
    const rows = await database.read(
      'UNWIND $keys AS key MATCH (c:Contract {key: key}) WHERE EXISTS { (c)-[:DESCRIBED_BY]->() } RETURN key',
      { keys: awaited.filter(isAwardKey) },
    );
    const ofInput = awaited.filter((key) => isAwardKey(key) && checker?.brings('contracts', key) === true);
    const keys = [...ofInput, ...rows.map(({ key }) => z.string().parse(key))];
    return new Map([...byPiid, ...keys.map((key) => [key, [key]] as const)]);
  } finally {
    memory.close();
  }
}
