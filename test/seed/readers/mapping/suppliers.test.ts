import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parseMapping } from '#seed/readers/mapping/mapping.ts';
import { readSupplierRows } from '#seed/readers/mapping/suppliers.ts';
import type { SupplierList } from '#seed/readers/mapping/suppliers.ts';
import { temporaryFolder } from '../../temporary-folder.ts';
import { numberCell, writeXlsx } from '../sheet/write-xlsx.ts';

async function read(content: string | Buffer, name = 'list.csv', mapping: string | null = null) {
  const path = join(await temporaryFolder({ [name]: content }), name);
  return readSupplierRows(path, { mapping: mapping === null ? null : parseMapping(mapping, 'm.yaml') });
}

const namesIn = ({ rows }: SupplierList) => rows.map(({ name }) => name);

test('a list is read by its recognized columns, and the others are named', async () => {
  const lines = ['Our ID,Supplier,SAM UEI,CAGE,Country,Contact Name', '7,Acme Inc,zqgghjh74dw7,1abc2,China,Jane Doe'];
  expect(await read(lines.join('\n'))).toEqual({
    sheet: null,
    separator: 'comma',
    header: ['Our ID', 'Supplier', 'SAM UEI', 'CAGE', 'Country', 'Contact Name'],
    columns: { ref: 'Our ID', name: 'Supplier', uei: 'SAM UEI', cage: 'CAGE', country: 'Country' },
    leftOut: ['Contact Name'],
    personal: ['Contact Name'],
    samples: [['7'], ['Acme Inc'], ['zqgghjh74dw7'], ['1abc2'], ['China'], []],
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

test.each(['\t', ','])(
  'columns of a list that may name people are left out at the door, separated by %j',
  async (sign) => {
    const header = ['Supplier', 'Company Director', 'CEO', 'Buyer', 'Attn', 'Signatory', 'Contact person', 'E-mail'];
    const people = header.slice(1).map(() => 'Jane Doe');
    const text = [header, ['Acme', ...people], ['Short', 'Jane Doe'], ['Core "C" LLC', ...people]]
      .map((cells) => cells.join(sign))
      .join('\n');
    const found = await read(text);
    expect(namesIn(found)).toEqual(['Acme', 'Core "C" LLC']);
    expect(found.personal).toEqual(header.slice(1));
    expect(found.warnings).toEqual(['Row 3: The row has 2 cells, the header has 8: not screened']);
    expect(JSON.stringify(found)).not.toContain('Jane');
  },
);

test('a column that may name people is not read even if it is chosen, or the only one with names', async () => {
  const path = join(await temporaryFolder({ 'list.csv': 'Title,Company Director\nAcme,Jane Doe\n' }), 'list.csv');
  await expect(readSupplierRows(path, { columns: { name: 'Company Director' } })).rejects.toThrow(
    'list.csv: the column “Company Director” may name people, so it is never read; rename it if it names companies.',
  );
  const refused: unknown = await readSupplierRows(path, { guessesNames: true }).catch((error: unknown) => error);
  expect(refused).toMatchObject({
    extensions: {
      list: { header: ['Title', 'Company Director'], personal: ['Company Director'], samples: [['Acme'], []] },
    },
  });
  expect(JSON.stringify(refused)).not.toContain('Jane');
});

test('a comma in one name a line separates nothing, and every line is a name', async () => {
  const found = await read('Acme, Inc.\r\n\r\nThe Boeing Company\nJordan', 'list.txt');
  expect([found.separator, found.columns]).toEqual(['none', { name: 'Column 1' }]);
  expect(namesIn(found)).toEqual(['Acme, Inc.', 'The Boeing Company', 'Jordan']);
  expect(namesIn(await read('1,000 Lakes LLC'))).toEqual(['1,000 Lakes LLC']);
  expect(namesIn(await read('Suppliers\nAcme'))).toEqual(['Acme']);
});

test('CSV with quotes, a stated sign, zeros as Excel keeps them, and identifiers without a header is read', async () => {
  expect(namesIn(await read('\uFEFFname, country\n"Acme, ""A"" Inc.",US'))).toEqual(['Acme, "A" Inc.']);
  expect(namesIn(await read('\uFEFFsep=;\r\nname, legal;country\r\nAcme, Inc.;US\r\n'))).toEqual(['Acme, Inc.']);
  const codes = await read('name,cage\nX,="01234"\nY,"=""00007"" "');
  expect([codes.rows.map(({ cage }) => cage), codes.warnings]).toEqual([['01234', '00007'], []]);
  const bare = await read('Acme Corp\tZQGGHJH74DW7\nOther\nThird\tYNDUZMUZF8H8\tmore');
  expect(bare.header).toEqual(['Column 1', 'Column 2', 'Column 3']);
  expect(bare.rows.map(({ name, uei }) => [name, uei])).toEqual([
    ['Acme Corp', 'ZQGGHJH74DW7'],
    ['Other', null],
    ['Third', 'YNDUZMUZF8H8'],
  ]);
});

test('a row that is too short is read with a warning, and no column is guessed unless a person looks at it', async () => {
  const short = await read('name\tcountry\nAcme\tUS\n3" Pipe');
  expect(namesIn(short)).toEqual(['Acme', '3" Pipe']);
  expect(short.warnings).toEqual([expect.stringMatching(/^Row 3: .*: read as it stands$/)]);
  const path = join(await temporaryFolder({ 'list.txt': 'Acme\tUS\nCore\tDE' }), 'list.txt');
  await expect(readSupplierRows(path)).rejects.toThrow('no column of names');
  const guessed = await readSupplierRows(path, { guessesNames: true });
  expect(namesIn(guessed)).toEqual(['Acme', 'Core']);
  expect(guessed.warnings).toEqual(['No header is recognized: names are taken from Column 1']);
  const lines = await readSupplierRows(path, { separator: 'none' });
  expect(namesIn(lines)).toEqual(['Acme\tUS', 'Core\tDE']);
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
