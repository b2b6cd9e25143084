import { relationships } from '#graph/model/relationships.ts';
import type { Field } from '#graph/model/table.ts';
import { tables } from '#graph/model/tables.ts';
import { labels } from '#graph/model/vocabulary.ts';
import { columnsOf } from '../readers/chain-package/layout.ts';
import { elementId, readNodes, readStatements } from './statements.ts';
import type { Cells, ExportScope } from './statements.ts';
import type { WrittenGraph } from './output.ts';

/**
 * Yields the graph as GraphML. Every node and edge has `kind_of`, its label or type, and the chain package's columns as attributes; several
 * statements of one hop are parallel edges.
 */
export async function* graphml(
  scope: ExportScope,
  written: WrittenGraph,
  banner: string | null,
): AsyncGenerator<string, void, undefined> {
  yield '<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n';
  if (banner !== null) yield `<desc>${escaped(banner)}</desc>\n`;
  for (const [name, type] of attributes)
    for (const on of ['node', 'edge'])
      yield `<key id="${on}-${name}" for="${on}" attr.name="${name}" attr.type="${type}"/>\n`;
  yield '<graph id="subtier" edgedefault="directed">\n';
  for (const label of labels)
    for await (const { key, cells } of readNodes(scope, label)) {
      written.add(label, 1);
      yield `<node id="${elementId({ label, key })}">${dataOf('node', label, cells)}</node>\n`;
    }
  for (const pattern of relationships)
    for await (const { edge, from, to, cells } of readStatements(scope, pattern)) {
      written.add(edge, 1);
      yield `<edge source="${elementId(from)}" target="${elementId(to)}">${dataOf('edge', edge, cells)}</edge>\n`;
    }
  yield '</graph>\n</graphml>\n';
}

/** The attribute for a node's label or an edge's type; `label` and `kind` are columns of people. */
const kindAttribute = 'kind_of';

/** Every column, and its type. A column has the same type in all tables. */
const attributes: ReadonlyMap<string, 'string' | 'long' | 'double'> = new Map([
  [kindAttribute, 'string'],
  ['address', 'string'],
  ...Object.values(tables).flatMap((table) => columnsOf(table).map((field) => [field.name, typeOf(field)] as const)),
]);

function typeOf({ type }: Field): 'string' | 'long' | 'double' {
  if (type === 'integer') return 'long';
  return type === 'number' ? 'double' : 'string';
}

function dataOf(on: 'node' | 'edge', kind: string, cells: Cells): string {
  return [[kindAttribute, kind] as const, ...Object.entries(cells)]
    .map(([name, value]) => `<data key="${on}-${name}">${escaped(String(value))}</data>`)
    .join('');
}

/** Escapes text by hand: xmlbuilder2 leaves `&lt;` in a text as it is. Characters that XML cannot have become U+FFFD. */
function escaped(text: string): string {
  return text
    .replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '\uFFFD')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('\r', '&#13;');
}
