import { createReadStream } from 'node:fs';
import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'csv-parse';
import type { Database } from '#graph/database/database.ts';
import type { Field, Table } from '#graph/model/table.ts';
import { referredLabel, tables } from '#graph/model/tables.ts';
import type { TableName } from '#graph/model/vocabulary.ts';

/** Rows per transaction. With two at a time, as many are under way as in the import. */
const batch = 5000;

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
  'credentials',
  'claims',
];

/** Transactions at the same time, each on a connection of its own. */
const connections = 2;

type Row = Readonly<Record<string, string | null>>;

/**
 * Loads a chain package as a good script written by hand would: the nodes and edges that the import makes of each row, by UNWIND in transactions of the
 * import's size, two at a time, while the next rows are parsed. Nothing is checked, compared, resolved or journaled. The edges of claims and designations
 * are left out: a world has a dozen of them.
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
    const load = (rows: readonly Row[]) =>
      database.writeTransaction((transaction) =>
        Promise.all(statements.map((statement) => transaction.run(statement, { rows }))),
      );
    const running = new Set<Promise<unknown>>();
    for await (const rows of batchesOf(file, name)) {
      count += rows.length;
      const loading = load(rows).finally(() => running.delete(loading));
      running.add(loading);
      if (running.size >= connections) await Promise.race(running);
    }
    await Promise.all(running);
  }
  return count;
}

async function* batchesOf(file: string, name: TableName): AsyncGenerator<readonly Row[], void, undefined> {
  const toNull = (cell: string) => (cell === '' ? null : cell);
  let rows: Row[] = [];
  let number = 0;
  for await (const row of createReadStream(file).pipe(parse({ columns: true, cast: toNull }))) {
    if (isRow(row)) rows.push(Object.assign(row, { key: `${name}/${number++}` }));
    if (rows.length < batch) continue;
    yield rows;
    rows = [];
  }
  if (rows.length > 0) yield rows;
}

/** Trusts the parser, because to check every cell takes time. */
function isRow(value: unknown): value is Row {
  return typeof value === 'object' && value !== null;
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
  const described = `${node} WITH row, n MATCH (s:Source {key: row.source}) CREATE (n)-[:DESCRIBED_BY {${map}}]->(s)`;
  const links = table.links.map(({ field, edge, direction }) => {
    const [a, b] = direction === 'out' ? ['n', 'other'] : ['other', 'n'];
    return `UNWIND $rows AS row MATCH (n:${table.label} {key: row.id}) MATCH (other:${referredLabel(table, field)} {key: row.${field}})
      CREATE (${a})-[:${edge} {${bookkeeping.replace('row.key', `row.key + '/${edge}'`)}}]->(${b})`;
  });
  return [table.name === 'sources' ? node : described, ...links];
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
