import { hash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { Database, Parameters, Row, Transaction, Value } from '../database/database.ts';
import { editionKey, readCoalescedState, readGraphState } from '../derive/graph-state.ts';
import { SeenBefore, memoizePerObject } from '../exposures/memory.ts';
import type { Label } from '../model/vocabulary.ts';
import { Values, conditionCypher } from './condition.ts';
import type { Condition } from './condition.ts';
import { hopRows, listedRow, matchHops, rowsBelow, valueList } from './hops.ts';
import type { Entity, HopPage, HopRequest, HopScope, ListRequest } from './hops.ts';
import { behindCypher, orderCypher } from './order.ts';
import type { PlaceValue } from './order.ts';

/** A page of hops for each of some nodes, and of the hops that are asked of theirs, in one statement however many they are. */
export async function findHops(
  database: Database,
  request: HopRequest,
  keys: readonly string[],
): Promise<readonly HopPage[]> {
  const values = new Values();
  const page = hopRows(request, 'n', 0, values);
  const rows = await recallRows(
    database,
    `UNWIND $keys AS key MATCH (n:${nearLabel(request)} {key: key}) RETURN key, ${page.cypher} AS hops`,
    { ...values.parameters, keys },
  );
  const pages = new Map<Value | undefined, HopPage>();
  for (const { key, hops } of rows) pages.set(key, page.read(hops));
  const none: HopPage = { request, hops: [], hasNextPage: false };
  return keys.map((key) => pages.get(key) ?? none);
}

/** How many hops each of some nodes has, on all pages. */
export async function countHops(
  database: Database,
  scope: HopScope,
  keys: readonly string[],
): Promise<readonly number[]> {
  const values = new Values();
  const { cypher, under } = matchHops(scope, { near: 'n', edge: 'r', far: 'm', under: 'u' }, values);
  const rows = await recallRows(
    database,
    `UNWIND $keys AS key MATCH (n:${nearLabel(scope)} {key: key})
     CALL (n) { ${cypher} WITH DISTINCT ${under === null ? 'm' : `m, r.${under} AS u`} RETURN count(*) AS count }
     RETURN key, count`,
    { ...values.parameters, keys },
  );
  const counts = new Map(rows.map(({ key, count }) => [key, Number(count)]));
  return keys.map((key) => counts.get(key) ?? 0);
}

function nearLabel({ relationship, isForward }: HopScope): string {
  return isForward ? relationship.from : relationship.to;
}

interface ListedNode {
  readonly node: Entity;
  readonly values: readonly PlaceValue[];
}

interface ListPage {
  readonly members: readonly ListedNode[];
  readonly hasNextPage: boolean;
}

/** A page of a label's nodes, with the hops that are asked of them, filtered, ordered and cut in the database. What no source describes any more is not listed. */
export async function findListed(database: Database, request: ListRequest): Promise<ListPage> {
  const { label, order, first, after, condition, properties, withNext } = request;
  const values = new Values();
  // That there is a key says nothing new; by it the index of keys gives the order.
  const conditions = [...listed(condition, values), 'n.key IS NOT NULL'];
  if (after !== null) conditions.push(behindCypher(order, after, 'n', null, values));
  const row = listedRow(label, properties, order, 'n', rowsBelow(properties.hops, 'n', 0, values));
  const rows = await recallRows(
    database,
    `MATCH (n:${label}) WHERE ${conditions.join(' AND ')}
     WITH n ${orderCypher(order, 'n', null)} LIMIT $limit
     RETURN [${row.cypher}] AS member`,
    { ...values.parameters, limit: withNext ? first + 1 : first },
  );
  const members = rows.slice(0, first).map(({ member }) => row.read(valueList(member)));
  return { members, hasNextPage: rows.length > first };
}

/** How many there are on all pages. */
export async function countListed(database: Database, label: Label, condition: Condition | null): Promise<number> {
  const values = new Values();
  const [row] = await recallRows(
    database,
    `MATCH (n:${label}) WHERE ${listed(condition, values).join(' AND ')} RETURN count(*) AS count`,
    values.parameters,
  );
  return Number(row?.['count']);
}

function listed(condition: Condition | null, values: Values): string[] {
  return ['n.withdrawn IS NULL', ...(condition === null ? [] : [conditionCypher(condition, 'n', values)])];
}

/** What a list's statement gave, and as of which version of the graph. */
interface Known {
  readonly version: string;
  readonly rows: readonly Row[];
}

/** Values in all rows: some hundred megabytes. */
const mostValues = 4_000_000;
/** What it takes to keep a list, beside its rows, as so many values. */
const listSize = 10;
const memoryOf = memoizePerObject<Database, { readonly asked: SeenBefore; readonly kept: LRUCache<string, Known> }>(
  () => ({
    asked: new SeenBefore(),
    kept: new LRUCache({ maxSize: mostValues, sizeCalculation: ({ rows }) => listSize + sizeOf(rows) }),
  }),
);

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
  const version = known === undefined ? null : editionKey(await readCoalescedState(database));
  if (known?.version === version) return known.rows;
  const read = await database.readTransaction((transaction) => readVersioned(transaction, statement, parameters));
  if (read.version !== null) kept.set(name, { version: read.version, rows: read.rows });
  return read.rows;
}

/** Rows with the version that they are of; null: somebody writes, or wrote while they were read. */
async function readVersioned(transaction: Transaction, statement: string, parameters: Parameters) {
  const state = () => readGraphState({ read: (...asked) => transaction.run(...asked) });
  const [before, rows, after] = await Promise.all([state(), transaction.run(statement, parameters), state()]);
  const isOfOne = !before.isBeingWritten && !after.isBeingWritten && editionKey(before) === editionKey(after);
  return { rows, version: isOfOne ? editionKey(after) : null };
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
