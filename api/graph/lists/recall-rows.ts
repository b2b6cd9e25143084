import { hash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import { AskedBefore } from '../analysis/asked-before.ts';
import { readGraphState, type GraphState } from '../analysis/graph-state.ts';
import { madeOnce } from '../analysis/made-once.ts';
import { readSharedState } from '../analysis/read-shared-state.ts';
import type { Database, Parameters, Row, Transaction, Value } from '../driver/database.ts';

/** What a list's statement gave, and as of which version of the graph. */
interface Known {
  readonly version: string;
  readonly rows: readonly Row[];
}

/** Values in all rows: some hundred megabytes. */
const mostValues = 4_000_000;
/** What it takes to keep a list, beside its rows, as so many values. */
const listSize = 10;
const memoryOf = madeOnce<Database, { readonly asked: AskedBefore; readonly kept: LRUCache<string, Known> }>(() => ({
  asked: new AskedBefore(),
  kept: new LRUCache({ maxSize: mostValues, sizeCalculation: ({ rows }) => listSize + sizeOf(rows) }),
}));

/**
 * The rows of a list's statement. What is asked again is kept, and read anew only when the graph has another version; what
 * is asked once costs nothing for that.
 */
export async function recallRows(
  database: Database,
  statement: string,
  parameters: Parameters,
): Promise<readonly Row[]> {
  const { asked, kept } = memoryOf(database.whole);
  // Statements are long, and what is asked once is most: the text itself would fill the memory.
  const name = hash('sha256', JSON.stringify([statement, parameters]), 'base64');
  const known = kept.get(name);
  const isAskedAgain = asked.ask(name);
  if (known === undefined && !isAskedAgain) return database.read(statement, parameters);
  const version = known === undefined ? null : versionOf(await readSharedState(database));
  if (known?.version === version) return known.rows;
  const read = await database.readTransaction((transaction) => readVersioned(transaction, statement, parameters));
  if (read.version !== null) kept.set(name, { version: read.version, rows: read.rows });
  return read.rows;
}

/** Rows with the version that they are of; null: somebody writes, or wrote while they were read. */
async function readVersioned(transaction: Transaction, statement: string, parameters: Parameters) {
  const state = () => readGraphState({ read: (...asked) => transaction.run(...asked) });
  const [before, rows, after] = await Promise.all([state(), transaction.run(statement, parameters), state()]);
  const isOfOne = !before.isBeingWritten && !after.isBeingWritten && versionOf(before) === versionOf(after);
  return { rows, version: isOfOne ? versionOf(after) : null };
}

function versionOf({ base, version }: GraphState): string {
  return `${base ?? ''} ${version}`;
}

function sizeOf(rows: readonly Row[]): number {
  return rows.reduce(
    (sum, row) => sum + Object.values(row).reduce<number>((all, value) => all + valuesIn(value), 1),
    0,
  );
}

function valuesIn(value: Value): number {
  if (value === null || typeof value !== 'object') return 1;
  return Object.values(value).reduce<number>((sum, one: Value) => sum + valuesIn(one), 1);
}
