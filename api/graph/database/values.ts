import neo4j from 'neo4j-driver';
import type { Node, Path, PathSegment, Record as DriverRecord, Relationship, ResultSummary } from 'neo4j-driver';
import { Failure } from '../failure.ts';
import type { Day } from '../model/day.ts';
import type { Plan, Row, Value } from './database.ts';

/**
 * Decodes a value of the driver into plain data. The driver is set to return integers as bigint.
 *
 * - INTEGER → number if exact, else bigint; FLOAT → number
 * - DATE → `yyyy-mm-dd`; other temporal values and DURATION → ISO 8601 text, without the name of a time zone
 * - NODE → `{ $type: 'node', elementId, labels, properties }`
 * - RELATIONSHIP → `{ $type: 'relationship', elementId, type, start, end, properties }` (`start`, `end`: element ids)
 * - PATH → `{ $type: 'path', nodes, relationships }`, relationship i between nodes i and i + 1
 * - POINT → `{ $type: 'point', srid, coordinates }`; bytes → `{ $type: 'bytes', base64 }`; VECTOR → list of numbers
 * - MAP and properties → objects, in which a key `$type` becomes `$$type`, `$$type` becomes `$$$type` and so on, so that no map can
 *   be mistaken for a node
 */
function decodeValue(value: unknown): Value {
  switch (typeof value) {
    case 'string':
    case 'boolean':
    case 'number':
      return value;
    case 'bigint':
      return decodeInteger(value);
    case 'object':
      return value === null ? null : decodeObject(value);
    case 'undefined':
      return null;
    case 'function':
    case 'symbol':
      throw new TypeError(`The driver gave a ${typeof value}.`);
  }
}

function decodeInteger(value: bigint): number | bigint {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : value;
}

function decodeObject(value: object): Value {
  if (Array.isArray(value)) return value.map(decodeValue);
  // A shortcut for plain maps: each check for one of the driver's classes takes time.
  if (Object.getPrototypeOf(value) === Object.prototype) return decodeProperties(value);
  if (neo4j.isNode(value)) return decodeNode(value);
  if (neo4j.isRelationship(value)) return decodeRelationship(value);
  if (neo4j.isPath(value)) return decodePath(value);
  if (neo4j.isDate(value)) return String(value);
  if (neo4j.isDateTime(value) || neo4j.isLocalDateTime(value) || neo4j.isTime(value) || neo4j.isLocalTime(value))
    return isoText(String(value));
  // The driver writes a duration of whole days as `P1DT`.
  if (neo4j.isDuration(value)) return String(value).replace(/T$/, '').replace(/^P$/, 'PT0S');
  if (neo4j.isPoint(value)) {
    const coordinates = value.z === undefined ? [value.x, value.y] : [value.x, value.y, value.z];
    return { $type: 'point', srid: decodeValue(value.srid), coordinates };
  }
  if (neo4j.isVector(value)) return Array.from(value.asTypedArray(), decodeValue);
  if (value instanceof Int8Array) {
    const bytes = Buffer.from(value.buffer, value.byteOffset, value.byteLength);
    return { $type: 'bytes', base64: bytes.toString('base64') };
  }
  return decodeProperties(value);
}

function decodeProperties(properties: object): Readonly<Record<string, Value>> {
  // Most rows have maps: a loop makes no list of pairs.
  const decoded: Record<string, Value> = {};
  for (const [name, value] of Object.entries(properties)) setProperty(decoded, escapeName(name), decodeValue(value));
  return decoded;
}

/** Sets an own property of any name. */
function setProperty<T>(object: Record<string, T>, name: string, value: T): void {
  if (name === '__proto__')
    Object.defineProperty(object, name, { value, enumerable: true, configurable: true, writable: true });
  else object[name] = value;
}

function escapeName(name: string): string {
  return name.endsWith('$type') && /^\$+type$/.test(name) ? `$${name}` : name;
}

function decodeNode(node: Node): Value {
  return {
    $type: 'node',
    elementId: node.elementId,
    labels: node.labels,
    properties: decodeProperties(node.properties),
  };
}

function decodeRelationship(relationship: Relationship): Value {
  return {
    $type: 'relationship',
    elementId: relationship.elementId,
    type: relationship.type,
    start: relationship.startNodeElementId,
    end: relationship.endNodeElementId,
    properties: decodeProperties(relationship.properties),
  };
}

function decodePath(path: Path): Value {
  const segments: readonly PathSegment[] = path.segments;
  return {
    $type: 'path',
    nodes: [path.start, ...segments.map((segment) => segment.end)].map(decodeNode),
    relationships: segments.map((segment) => decodeRelationship(segment.relationship)),
  };
}

/** Shortens ISO text: `2026-11-24T15:12:00.123000000Z[UTC]` → `2026-11-24T15:12:00.123Z`. */
function isoText(text: string): string {
  return text
    .replace(/\[[^\]]*\]$/, '')
    .replace(/\.(\d*?)0+(?=\D|$)/, (_, digits: string) => (digits === '' ? '' : `.${digits}`));
}

/** Decodes a record of the driver. */
export function decodeRow(record: DriverRecord): Row {
  const decoded: Record<string, Value> = {};
  for (const [at, key] of record.keys.entries()) setProperty(decoded, String(key), decodeValue(record.get(at)));
  return decoded;
}

/** Decodes a plan of the driver. @throws STATEMENT_FAILED if there is none: schema and administration statements have no plan. */
export function decodePlan(plan: ResultSummary['plan'] | ResultSummary['queryProfile']): Plan {
  if (plan === false) throw new Failure('STATEMENT_FAILED', 'This statement has no plan: only queries have one.');
  const { rows, dbHits } = 'dbHits' in plan ? plan : { rows: null, dbHits: null };
  return {
    operator: plan.operatorType.replace(/@.*$/, ''),
    arguments: Object.fromEntries(Object.entries(plan.arguments).map(([name, value]) => [name, decodeValue(value)])),
    rows,
    dbHits,
    children: plan.children.map(decodePlan),
  };
}

const integers = { minimum: -(2n ** 63n), maximum: 2n ** 63n - 1n };

/**
 * Encodes parameters for the driver. At any depth, whole numbers become INTEGER (the driver itself sends every number as FLOAT),
 * undefined becomes null, a CalendarDay DATE and a Date DATETIME.
 * @throws RangeError for a bigint beyond 64 bits, TypeError for a function or symbol.
 */
export function encodeParameters(object: object): Record<string, unknown> {
  // A loop, as in `decodeProperties`: an import encodes millions of values.
  const encoded: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(object)) setProperty(encoded, name, encodeValue(value));
  return encoded;
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
  return encodeParameters(value);
}

/** A parameter that becomes a DATE. Text compared with a DATE is null in Cypher, so rows would be missing without an error. */
export class CalendarDay {
  readonly day: Day;

  constructor(day: Day) {
    this.day = day;
  }
}

/** Returns the Cypher type of a value of the driver, such as `DATE` or `LIST<INTEGER>`; `NULL` for null. */
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

/** Returns the common type of two: `NULL` and another type give the other; different types give `ANY`. */
export function commonType(a: string, b: string): string {
  if (a === b || b === 'NULL') return a;
  if (a === 'NULL') return b;
  const [one, other] = [a, b].map((type) => /^LIST<(.*)>$/.exec(type)?.[1]);
  return one === undefined || other === undefined ? 'ANY' : `LIST<${commonType(one, other)}>`;
}
