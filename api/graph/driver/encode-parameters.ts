import neo4j from 'neo4j-driver';
import { CalendarDay } from './calendar-day.ts';
import type { Parameters } from './database.ts';

const integers = { minimum: -(2n ** 63n), maximum: 2n ** 63n - 1n };

/**
 * Parameters as the driver takes them: whole numbers become INTEGER (by itself the driver sends every number as
 * FLOAT), at any depth; undefined becomes null; a CalendarDay becomes DATE, a Date
 * DATETIME.
 * @throws RangeError for a bigint beyond 64 bits.
 */
export function encodeParameters(parameters: Parameters): Record<string, unknown> {
  return Object.fromEntries(Object.entries(parameters).map(([name, value]) => [name, encodeValue(value)]));
}

function encodeValue(value: unknown): unknown {
  switch (typeof value) {
    case 'number':
      return Number.isSafeInteger(value) ? neo4j.int(value) : value;
    case 'bigint':
      if (value < integers.minimum || value > integers.maximum)
        throw new RangeError(`${value} does not fit the 64 bits of a Neo4j INTEGER.`);
      return neo4j.int(value);
    case 'string':
    case 'boolean':
      return value;
    case 'undefined':
      return null;
    case 'object':
      return value === null ? null : encodeObject(value);
    case 'function':
    case 'symbol':
      throw new TypeError(`A ${typeof value} can't be a parameter.`);
  }
}

function encodeObject(value: object): unknown {
  if (Array.isArray(value)) return value.map(encodeValue);
  if (value instanceof CalendarDay) return neo4j.types.Date.fromStandardDateUTC(new Date(value.day));
  if (value instanceof Date) return neo4j.types.DateTime.fromStandardDate(value);
  if (value instanceof Set) return Array.from(value, encodeValue);
  if (value instanceof Map) return encodeParameters(Object.fromEntries<unknown>(value));
  return encodeParameters({ ...value });
}
