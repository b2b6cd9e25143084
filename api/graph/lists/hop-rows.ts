import type { Value } from '../driver/database.ts';
import type { HopPage, ListedHop } from './hop-page.ts';
import type { HopRequest } from './hop-request.ts';
import type { HopsBelow } from './list-request.ts';
import { listedRow } from './listed-row.ts';
import { matchHops, type HopNames } from './match-hops.ts';
import { behindCypher, orderCypher } from './order-cypher.ts';
import { statementColumns } from './statement-columns.ts';
import { valueList } from './value-list.ts';
import type { Values } from './values.ts';

const noStatements: ListedHop['statements'] = [];

/** A page of a node's hops as a Cypher expression, and back. */
export interface HopRows {
  readonly cypher: string;
  readonly read: (value: Value | undefined) => HopPage;
}

/**
 * A page of the hops of the node in a variable, and of theirs: filtered, ordered and cut in the database, where parallel
 * statements are one hop.
 * @param depth of the hops: 0 for those that are listed of a node that a statement starts at
 */
export function hopRows(request: HopRequest, near: string, depth: number, values: Values): HopRows {
  const { relationship, isForward, order, first, after, properties, statements, withNext } = request;
  const names: HopNames = { near, edge: `r${depth}`, far: `m${depth}`, under: `u${depth}` };
  const { far } = names;
  const { cypher, under: underProperty, pattern } = matchHops(request, names, values);
  const under = underProperty === null ? null : names.under;
  const behind = after === null ? '' : `WITH * WHERE ${behindCypher(order, after, far, under, values)}`;
  const below = rowsBelow(properties.hops, far, depth + 1, values);
  const row = listedRow(isForward ? relationship.to : relationship.from, properties, order, far, below);
  const stated = statements === 'none' ? null : statementColumns(statements, names.edge);
  const columns = [
    row.cypher,
    ...(under === null ? [] : [under]),
    ...(stated === null ? [] : [statementsCypher(pattern, names, underProperty, stated.cypher)]),
  ];
  const statementsAt = row.width + (under === null ? 0 : 1);
  const read = (found: Value): ListedHop => {
    const list = valueList(found);
    const of = under === null ? null : list[row.width];
    const { node, values } = row.read(list);
    return {
      node,
      values,
      under: typeof of === 'string' ? of : null,
      statements: stated === null ? noStatements : valueList(list[statementsAt]).map(stated.read),
    };
  };
  return {
    cypher: `COLLECT {
      ${cypher}
      WITH DISTINCT ${far}${underProperty === null ? '' : `, ${names.edge}.${underProperty} AS ${names.under}`}
      ${behind}
      WITH * ${orderCypher(order, far, under)} LIMIT ${values.add(withNext ? first + 1 : first)}
      RETURN [${columns.join(', ')}] }`,
    read: (value) => {
      const list = valueList(value);
      const hops = list.length > first ? list.slice(0, first) : list;
      return { request, hops: hops.map(read), hasNextPage: list.length > first };
    },
  };
}

/** What is listed of the node in a variable beside its values. */
export function rowsBelow(
  hops: readonly HopsBelow[],
  near: string,
  depth: number,
  values: Values,
): readonly (HopRows & { readonly place: object })[] {
  return hops.map(({ place, request }) => ({ place, ...hopRows(request, near, depth, values) }));
}

/** The statements of each hop on the page, in the order of DESIGN, section 2. */
function statementsCypher(
  pattern: string,
  { edge, under }: HopNames,
  underProperty: string | null,
  columns: string,
): string {
  const same = underProperty === null ? '' : `AND coalesce(${edge}.${underProperty}, '') = coalesce(${under}, '')`;
  return `COLLECT {
        MATCH ${pattern} WHERE ${edge}.supersededAt IS NULL ${same}
        OPTIONAL MATCH (s:Source {key: ${edge}.source})
        WITH ${edge}, s ORDER BY ${edge}.confidence DESC, coalesce(toString(s.retrievedAt), '') DESC,
          coalesce(toString(s.publishedOn), '') DESC, ${edge}.source, ${edge}.key
        RETURN [${columns}] }`;
}
