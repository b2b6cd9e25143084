import { z } from 'zod';
import type { Database } from '../../database/database.ts';
import type { TouchedKeys } from '../../derive/touched.ts';
import { groupBy } from '../../model/keys.ts';
import type { TableName } from '../../model/vocabulary.ts';
import { applyPlan, moveToEngineers, planStatements } from '../apply.ts';
import { RowChecker, importOrder } from '../check/check.ts';
import { ImportMemory } from '../import-memory.ts';
import type { CheckedBatch, CheckedRow, JoinedContract, ParsedRow, WriterInput } from '../input.ts';
import type { Lease } from '../lease.ts';
import { countJoined, findContracts, takeBack } from './provisional.ts';
import type { AwardsOfInput } from './provisional.ts';
import { statementsOfRow } from '../statements.ts';
import { batch, findCandidates, namesOfStatements, parseWaitingRow, statedProperties, waiting } from './rows.ts';

/** The effect of contracts that have arrived on waiting rows. */
export interface Arrival {
  /** The number of rows that waited. */
  readonly arrived: number;
  readonly joined: readonly JoinedContract[];
  /** Whether the statements have changed. */
  readonly hasChanged: boolean;
}

/**
 * Applies waiting rows whose contracts have arrived, and redoes those whose provisional contract was identified. Their statements are recorded as
 * those of the import that brought the rows.
 */
export async function applyWaitingRows(database: Database, lease: Lease, touched: TouchedKeys): Promise<Arrival> {
  const contracts = await findContracts(database);
  const joined = await countJoined(database, contracts);
  const taken = await takeBack(database, lease, touched, contracts);
  let total = 0;
  // Other rows may wait for a contract that a waiting row describes.
  for (;;) {
    const arrived = await findArrived(database);
    const memory = new ImportMemory();
    try {
      const stated = await new WaitingRowPass(database, { lease, touched }, { arrived, contracts }, memory).run();
      total += stated;
      if (stated === 0) return { arrived: Math.max(0, total - taken), joined, hasChanged: total + taken > 0 };
    } finally {
      memory.close();
    }
  }
}

/**
 * Counts how many waiting rows a checked input would apply.
 * @param checker has checked the whole input
 */
export async function countArriving(
  database: Database,
  { sources }: WriterInput,
  checker: RowChecker,
  memory: ImportMemory,
): Promise<Omit<Arrival, 'hasChanged'>> {
  const awards: AwardsOfInput = (piid) => checker.names.awardsOfInput(piid);
  const contracts = await findContracts(database, awards, sources);
  const joined = await countJoined(database, contracts, sources);
  const arrived = await findArrived(database, checker);
  const pass = new WaitingRowPass(database, null, { arrived, contracts, leftOut: sources }, memory);
  return { arrived: await pass.run(), joined };
}

/** Returns the contracts that rows wait for and that are there, each with its key. @param checker of an input that counts too */
async function findArrived(database: Database, checker?: RowChecker): Promise<ReadonlyMap<string, string>> {
  const rows = await database.read(`${waiting} UNWIND w.contracts AS contract RETURN DISTINCT contract`);
  const awaited = rows.map(({ contract }) => z.string().parse(contract));
  const candidates = await findCandidates(database, awaited, checker);
  return new Map(
    awaited.flatMap((contract) => {
      const [only, ...others] = candidates.get(contract) ?? [];
      return only === undefined || others.length > 0 ? [] : [[contract, only] as const];
    }),
  );
}

const recordedRow = z.object({
  key: z.string(),
  row: z.string(),
  importId: z.string(),
  recordedAt: z.string(),
  contracts: z.array(z.string()),
  provisional: z.array(z.string()),
  piids: z.array(z.string()),
});
type RecordedRow = z.infer<typeof recordedRow>;

/** What a pass over waiting rows needs to write; null: it only counts. */
type Writing = { readonly lease: Lease; readonly touched: TouchedKeys } | null;

interface ContractsThere {
  /** By the PIID, or key of an award, for which rows wait. */
  readonly arrived: ReadonlyMap<string, string>;
  /** What provisional contracts are, by their ids. */
  readonly contracts: ReadonlyMap<string, string>;
  /** Sources whose rows stay out. */
  readonly leftOut?: readonly string[];
}

/** One pass over the waiting rows whose contracts have arrived. */
class WaitingRowPass {
  readonly #database: Database;
  readonly #writing: Writing;
  readonly #there: ContractsThere;
  readonly #memory: ImportMemory;

  constructor(database: Database, writing: Writing, there: ContractsThere, memory: ImportMemory) {
    this.#database = database;
    this.#writing = writing;
    this.#there = there;
    this.#memory = memory;
  }

  /** @returns the number of rows whose statements it makes */
  async run(): Promise<number> {
    const { arrived, contracts, leftOut = [] } = this.#there;
    const found = await this.#database.read(
      `${waiting} AND ${isThere} AND NOT w.source IN $leftOut RETURN collect(DISTINCT w.source) AS sources`,
      { arrived: [...arrived.keys()], leftOut },
    );
    const sources = z.array(z.string()).parse(found[0]?.['sources'] ?? []);
    if (sources.length === 0) return 0;
    const input: WriterInput = {
      format: 'waiting rows',
      sources,
      tables: importOrder,
      rows: (table) => this.#rows(table),
    };
    const checker = new RowChecker(this.#database, input, this.#memory, { described: [], contracts });
    let stated = 0;
    for (const table of importOrder)
      for await (const part of checker.check(table)) stated += await this.#state(table, part);
    return stated;
  }

  async *#rows(table: TableName): AsyncGenerator<ParsedRow, void, undefined> {
    const rows = this.#database.stream(
      `${waiting} AND w.table = $table AND ${isThere} AND NOT w.source IN $leftOut
       RETURN w.key AS key, w.row AS row ORDER BY w.recordedAt, w.key`,
      { table, arrived: [...this.#there.arrived.keys()], leftOut: this.#there.leftOut ?? [] },
    );
    for await (const row of rows) yield parseWaitingRow(row);
  }

  async #state(table: TableName, { rows, repeated, rejects }: CheckedBatch): Promise<number> {
    const repeatedKeys = repeated.map(({ file }) => file);
    const keys = [...rows.map(({ row }) => row.at.file), ...repeatedKeys];
    const writing = this.#writing;
    if (writing === null) return keys.length;
    const recorded = z.array(recordedRow).parse(
      await this.#database.read(
        `UNWIND $keys AS key MATCH (w:WaitingRow {key: key})
         RETURN key, w.row AS row, w.importId AS importId, toString(w.recordedAt) AS recordedAt, w.contracts AS contracts,
           coalesce(w.provisional, []) AS provisional, coalesce(w.piids, []) AS piids`,
        { keys },
      ),
    );
    const byKey = new Map(rows.map((row) => [row.row.at.file, row]));
    for (const [importId, group] of groupBy(recorded, (one) => one.importId))
      for (let at = 0; at < group.length; at += batch)
        await this.#stateOf(writing, importId, group.slice(at, at + batch), byKey);
    if (rejects.length > 0)
      await writing.lease.write((transaction) =>
        transaction.run(
          'UNWIND $rejects AS reject MATCH (w:WaitingRow {key: reject.key}) SET w.problem = reject.reason',
          {
            rejects: rejects.map(({ file, reason }) => ({ key: file, reason })),
          },
        ),
      );
    if (table === 'access')
      await moveToEngineers(
        writing.lease,
        rows.map(({ row }) => String(row.values['id'])),
        writing.touched,
      );
    return keys.length;
  }

  /** Makes the statements of rows that one import brought, and notes for each which they are, in one transaction. */
  async #stateOf(
    { lease, touched }: NonNullable<Writing>,
    importId: string,
    group: readonly RecordedRow[],
    byKey: ReadonlyMap<string, CheckedRow>,
  ): Promise<void> {
    const made = group.map((one) => ({ key: one.key, ...this.#stated(one, byKey.get(one.key)) }));
    const now = new Date(group[0]?.recordedAt ?? 0);
    const plan = await planStatements(
      this.#database,
      [...byKey].flatMap(([key, row]) => (group.some((one) => one.key === key) ? statementsOfRow(row) : [])),
    );
    const changes = await lease.write(async (transaction) => {
      await transaction.run(`MATCH (g:Subtier {key: 'graph'}) SET g.derivedVersion = -1`);
      await transaction.run(
        `UNWIND $made AS one MATCH (w:WaitingRow {key: one.key})
         SET w += one, w.problem = null`,
        { made },
      );
      return applyPlan(transaction, plan, { importId, now });
    });
    changes.forEach((change) => {
      touched.touch(change);
    });
    touched.mixTimes();
  }

  /** Returns what a row states now, as properties of its node. @param checked undefined if an earlier row states the same */
  #stated({ contracts, ...recorded }: RecordedRow, checked: CheckedRow | undefined) {
    const there = this.#there;
    const statements = checked === undefined ? [] : namesOfStatements(checked);
    const own = recorded.provisional.map((id, at) => ({ id, piid: recorded.piids[at] ?? '' }));
    const provisional = checked === undefined || checked.provisional.length === 0 ? own : checked.provisional;
    if (provisional.length === 0)
      return { statements, resolvedTo: contracts.flatMap((contract) => there.arrived.get(contract) ?? []) };
    // As it was decided, so that no row is made again and again.
    const decided = provisional.map(({ id, piid }) => ({ id, piid, key: there.contracts.get(id) ?? id }));
    return { statements, ...statedProperties(decided, parseWaitingRow(recorded)) };
  }
}

/** Whether the waiting row `w` can be applied: its contracts are there, or it is about a provisional contract. */
const isThere = '(w.provisional IS NOT NULL OR all(contract IN w.contracts WHERE contract IN $arrived))';
