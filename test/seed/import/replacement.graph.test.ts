import { readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import type { Database } from '#graph/database/database.ts';
import { runImport } from '#seed/import/import.ts';
import type { ImportResult } from '#seed/import/import.ts';
import { importPackage } from '#test/import-package.ts';
import { withEmptyData } from '#test/with-empty-data.ts';
import { entityRecord, exceptionRecord, gleifFile, relationshipRecord } from '../readers/gleif/write-gleif.ts';
import { extract, record } from '../readers/sam-extract/write-extract.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const [leiA, leiB, leiC, leiD] = [
  '5493001KJTIIGC8Y1R12',
  'INR2EJN1ERAN0W5ZP974',
  '529900T8BM49AURSDO55',
  '213800WSGIIZCXF1P572',
];
const uei = 'F5D8RKAXL1M3';

const search = (records: readonly string[]) => gleifFile(records, 'QUERY_RESPONSE');
const lei = (given: string) => entityRecord({ lei: given, name: 'Invented', jurisdiction: 'DE' });
const owned = (child: string, parent: string) =>
  relationshipRecord({
    child,
    parent,
    type: 'IS_DIRECTLY_CONSOLIDATED_BY',
    status: 'ACTIVE',
    start: '2020-01-01T00:00:00Z',
  });
const exception = (given: string) =>
  exceptionRecord({ lei: given, category: 'ULTIMATE_ACCOUNTING_CONSOLIDATION_PARENT', reason: 'NON_PUBLIC' });

const lines = (records: readonly object[]) => records.map((record) => JSON.stringify(record)).join('\n');
const company = (id: string, properties: object = {}) => ({ id, schema: 'Company', properties });
const bods = (recordId: string, recordType: string, recordDetails: object) => ({
  statementId: `s-${recordId}`,
  statementDate: '2024-06-06',
  publicationDetails: { publisher: { name: 'Invented Register' } },
  recordId,
  recordType,
  recordStatus: 'new',
  recordDetails,
});
const nodes = (...ids: readonly string[]) =>
  JSON.stringify({ graph: { nodes: ids.map((id) => ({ id, kinds: ['Organization'] })), edges: [] } });

let database: Database;
beforeEach(async () => {
  database = await withEmptyData();
});

/** Returns what imports files of one name, each from its content. */
async function importerOf(
  format: string,
  name: string,
): Promise<(text: string, options?: { readonly dryRun?: true; readonly replace?: true }) => Promise<ImportResult>> {
  const path = join(await temporaryFolder(), name);
  return async (text, options = {}) => {
    await writeFile(path, text);
    return runImport(database, { format, paths: [path], ...options });
  };
}

async function count(pattern: string): Promise<unknown> {
  const [row] = await database.read(`MATCH ${pattern} RETURN count(*) AS count`);
  return row?.['count'];
}

test.each([
  {
    format: 'ftm',
    name: 'entities.ftm.json',
    first: lines([company('a'), company('b')]),
    newer: lines([company('b'), company('c')]),
    other: lines([company('x')]),
  },
  {
    format: 'bods',
    name: 'bods.json',
    first: lines([bods('a', 'entity', { name: 'A' }), bods('b', 'entity', { name: 'B' })]),
    newer: lines([bods('b', 'entity', { name: 'New name' })]),
    other: lines([bods('x', 'entity', { name: 'A' })]),
  },
  {
    format: 'opengraph',
    name: 'graph.json',
    first: nodes('a', 'b'),
    newer: nodes('b', 'c'),
    other: nodes('x'),
  },
  {
    format: 'gleif',
    name: 'search.xml',
    first: search([lei(leiA), lei(leiB)]),
    newer: search([lei(leiB)]),
    other: search([lei(leiC)]),
  },
  {
    format: 'gleif',
    name: 'relationships.xml',
    first: search([owned(leiA, leiB)]),
    newer: search([owned(leiA, leiC)]),
    other: search([owned(leiC, leiD)]),
  },
])(
  'another file of the name of a $format file is refused, and a newer version of it ($name) is not',
  async ({ format, name, first, newer, other }) => {
    const importFile = await importerOf(format, name);
    await importFile(first);
    expect(await importFile(first)).toMatchObject({ changed: false });
    const before = await count('()-[r:DESCRIBED_BY]->()');
    const message = `${name}: a file of this name was imported before, and this one has none of its organizations, so all of them would be closed. If it is another download, rename it; if it is a newer version, import it on the command line with --replace.`;
    for (const options of [{}, { dryRun: true }] as const)
      await expect(importFile(other, options)).rejects.toMatchObject({ code: 'BAD_USER_INPUT', message });
    expect(await count('()-[r:DESCRIBED_BY]->()')).toBe(before);
    expect(await importFile(newer)).toMatchObject({ changed: true });
    expect(await importFile(other, { replace: true })).toMatchObject({ changed: true });
  },
);

test('the rejects of an import stay listed after another one that is refused, and after a dry run', async () => {
  const folder = await temporaryFolder();
  const [path, list] = [join(folder, 'entities.ftm.json'), join(folder, 'entities.ftm.json.rejects.csv')];
  const importFile = async (text: string, options: { readonly dryRun?: true } = {}) => {
    await writeFile(path, text);
    return runImport(database, { format: 'ftm', paths: [path], ...options });
  };
  const first = await importFile(lines([company('a', { name: [5] }), company('b')]));
  expect(first).toMatchObject({ total: { rejected: 1 }, rejectsFile: list });
  const before = await readFile(list, 'utf8');
  await expect(importFile(lines([company('x')]))).rejects.toThrow(/has none of its organizations/);
  expect(await readFile(list, 'utf8')).toBe(before);
  expect(await importFile(lines([company('b')]), { dryRun: true })).toMatchObject({ total: { rejected: 0 } });
  expect(await readFile(list, 'utf8')).toBe(before);
  await importFile(lines([company('b')]));
  expect(await readdir(folder)).toEqual(['entities.ftm.json']);
});

test('a file without organizations is compared by its claims', async () => {
  await importPackage(database, {
    'organizations.csv': [leiA, leiB].map((given) => ({ id: `LEI-${given}`, lei: given })),
  });
  const importFile = await importerOf('gleif', 'exceptions.xml');
  await importFile(search([exception(leiA)]));
  await expect(importFile(search([exception(leiB)]))).rejects.toThrow(/has none of its claims/);
  expect(await importFile(search([exception(leiA), exception(leiB)]))).toMatchObject({ changed: true });
});

test('a newer version may know an organization by another id of the same company, or have its row unreadable', async () => {
  const importFile = await importerOf('ftm', 'entities.ftm.json');
  await importFile(lines([company('a', { uniqueEntityId: [uei] })]));
  expect(await importFile(lines([company('b', { uniqueEntityId: [uei] })]))).toMatchObject({ changed: true });
  const unreadable = company('b', { uniqueEntityId: [uei], name: [5] });
  expect(await importFile(lines([unreadable, company('c')]))).toMatchObject({ total: { rejected: 1, closed: 0 } });
});

test('a newer version may have organizations that another source has since given a key', async () => {
  const importFile = await importerOf('opengraph', 'graph.json');
  const first = nodes(`LEI-${leiA}`);
  await importFile(first);
  await importPackage(database, { 'organizations.csv': [{ id: uei, uei, lei: leiA }] });
  expect(await importFile(`${first}\n`)).toMatchObject({ changed: true });
  const key = `(:Organization {key: '${uei}'})-[:DESCRIBED_BY]->(:Source {key: 'opengraph:graph.json'})`;
  expect(await count(key)).toBe(1);
  expect(await importFile(`${first}\n\n`)).toMatchObject({ total: { created: 0, closed: 0 } });
});

test('a newer full file of a register replaces the older one, whatever they share', async () => {
  const importFile = await importerOf('gleif', 'full.xml');
  await importFile(gleifFile([lei(leiA)]));
  expect(await importFile(gleifFile([lei(leiB)]))).toMatchObject({ changed: true });
});

test.each([
  {
    format: 'gleif',
    name: 'full.xml',
    source: 'gleif-lei',
    published: (day: string) => gleifFile([lei(leiA)]).replace(/(?<=ContentDate>)[\d-]+/, day),
  },
  {
    format: 'sam-extract',
    name: 'monthly.dat',
    source: 'sam-extract',
    published: (day: string) => extract([record({})], { on: day.replaceAll('-', '') }),
  },
])(
  'a full file of a register ($source) that was published before the version in the graph is refused',
  async ({ format, name, source, published }) => {
    const importFile = await importerOf(format, name);
    await importFile(published('2025-06-01'));
    expect(await importFile(published('2025-11-01'))).toMatchObject({ changed: true });
    const message = `${name}: published on 2025-05-01, but the version of its source (${source}) in the graph was published on 2025-11-01. An older version would bring back statements that have since ended. To import it anyway, use --replace on the command line.`;
    for (const options of [{}, { dryRun: true }] as const)
      await expect(importFile(published('2025-05-01'), options)).rejects.toMatchObject({
        code: 'BAD_USER_INPUT',
        message,
      });
    expect(await importFile(published('2025-11-01'))).toMatchObject({ changed: false });
    expect(await importFile(published('2025-05-01'), { replace: true })).toMatchObject({ changed: true });
    expect(await importFile(published('2025-06-01'))).toMatchObject({ changed: true });
  },
);
