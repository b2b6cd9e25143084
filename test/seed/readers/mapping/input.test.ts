import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readMapped } from '#seed/readers/mapping/input.ts';
import { parseMapping } from '#seed/readers/mapping/mapping.ts';
import { readWhole } from '../../read-whole.ts';
import { temporaryFolder } from '../../temporary-folder.ts';
import { numberCell, writeXlsx } from '../sheet/write-xlsx.ts';

const source = 'source: {id: my-list, publisher: Us}';
const suppliers = `
version: 1
${source}
confidence: 70
dateFormat: mm/dd/yyyy
listSeparator: ","
rows:
  - table: organizations
    columns:
      id: {organization: {uei: UEI, lei: LEI, cage: CAGE, name: Supplier}}
      name: Supplier
      uei: UEI
      cage: CAGE
      country: Country
  - table: organizations
    when: [{column: Owner, filled: true}]
    each: Owner
    columns:
      id: {organization: {name: Owner}}
      name: Owner
  - table: ownership
    when: [{column: Owner, filled: true}, {column: Kind, isNot: [rumor]}]
    each: Owner
    columns:
      owner: {organization: {name: Owner}}
      owned: {organization: {uei: UEI, lei: LEI, cage: CAGE, name: Supplier}}
      share_pct: Share
      valid_from: Since
leftOut: [Notes]
`;
const header = 'Supplier,UEI,LEI,CAGE,Country,Owner,Share,Since,Kind,Notes';

async function read(mapping: string, content: string | Buffer, name = 'list.csv') {
  const path = join(await temporaryFolder({ [name]: content }), name);
  const input = await readMapped([path], parseMapping(mapping, 'm.mapping.yaml'));
  try {
    const { rows, rejects } = await readWhole(input);
    return { rows, rejects, notices: input.notices() };
  } finally {
    await input.close();
  }
}

test('a row becomes several entities and hops, and several rows become one organization of the source', async () => {
  const lines = [
    header,
    'Acme Inc,,549300MLUDYVRQOOXS22,1ABC2,China,"Top Co, Best Co",25%,12/31/2024,,x',
    'Core LLC,ZQGGHJH74DW7,,,US,,,,,x',
    'Dome,,,,CHN,TOP  CO,"1,5",1/2/2024,rumor,x',
  ];
  const { rows, rejects } = await read(suppliers, lines.join('\n'));
  expect(rejects).toEqual([]);
  const stated = rows.map(({ table, values, validFrom, at }) => [table, at.line, values, validFrom] as const);
  expect(stated.slice(1)).toEqual([
    ['organizations', 2, { id: 'LEI-549300MLUDYVRQOOXS22', name: 'Acme Inc', cage: '1ABC2', country: 'CN' }, null],
    ['organizations', 2, { id: 'my-list:top co', name: 'Top Co' }, null],
    ['organizations', 2, { id: 'my-list:best co', name: 'Best Co' }, null],
    ['organizations', 3, { id: 'ZQGGHJH74DW7', name: 'Core LLC', uei: 'ZQGGHJH74DW7', country: 'US' }, null],
    ['organizations', 4, { id: 'my-list:dome', name: 'Dome', country: 'CN' }, null],
    ['organizations', 4, { id: 'my-list:top co', name: 'Top Co' }, null],
    ['ownership', 2, { owner: 'my-list:top co', owned: 'LEI-549300MLUDYVRQOOXS22', share_pct: 25 }, '2024-12-31'],
    ['ownership', 2, { owner: 'my-list:best co', owned: 'LEI-549300MLUDYVRQOOXS22', share_pct: 25 }, '2024-12-31'],
  ]);
  expect(rows[0]).toMatchObject({
    table: 'sources',
    values: { id: 'my-list', publisher: 'Us', title: 'list.csv', data_class: 'REPORTED' },
    confidence: 70,
  });
  expect(rows[1]).toMatchObject({ source: 'my-list', confidence: 70, dataClass: 'REPORTED' });
});

test('a cell that cannot be read rejects what it would have made, with sheet, row and column, and keeps what it was about', async () => {
  const cells = [
    ['Supplier', 'UEI', 'LEI', 'CAGE', 'Country', 'Owner', 'Share', 'Since', 'Kind', 'Notes'],
    ['Acme', '', '', numberCell('1E+234'), 'US', '', '', '', '', ''],
    ['Best', '', '', numberCell('1234'), 'US', '', '', '', '', ''],
    ['Core', '', '', numberCell('12345'), 'US', '', '', '', '', ''],
    ['Dome', '', '', '', 'Atlantis', '', '', '', '', ''],
    ['Edge', '', '', '', '', 'Top', numberCell('0.5', 1), numberCell('45658'), '', ''],
    ['Fort', '', '', '', '', 'Top', '<c><f>1</f></c>', '31/12/2024', '', ''],
    ['Gate', '', '', numberCell('12000'), '', '', '', '', '', ''],
  ];
  const workbook = writeXlsx([{ name: 'Sheet 1', rows: cells }], { formats: ['0%'] });
  const { rows, rejects } = await read(suppliers, workbook, 'list.xlsx');
  const shown = rejects.map(({ file, line, column, reason, columns = {} }) => [
    file,
    line,
    columns[column ?? ''],
    reason.split(':')[0],
  ]);
  const file = 'list.xlsx, sheet Sheet 1';
  expect(shown).toEqual([
    [file, 2, 'CAGE', 'A number where an identifier is expected'],
    [file, 3, 'CAGE', 'A number where an identifier is expected'],
    [file, 5, 'Country', 'Neither the name of a country nor an ISO 3166 code'],
    [file, 8, 'CAGE', 'A number where an identifier is expected'],
    [file, 6, 'Since', 'A number where a date is expected'],
    [file, 7, 'Share', 'A formula without a saved value'],
  ]);
  expect(rejects[2]?.identities).toMatchObject([{ table: 'organizations', values: { id: 'my-list:dome' } }]);
  expect(rows.flatMap(({ table, values }) => (table === 'organizations' ? [values['id']] : []))).toEqual([
    'my-list:CAGE-12345',
    'my-list:edge',
    'my-list:top',
    'my-list:fort',
    'my-list:top',
  ]);
});

test('a row with a cell too many is one reject, and keeps all that it may be about', async () => {
  const { rejects } = await read(suppliers, `${header}\nAcme,,,,US,Top,5,1/1/2024,,x,y\n`);
  expect(rejects).toHaveLength(1);
  expect(rejects[0]).toMatchObject({ file: 'list.csv', line: 2, reason: 'The row has 11 cells, the header has 10' });
  const kept = rejects[0]?.identities?.map(({ table, values }) => [table, values]);
  expect(kept).toContainEqual(['organizations', { id: 'my-list:acme' }]);
  expect(kept).toContainEqual(['ownership', { owner: 'my-list:top', owned: 'my-list:acme' }]);
});

test('columns that the mapping says nothing about are named, and those left out on purpose are not', async () => {
  const { notices } = await read(suppliers, `${header},New\nAcme,,,,,,,,,,x\n`);
  expect(notices.map(({ column, message }) => [column, message])).toEqual([['New', 'Not in the mapping: not read']]);
});

test('a header without a column that the mapping reads is refused, with the columns that are new', async () => {
  await expect(read(suppliers, `${header.replace('CAGE', 'CAGE Code')}\n`)).rejects.toThrow(
    'list.csv, row 1: the mapping reads the column "CAGE", which the header no longer has; the mapping says nothing about "CAGE Code".',
  );
});

test('values, constants, joined columns and decimal commas are read as the mapping says', async () => {
  const mapping = `
version: 1
${source}
decimal: comma
rows:
  - table: contracts
    columns:
      id: {join: [Order, Line], with: /}
      title: {constant: From our list}
      value: Amount
      identified: {column: Known, values: {ja: "yes", nein: "no"}}
`;
  const { rows } = await read(mapping, 'Order;Line;Amount;Known\nA1;2;"1.234,50";JA\nB;;7,5;nein\n');
  expect(rows.slice(1).map(({ values }) => values)).toEqual([
    { id: 'A1/2', title: 'From our list', value: 1234.5, identified: true },
    { id: 'B/', title: 'From our list', value: 7.5, identified: false },
  ]);
});

test.each<[string, string, RegExp]>([
  ['another version', 'version: 2', /m\.yaml, version: /],
  ['no YAML', 'a: [', /m\.yaml: not YAML/],
  ['an unknown table', `version: 1\n${source}\nrows: [{table: cats, columns: {}}]`, /m\.yaml, rows\.0\.table/],
  [
    'an unknown column of a table',
    `version: 1\n${source}\nrows: [{table: organizations, columns: {id: A, size: B}}]`,
    /rows\.0: organizations has no column size to be filled; it has id, name/,
  ],
  [
    'no key',
    `version: 1\n${source}\nrows: [{table: organizations, columns: {name: A}}]`,
    /rows\.0: organizations needs the column id/,
  ],
  [
    'a source of its own',
    `version: 1\n${source}\nrows: [{table: organizations, columns: {id: A, source: B}}]`,
    /no column source/,
  ],
  [
    'names of persons',
    `version: 1\n${source}\nrows: [{table: organizations, columns: {id: A, name: Contact Name}}]`,
    /the column "Contact Name" seems to have personal data/,
  ],
  [
    'a list of which nothing takes the items',
    `version: 1\n${source}\nrows: [{table: organizations, each: B, columns: {id: A}}]`,
    /no column takes the values of "B"/,
  ],
])('a mapping is refused in one sentence: %s', (_, text, message) => {
  expect(() => parseMapping(text, 'm.yaml')).toThrow(message);
});

test('one company that is spelt in two ways has the first print, and no row is rejected', async () => {
  const mapping = `
version: 1
${source}
rows:
  - table: organizations
    columns: { id: { organization: { name: Name } }, name: Name }
`;
  const { rows, rejects, notices } = await read(mapping, "Name\nXi’an Ltd.\nXi'an Ltd\nXi'an  Inc\n");
  expect(rejects).toEqual([]);
  expect(rows.slice(1).map(({ values }) => values['name'])).toEqual(['Xi’an Ltd.', 'Xi’an Ltd.', "Xi'an  Inc"]);
  expect(notices).toMatchObject([
    { column: 'Name', line: 3, message: 'Written in several ways: the first one is stored' },
  ]);
});

test('a row with several bad cells is one reject with all reasons, and keeps all that it would have made', async () => {
  const { rejects } = await read(suppliers, `${header}\nAcme,,,,Korea,Top,5%,1/40/2024,,\n`);
  expect(rejects.map(({ line, column, reason }) => [line, column, reason])).toEqual([
    [2, 'country', 'May be North Korea or South Korea: say which; Since: Not a day of the calendar'],
  ]);
  expect(rejects[0]?.identities?.map(({ table }) => table)).toEqual(['organizations', 'ownership']);
});
