import { edgeInWords } from '../words/edge-words.ts';

/** A value of a query's answer as the lines of a cell: nodes by their names, relations as sentences. */
export function cellLines(value: unknown): readonly string[] {
  if (value === null || value === undefined) return [];
  if (Array.isArray(value)) return value.flatMap(cellLines);
  if (typeof value === 'string') return [value];
  if (typeof value === 'number' || typeof value === 'boolean') return [String(value)];
  if (isNode(value)) return [value.caption];
  if (isRelation(value)) return [`${value.from.caption} ${edgeInWords(value.type)} ${value.to.caption}`];
  return [JSON.stringify(value)];
}

interface NodeValue {
  readonly caption: string;
}

interface RelationValue {
  readonly type: string;
  readonly from: NodeValue;
  readonly to: NodeValue;
}

function isNode(value: unknown): value is NodeValue {
  return isRecord(value) && typeof value['caption'] === 'string';
}

function isRelation(value: unknown): value is RelationValue {
  return isRecord(value) && typeof value['type'] === 'string' && isNode(value['from']) && isNode(value['to']);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
