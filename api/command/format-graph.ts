import type { Value } from '#graph/driver/database.ts';
import type { CypherResult } from '#graph/guard/cypher-result.ts';
import { plainJson } from '#serve/resolvers/plain-json.ts';
import { printableJson } from './printable.ts';

/**
 * The nodes and edges that a result mentions, as JSON: `{ nodes: [{ id, label, key, caption }], edges: [{ type, from, to,
 * under, statements }] }`. `id` is `Label/key`, and is what `from` and `to` name.
 */
export function formatGraph({ graph, rows }: CypherResult): string {
  const captions = new Map<string, string>();
  rows.forEach((row) => {
    row.forEach((value) => {
      collectCaptions(value, captions);
    });
  });
  const idOf = ({ label, key }: { readonly label: string; readonly key: string }) => `${label}/${key}`;
  const nodes = graph.nodes.map((node) => ({
    id: idOf(node),
    label: node.label,
    key: node.key,
    caption: captions.get(idOf(node)) ?? node.key,
  }));
  const edges = graph.hops.map(({ type, from, to, under, statements }) => ({
    type,
    from: idOf(from),
    to: idOf(to),
    under,
    statements,
  }));
  return `${printableJson(JSON.stringify(plainJson({ nodes, edges }), null, 2))}\n`;
}

function collectCaptions(value: Value, captions: Map<string, string>): void {
  if (value === null || typeof value !== 'object') return;
  if (isList(value)) {
    for (const item of value) collectCaptions(item, captions);
    return;
  }
  switch (value['$type']) {
    case 'node':
      noteCaption(value, captions);
      return;
    case 'relationship':
      noteCaption(value['from'] ?? null, captions);
      noteCaption(value['to'] ?? null, captions);
      return;
    default:
      for (const inner of Object.values(value)) collectCaptions(inner, captions);
  }
}

function noteCaption(node: Value, captions: Map<string, string>): void {
  if (node === null || typeof node !== 'object' || isList(node)) return;
  const { label, key, caption } = node;
  if (typeof label === 'string' && typeof key === 'string' && typeof caption === 'string')
    captions.set(`${label}/${key}`, caption);
}

function isList(value: Value): value is readonly Value[] {
  return Array.isArray(value);
}
