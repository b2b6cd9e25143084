import { z } from 'zod';
import type { Database, Transaction } from '../database/database.ts';
import type { TouchedKeys } from '../derive/touched.ts';
import { groupBy } from '../exposure/exposure.ts';
import { dataClasses, edgeTypes, superseded, tableNames } from '../model/vocabulary.ts';
import type { EdgeType, TableName } from '../model/vocabulary.ts';
import { applyPlan, moveEscorts, planStatements } from './apply.ts';
import type { Recording } from './apply.ts';
import { RowChecker, contentOf, importOrder } from './check/check.ts';
import { ContractNames, isAwardKey } from './check/contract-names.ts';
import { ImportMemory } from './import-memory.ts';
import type { CheckedBatch, CheckedRow, ParsedRow, WaitingRow, WriterInput } from './input.ts';
import type { Lease } from './lease.ts';
import { deleteStatements, restoreStatements } from './statement-cypher.ts';
import { statementsOfRow } from './statements.ts';

/*
 * Rows that wait for contracts are nodes of their own, without edges. They are part of what their import stated: a newer version of their
 * source supersedes them, and a rollback deletes them or brings them back. When the contracts are there, the statements that they make are
 * recorded as if their import had made them, and the node stays, so that a rollback of the contracts turns the statements into a waiting row
 * again.
 */

/** Rows per transaction. */
const batch = 1000;

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
const keptRow = z.object({ key: z.string(), row: z.string() });

/** Parses a kept row; it is known by its key instead of a position in a file. */
function parseKept(found: unknown): ParsedRow {
  const { key, row } = keptRow.parse(found);
  return { ...rowShape.parse(JSON.parse(row)), at: { file: key, line: 1 } };
}

/** Cypher for the rows `w` that still wait. */
const waiting = 'MATCH (w:WaitingRow) WHERE w.statements IS NULL AND w.supersededAt IS NULL';

/** What keeping some rows changes: the rows that are new, and those that another one with their key has to make room for. */
interface KeepingPlan {
  readonly created: readonly WaitingRow[];
  readonly changed: readonly WaitingRow[];
}

/** Compares rows that wait with those that are kept already. */
export async function planKept(database: Database, rows: readonly WaitingRow[]): Promise<KeepingPlan> {
  const found = await database.read(
    'UNWIND $keys AS key MATCH (w:WaitingRow {key: key}) RETURN w.key AS key, w.row AS row',
    { keys: rows.map(({ key }) => key) },
  );
  const known = new Map(found.map((row) => [keptRow.parse(row).key, contentOf(parseKept(row))]));
  return {
    created: rows.filter(({ key }) => !known.has(key)),
    changed: rows.filter(({ key, row }) => known.has(key) && known.get(key) !== contentOf(row)),
  };
}

export async function keepRows(
  transaction: Transaction,
  { created, changed }: KeepingPlan,
  { importId, now }: Recording,
): Promise<void> {
  await supersedeKept(
    transaction,
    changed.map(({ key }) => key),
    now,
  );
  const rows = [...created, ...changed].map(({ row, key, contracts }) => {
    return { key, contracts, table: row.table, source: row.source, row: JSON.stringify(rowShape.parse(row)) };
  });
  await transaction.run(
    `UNWIND $rows AS row
     CREATE (w:WaitingRow {importId: $importId, recordedAt: $now}) SET w += row`,
    { rows, importId, now },
  );
}

/** Supersedes kept rows: their sources no longer state them. */
export async function supersedeKept(transaction: Transaction, keys: readonly string[], now: Date): Promise<void> {
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

/** A row that is kept: it waits, or its contracts are there by now. */
export interface KeptRow {
  readonly row: ParsedRow;
  readonly isWaiting: boolean;
}

/** Yields the kept rows that a source still states, in parts. */
export async function* keptRowsOf(
  database: Database,
  source: string,
): AsyncGenerator<readonly KeptRow[], void, undefined> {
  for (let after = ''; ;) {
    const rows = await database.read(
      `MATCH (w:WaitingRow {source: $source}) WHERE w.supersededAt IS NULL AND w.key > $after
       RETURN w.key AS key, w.row AS row, w.statements IS NULL AS isWaiting ORDER BY w.key LIMIT $batch`,
      { source, after, batch },
    );
    const parsed = rows.map((row) => ({ row: parseKept(row), isWaiting: row['isWaiting'] === true }));
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
  for await (const row of rows) yield parseKept(row);
}

/**
 * Makes the statements of the kept rows whose contracts are there now. They are recorded as statements of the import that brought the rows.
 * @returns the number of rows
 */
export async function stateKeptRows(database: Database, lease: Lease, touched: TouchedKeys): Promise<number> {
  let total = 0;
  // A contract that a kept row describes may be one that others wait for.
  for (;;) {
    const arrived = await findArrived(database);
    if (arrived.size === 0) return total;
    const memory = new ImportMemory();
    try {
      const stated = await new KeptPass(database, lease, touched, arrived, memory).run();
      if (stated === 0) return total;
      total += stated;
    } finally {
      memory.close();
    }
  }
}

/** Returns the contracts that rows wait for and that are there, each with its key. */
async function findArrived(database: Database): Promise<ReadonlyMap<string, string>> {
  const rows = await database.read(`${waiting} UNWIND w.contracts AS contract RETURN DISTINCT contract`);
  const awaited = rows.map(({ contract }) => z.string().parse(contract));
  const candidates = await findCandidates(database, awaited);
  return new Map(
    awaited.flatMap((contract) => {
      const [only, ...others] = candidates.get(contract) ?? [];
      return only === undefined || others.length > 0 ? [] : [[contract, only] as const];
    }),
  );
}

/** Returns the keys of the contracts that some PIIDs and keys of awards may stand for. */
async function findCandidates(
  database: Database,
  awaited: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  if (awaited.length === 0) return new Map();
  const memory = new ImportMemory();
  try {
    const piids = awaited.filter((contract) => !isAwardKey(contract));
    const byPiid = await new ContractNames(database, [], memory).candidates(piids);
    const rows = await database.read(
      'UNWIND $keys AS key MATCH (c:Contract {key: key}) WHERE EXISTS { (c)-[:DESCRIBED_BY]->() } RETURN key',
      { keys: awaited.filter(isAwardKey) },
    );
    const keys = rows.map(({ key }) => z.string().parse(key));
    return new Map([...byPiid, ...keys.map((key) => [key, [key]] as const)]);
  } finally {
    memory.close();
  }
}

const recordedRow = z.object({
  key: z.string(),
  importId: z.string(),
  recordedAt: z.string(),
  contracts: z.array(z.string()),
});
type RecordedRow = z.infer<typeof recordedRow>;

/** One pass over the kept rows whose contracts have arrived. */
class KeptPass {
  readonly #database: Database;
  readonly #lease: Lease;
  readonly #touched: TouchedKeys;
  readonly #arrived: ReadonlyMap<string, string>;
  readonly #memory: ImportMemory;

  constructor(
    database: Database,
    lease: Lease,
    touched: TouchedKeys,
    arrived: ReadonlyMap<string, string>,
    memory: ImportMemory,
  ) {
    this.#database = database;
    this.#lease = lease;
    this.#touched = touched;
    this.#arrived = arrived;
    this.#memory = memory;
  }

  async run(): Promise<number> {
    const found = await this.#database.read(`${waiting} RETURN collect(DISTINCT w.source) AS sources`);
    const sources = z.array(z.string()).parse(found[0]?.['sources'] ?? []);
    const input: WriterInput = {
      format: 'kept rows',
      sources,
      tables: importOrder,
      rows: (table) => this.#rows(table),
    };
    const checker = new RowChecker(this.#database, input, this.#memory, []);
    let stated = 0;
    for (const table of importOrder)
      for await (const part of checker.check(table)) stated += await this.#state(table, part);
    return stated;
  }

  async *#rows(table: TableName): AsyncGenerator<ParsedRow, void, undefined> {
    const rows = this.#database.stream(
      `${waiting} AND w.table = $table AND all(contract IN w.contracts WHERE contract IN $arrived)
       RETURN w.key AS key, w.row AS row ORDER BY w.recordedAt, w.key`,
      { table, arrived: [...this.#arrived.keys()] },
    );
    for await (const row of rows) yield parseKept(row);
  }

  async #state(table: TableName, { rows, repeated, rejects }: CheckedBatch): Promise<number> {
    const repeatedKeys = repeated.map(({ file }) => file);
    const keys = [...rows.map(({ row }) => row.at.file), ...repeatedKeys];
    const recorded = z.array(recordedRow).parse(
      await this.#database.read(
        `UNWIND $keys AS key MATCH (w:WaitingRow {key: key})
         RETURN key, w.importId AS importId, toString(w.recordedAt) AS recordedAt, w.contracts AS contracts`,
        { keys },
      ),
    );
    const byKey = new Map(rows.map((row) => [row.row.at.file, row]));
    for (const [importId, group] of groupBy(recorded, (one) => one.importId))
      for (let at = 0; at < group.length; at += batch)
        await this.#stateOf(importId, group.slice(at, at + batch), byKey);
    if (rejects.length > 0)
      await this.#lease.write((transaction) =>
        transaction.run(
          'UNWIND $rejects AS reject MATCH (w:WaitingRow {key: reject.key}) SET w.problem = reject.reason',
          {
            rejects: rejects.map(({ file, reason }) => ({ key: file, reason })),
          },
        ),
      );
    if (table === 'access')
      await moveEscorts(
        this.#lease,
        rows.map(({ row }) => String(row.values['id'])),
        this.#touched,
      );
    return keys.length;
  }

  /** Makes the statements of rows that one import brought, and notes for each which they are, in one transaction. */
  async #stateOf(
    importId: string,
    group: readonly RecordedRow[],
    byKey: ReadonlyMap<string, CheckedRow>,
  ): Promise<void> {
    const made = group.map(({ key, contracts }) => {
      const row = byKey.get(key);
      const statements = row === undefined ? [] : statementsOfRow(row);
      return { key, statements, resolvedTo: contracts.flatMap((contract) => this.#arrived.get(contract) ?? []) };
    });
    const now = new Date(group[0]?.recordedAt ?? 0);
    const plan = await planStatements(
      this.#database,
      made.flatMap(({ statements }) => statements),
    );
    const changes = await this.#lease.write(async (transaction) => {
      await transaction.run(`MATCH (g:Subtier {key: 'graph'}) SET g.derivedVersion = -1`);
      await transaction.run(
        `UNWIND $made AS one MATCH (w:WaitingRow {key: one.key})
         SET w.statements = one.statements, w.resolvedTo = one.resolvedTo, w.problem = null`,
        {
          made: made.map(({ statements, ...one }) => ({
            ...one,
            statements: statements.map(({ kind, key }) => `${kind.edge} ${key}`),
          })),
        },
      );
      return applyPlan(transaction, plan, { importId, now });
    });
    changes.forEach((change) => {
      this.#touched.touch(change);
    });
    this.#touched.mixTimes();
  }
}

/**
 * Undoes what an import did to kept rows, once its statements are gone: deletes those that it brought, and brings back those that it
 * superseded. Rows whose contracts nobody describes any more, or did before, wait again.
 * @param onChange called with the changed statements of a type
 */
export async function undoKept(
  database: Database,
  lease: Lease,
  id: string,
  onChange: (edge: EdgeType, rows: Awaited<ReturnType<Transaction['run']>>) => void,
): Promise<void> {
  for (;;) {
    const [row] = await lease.write((transaction) =>
      transaction.run('MATCH (w:WaitingRow {importId: $id}) WITH w LIMIT $batch DELETE w RETURN count(*) AS count', {
        id,
        batch,
      }),
    );
    if (row?.['count'] === 0) break;
  }
  await lease.write((transaction) =>
    transaction.run(
      `MATCH (i:Import {id: $id}) MATCH (w:WaitingRow) WHERE w.supersededAt = i.startedAt
       SET w.key = split(w.key, '~')[0], w.supersededAt = null`,
      { id },
    ),
  );
  const lost = z.array(lostRow).parse(await database.read(findLost));
  for (let at = 0; at < lost.length; at += batch) {
    const part = lost.slice(at, at + batch);
    await lease.write((transaction) => waitAgain(transaction, part, onChange));
  }
}

const lostRow = z.object({ key: z.string(), recordedAt: z.string(), statements: z.array(z.string()) });

/** Kept rows whose statements name a contract that nobody has ever described. */
const findLost = `MATCH (w:WaitingRow) WHERE w.statements IS NOT NULL AND w.supersededAt IS NULL
    AND any(contract IN w.resolvedTo WHERE NOT EXISTS {
      MATCH (c:Contract {key: contract})-[d:DESCRIBED_BY|${superseded}]->(:Source) WHERE coalesce(d.type, 'DESCRIBED_BY') = 'DESCRIBED_BY'
    })
  RETURN w.key AS key, toString(w.recordedAt) AS recordedAt, w.statements AS statements`;

async function waitAgain(
  transaction: Transaction,
  rows: readonly z.infer<typeof lostRow>[],
  onChange: (edge: EdgeType, rows: Awaited<ReturnType<Transaction['run']>>) => void,
): Promise<void> {
  const statements = rows.flatMap(({ recordedAt, statements: made }) =>
    made.map((one) => ({ edge: one.slice(0, one.indexOf(' ')), key: one.slice(one.indexOf(' ') + 1), recordedAt })),
  );
  for (const [name, group] of groupBy(statements, ({ edge }) => edge)) {
    const edge = edgeTypes.find((type) => type === name);
    if (edge === undefined) continue;
    onChange(edge, await transaction.run(deleteStatements(edge), { keys: group.map(({ key }) => key) }));
    const former = await transaction.run(
      `UNWIND $group AS one
       MATCH ()-[s:${superseded}]->() WHERE s.key STARTS WITH one.key + '~' AND s.supersededAt = datetime(one.recordedAt)
       RETURN s.key AS key`,
      { group },
    );
    onChange(edge, await transaction.run(restoreStatements(edge), { keys: former.map(({ key }) => key) }));
  }
  await transaction.run(
    'UNWIND $keys AS key MATCH (w:WaitingRow {key: key}) SET w.statements = null, w.resolvedTo = null',
    { keys: rows.map(({ key }) => key) },
  );
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
