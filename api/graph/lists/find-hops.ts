import type { Database, Value } from '../driver/database.ts';
import type { Entity } from '../entities/entity.ts';
import type { Statement } from '../exposure/exposure.ts';
import type { HopRequest, HopScope } from './hop-request.ts';
import { listedRow } from './listed-row.ts';
import { matchHops } from './match-hops.ts';
import { behindCypher, orderCypher } from './order-cypher.ts';
import type { PlaceValue } from './place.ts';
import { statementColumns } from './statement-columns.ts';
import { valueList } from './value-list.ts';
import { Values } from './values.ts';

/** A hop and what is at its other end. */
export interface ListedHop {
  readonly node: Entity;
  readonly under: string | null;
  /** Its place in the list, with what it is under. */
  readonly values: readonly PlaceValue[];
  /** All that are not superseded, best first, whatever the day; none when they were not asked for. */
  readonly statements: readonly Statement[];
}

export interface HopPage {
  readonly hops: readonly ListedHop[];
  readonly hasNextPage: boolean;
}

const noPage: HopPage = { hops: [], hasNextPage: false };

/**
 * A page of hops for each of some nodes, in one statement however many they are; each is filtered, ordered and cut in the
 * database, where parallel statements are one hop.
 */
export async function findHops(
  database: Database,
  request: HopRequest,
  keys: readonly string[],
): Promise<readonly HopPage[]> {
  const { relationship, isForward, order, first, after, properties, statements } = request;
  const values = new Values();
  const { cypher, under, pattern } = matchHops(request, values);
  const row = listedRow(isForward ? relationship.to : relationship.from, properties, order, 'm');
  const hop = under === null ? 'n, m' : `n, m, r.${under} AS under`;
  const behind = after === null ? '' : `WHERE ${behindCypher(order, after, 'm', under && 'under', values)}`;
  const stated = statements === 'none' ? null : statementColumns(statements);
  const columns = [row.cypher, under === null ? 'null' : 'under', ...(stated === null ? [] : ['statements'])];
  const rows = await database.read(
    `UNWIND $keys AS key
     CALL (key) {
       ${cypher}
       WITH DISTINCT ${hop}
       ${behind === '' ? '' : `WITH * ${behind}`}
       WITH * ${orderCypher(order, 'm', under && 'under')} LIMIT $limit
       ${stated === null ? '' : withStatements(pattern, under, stated.cypher)}
       RETURN collect([${columns.join(', ')}]) AS hops
     }
     RETURN key, hops`,
    { ...values.parameters, keys, limit: first + 1 },
  );
  const read = (found: Value): ListedHop => {
    const list = valueList(found);
    const of = list[row.width];
    return {
      ...row.read(list),
      under: typeof of === 'string' ? of : null,
      statements: stated === null ? [] : valueList(list[row.width + 1]).map(stated.read),
    };
  };
  const pages = new Map<Value | undefined, HopPage>();
  for (const { key, hops } of rows) {
    const list = valueList(hops);
    pages.set(key, { hops: list.slice(0, first).map(read), hasNextPage: list.length > first });
  }
  return keys.map((key) => pages.get(key) ?? noPage);
}

/** How many hops each of some nodes has, on all pages. */
export async function countHops(
  database: Database,
  scope: HopScope,
  keys: readonly string[],
): Promise<readonly number[]> {
  const values = new Values();
  const { cypher, under } = matchHops(scope, values);
  const rows = await database.read(
    `UNWIND $keys AS key
     CALL (key) { ${cypher} WITH DISTINCT ${under === null ? 'm' : `m, r.${under} AS under`} RETURN count(*) AS count }
     RETURN key, count`,
    { ...values.parameters, keys },
  );
  const counts = new Map(rows.map(({ key, count }) => [key, Number(count)]));
  return keys.map((key) => counts.get(key) ?? 0);
}

/** The statements of each hop on the page, in the order of DESIGN, section 2. */
function withStatements(pattern: string, under: string | null, columns: string): string {
  const same = under === null ? '' : `AND coalesce(r.${under}, '') = coalesce(under, '')`;
  return `CALL (n, m${under === null ? '' : ', under'}) {
         MATCH ${pattern} WHERE r.supersededAt IS NULL ${same}
         OPTIONAL MATCH (s:Source {key: r.source})
         WITH r, s ORDER BY r.confidence DESC, coalesce(toString(s.retrievedAt), '') DESC,
           coalesce(toString(s.publishedOn), '') DESC, r.source, r.key
         RETURN collect([${columns}]) AS statements
       }`;
}
