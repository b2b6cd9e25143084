import type { Database } from '../driver/database.ts';
import type { Entity } from '../entities/entity.ts';
import type { Label } from '../model/vocabulary.ts';
import type { Condition } from './condition.ts';
import { conditionCypher } from './condition-cypher.ts';
import type { ListRequest } from './list-request.ts';
import { rowsBelow } from './hop-rows.ts';
import { listedRow } from './listed-row.ts';
import { behindCypher, orderCypher } from './order-cypher.ts';
import type { PlaceValue } from './place.ts';
import { recallRows } from './recall-rows.ts';
import { valueList } from './value-list.ts';
import { Values } from './values.ts';

export interface ListedNode {
  readonly node: Entity;
  readonly values: readonly PlaceValue[];
}

export interface ListPage {
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
