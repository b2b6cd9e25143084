import { z } from 'zod';
import { relationships } from '#graph/model/relationships.ts';
import { labels } from '#graph/model/vocabulary.ts';
import type { Label } from '#graph/model/vocabulary.ts';
import { statementColumns } from '../readers/chain-package/layout.ts';
import { statedProperty } from '../readers/opengraph/element.ts';
import { elementId, readNodes, readSoleProprietors, readStatements, withdrawnSource } from './statements.ts';
import type { Cells, ExportScope, ExportedStatement, NodeName } from './statements.ts';
import type { WrittenGraph } from './output.ts';

/**
 * Yields the graph as BloodHound OpenGraph JSON: a node's kind is its label, an edge's kind its type, and the properties have the names
 * of the chain package's columns.
 */
export async function* openGraph(scope: ExportScope, written: WrittenGraph): AsyncGenerator<string, void, undefined> {
  yield '{"metadata":{"source_kind":"Subtier"},"graph":{"nodes":[\n';
  yield* separated(nodesOf(scope, written));
  yield '],"edges":[\n';
  yield* separated(edgesOf(scope, written));
  yield ']}}\n';
}

async function* nodesOf(scope: ExportScope, written: WrittenGraph): AsyncGenerator<object, void, undefined> {
  const everywhere = await describedByPolicy(scope);
  for (const label of labels)
    for await (const { key, cells } of readNodes(scope, label)) {
      written.add(label, 1);
      const id = elementId({ label, key });
      // Otherwise a reader would take the file for a source of its values.
      const properties = everywhere.has(id) ? { ...cells, [statedProperty]: 'no' } : cells;
      yield { id, kinds: kindsOf(label, cells), properties };
    }
  const { id: key } = withdrawnSource;
  const known = await scope.database.read('MATCH (s:Source {key: $key}) RETURN s.key AS key', { key });
  if (known.length > 0 || !(await hasSoleProprietors(scope))) return;
  written.add('Source', 1);
  yield { id: elementId({ label: 'Source', key }), kinds: kindsOf('Source', {}), properties: withdrawnSource };
}

async function hasSoleProprietors(scope: ExportScope): Promise<boolean> {
  for await (const _ of readSoleProprietors(scope)) return true;
  return false;
}

const namedRow = z.object({ label: z.enum(labels), key: z.string() });

/** Returns the ids of the nodes that every graph has, and that nothing else describes: designation lists of US law and what they name. */
async function describedByPolicy({ database, policySources }: ExportScope): Promise<ReadonlySet<string>> {
  const rows = await database.read(
    `MATCH (n)-[:DESCRIBED_BY]->(s:Source) WHERE s.key IN $policySources
     WITH DISTINCT n WHERE NOT EXISTS { (n)-[r:DESCRIBED_BY]->() WHERE NOT r.source IN $policySources }
     UNWIND [label IN labels(n) WHERE label IN $labels] AS label
     RETURN label, n.key AS key`,
    { policySources, labels },
  );
  return new Set(rows.map((row) => elementId(namedRow.parse(row))));
}

async function* edgesOf(scope: ExportScope, written: WrittenGraph): AsyncGenerator<object, void, undefined> {
  for await (const { edge, from, to, cells } of statementsOf(scope)) {
    written.add(edge, 1);
    yield { kind: edge, start: endOf(from), end: endOf(to), properties: cells };
  }
}

async function* statementsOf(scope: ExportScope): AsyncGenerator<ExportedStatement, void, undefined> {
  for (const pattern of relationships) yield* readStatements(scope, pattern);
  yield* readSoleProprietors(scope);
}

/** BloodHound has kinds of its own called `Source`. Its form has no place for a banner, so a kind marks each synthetic node. */
function kindsOf(label: Label, cells: Cells): readonly string[] {
  const kind = label === 'Source' ? 'SubtierSource' : label;
  return cells[statementColumns.dataClass.name] === 'synthetic' ? [kind, 'Synthetic'] : [kind];
}

function endOf(name: NodeName): Cells {
  return { match_by: 'id', value: elementId(name) };
}

/** Yields items as JSON, one a line, with commas between them. */
async function* separated(items: AsyncIterable<object>): AsyncGenerator<string, void, undefined> {
  let separator = '';
  for await (const item of items) {
    yield `${separator}${JSON.stringify(item)}`;
    separator = ',\n';
  }
}
