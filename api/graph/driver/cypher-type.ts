import neo4j from 'neo4j-driver';
import { commonType } from './common-type.ts';

/** The name that Cypher has for a driver value's type, as `DATE` or `LIST<INTEGER>`; `NULL` of null. */
export function cypherType(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return 'STRING';
    case 'boolean':
      return 'BOOLEAN';
    case 'number':
      return 'FLOAT';
    case 'bigint':
      return 'INTEGER';
    case 'object':
      return value === null ? 'NULL' : typeOfObject(value);
    default:
      return 'NULL';
  }
}

function typeOfObject(value: object): string {
  if (Array.isArray(value)) return `LIST<${value.map(cypherType).reduce(commonType, 'NULL')}>`;
  if (Object.getPrototypeOf(value) === Object.prototype) return 'MAP';
  if (neo4j.isNode(value)) return 'NODE';
  if (neo4j.isRelationship(value)) return 'RELATIONSHIP';
  if (neo4j.isPath(value)) return 'PATH';
  if (neo4j.isDate(value)) return 'DATE';
  if (neo4j.isDateTime(value)) return 'ZONED DATETIME';
  if (neo4j.isLocalDateTime(value)) return 'LOCAL DATETIME';
  if (neo4j.isTime(value)) return 'ZONED TIME';
  if (neo4j.isLocalTime(value)) return 'LOCAL TIME';
  if (neo4j.isDuration(value)) return 'DURATION';
  if (neo4j.isPoint(value)) return 'POINT';
  if (neo4j.isVector(value)) return 'VECTOR';
  return value instanceof Int8Array ? 'BYTES' : 'MAP';
}
