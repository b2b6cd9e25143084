import { stringify } from 'csv-stringify/sync';
import { z } from 'zod';
import { byKey } from '#graph/database/by-key.ts';
import type { Database } from '#graph/database/database.ts';
import { waitingRowsOf } from '#graph/ingest/waiting/rows.ts';
import { parseClaimAddress } from '#graph/model/claim-address.ts';
import type { Table } from '#graph/model/table.ts';
import { isAboutAddresses, isOfAccess, tables } from '#graph/model/tables.ts';
import { edgeTypes, tableNames } from '#graph/model/vocabulary.ts';
import type { TableName } from '#graph/model/vocabulary.ts';
import { columnsOf } from '../readers/chain-package/layout.ts';
import { describePackage } from './data-package.ts';
import {
  cellsOfRow,
  isTouched,
  patternsOf,
  readNodes,
  readSoleProprietors,
  readStatements,
  readWithdrawn,
  withdrawnSource,
} from './statements.ts';
import type { Cells, ExportScope } from './statements.ts';
import type { OutputFile, WrittenGraph } from './output.ts';

/** Rows turned into text at once. */
const batch = 1000;

/**
 * Returns the files of a chain package of the graph's current statements. Read into an empty graph, they give the same statements.
 * Superseded statements are left out: a package states what its sources state now.
 */
export async function chainPackageFiles(
  scope: ExportScope,
  written: WrittenGraph,
  banner: string | null,
): Promise<readonly OutputFile[]> {
  const incomplete = await tablesOfPolicy(scope);
  const descriptor = describePackage({ banner, created: new Date(), incomplete });
  // The sources come last: whether the rows have the source of what no source states any more is known by then.
  const names = [...tableNames.filter((name) => name !== 'sources'), 'sources' as const];
  return [
    ...names.map((name) => ({ name: `${name}.csv`, content: () => csvOf(tables[name], scope, written) })),
    { name: 'datapackage.json', content: () => [`${JSON.stringify(descriptor, null, 2)}\n`] },
  ];
}

async function* csvOf(
  table: Table,
  scope: ExportScope,
  written: WrittenGraph,
): AsyncGenerator<string, void, undefined> {
  const columns = columnsOf(table).map(({ name }) => name);
  yield stringify([columns]);
  for await (const rows of batched(rowsOf(table, scope, written))) {
    const kept = await restorable(table.name, rows, scope, written);
    written.add(table.name, kept.length);
    // Never escaped like a formula: a package must give the same graph.
    yield stringify([...kept], { columns, cast: { string: withoutNul } });
  }
  // A reader keeps them again, whatever else they refer to.
  for await (const rows of batched(waitingCells(table, scope))) {
    written.add(table.name, rows.length);
    yield stringify([...rows], { columns, cast: { string: withoutNul } });
  }
}

/** The rows that wait for contracts. */
async function* waitingCells(table: Table, { database }: ExportScope): AsyncGenerator<Cells, void, undefined> {
  for await (const row of waitingRowsOf(database, table.name)) yield cellsOfRow(table, row);
}

/** A text of a JSON file may have NUL characters, and no reader takes a CSV file with one. */
function withoutNul(text: string): string {
  return text.replaceAll('\0', '\uFFFD');
}

async function* rowsOf(
  table: Table,
  scope: ExportScope,
  written: WrittenGraph,
): AsyncGenerator<Cells, void, undefined> {
  if (table.name === 'sources') {
    let isKnown = false;
    for await (const { key, cells } of readNodes(scope, 'Source')) {
      isKnown ||= key === withdrawnSource.id;
      yield cells;
    }
    if (written.withdrawn + written.soleProprietors > 0 && !isKnown) yield withdrawnSource;
    return;
  }
  for (const pattern of patternsOf(table)) for await (const { cells } of readStatements(scope, pattern)) yield cells;
  if (table.kind === 'edge') return;
  for await (const { cells } of readWithdrawn(scope, table.label)) {
    written.withdrawn += 1;
    yield { ...cells, source: withdrawnSource.id };
  }
  if (table.name !== 'organizations') return;
  for await (const { cells } of readSoleProprietors(scope)) {
    written.soleProprietors += 1;
    yield cells;
  }
}

/**
 * Leaves out what a reader would have to reject: escorts and credentials of accesses that no source states any more, and addresses of claims and passages that name such an
 * access, or a contract that is not written. Neither is part of a chain.
 */
async function restorable(
  table: TableName,
  rows: readonly Cells[],
  scope: ExportScope,
  written: WrittenGraph,
): Promise<readonly Cells[]> {
  if (isOfAccess(table)) return restorableOfAccesses(rows, scope, written);
  return isAboutAddresses(table) ? restorableAddresses(table, rows, scope, written) : rows;
}

async function restorableOfAccesses(
  rows: readonly Cells[],
  scope: ExportScope,
  written: WrittenGraph,
): Promise<readonly Cells[]> {
  const accessOf = (row: Cells): Named => ({ access: String(row['access']) });
  const isKept = await findKept(scope, rows.map(accessOf));
  const kept = rows.filter((row) => isKept(accessOf(row)));
  written.leftOut += rows.length - kept.length;
  return kept;
}

async function restorableAddresses(
  table: TableName,
  rows: readonly Cells[],
  scope: ExportScope,
  written: WrittenGraph,
): Promise<readonly Cells[]> {
  const addresses = (row: Cells) => (row['about'] === undefined ? [] : String(row['about']).split(';'));
  const isKept = await findKept(scope, rows.flatMap(addresses).map(namedIn));
  return rows.flatMap((row) => {
    const all = addresses(row);
    const kept = all.filter((address) => isKept(namedIn(address)));
    written.leftOut += all.length - kept.length;
    // A passage is about something; a claim may be about nothing on record.
    if (kept.length === 0 && table === 'passages') return [];
    return [kept.length === all.length ? row : { ...row, about: kept.join(';') }];
  });
}

/** Finds which of some accesses and contracts the package has. */
async function findKept(scope: ExportScope, named: readonly Named[]): Promise<(one: Named) => boolean> {
  const accesses = await statedAccesses(scope.database, named);
  const contracts = await writtenContracts(scope, named);
  return ({ access, contract }) =>
    (access === undefined || accesses.has(access)) && (contract === undefined || contracts.has(contract));
}

/** What an escort, a credential or an address of a claim or a passage refers to without an edge to it. */
interface Named {
  readonly access?: string | undefined;
  readonly contract?: string | undefined;
}

function namedIn(address: string): Named {
  const parsed = parseClaimAddress(address);
  if ('reason' in parsed) return {};
  const { id, access, contract } = parsed.values;
  return { access: parsed.table === 'access' ? id : access, contract };
}

async function statedAccesses(database: Database, named: readonly Named[]): Promise<ReadonlySet<string>> {
  const ids = named.flatMap(({ access }) => access ?? []);
  if (ids.length === 0) return new Set();
  const rows = await database.read(
    `UNWIND $ids AS id WITH DISTINCT id WHERE EXISTS { ()-[:ACCESSES {access: id}]->() } RETURN id`,
    { ids },
  );
  return new Set(rows.map(({ id }) => z.string().parse(id)));
}

async function writtenContracts(
  { database, policySources }: ExportScope,
  named: readonly Named[],
): Promise<ReadonlySet<string>> {
  const ids = named.flatMap(({ contract }) => contract ?? []);
  if (ids.length === 0) return new Set();
  const rows = await database.read(
    `UNWIND $ids AS id WITH DISTINCT id ${byKey('n', 'Contract', 'id')} WHERE ${isTouched('Contract')} RETURN id`,
    { ids, policySources },
  );
  return new Set(rows.map(({ id }) => z.string().parse(id)));
}

/** Returns the tables whose policy data something in the package refers to. */
async function tablesOfPolicy({ database, policySources }: ExportScope): Promise<ReadonlySet<TableName>> {
  const rows = await database.read(
    `MATCH (n)-[d:DESCRIBED_BY]->(s:Source) WHERE s.key IN $policySources
     WITH DISTINCT n
     WHERE NOT EXISTS { (n)-[r:DESCRIBED_BY]->() WHERE NOT r.source IN $policySources }
       AND EXISTS { (n)-[r:${edgeTypes.join('|')}]-() WHERE NOT r.source IN $policySources }
     UNWIND labels(n) AS label RETURN DISTINCT label`,
    { policySources },
  );
  const names = rows.flatMap(({ label }) => tableNames.filter((name) => labelOf(tables[name]) === label));
  return new Set(names);
}

function labelOf(table: Table): string | null {
  return table.kind === 'entity' ? table.label : null;
}

async function* batched(rows: AsyncIterable<Cells>): AsyncGenerator<readonly Cells[], void, undefined> {
  let next: Cells[] = [];
  for await (const row of rows) {
    next.push(row);
    if (next.length < batch) continue;
    yield next;
    next = [];
  }
  if (next.length > 0) yield next;
}
