import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parseMapping } from '#seed/readers/mapping/mapping.ts';
import { readSupplierRows } from '#seed/readers/mapping/suppliers.ts';
import { temporaryFolder } from '../../temporary-folder.ts';
import { numberCell, writeXlsx } from '../sheet/write-xlsx.ts';

async function read(content: string | Buffer, name = 'list.csv', mapping: string | null = null) {
  const path = join(await temporaryFolder({ [name]: content }), name);
  return readSupplierRows(path, { mapping: mapping === null ? null : parseMapping(mapping, 'm.yaml') });
}

test('a list is read by its recognized columns, and the others are named', async () => {
  const lines = ['Our ID,Supplier,SAM UEI,CAGE,Country,Contact Name', '7,Acme Inc,zqgghjh74dw7,1abc2,China,Jane Doe'];
  expect(await read(lines.join('\n'))).toEqual({
    sheet: null,
    header: ['Our ID', 'Supplier', 'SAM UEI', 'CAGE', 'Country', 'Contact Name'],
    columns: { ref: 'Our ID', name: 'Supplier', uei: 'SAM UEI', cage: 'CAGE', country: 'Country' },
    leftOut: ['Contact Name'],
    rows: [{ row: 2, ref: '7', name: 'Acme Inc', uei: 'ZQGGHJH74DW7', cage: '1ABC2', lei: null, country: 'CN' }],
    warnings: [],
  });
});

test('of primes and their subcontractors, the subcontractors are the suppliers; primes alone are', async () => {
  const both = await read('Prime Contractor,Prime UEI,Subcontractor,Contract No\nTop,ZQGGHJH74DW7,Acme,7\n');
  expect(both.rows).toMatchObject([{ name: 'Acme', uei: null }]);
  const primes = await read('Recipient Name,Recipient UEI,Award ID\nTop,ZQGGHJH74DW7,7\n');
  expect(primes.rows).toMatchObject([{ name: 'Top', uei: 'ZQGGHJH74DW7' }]);
});

test('names of persons in other columns of a list are not read', async () => {
  const found = await read('Supplier,Contact Name,CEO,Email\nAcme,Jane Doe,John Roe,jane@acme.example\n');
  expect(JSON.stringify(found.rows)).not.toMatch(/Jane|John|@/);
  expect(found.leftOut).toEqual(['Contact Name', 'CEO', 'Email']);
});

test('two suppliers with one UEI are a warning, and both are read; so is a number where a code is expected', async () => {
  const uei = 'ZQGGHJH74DW7';
  const rows = [
    ['Name', 'UEI', 'CAGE'],
    ['Acme', uei, numberCell('1E+234')],
    ['Acme West', uei, ''],
    ['', '', '<c><f>A1</f></c>'],
  ];
  const { rows: read1, warnings } = await read(writeXlsx([{ name: 'S', rows }]), 'list.xlsx');
  expect(read1.map(({ row, name, uei: own, cage }) => [row, name, own, cage])).toEqual([
    [2, 'Acme', uei, null],
    [3, 'Acme West', uei, null],
  ]);
  expect(warnings).toEqual([
    `Rows 2, 3 have the same UEI (${uei}): each is screened`,
    expect.stringMatching(/^Row 2, column CAGE: A number where an identifier is expected.*\(1e\+234\): read as empty$/),
    expect.stringMatching(/^Row 4, column CAGE: A formula without a saved value.*: read as empty$/),
    'Row 4: neither a name nor an identifier: not screened',
  ]);
});

test('a mapping says which columns are read', async () => {
  const mapping = `
version: 1
source: {id: s}
rows: [{table: organizations, columns: {id: Key, name: Title, country: {constant: US}}}]
`;
  const { rows, leftOut } = await read('Key,Title,Name\n7,Acme,Other\n', 'list.csv', mapping);
  expect(rows).toEqual([{ row: 2, ref: '7', name: 'Acme', uei: null, cage: null, lei: null, country: 'US' }]);
  expect(leftOut).toEqual(['Name']);
});

test('columns that are chosen are read in place of those recognized', async () => {
  const path = join(await temporaryFolder({ 'list.csv': 'Key,Title,Name\n7,Acme,Other\n' }), 'list.csv');
  const { rows, columns, leftOut } = await readSupplierRows(path, { columns: { name: 'Title', ref: 'Key' } });
  expect(rows).toMatchObject([{ ref: '7', name: 'Acme', country: null }]);
  expect([columns, leftOut]).toEqual([{ name: 'Title', ref: 'Key' }, ['Name']]);
  await expect(readSupplierRows(path, { columns: { name: 'Land' } })).rejects.toThrow(
    'list.csv: it has no column “Land”.',
  );
});

test.each<[string, number, RegExp]>([
  ['5,001 rows', 5001, /^The list has 5,001 rows; at most 5,000 can be screened at once\.$/],
  ['no rows', 0, /list\.csv: the list has no rows\.$/],
])('a list of %s is refused', async (_, count, message) => {
  const rows = Array.from({ length: count }, (_unused, at) => `Supplier ${at}`);
  await expect(read(['Name', ...rows, ''].join('\n'))).rejects.toThrow(message);
});

test('a list of 5,000 rows is read, and one that names nobody is refused', async () => {
  const rows = Array.from({ length: 5000 }, (_, at) => `Supplier ${at}`);
  expect((await read(['Name', ...rows].join('\n'))).rows).toHaveLength(5000);
  await expect(read('Color,Size\nred,big\n')).rejects.toThrow(
    /no column of names, UEI, CAGE codes or LEI is recognized/,
  );
});

test('rows that say that they are about persons, totals and notes are not screened', async () => {
  const found = await read('Vendor,Vendor Type\nAcme,LLC\nJane Doe,Individual\nTotal: 2,\n');
  expect(found.rows.map(({ name }) => name)).toEqual(['Acme']);
  expect(found.warnings).toEqual([
    'Not screened by Vendor Type, such as persons: 1 (rows 3)',
    'Row 4: a total or a note: not screened',
  ]);
  expect(JSON.stringify(found)).not.toContain('Jane');
});
