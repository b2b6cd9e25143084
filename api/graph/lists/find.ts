import { hash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import { byKey } from '../database/by-key.ts';
import { perDatabase } from '../database/database.ts';
import type { Database, Parameters, Row, Transaction, Value } from '../database/database.ts';
import { editionKey, readCoalescedState, readGraphState } from '../edition/graph-state.ts';
import type { Label } from '../model/vocabulary.ts';
import { Values, conditionCypher, matchHops } from './condition.ts';
import type { Condition, HopScope } from './condition.ts';
import { hopRows, listedRow, rowsBelow, valueList } from './hops.ts';
import type { Entity, HopPage, HopRequest, ListRequest } from './hops.ts';
import { afterCypher, orderCypher } from './order.ts';
import type { PlaceValue } from './order.ts';

/** Returns a page of hops for each node, with the nested hops that the request asks for. One Cypher statement for all nodes. */
export async function findHops(
  database: Database,
  request: HopRequest,
  keys: readonly string[],
): Promise<readonly HopPage[]> {
  const values = new Values();
  const page = hopRows(request, 'n', 0, values);
  const rows = await recallRows(
    database,
    `UNWIND $keys AS key ${byKey('n', nearLabel(request), 'key')} RETURN key, ${page.cypher} AS hops`,
    { ...values.parameters, keys },
  );
  const pages = new Map<Value | undefined, HopPage>();
  for (const { key, hops } of rows) pages.set(key, page.read(hops));
  const none: HopPage = { request, hops: [], hasNextPage: false };
  return keys.map((key) => pages.get(key) ?? none);
}

/** Counts the hops of each node, on all pages. */
export async function countHops(
  database: Database,
  scope: HopScope,
  keys: readonly string[],
): Promise<readonly number[]> {
  const values = new Values();
  const { cypher, under } = matchHops(scope, { near: 'n', edge: 'r', far: 'm', under: 'u' }, values);
  const rows = await recallRows(
    database,
    `UNWIND $keys AS key ${byKey('n', nearLabel(scope), 'key')}
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

/** Returns a page of a label's nodes with their requested hops. The database filters, orders and limits. Withdrawn nodes are omitted. */
export async function findListed(database: Database, request: ListRequest): Promise<ListPage> {
  const { label, order, first, after, condition, properties, withNext } = request;
  const values = new Values();
  const conditions = listed(condition, values);
  if (after !== null) conditions.push(afterCypher(order, after, 'n', null, values));
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

/** Counts a label's nodes that meet a condition, on all pages. */
export async function countListed(database: Database, label: Label, condition: Condition | null): Promise<number> {
  const values = new Values();
  const [row] = await recallRows(
    database,
    `MATCH (n:${label}) WHERE ${listed(condition, values).join(' AND ')} RETURN count(*) AS count`,
    values.parameters,
  );
  return Number(row?.['count']);
}

/** Nodes of other programs in the same database have no key. The condition also makes Neo4j take the order from the index of keys. */
function listed(condition: Condition | null, values: Values): string[] {
  return [
    'n.key IS NOT NULL',
    'n.withdrawn IS NULL',
    ...(condition === null ? [] : [conditionCypher(condition, 'n', values)]),
  ];
}

/** The rows of a Cypher statement, and the key of the edition that they are of. */
interface CachedRows {
  readonly edition: string;
  readonly rows: readonly Row[];
}

/** The maximum number of values in all cached rows: about 20 MB. */
const maxValues = 250_000;
/** The overhead of a cached list, in values. */
const listSize = 10;
/** Large enough that a frequent statement is not evicted between two runs; a few megabytes. */
const maxSeen = 20_000;

const memoryOf = perDatabase(() => ({
  seen: new LRUCache<string, true>({ max: maxSeen }),
  cached: new LRUCache<string, CachedRows>({
    maxSize: maxValues,
    sizeCalculation: ({ rows }) => listSize + sizeOf(rows),
  }),
}));

/**
 * Returns the rows of a list's Cypher statement. Rows are cached from the second request on, and read again only when the graph has
 * another edition; a statement that runs once has no overhead.
 */
export async function recallRows(
  database: Database,
  statement: string,
  parameters: Parameters,
): Promise<readonly Row[]> {
  const { seen, cached } = memoryOf(database);
  // A hash, since statements are long and most run only once: their text would fill the memory.
  const name = hash('sha256', JSON.stringify([statement, parameters]), 'base64');
  const known = cached.get(name);
  const isRepeated = seen.has(name);
  seen.set(name, true);
  if (known === undefined && !isRepeated) return database.read(statement, parameters);
  const edition = known === undefined ? null : editionKey(await readCoalescedState(database));
  if (known?.edition === edition) return known.rows;
  const read = await database.readTransaction((transaction) => readWithEdition(transaction, statement, parameters));
  if (read.edition !== null) cached.set(name, { edition: read.edition, rows: read.rows });
  return read.rows;
}

/** Reads rows with the key of their edition; null: the graph was being written. */
async function readWithEdition(transaction: Transaction, statement: string, parameters: Parameters) {
  const state = () => readGraphState({ read: (...asked) => transaction.run(...asked) });
  const [before, rows, after] = await Promise.all([state(), transaction.run(statement, parameters), state()]);
  const isConsistent = !before.isBeingWritten && !after.isBeingWritten && editionKey(before) === editionKey(after);
  return { rows, edition: isConsistent ? editionKey(after) : null };
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
