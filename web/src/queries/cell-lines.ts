import { edgeInWords } from '../words/edge-words.ts';

/** A value of a query's answer as the lines of a cell: nodes by their names, relations as sentences. */
export function cellLines(value: unknown): readonly string[] {
  if (value === null || value === undefined) return [];
  if (Array.isArray(value)) return value.flatMap(cellLines);
  if (typeof value === 'string') return [value];
  if (typeof value === 'number' || typeof value === 'boolean') return [String(value)];
  if (isMarked(value, 'node') && isNamed(value)) return [value.caption];
  if (isMarked(value, 'relationship') && isRelation(value))
    return [`${value.from.caption} ${edgeInWords(value.type)} ${value.to.caption}`];
  return [JSON.stringify(value)];
}

interface Named {
  readonly caption: string;
}

interface RelationValue {
  readonly type: string;
  readonly from: Named;
  readonly to: Named;
}

/** What the server says to be a node or a relationship; a map that only looks like one has no such mark. */
function isMarked(value: unknown, type: string): boolean {
  return isRecord(value) && value['$type'] === type;
}

function isNamed(value: unknown): value is Named {
  return isRecord(value) && typeof value['caption'] === 'string';
}

function isRelation(value: unknown): value is RelationValue {
  return isRecord(value) && typeof value['type'] === 'string' && isNamed(value['from']) && isNamed(value['to']);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
