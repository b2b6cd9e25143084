import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { openRecognized } from '#seed/readers/mapping/proposal.ts';
import { openRows } from '#seed/readers/sheet/row-source.ts';
import type { SheetChoice } from '#seed/readers/sheet/row-source.ts';
import { temporaryFolder } from '../../temporary-folder.ts';
import { writeZip } from '../write-zip.ts';
import { numberCell, writeXlsx } from './write-xlsx.ts';
import type { SheetPart } from './write-xlsx.ts';

async function written(content: string | Buffer, name = 'list.xlsx'): Promise<string> {
  return join(await temporaryFolder({ [name]: content }), name);
}

/** Everything of a sheet: its header, and rows as texts, with the problem of a cell in parentheses. */
async function readAll(path: string, choice?: SheetChoice) {
  const source = await openRows(path, choice);
  try {
    const rows: (readonly [number, ...string[]])[] = [];
    for await (const batch of source.rows())
      for (const row of batch)
        rows.push(
          'reason' in row
            ? [row.line, `(${row.reason})`]
            : [row.line, ...row.cells.map(({ text, problem }) => (problem === null ? text : `(${problem})`))],
        );
    const { header, headerRow, sheet, rowCount } = source;
    return { header, headerRow, sheet, rowCount, rows, notices: source.notices.map(({ message }) => message) };
  } finally {
    await source.close();
  }
}

const sheet = (rows: SheetPart['rows'], more: Partial<SheetPart> = {}): SheetPart => ({ name: 'One', rows, ...more });

test.each([
  ['commas', 'Name,Code\n"Acme; Inc",7\n'],
  ['semicolons', 'Name;Code\r\n"Acme; Inc";7\r\n'],
  ['tabs', 'Name\tCode\n"Acme; Inc"\t7\n'],
  ['pipes', 'Name|Code\n"Acme; Inc"|7\n'],
])('CSV with %s is read', async (_, text) => {
  expect(await readAll(await written(text, 'list.csv'))).toEqual({
    header: ['Name', 'Code'],
    headerRow: 1,
    sheet: null,
    rowCount: 1,
    rows: [[2, 'Acme; Inc', '7']],
    notices: [],
  });
});

test.each(['sep=;', '"sep=;"', 'SEP=;;;'])('Excel’s line %s says which sign separates cells', async (line) => {
  const found = await readAll(await written(`\uFEFF${line}\r\nName, Inc. or not;Code\r\nAcme, Inc;7\r\n`, 'list.csv'));
  expect(found).toMatchObject({ header: ['Name, Inc. or not', 'Code'], headerRow: 2, rows: [[3, 'Acme, Inc', '7']] });
});

test('a title above the header of a CSV file is not taken for it, and empty rows are left out', async () => {
  const found = await readAll(await written('Our suppliers\n\nName,Code\nAcme,"=""007"""\n,\nBest,8,9\n', 'list.csv'));
  expect(found).toMatchObject({ header: ['Name', 'Code'], headerRow: 3 });
  expect(found.rows).toEqual([
    [4, 'Acme', '007'],
    [6, '(The row has 3 cells, the header has 2)'],
  ]);
});

test('a workbook is read: shared and own texts, numbers, percentages, dates, yes and no, codes with zeros', async () => {
  const cells = [
    '<c t="s"><v>0</v></c>',
    'A_x000D_B &amp; C',
    numberCell('0.1000000000000000055'),
    numberCell('0.255', 1),
    numberCell('45658.75', 2),
    '<c t="b"><v>1</v></c>',
    numberCell('1234', 3),
    '<c t="str"><f>A1</f><v>kept</v></c>',
  ];
  const rows = [cells.map((_, at) => `Column ${at}`), cells];
  const path = await written(
    writeXlsx([sheet(rows)], {
      strings: ['<r><t>Shared</t></r><r><t> text</t></r><rPh><t>phonetic</t></rPh>'],
      formats: ['0.0%', '[Red]&quot;on &quot;d\\-mmm\\-yy', '00000'],
    }),
  );
  const found = await readAll(path);
  expect(found.rows).toEqual([[2, 'Shared text', 'A\rB & C', '0.1', '25.5', '2025-01-01', 'yes', '01234', 'kept']]);
});

test('a cell without a value that can be known has a problem, and the others of its row are read', async () => {
  const cells = ['x', '<c><f>B1*2</f></c>', '<c t="e"><v>#N/A</v></c>', numberCell('60', 1), numberCell('59', 1)];
  const path = await written(writeXlsx([sheet([['A', 'B', 'C', 'D', 'E'], cells])], { formats: ['yyyy-mm-dd'] }));
  expect((await readAll(path)).rows).toEqual([
    [
      2,
      'x',
      expect.stringContaining('formula without a saved value'),
      '(An error of the spreadsheet (#N/A))',
      expect.stringContaining('1900-02-29, which never was'),
      '1900-02-28',
    ],
  ]);
});

test('days count from 1904 in a workbook that says so', async () => {
  const rows = [
    ['Day', 'Name'],
    [numberCell('1', 1), 'x'],
  ];
  const path = await written(writeXlsx([sheet(rows)], { formats: ['m/d/yyyy'], is1904: true }));
  expect((await readAll(path)).rows).toEqual([[2, '1904-01-02', 'x']]);
});

test('the first visible sheet is read, with its hidden rows and columns, and merged cells have no value but the first', async () => {
  const rows =
    '<row r="2"><c r="A2" t="inlineStr"><is><t>Name</t></is></c><c r="C2" t="inlineStr"><is><t>Owner</t></is></c></row>' +
    '<row r="3" hidden="1"><c r="A3" t="inlineStr"><is><t>Acme</t></is></c><c r="C3" t="inlineStr"><is><t>Top</t></is></c></row>' +
    '<row r="4"><c r="A4" t="inlineStr"><is><t>Best</t></is></c></row>' +
    '<row r="5"><c r="A5" t="inlineStr"><is><t>Core</t></is></c></row>';
  const parts: readonly SheetPart[] = [
    sheet([['x']], { name: 'Secret', state: 'hidden' }),
    sheet(rows, {
      name: 'List',
      before: '<cols><col min="2" max="2" hidden="1"/></cols>',
      after: '<mergeCells><mergeCell ref="C3:C4"/></mergeCells>',
    }),
    sheet([['y']], { name: 'Other' }),
  ];
  const path = await written(writeXlsx(parts));
  const found = await readAll(path);
  expect(found).toMatchObject({ sheet: 'List', headerRow: 2, header: ['Name', '', 'Owner'], rowCount: 3 });
  expect(found.rows).toEqual([
    [3, 'Acme', '', 'Top'],
    [4, 'Best', '', expect.stringMatching(/^\(One of merged cells \(C3:C4\)/)],
    [5, 'Core', '', ''],
  ]);
  expect(found.notices).toEqual([
    'Other sheets are not read: Other',
    'Hidden sheets are not read: Secret',
    'Hidden rows are read like others: 1',
    'Hidden columns are read like others: 1',
    'Merged cells have one value, in the first of them: 1 (the first is C3:C4)',
  ]);
  expect(await readAll(path, { sheet: 'Secret' })).toMatchObject({ header: ['x'], rowCount: 0 });
});

const long = 'x'.repeat(200_000);
const ole = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(2000)]);
const formula = '<c><f>A1</f></c>';

test.each<[string, string, string | Buffer, RegExp, SheetChoice?]>([
  [
    'an encrypted workbook',
    'a.xlsx',
    Buffer.concat([ole, Buffer.from('EncryptedPackage', 'utf16le')]),
    /is encrypted; remove its password/,
  ],
  ['what is left of a broken workbook', 'a.xlsx', 'PK', /not an Excel workbook \(\.xlsx\); name a CSV file \.csv/],
  ['an old workbook', 'a.xls', ole, /old Excel workbook \(\.xls\) can't be read; save it as \.xlsx/],
  [
    'an archive of other files',
    'a.xlsx',
    writeZip([
      { name: 'a', content: 'x' },
      { name: 'b', content: 'y' },
    ]),
    /give one CSV file or Excel workbook/,
  ],
  [
    'a zip bomb',
    'a.xlsx',
    writeZip([
      { name: 'xl/workbook.xml', content: '<x/>' },
      { name: 'xl/b.xml', content: Buffer.alloc(64 * 1024 * 1024, 'a') },
    ]),
    /refused as a zip bomb/,
  ],
  ['an empty workbook', 'a.xlsx', writeXlsx([sheet([])]), /sheet One: the sheet is empty\.$/],
  ['an empty file', 'a.csv', '', /a\.csv: the file is empty\.$/],
  [
    'a sheet of formulas',
    'a.xlsx',
    writeXlsx([sheet([['A', 'B'], [formula, formula], [formula]])]),
    /its cells are formulas without saved values; open the workbook in Excel/,
  ],
  [
    'a formula in the header',
    'a.xlsx',
    writeXlsx([sheet([['A', formula, 'C']])]),
    /row 1, column B: the header can't be read \(A formula/,
  ],
  [
    'a cell of 200,000 characters',
    'a.xlsx',
    writeXlsx([
      sheet([
        ['A', 'B'],
        ['x', long],
      ]),
    ]),
    /One, row 2, column B: a cell has more than 32,767 characters/,
  ],
  [
    'a shared text of 200,000 characters',
    'a.xlsx',
    writeXlsx([sheet([['A']])], { strings: [long] }),
    /a cell has more than 32,767 characters/,
  ],
  [
    'a cell of 200,000 characters in CSV',
    'a.csv',
    `A,B\nx,${long}\n`,
    /line 2: a cell has more than 32,767 characters/,
  ],
  [
    'two columns with one name',
    'a.xlsx',
    writeXlsx([sheet([['Name', 'UEI', 'Name ']])]),
    /row 1: the header names the column Name twice/,
  ],
  ['two columns with one name in CSV', 'a.csv', 'Name,Name\nx,y\n', /line 1: the header names the column Name twice/],
  [
    'too many columns',
    'a.xlsx',
    writeXlsx([sheet([Array.from({ length: 2001 }, (_, at) => `c${at}`)])]),
    /2,001 columns; at most 2,000 are read/,
  ],
  ['an unknown sheet', 'a.xlsx', writeXlsx([sheet([['A']])]), /has no sheet "Two"; it has One/, { sheet: 'Two' }],
  [
    'only hidden sheets',
    'a.xlsx',
    writeXlsx([sheet([['A']], { state: 'hidden' })]),
    /every sheet is hidden; name one of One/,
  ],
  ['an empty header row', 'a.xlsx', writeXlsx([sheet([['A']])]), /row 5 is empty/, { headerRow: 5 }],
  ['rows out of order', 'a.xlsx', writeXlsx([sheet('<row r="2"/><row r="1"/>')]), /rows are not numbered in order/],
  [
    'cells out of order',
    'a.xlsx',
    writeXlsx([sheet('<row><c r="B1"/><c r="A1"/></row>')]),
    /cells are not numbered in order/,
  ],
  ['a sheet that is not XML', 'a.xlsx', writeXlsx([sheet('<row>&nbsp;')]), /not well-formed XML/],
])('refused in one sentence: %s', async (_, name, content, message, choice) => {
  const failure = await openRows(await written(content, name), choice).catch((error: unknown) => error);
  expect(failure).toMatchObject({ code: 'BAD_USER_INPUT' });
  expect(String(failure)).toMatch(message);
  expect(String(failure)).not.toMatch(/\. [A-Z]/);
});

test.each([
  ['Windows-1252', Buffer.from('Name;Ort\nMüller GmbH;Köln\n', 'latin1'), ['Müller GmbH', 'Köln']],
  ['UTF-16 as Excel writes “Unicode text”', utf16('Name\tOrt\n华为\tKöln\n'), ['华为', 'Köln']],
])('a text file in %s is read, with a notice', async (_, content, cells) => {
  const source = await openRows(await written(content, 'list.csv'));
  const rows = [];
  for await (const batch of source.rows()) rows.push(...batch);
  await source.close();
  expect(source.header).toEqual(['Name', 'Ort']);
  expect(rows.map((row) => ('cells' in row ? row.cells.map(({ text }) => text) : row))).toEqual([cells]);
  expect(source.notices.map(({ message }) => message).join()).toMatch(/^Read as (Windows-1252|UTF-16)/);
  expect(source.sha256).toBe(createHash('sha256').update(content).digest('hex'));
});

function utf16(text: string): Buffer {
  return Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);
}

test('UTF-8 text with a damaged byte is refused, not read with wrong letters', async () => {
  const content = Buffer.concat([Buffer.from('Name\nMüller\nK'), Buffer.from([0xf6]), Buffer.from('ln\n')]);
  await expect(openRows(await written(content, 'list.csv'))).rejects.toThrow('list.csv, line 3: not UTF-8 text');
});

test('the sheet and the row with most names of columns that are recognized are read', async () => {
  const vendors = [
    ['List of vendors', 'as of June'],
    ['Supplier', '', '', 'Owner', ''],
    ['Name', 'UEI', 'Country', 'Owner', 'Share'],
    ['Acme Inc', 'YNDUZMUZF8H8', 'US', 'Top Co', '25%'],
  ];
  const workbook = writeXlsx([
    {
      name: 'READ ME',
      rows: [
        ['1', 'Name of vendor'],
        ['2', 'Country of vendor'],
      ],
    },
    { name: 'Vendors', rows: vendors },
  ]);
  const source = await openRecognized(await written(workbook));
  await source.close();
  expect([source.sheet, source.headerRow]).toEqual(['Vendors', 3]);
});

test('a part of a workbook that is not well-formed names the workbook', async () => {
  const workbook = writeXlsx([sheet('<row>&nbsp;')]);
  await expect(openRows(await written(workbook, 'suppliers.xlsx'))).rejects.toThrow(
    /^suppliers\.xlsx, xl\/worksheets\/sheet1\.xml, line 1: not well-formed XML/,
  );
});

test('100,000 rows are read in bounded memory', async () => {
  const row = (at: number) =>
    `<row r="${at}"><c t="inlineStr"><is><t>Supplier ${at}</t></is></c>${numberCell(String(at))}<c t="s"><v>0</v></c></row>`;
  const rows = Array.from({ length: 100_000 }, (_, at) => row(at + 2)).join('');
  const header = '<row r="1"><c t="s"><v>1</v></c><c t="s"><v>2</v></c><c t="s"><v>3</v></c></row>';
  const path = await written(writeXlsx([sheet(header + rows)], { strings: ['same', 'Name', 'Number', 'Text'] }));
  const source = await openRows(path);
  let [count, most] = [0, 0];
  const before = liveHeap();
  for await (const batch of source.rows()) {
    count += batch.length;
    if (count % 10_000 < batch.length) most = Math.max(most, liveHeap());
  }
  await source.close();
  expect(source.rowCount).toBe(100_000);
  expect(count).toBe(100_000);
  expect(most - before).toBeLessThan(24 * 1024 * 1024);
});

function liveHeap(): number {
  setFlagsFromString('--expose-gc');
  runInNewContext('gc()');
  return process.memoryUsage().heapUsed;
}
