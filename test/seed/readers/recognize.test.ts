import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { formats } from '#seed/readers/formats.ts';
import { openInput } from '#seed/readers/open.ts';
import { formatsOf, recognizeFiles } from '#seed/readers/recognize.ts';
import { readWhole } from '../read-whole.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { entityRecord, gleifFile } from './gleif/write-gleif.ts';
import { extract, record } from './sam-extract/write-extract.ts';
import { writeZip } from './write-zip.ts';

const containing = (text: string): unknown => expect.stringContaining(text);

/** A file of each format. */
const examples: Readonly<Record<string, readonly [name: string, content: string]>> = {
  'chain-package': ['organizations.csv', '\ufeffid,name\nO1,Invented\n'],
  'usaspending-subawards': ['x.csv', '"prime_award_unique_key","subaward_action_date"\r\n'],
  'usaspending-awards': ['x.csv', 'contract_award_unique_key,award_id_piid,modification_number\n'],
  'sam-subawards': ['x.json', '{"totalRecords": 1, "data": [{"primeContractKey": "CONT_AWD_1"}]}'],
  'sam-extract': ['x.dat', extract([record({ 1: 'F5D8RKAXL1M3' })])],
  'consolidated-screening-list': ['x.csv', '_id,source,entity_number,type,programs,name,federal_register_notice\n'],
  gleif: ['x', gleifFile([entityRecord({ lei: 'x' })])],
  bods: ['x.json', '[\n {"statementId": "a", "recordType": "entity"}]'],
  opengraph: ['x.json', '{"metadata":{"source_kind":"Subtier"},"graph":{"nodes":[\n],"edges":[]}}'],
  ftm: ['x.json', '{"id": "a", "schema": "Company", "properties": {}}\n'],
};

async function recognize(paths: readonly string[]): Promise<readonly string[]> {
  return formatsOf(paths, await recognizeFiles(paths)).map(({ name }) => name);
}

test('there is an example of every format', () => {
  expect(Object.keys(examples).sort()).toEqual(formats.map(({ name }) => name).sort());
});

test.each(Object.entries(examples))(
  '%s is recognized alone, in a folder and in a .zip',
  async (format, [name, content]) => {
    const folder = await temporaryFolder({ [name]: content, 'readme.txt': 'Downloaded yesterday' });
    const zip = await temporaryFolder({ 'x.zip': writeZip([{ name, content }]) });
    for (const path of [join(folder, name), folder, join(zip, 'x.zip')])
      expect(await recognize([path])).toEqual([format]);
  },
);

test('the screening list is recognized as JSON too', async () => {
  const content = '{\n "results": [{"id": "1", "source": "x", "source_list_url": "https://example.org"}]}';
  const folder = await temporaryFolder({ 'consolidated.json': content });
  expect(await recognize([join(folder, 'consolidated.json')])).toEqual(['consolidated-screening-list']);
});

test('an unknown file, files of two formats and no file are refused with the formats', async () => {
  const text = (format: string) => examples[format]?.[1] ?? '';
  const folder = await temporaryFolder({
    'a.txt': 'tea leaves',
    'b.json': text('bods'),
    'f.json': text('ftm'),
    empty: '',
  });
  const path = (name: string) => join(folder, name);
  const listed = /Formats: chain-package, .*gleif, .*opengraph.*\.$/;
  for (const paths of [[path('a.txt')], [path('b.json'), path('f.json')], [folder], []])
    await expect(recognize(paths)).rejects.toThrow(listed);
  await expect(recognize([path('a.txt')])).rejects.toThrow(/a\.txt: format not recognized\. Name the format to see/);
  await expect(recognize([folder])).rejects.toThrow(
    /files of the formats bods and ftm \(b\.json: bods; f\.json: ftm\)\. Import one format at a time: name the format/,
  );
});

const prime = 'CONT_AWD_FA875019F0001_9700_FA875018D0001_9700';
const awards = `contract_award_unique_key,award_id_piid,recipient_uei,recipient_name\n${prime},FA875019F0001,ABCDEFGHJK19,Prime\n`;
const subawards = `prime_award_unique_key,prime_awardee_uei,subaward_number,subaward_amount,subaward_action_date,subawardee_uei\n${prime},ABCDEFGHJK19,1,5,2025-02-19,SUBSUBSUBSU9\n${prime},ABCDEFGHJK19,2,5,never,SUBSUBSUBSU9\n`;
const download = [
  { name: 'Contracts_PrimeAwardSummaries.csv', content: awards },
  { name: 'Contracts_Subawards.csv', content: subawards },
  { name: 'Assistance_Subawards.csv', content: 'prime_award_fain,subaward_action_date\nx,2025-01-01\n' },
];

test('the parts of a download are read together, each by its format, and what is left out is reported', async () => {
  const folder = await temporaryFolder({ 'x.zip': writeZip(download) });
  const input = await openInput('auto', [join(folder, 'x.zip')]);
  expect(input.format).toBe('usaspending-awards, usaspending-subawards');
  expect(input.sources).toEqual([
    'usaspending-awards:Contracts_PrimeAwardSummaries.csv',
    'usaspending-subawards:Contracts_Subawards.csv',
  ]);
  const { rows, rejects } = await readWhole(input);
  expect(rows.filter(({ table }) => table === 'sources')).toHaveLength(2);
  expect(rows.filter(({ table, row }) => table === 'contracts' && row !== null)).toHaveLength(1);
  expect(rows.filter(({ table }) => table === 'subcontracts')).toHaveLength(1);
  expect(rejects).toMatchObject([{ file: 'Contracts_Subawards.csv', line: 3 }]);
  expect(input.notices()).toContainEqual(
    expect.objectContaining({
      file: 'Assistance_Subawards.csv',
      message: containing('Format not recognized (it has the columns prime_award_fain, subaward_action_date'),
    }),
  );
  await input.close();
});

test('a format that is named reads its own files only, and what is left out is reported', async () => {
  const folder = await temporaryFolder({
    'b.json': '[{"statementId": "a", "recordId": "a", "recordType": "entity", "recordDetails": {"name": "A"}}]',
    'f.json': examples['ftm']?.[1] ?? '',
    'notes.txt': 'tea leaves',
  });
  const input = await openInput('bods', [folder]);
  expect(input.sources).toEqual(['bods:b.json']);
  expect(input.notices().map(({ file, message }) => `${file}: ${message}`)).toEqual([
    'notes.txt: Not a file extension of this format: not read',
    'f.json: Of the format ftm: not read',
  ]);
  await input.close();
  await expect(openInput('gleif', [folder])).rejects.toThrow(/contains no \.xml file/);
});

test.each<[string, string | Buffer, RegExp]>([
  ['an empty file', '', /format not recognized \(x\.csv is empty\)/],
  ['UTF-16', Buffer.from('\ufeffprime_award_unique_key,subaward_action_date\n', 'utf16le'), /UTF-16: save it as UTF-8/],
  [
    'a file compressed with gzip',
    gzipSync(examples['ftm']?.[1] ?? ''),
    /\(x\.csv is compressed with gzip: unpack it\)/,
  ],
  ['an archive in a folder', writeZip([{ name: 'a.csv', content: 'id\n' }]), /is an archive or a spreadsheet: unpack/],
  [
    'an HTML page',
    ' \n<!DOCTYPE html>\n<html><body>Please sign in</body></html>',
    /\(x\.csv is an HTML page: the download/,
  ],
  ['CSV that no format has', 'a,b,a\n1,2,3\n', /has the columns a, b, a, as no format has\)/],
  [
    'an encrypted workbook',
    Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.from('EncryptedPackage', 'utf16le')]),
    /\(x\.csv is an encrypted workbook: remove its password in Excel and save it again\)\.$/,
  ],
  ['a PDF', '%PDF-1.7\n', /\(x\.csv is a PDF: give the data/],
  [
    'an Excel workbook',
    writeZip([{ name: 'xl/workbook.xml', content: '<workbook/>' }]),
    /\(x\.csv is an Excel workbook or another Office file: import a workbook \(\.xlsx\) by a mapping/,
  ],
  [
    'an old Excel workbook',
    Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0]),
    /\(x\.csv is an Excel workbook/,
  ],
  ['bzip2', 'BZh91AY', /\(x\.csv is compressed: unpack it/],
  [
    'semicolons',
    'prime_award_unique_key;subaward_action_date;subawardee_uei\n',
    /\(x\.csv has its columns separated by semicolons, not commas: save it with commas; it would then be of the format usaspending-subawards\)/,
  ],
  [
    'tabs, and a missing column',
    'prime_award_unique_key\tsubaward_amount\tsubawardee_uei\n',
    /separated by tabs, not commas: save it with commas; it is nearly of the format usaspending-subawards, but the column subaward_action_date is missing\)/,
  ],
  [
    'unknown columns separated by pipes',
    'a|b|c\n',
    /separated by pipes, not commas: save it with commas; it has the columns a, b, c, as no/,
  ],
  [
    'a missing column',
    'contract_award_unique_key,recipient_uei,recipient_name\n',
    /\(x\.csv is nearly of the format usaspending-awards, but the column award_id_piid is missing\)/,
  ],
  [
    'missing columns of the screening list',
    'source,type,name,alt_names,ids\n',
    /nearly of the format consolidated-screening-list, but the column federal_register_notice is missing\)/,
  ],
  ['other XML', '<?xml version="1.0"?>\n<rss version="2.0"/>', /\(x\.csv is XML with the root element rss, which/],
  ['other JSON', '{"error": {"code": 403}}', /\(x\.csv is JSON with the fields error, code, as no format has\)/],
])('what hides the format is named: %s', async (_, content, message) => {
  const folder = await temporaryFolder({ 'x.csv': content });
  await expect(recognize([folder])).rejects.toThrow(message);
});

test.each(['auto', 'ftm'])('a folder within a folder is not read, and is reported: format %s', async (format) => {
  const folder = await temporaryFolder({
    'f.json': examples['ftm']?.[1] ?? '',
    '2025/g.json': examples['ftm']?.[1] ?? '',
  });
  const input = await openInput(format, [folder]);
  expect(input.sources).toEqual(['ftm:f.json']);
  expect(input.notices().map(({ file, message }) => `${file}: ${message}`)).toEqual([
    '2025: A folder within a folder: not read',
  ]);
  await input.close();
});

test('a pipe in a folder is refused, since its name may be that of a file of the format', async () => {
  const folder = await temporaryFolder({ 'organizations.csv': 'id,name\nO1,Invented\n' });
  execFileSync('mkfifo', [join(folder, 'access.csv')]);
  await expect(openInput('chain-package', [folder])).rejects.toThrow(/access\.csv: neither a file nor a folder\.$/);
});

test('a folder with nothing but folders says which to give', async () => {
  const folder = await temporaryFolder({ '2025/organizations.csv': 'id,name\nO1,Invented\n' });
  await expect(recognize([folder])).rejects.toThrow(
    /not recognized \(2025 is a folder: give it as a path of its own\)/,
  );
});

test('an archive or folder without files says so', async () => {
  const folder = await temporaryFolder({ 'x.zip': writeZip([]) });
  await expect(recognize([join(folder, 'x.zip')])).rejects.toThrow(/format not recognized \(no file is in it\)/);
});

test('a workbook, whose file is an archive, is named as one', async () => {
  const content = writeZip([
    { name: '[Content_Types].xml', content: '<Types/>' },
    { name: 'xl/workbook.xml', content: '<workbook/>' },
  ]);
  const folder = await temporaryFolder({ 'awards.xlsx': content });
  await expect(recognize([join(folder, 'awards.xlsx')])).rejects.toThrow(
    /awards\.xlsx: format not recognized \(it is an Excel workbook or another Office file: import a workbook \(\.xlsx\) by a mapping/,
  );
});

test('a table of the chain package that lacks a column is nearly one', async () => {
  const folder = await temporaryFolder({ 'organizations.csv': 'name,uei\nInvented,F5D8RKAXL1M3\n' });
  await expect(recognize([join(folder, 'organizations.csv')])).rejects.toThrow(
    /organizations\.csv is nearly of the format chain-package, but the column id is missing/,
  );
});

test('a file of another program is named also if the format is', async () => {
  const folder = await temporaryFolder({ 'x.csv': '<html>\n<body>Sign in</body></html>\n', 'y.csv': 'a;b\n1;2\n' });
  await expect(openInput('usaspending-subawards', [join(folder, 'x.csv')])).rejects.toThrow(
    /not a contract subawards file of USAspending .*\. x\.csv is an HTML page: /,
  );
  for (const format of ['usaspending-awards', 'consolidated-screening-list'])
    await expect(openInput(format, [join(folder, 'y.csv')])).rejects.toThrow(/separated by semicolons, not commas/);
});

test('a file that is left out beside others says what it is', async () => {
  const folder = await temporaryFolder({ 'f.json': examples['ftm']?.[1] ?? '', 'login.csv': '<html></html>' });
  const files = await recognizeFiles([folder]);
  expect(files).toMatchObject([{ why: null }, { name: 'login.csv', why: containing('HTML page') }]);
});

test('a file that begins with blanks is recognized in time that grows with their number, not its square', async () => {
  const folder = await temporaryFolder({ 'x.json': ' '.repeat(1024 * 1024) });
  await expect(recognize([folder])).rejects.toThrow(/format not recognized/);
});

const withoutUei = 'prime_award_unique_key,prime_awardee_duns,subaward_number,subaward_action_date,subawardee_name';
test.each<[string, string, string, readonly string[]]>([
  [
    'usaspending-subawards',
    'x.csv',
    `${withoutUei}\n`,
    ['prime_awardee_uei', 'subawardee_uei', 'subawardee_country_code', 'subaward_amount', 'subaward_sam_report_id'],
  ],
  [
    'usaspending-awards',
    'x.csv',
    'contract_award_unique_key,award_id_piid,recipient_name,awarding_sub_agency_code,period_of_performance_start_date\n',
    ['recipient_uei', 'period_of_performance_current_end_date'],
  ],
  [
    'consolidated-screening-list',
    'x.csv',
    '_id,source,type,name,start_date,end_date,federal_register_notice\n',
    ['ids', 'alt_names'],
  ],
  [
    'sam-subawards',
    'x.json',
    '{"data": [{"primeContractKey": "CONT_AWD_1_2", "primeEntityUei": "F5D8RKAXL1M3", "subAwardAmount": 5}]}',
    ['subEntityUei'],
  ],
])(
  'a file of %s that lacks columns which matter is read, and says what that means',
  async (format, name, text, columns) => {
    const folder = await temporaryFolder({ [name]: text });
    const input = await openInput(format, [join(folder, name)]);
    const missing = input.notices().filter(({ kind }) => kind === 'missing-column');
    expect(missing.map(({ column }) => column)).toEqual(columns);
    for (const { message } of missing) expect(message).toMatch(/^Missing: .{20}/);
    await input.close();
  },
);
