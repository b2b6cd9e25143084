import type { Value } from '../driver/database.ts';
import type { Entity } from '../entities/entity.ts';
import type { Label } from '../model/vocabulary.ts';
import { FetchedHops } from './fetched-hops.ts';
import type { HopRows } from './hop-rows.ts';
import type { ListedProperties } from './list-request.ts';
import type { Order } from './order.ts';
import type { PlaceValue } from './place.ts';

/** A member of a list as a Cypher list of values: names are said once, not in each row. */
export interface ListedRow {
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
