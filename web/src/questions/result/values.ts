import { edgeInWords } from '#picture/words.ts';
import { valueName } from '../../words.ts';

/** What the values of a result say: the API marks nodes and relations in rows, so a map that only looks like one is none. */

/** A node as it is in a row. */
export interface NamedNode {
  readonly label: string;
  readonly key: string;
  readonly caption: string;
}

/** A part of a line of a cell: a text, or a node by name. */
type Part = string | NamedNode;

/** The text of a value in the words of the page: “LOCATED_THERE” becomes “located there”. Names in capitals have no underscores. */
export function inWords(text: string): string {
  return /^[A-Z]+(_[A-Z]+)+$/.test(text) ? valueName(text) : text;
}

/** Formats a value as the lines of a cell: nodes by name, relations as sentences. */
export function cellParts(value: unknown): readonly (readonly Part[])[] {
  if (value === null || value === undefined) return [];
  if (Array.isArray(value)) return value.flatMap(cellParts);
  if (typeof value === 'string') return [[value]];
  if (typeof value === 'number' || typeof value === 'boolean') return [[String(value)]];
  if (isMarked(value, 'node') && isNamed(value)) return [[nodeOf(value)]];
  if (isMarked(value, 'relationship') && isRelation(value))
    return [[nodeOf(value.from), ` ${edgeInWords(value.type)} `, nodeOf(value.to)]];
  return [[JSON.stringify(value)]];
}

/** The same as text. */
export function cellLines(value: unknown): readonly string[] {
  return cellParts(value).map((parts) =>
    parts.map((part) => (typeof part === 'string' ? part : part.caption)).join(''),
  );
}

function nodeOf({ label, key, caption }: Named): NamedNode {
  return {
    label: typeof label === 'string' ? label : '',
    key: typeof key === 'string' ? key : '',
    caption,
  };
}

interface Named {
  readonly caption: string;
  readonly label?: unknown;
  readonly key?: unknown;
}

interface RelationValue {
  readonly type: string;
  readonly from: Named;
  readonly to: Named;
}

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
