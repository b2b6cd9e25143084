import neo4j from 'neo4j-driver';
import type { Node, Path, PathSegment, Relationship } from 'neo4j-driver';
import type { Value } from './database.ts';

/**
 * A driver value as plain data, the only place that knows the driver's types. The driver gives integers as bigint.
 *
 * - INTEGER → number where exact, else bigint; FLOAT → number
 * - DATE → `yyyy-mm-dd`; other temporal values and DURATION → ISO 8601 text, without a zone's name
 * - NODE → `{ $type: 'node', elementId, labels, properties }`
 * - RELATIONSHIP → `{ $type: 'relationship', elementId, type, start, end, properties }` (`start`, `end`: element ids)
 * - PATH → `{ $type: 'path', nodes, relationships }`, relationship i between nodes i and i + 1
 * - POINT → `{ $type: 'point', srid, coordinates }`; bytes → `{ $type: 'bytes', base64 }`; VECTOR → list of numbers
 * - MAP and properties → as they are, but a name `$type` of theirs becomes `$$type`, `$$type` becomes `$$$type` and so on: what has a
 *   `$type` is never data that only looks like a node.
 */
export function decodeValue(value: unknown): Value {
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
  // The driver's own types are classes, and each question for one of them takes a while.
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
  return Object.fromEntries(Object.entries(properties).map(([name, value]) => [ownName(name), decodeValue(value)]));
}

function ownName(name: string): string {
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

/** `2026-11-24T15:12:00.123000000Z[UTC]` → `2026-11-24T15:12:00.123Z`. */
function isoText(text: string): string {
  return text
    .replace(/\[[^\]]*\]$/, '')
    .replace(/\.(\d*?)0+(?=\D|$)/, (_, digits: string) => (digits === '' ? '' : `.${digits}`));
}
