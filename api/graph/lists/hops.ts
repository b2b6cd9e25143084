import type { Value } from '../database/database.ts';
import { CalendarDay } from '../database/values.ts';
import type { NodeRef, Statement } from '../exposure/exposure.ts';
import type { Day } from '../model/day.ts';
import { relationships, underOfEdges } from '../model/relationships.ts';
import type { Relationship } from '../model/relationships.ts';
import { dataClasses } from '../model/vocabulary.ts';
import type { Label } from '../model/vocabulary.ts';
import { conditionCypher } from './condition.ts';
import type { Condition, Values } from './condition.ts';
import { behindCypher, orderCypher } from './order.ts';
import type { Order, Place, PlaceValue } from './order.ts';

const noStatements: ListedHop['statements'] = [];

/** A page of a node's hops as a Cypher expression, and back. */
interface HopRows {
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
  /** What it answers. */
  readonly request: HopRequest;
  readonly hops: readonly ListedHop[];
  readonly hasNextPage: boolean;
}

/** Which hops of a node. */
export interface HopScope {
  readonly relationship: Relationship;
  /** Whether the nodes asked about are those that it leaves. */
  readonly isForward: boolean;
  /** Only hops that hold on it; null: whatever the day. */
  readonly asOf: Day | null;
  /** On what is at the other end; null: whatever it is. */
  readonly condition: Condition | null;
  /** On one statement of the hop, and the same that holds on the day; null: whatever they say. */
  readonly statementCondition: Condition | null;
}

/** A page of them. */
export interface HopRequest extends HopScope {
  readonly order: Order;
  readonly first: number;
  readonly after: Place | null;
  readonly properties: ListedProperties;
  /** How much of the hops' statements to fetch: `all` with what they say beside what every statement has. */
  readonly statements: 'none' | 'common' | 'all';
  /** Whether to look if there are more. */
  readonly withNext: boolean;
}

/** A page of nodes of a label. */
export interface ListRequest {
  readonly label: Label;
  /** Null: all. */
  readonly condition: Condition | null;
  readonly order: Order;
  readonly first: number;
  /** Null: from the beginning. */
  readonly after: Place | null;
  /** Whether to look if there are more. */
  readonly withNext: boolean;
  readonly properties: ListedProperties;
}

/** What to fetch of the nodes on a page. */
interface ListedProperties {
  /** As the graph has them; the key always comes along. */
  readonly names: readonly string[];
  readonly withLabels: boolean;
  /** Their hops, in the same statement; each with whatever object its asker knows it by. */
  readonly hops: readonly HopsBelow[];
}

export interface HopsBelow {
  readonly place: object;
  readonly request: HopRequest;
}

/** What a hop is called in its statement: its end from which it is looked at, its edge, its other end, what it is under. */
interface HopNames {
  readonly near: string;
  readonly edge: string;
  readonly far: string;
  readonly under: string;
}

interface MatchedHops {
  /** Matches the statements in `edge` of the node in `near`, with `far` at the other end. */
  readonly cypher: string;
  /** The property of a statement that makes it one of its hop, beside type and ends; null: there is none. */
  readonly under: 'access' | 'contract' | null;
  /** The statements in `edge` between `near` and `far`. */
  readonly pattern: string;
}

/** The hops of a scope, whichever node they are asked of. */
export function matchHops(scope: HopScope, names: HopNames, values: Values): MatchedHops {
  const { relationship, isForward, asOf, condition, statementCondition } = scope;
  const { edge: type, to, from } = relationship;
  const { near, edge, far } = names;
  const others = new Set(
    relationships.filter((other) => other.edge === type).map((other) => (isForward ? other.to : other.from)),
  );
  const conditions = [`${edge}.supersededAt IS NULL`];
  if (asOf !== null) {
    const day = values.add(new CalendarDay(asOf));
    conditions.push(
      `(${edge}.validFrom IS NULL OR ${edge}.validFrom <= ${day}) AND (${edge}.validTo IS NULL OR ${day} < ${edge}.validTo)`,
    );
  }
  if (statementCondition !== null) conditions.push(conditionCypher(statementCondition, edge, values));
  if (condition !== null) conditions.push(conditionCypher(condition, far, values));
  const arrow = isForward ? `-[${edge}:${type}]->` : `<-[${edge}:${type}]-`;
  // The type of edge mostly says what is at its end; to look at each node's labels would cost.
  const end = others.size > 1 ? `(${far}:${isForward ? to : from})` : `(${far})`;
  return {
    cypher: `MATCH (${near})${arrow}${end} WHERE ${conditions.join(' AND ')}`,
    under: underOfEdges[type] ?? null,
    pattern: `(${near})${arrow}(${far})`,
  };
}

/** The hops that came with a node; its list's members share the places, so that each costs an array, not a map. */
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

/** A statement as a Cypher list of values, and back. */
interface StatementColumns {
  readonly cypher: string;
  readonly read: (row: Value) => Statement;
}

const common = ['key', 'source', 'validFrom', 'validTo', 'confidence', 'dataClass'] as const;
const isCommon: ReadonlySet<string> = new Set(common);
const none: Statement['properties'] = {};

/**
 * Of the edge in a variable.
 * @param which `common`: what every statement has; `all`: with what else it says
 */
function statementColumns(which: 'common' | 'all', edge: string): StatementColumns {
  const columns = [...common.map((name) => `${edge}.${name}`), ...(which === 'all' ? [`properties(${edge})`] : [])];
  return { cypher: columns.join(', '), read };
}

function read(row: Value): Statement {
  const [key, source, validFrom, validTo, confidence, dataClass, properties] = valueList(row);
  return {
    key: textColumn(key),
    source: textColumn(source),
    validFrom: typeof validFrom === 'string' ? validFrom : null,
    validTo: typeof validTo === 'string' ? validTo : null,
    confidence: Number(confidence),
    dataClass: dataClasses.find((known) => known === dataClass) ?? 'INFERRED',
    properties: properties === undefined ? none : own(properties),
  };
}

function own(properties: Value): Statement['properties'] {
  if (typeof properties !== 'object' || properties === null) return none;
  return Object.fromEntries(Object.entries(properties).filter(([name]) => !isCommon.has(name)));
}

function textColumn(value: Value | undefined): string {
  if (typeof value === 'string') return value;
  throw new TypeError('The database gave a statement without its key or source.');
}

/** A value that one of our own statements made a list. */
export function valueList(value: Value | undefined): readonly Value[] {
  if (isList(value)) return value;
  throw new TypeError('The database gave something else than a list.');
}

function isList(value: Value | undefined): value is readonly Value[] {
  return Array.isArray(value);
}

/** A member of a list as a Cypher list of values: names are said once, not in each row. */
interface ListedRow {
  readonly cypher: string;
  /** How many values it has: a caller's own come after these. */
  readonly width: number;
  readonly read: (row: readonly Value[]) => { readonly node: Entity; readonly values: readonly PlaceValue[] };
}

const noLabels: readonly string[] = [];

/**
 * What is fetched of each member in a variable: key, properties asked for, the values that its place follows from.
 * @param below what is listed of it
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
      const labels = withLabels ? texts(row[1]) : noLabels;
      if (below.length === 0) return { node: { label, key, labels, properties }, values };
      const pages = below.map((hops, at) => hops.read(row[belowAt + at]));
      return { node: { label, key, labels, properties, hops: new FetchedHops(places, pages) }, values };
    },
  };
}

function text(value: unknown): string {
  if (typeof value === 'string') return value;
  throw new TypeError('The database gave a node without a key.');
}

function texts(value: Value | undefined): readonly string[] {
  return Array.isArray(value) ? value.map(text) : noLabels;
}

function placeValue(value: Value | undefined): PlaceValue {
  if (typeof value === 'bigint') return Number(value);
  return typeof value === 'object' || value === undefined ? null : value;
}

/** A node with its own values, which follow from what its sources state of it. */
export interface Entity extends NodeRef {
  readonly properties: Readonly<Record<string, Value>>;
  /** All its labels; a Person's tell in which roles it is employed. */
  readonly labels: readonly string[];
  /** Its hops that were fetched with it, by whatever object their asker knows them by. */
  readonly hops?: FetchedHops;
}
