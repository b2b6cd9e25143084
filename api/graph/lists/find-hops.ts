import type { Database, Value } from '../driver/database.ts';
import type { HopPage } from './hop-page.ts';
import type { HopRequest, HopScope } from './hop-request.ts';
import { hopRows } from './hop-rows.ts';
import { matchHops } from './match-hops.ts';
import { recallRows } from './recall-rows.ts';
import { Values } from './values.ts';

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
