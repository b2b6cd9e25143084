import { byKey } from '../database/by-key.ts';
import type { Value } from '../database/database.ts';
import { notStated } from '../evidence/evidence-statements.ts';
import type { Statement } from '../exposure/exposure.ts';
import { bestFirst } from '../exposure/hops.ts';
import { decodeFrom, decodeTo } from '../model/day.ts';
import type { NodeRef } from '../model/keys.ts';
import { dataClasses } from '../model/vocabulary.ts';
import type { Label } from '../model/vocabulary.ts';
import { matchHops } from './condition.ts';
import type { Condition, HopNames, HopScope, Values } from './condition.ts';
import { afterCypher, orderCypher } from './order.ts';
import type { Order, Place, PlaceValue } from './order.ts';

const noStatements: ListedHop['statements'] = [];

/** A Cypher expression for a page of a node's hops, and the function that reads its value. */
interface HopRows {
  readonly cypher: string;
  readonly read: (value: Value | undefined) => HopPage;
}

/**
 * Builds a page of the hops of the node in a variable, with nested hops. The database filters, orders and limits them; parallel
 * statements are one hop.
 * @param depth of the hops: 0 for those of the node that the Cypher statement starts at
 */
export function hopRows(request: HopRequest, near: string, depth: number, values: Values): HopRows {
  const { relationship, isForward, order, first, after, properties, statements, withNext } = request;
  const names: HopNames = { near, edge: `r${depth}`, far: `m${depth}`, under: `u${depth}` };
  const { far } = names;
  const { cypher, under: underProperty, pattern } = matchHops(request, names, values);
  const under = underProperty === null ? null : names.under;
  const afterPlace = after === null ? '' : `WITH * WHERE ${afterCypher(order, after, far, under, values)}`;
  const below = rowsBelow(properties.hops, far, depth + 1, values);
  const row = listedRow(isForward ? relationship.to : relationship.from, properties, order, far, below);
  const columns = [
    row.cypher,
    ...(under === null ? [] : [under]),
    ...(statements === 'none'
      ? []
      : [statementsCypher(pattern, names, underProperty, statementColumns(statements, names.edge))]),
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
      statements: statements === 'none' ? noStatements : valueList(list[statementsAt]).map(readStatement),
    };
  };
  return {
    cypher: `COLLECT {
      ${cypher}
      WITH DISTINCT ${far}${underProperty === null ? '' : `, ${names.edge}.${underProperty} AS ${names.under}`}
      ${afterPlace}
      WITH * ${orderCypher(order, far, under)} LIMIT ${values.add(withNext ? first + 1 : first)}
      RETURN [${columns.join(', ')}] }`,
    read: (value) => {
      const list = valueList(value);
      const hops = list.length > first ? list.slice(0, first) : list;
      return { request, hops: hops.map(read), hasNextPage: list.length > first };
    },
  };
}

/** Builds the nested pages of hops of the node in a variable. */
export function rowsBelow(
  hops: readonly HopsBelow[],
  near: string,
  depth: number,
  values: Values,
): readonly (HopRows & { readonly place: object })[] {
  return hops.map(({ place, request }) => ({ place, ...hopRows(request, near, depth, values) }));
}

/** The statements of each hop on the page, best first. */
function statementsCypher(
  pattern: string,
  { edge, under }: HopNames,
  underProperty: string | null,
  columns: string,
): string {
  const same = underProperty === null ? '' : `WHERE coalesce(${edge}.${underProperty}, '') = coalesce(${under}, '')`;
  return `COLLECT {
        MATCH ${pattern} ${same}
        OPTIONAL ${byKey('s', 'Source', `${edge}.source`)}
        WITH ${edge}, s ORDER BY ${bestFirst(edge, 's')}
        RETURN [${columns}] }`;
}

/** A hop and what is at its other end. */
export interface ListedHop {
  readonly node: Entity;
  readonly under: string | null;
  /** Its place in the list, together with `under`. */
  readonly values: readonly PlaceValue[];
  /** All statements, best first, of any day; empty if the request does not want them. */
  readonly statements: readonly Statement[];
}

export interface HopPage {
  /** What it answers. */
  readonly request: HopRequest;
  readonly hops: readonly ListedHop[];
  readonly hasNextPage: boolean;
}

/** A request for a page of hops. */
export interface HopRequest extends HopScope {
  readonly order: Order;
  readonly first: number;
  readonly after: Place | null;
  readonly properties: ListedProperties;
  /** How much to fetch of the hops' statements: `common` properties only, or `all`. */
  readonly statements: 'none' | 'common' | 'all';
  /** Whether to find out if there is a next page. */
  readonly withNext: boolean;
}

/** A request for a page of a label's nodes. */
export interface ListRequest {
  readonly label: Label;
  /** Null: all. */
  readonly condition: Condition | null;
  readonly order: Order;
  readonly first: number;
  /** Null: from the start. */
  readonly after: Place | null;
  /** Whether to find out if there is a next page. */
  readonly withNext: boolean;
  readonly properties: ListedProperties;
}

/** What to fetch of the nodes on a page. */
interface ListedProperties {
  /** Property names in the graph; the key is always fetched. */
  readonly names: readonly string[];
  readonly withLabels: boolean;
  /** Nested hops, fetched by the same Cypher statement; each with an object that identifies it for the caller. */
  readonly hops: readonly HopsBelow[];
}

export interface HopsBelow {
  readonly place: object;
  readonly request: HopRequest;
}

/** The nested hops fetched with a node. All members of a list share the array of places, so each needs only an array, not a map. */
class FetchedHops {
  readonly #places: readonly object[];
  readonly #pages: readonly HopPage[];

  constructor(places: readonly object[], pages: readonly HopPage[]) {
    this.#places = places;
    this.#pages = pages;
  }

  get(place: object): HopPage | undefined {
    return this.#pages[this.#places.indexOf(place)];
  }
}

const common = ['key', 'source', 'validFrom', 'validTo', 'confidence', 'dataClass'] as const;
const none: Statement['properties'] = {};

/**
 * Builds the columns of the edge in a variable, for `readStatement`.
 * @param which `common`: the properties that every statement has; `all`: all properties
 */
function statementColumns(which: 'common' | 'all', edge: string): string {
  const columns = [...common.map((name) => `${edge}.${name}`), ...(which === 'all' ? [`properties(${edge})`] : [])];
  return columns.join(', ');
}

function readStatement(row: Value): Statement {
  const [key, source, validFrom, validTo, confidence, dataClass, properties] = valueList(row);
  return {
    key: textColumn(key),
    source: textColumn(source),
    validFrom: decodeFrom(textColumn(validFrom)),
    validTo: decodeTo(textColumn(validTo)),
    confidence: Number(confidence),
    dataClass: dataClasses.find((known) => known === dataClass) ?? 'INFERRED',
    properties: properties === undefined ? none : own(properties),
  };
}

function own(properties: Value): Statement['properties'] {
  if (typeof properties !== 'object' || properties === null) return none;
  return Object.fromEntries(Object.entries(properties).filter(([name]) => !notStated.has(name)));
}

function textColumn(value: Value | undefined): string {
  if (typeof value === 'string') return value;
  throw new TypeError('The database returned a statement without key, source or days.');
}

/** Returns a value that Subtier's own Cypher made a list. */
export function valueList(value: Value | undefined): readonly Value[] {
  if (isList(value)) return value;
  throw new TypeError('The database returned a value that is not a list.');
}

function isList(value: Value | undefined): value is readonly Value[] {
  return Array.isArray(value);
}

/** A Cypher list of a member's values: names are not repeated in each row. */
interface ListedRow {
  readonly cypher: string;
  /** The number of values; a caller can append its own. */
  readonly width: number;
  readonly read: (row: readonly Value[]) => { readonly node: Entity; readonly values: readonly PlaceValue[] };
}

const noLabels: readonly string[] = [];

/**
 * Builds what is fetched of each member in a variable: its key, the requested properties, and the values of its place.
 * @param below nested pages of hops
 */
export function listedRow(
  label: Label,
  { names, withLabels }: ListedProperties,
  order: Order,
  variable: string,
  below: readonly (HopRows & { readonly place: object })[],
): ListedRow {
  // The last term is the key, which comes along anyway.
  const placed = order.slice(0, -1);
  const columns = [
    `${variable}.key`,
    ...(withLabels ? [`labels(${variable})`] : []),
    ...names.map((name) => `${variable}.${name}`),
    ...placed.map(({ field }) => field.shown(variable)),
    ...below.map(({ cypher }) => cypher),
  ];
  const namesAt = withLabels ? 2 : 1;
  const placedAt = namesAt + names.length;
  const belowAt = placedAt + placed.length;
  const places = below.map(({ place }) => place);
  return {
    cypher: columns.join(', '),
    width: columns.length,
    read: (row) => {
      const key = text(row[0]);
      const properties: Record<string, Value> = {};
      for (let at = 0; at < names.length; at += 1) properties[names[at] ?? ''] = row[namesAt + at] ?? null;
      const values: PlaceValue[] = [];
      for (let at = 0; at < placed.length; at += 1) values.push(placeValue(row[placedAt + at]));
      values.push(key);
      const labels = withLabels ? valueList(row[1]).map(text) : noLabels;
      if (below.length === 0) return { node: { label, key, labels, properties }, values };
      const pages = below.map((hops, at) => hops.read(row[belowAt + at]));
      return { node: { label, key, labels, properties, hops: new FetchedHops(places, pages) }, values };
    },
  };
}

function text(value: unknown): string {
  if (typeof value === 'string') return value;
  throw new TypeError('The database returned a node without a key.');
}

function placeValue(value: Value | undefined): PlaceValue {
  if (typeof value === 'bigint') return Number(value);
  return typeof value === 'object' || value === undefined ? null : value;
}

/** A node with its properties, which are resolved from the statements of its sources. */
export interface Entity extends NodeRef {
  readonly properties: Readonly<Record<string, Value>>;
  /** All its labels; those of a Person include the roles of its employment. */
  readonly labels: readonly string[];
  /** Hops that were fetched with it, by the caller's object. */
  readonly hops?: FetchedHops;
}
