import { createReadStream } from 'node:fs';
import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'csv-parse';
import { z } from 'zod';
import type { Database } from '#graph/database/database.ts';
import { referredLabel } from '#graph/ingest/statements.ts';
import type { Field, Table } from '#graph/model/table.ts';
import { tables } from '#graph/model/tables.ts';
import type { TableName } from '#graph/model/vocabulary.ts';

/** Rows per transaction, as in the import. */
const batch = 10_000;

/** Each table after those that its rows refer to. */
const loadOrder: readonly TableName[] = [
  'sources',
  'agencies',
  'organizations',
  'systems',
  'lists',
  'people',
  'contracts',
  'designations',
  'ownership',
  'covers',
  'subcontracts',
  'locations',
  'citizenships',
  'vetting',
  'employment',
  'access',
  'escorts',
  'claims',
];

const rowShape = z.record(z.string(), z.string().nullable());

/**
 * Loads a chain package as a script written by hand would: each row becomes a node or an edge, and each foreign key an edge, by UNWIND in
 * transactions of the import's size. Nothing is checked, compared or journaled, and who describes a node is not kept.
 * @returns the number of rows
 */
export async function loadBare(database: Database, folder: string): Promise<number> {
  let count = 0;
  for (const name of loadOrder) {
    const file = join(folder, `${name}.csv`);
    const isThere = await access(file).then(
      () => true,
      () => false,
    );
    if (!isThere) continue;
    const statements = statementsOf(tables[name]);
    let rows: z.infer<typeof rowShape>[] = [];
    const load = async () => {
      await database.writeTransaction(async (transaction) => {
        for (const statement of statements) await transaction.run(statement, { rows });
      });
      rows = [];
    };
    const toNull = (cell: string) => (cell === '' ? null : cell);
    for await (const row of createReadStream(file).pipe(parse({ columns: true, cast: toNull }))) {
      rows.push({ ...rowShape.parse(row), key: `${name}/${count++}` });
      if (rows.length >= batch) await load();
    }
    if (rows.length > 0) await load();
  }
  return count;
}

const bookkeeping = `key: row.key, source: row.source, confidence: toInteger(row.confidence), dataClass: row.data_class,
  validFrom: date(coalesce(row.valid_from, '0001-01-01')), validTo: date(coalesce(row.valid_to, '9999-12-31'))`;

function statementsOf(table: Table): readonly string[] {
  const values = table.fields.flatMap(({ property, ...field }: Field) =>
    property === undefined ? [] : [[property, valueOf(field)] as const],
  );
  const map = [bookkeeping, ...values.map(([property, value]) => `${property}: ${value}`)].join(', ');
  if (table.kind === 'edge') {
    const [from = ''] = table.from;
    const start = `UNWIND $rows AS row MATCH (a:${referredLabel(table, from)} {key: row.${from}})`;
    const [to] = table.to;
    if (to !== undefined) {
      const more = table.edge === 'SUBCONTRACTS_TO' ? `, to: row.${to}` : '';
      return [
        `${start} MATCH (b:${referredLabel(table, to)} {key: row.${to}}) CREATE (a)-[:${table.edge} {${map}${more}}]->(b)`,
      ];
    }
    return table.edge === 'HOLDS'
      ? [`${start} CREATE (a)-[:HOLDS {${map}}]->(:Vetting {${map}})`]
      : [
          `${start} MATCH (b)-[:ACCESSES {access: row.access}]->() WITH DISTINCT row, a, b CREATE (a)-[:${table.edge} {${map}}]->(b)`,
        ];
  }
  const sets = [['confidence', 'toInteger(row.confidence)'] as const, ...values].map(
    ([property, value]) => `n.${property} = ${value}`,
  );
  const node = `UNWIND $rows AS row MERGE (n:${table.label} {key: row.id}) ON CREATE SET ${sets.join(', ')}`;
  const links = table.links.map(({ field, edge, direction }) => {
    const [a, b] = direction === 'out' ? ['n', 'other'] : ['other', 'n'];
    return `UNWIND $rows AS row MATCH (n:${table.label} {key: row.id}) MATCH (other:${referredLabel(table, field)} {key: row.${field}})
      CREATE (${a})-[:${edge} {${bookkeeping.replace('row.key', `row.key + '/${edge}'`)}}]->(${b})`;
  });
  return [node, ...links];
}

function valueOf({ name, type }: Pick<Field, 'name' | 'type'>): string {
  const cell = `row.${name}`;
  switch (type) {
    case 'integer':
      return `toInteger(${cell})`;
    case 'number':
      return `toFloat(${cell})`;
    case 'date':
      return `date(${cell})`;
    case 'yesno':
      return `${cell} = 'yes'`;
    case 'list':
      return `split(${cell}, ';')`;
    case 'string':
    case 'country':
    case 'enum':
      return cell;
  }
}
