import { join } from 'node:path';
import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {} from '#graph/failure.ts';
import { readChainPackage } from '#seed/readers/chain-package/package.ts';
import { runs } from '#test/runs.ts';
import { readWhole } from '../../read-whole.ts';
import { temporaryFolder } from '../../temporary-folder.ts';

const matching = (pattern: RegExp): unknown => expect.stringMatching(pattern);

const oneSource = { 'sources.csv': 'id,title,data_class\ns1,First,documented\n' };

async function read(files: Readonly<Record<string, string | Buffer>>) {
  const input = await readChainPackage(await temporaryFolder(files));
  return { ...(await readWhole(input)), notices: input.notices(), input };
}

test('a row has all its values, in the form of the graph', async () => {
  const { rows, rejects } = await read({
    'sources.csv':
      '\ufeffid,title,retrieved_at,data_class\r\ns1,First,2025-07-15,documented\r\ns2,Second,2025-07-15T10:00:00+02:00,\r\n',
    'contracts.csv':
      'id,title,value,identified,performed_in,valid_from,valid_to,source,confidence,data_class,row\n' +
      'C1,"A ""title"", in two\nlines",-12.50,NO,gum,2025-01-01,2025-02-01,s1,0,Inferred,r 1\n' +
      'C2,,,,,,,s2,,,\n',
    'access.csv': 'id,person,system,mode,basis,source\nA1,P1,Y1,View_Only,,s1\n',
  });
  expect(rejects).toEqual([]);
  expect(rows).toEqual([
    {
      table: 'sources',
      values: { id: 's1', title: 'First', retrieved_at: '2025-07-15', data_class: 'DOCUMENTED' },
      source: 's1',
      confidence: 50,
      dataClass: 'DOCUMENTED',
      row: null,
      validFrom: null,
      validTo: null,
      at: { file: 'sources.csv', line: 2 },
    },
    {
      table: 'sources',
      values: { id: 's2', title: 'Second', retrieved_at: '2025-07-15T08:00:00.000Z' },
      source: 's2',
      confidence: 50,
      dataClass: 'REPORTED',
      row: null,
      validFrom: null,
      validTo: null,
      at: { file: 'sources.csv', line: 3 },
    },
    {
      table: 'contracts',
      values: { id: 'C1', title: 'A "title", in two\nlines', value: -12.5, identified: false, performed_in: 'GU' },
      source: 's1',
      confidence: 0,
      dataClass: 'INFERRED',
      row: 'r 1',
      validFrom: '2025-01-01',
      validTo: '2025-02-01',
      at: { file: 'contracts.csv', line: 2 },
    },
    {
      // Empty cells are left out even if the format has a default, so that they do not influence the entity's resolved values.
      table: 'contracts',
      values: { id: 'C2' },
      source: 's2',
      confidence: 50,
      dataClass: 'REPORTED',
      row: null,
      validFrom: null,
      validTo: null,
      at: { file: 'contracts.csv', line: 4 },
    },
    {
      table: 'access',
      values: { id: 'A1', person: 'P1', system: 'Y1', mode: 'VIEW_ONLY' },
      source: 's1',
      confidence: 50,
      dataClass: 'DOCUMENTED',
      row: null,
      validFrom: null,
      validTo: null,
      at: { file: 'access.csv', line: 2 },
    },
  ]);
});

test.each([
  ['systems', 'id,impact_level', 'Y1,3', 'impact_level', 'Not one of 2, 4, 5, 6', '3'],
  ['systems', 'id,impact_level', 'Y1,4.0', 'impact_level', 'Not a whole number', '4.0'],
  ['systems', 'id,kind', 'Y1,spaceship', 'kind', 'Not one of cloud, network', 'spaceship'],
  ['systems', 'id,sensitivity', 'Y1,secret', 'sensitivity', 'Not one of public, controlled', 'secret'],
  ['systems', 'id,impact_level', ',4', 'id', 'Required, but empty', null],
  ['organizations', 'id,country', 'O1,ZZ', 'country', 'Not an ISO 3166', 'ZZ'],
  ['organizations', 'id,country', 'O1,China', 'country', 'Not an ISO 3166', 'China'],
  ['organizations', 'id,country', 'O1,156', 'country', 'Not an ISO 3166', '156'],
  ['organizations', 'id,confidence', 'O1,101', 'confidence', 'More than 100', '101'],
  ['organizations', 'id,confidence', 'O1,-1', 'confidence', 'Less than 0', '-1'],
  ['organizations', 'id,confidence', 'O1,50.5', 'confidence', 'Not a whole number', '50.5'],
  ['organizations', 'id,data_class', 'O1,guess', 'data_class', 'Not one of documented', 'guess'],
  ['organizations', 'id,source', 'O1,s9', 'source', "Not among the package's sources", 's9'],
  [
    'organizations',
    'id,name',
    `${'k'.repeat(1001)},x`,
    'id',
    'A key longer than 1000',
    `${'k'.repeat(200)}… (1001 characters)`,
  ],
  ['organizations', 'id,name', '"a\nb",x', 'id', 'control characters', 'a b'],
  [
    'organizations',
    'id,uei',
    `O1,${'U'.repeat(1001)}`,
    'uei',
    'Longer than 1000 characters (it has 1001)',
    `${'U'.repeat(200)}… (1001 characters)`,
  ],
  [
    'contracts',
    'id,piid',
    `C1,${'P'.repeat(10_000)}`,
    'piid',
    'Longer than 1000 characters (it has 10000)',
    `${'P'.repeat(200)}… (10000 characters)`,
  ],
  ['covers', 'contract,system,valid_from', 'C1,Y1,24-01-01', 'valid_from', 'Not an ISO date', '24-01-01'],
  ['covers', 'contract,system,valid_from', 'C1,Y1,01/02/2024', 'valid_from', 'Not an ISO date', '01/02/2024'],
  ['covers', 'contract,system,valid_from', 'C1,Y1,2025-02-30', 'valid_from', 'Not a day of the calendar', '2025-02-30'],
  ['covers', 'contract,system,valid_from', 'C1,Y1,2025-2-3', 'valid_from', 'Not an ISO date', '2025-2-3'],
  [
    'covers',
    'contract,system,valid_from',
    'C1,Y1,2025-02-03T00:00:00Z',
    'valid_from',
    'Not an ISO date',
    '2025-02-03T00:00:00Z',
  ],
  [
    'covers',
    'contract,system,valid_from,valid_to',
    'C1,Y1,2025-01-02,2025-01-02',
    'valid_to',
    'Not after',
    '2025-01-02',
  ],
  [
    'covers',
    'contract,system,valid_from,valid_to',
    'C1,Y1,2025-01-02,2025-01-01',
    'valid_to',
    'Not after',
    '2025-01-01',
  ],
  [
    'covers',
    'contract,system,valid_to',
    'C1,Y1,0001-01-01',
    'valid_to',
    'Not after the earliest possible day (0001-01-01)',
    '0001-01-01',
  ],
  ['contracts', 'id,value', 'C1,"12,5x"', 'value', 'Not a number', '12,5x'],
  ['contracts', 'id,value', 'C1,NaN', 'value', 'Not a number', 'NaN'],
  ['contracts', 'id,value', 'C1,1e999', 'value', 'Not a number', '1e999'],
  ['contracts', 'id,identified', 'C1,maybe', 'identified', 'Neither yes nor no', 'maybe'],
  ['contracts', 'id,row', 'C1,"a\tb"', 'row', 'control characters', 'a b'],
  ['ownership', 'owner,owned,share_pct', 'O1,O2,101', 'share_pct', 'More than 100', '101'],
  ['people', 'id,headcount', 'P1,many', 'headcount', 'Not a whole number', 'many'],
  ['people', 'id,headcount', 'P1,2147483648', 'headcount', 'More than 2147483647', '2147483648'],
  ['people', 'id,us_person_status', 'P1,alien', 'us_person_status', 'Not one of', 'alien'],
  ['vetting', 'person,tier', 'P1,T6', 'tier', 'Not one of', 'T6'],
  ['access', 'id,person,system,mode', 'A1,P1,Y1,', 'mode', 'Required, but empty', null],
  ['access', 'id,person,system,mode', 'A1,,Y1,direct', 'person', 'Required, but empty', null],
  ['access', 'id,person,system,mode', 'A1,P1,Y1,remote', 'mode', 'Not one of', 'remote'],
  ['escorts', 'escort,access,hours', 'P1,A1,-2', 'hours', 'Less than 0', '-2'],
  ['designations', 'list,country,organization', 'L1,,', 'organization', 'Neither', null],
  ['designations', 'list,country,organization', 'L1,CN,O1', 'organization', 'Both', 'O1'],
  ['claims', 'id,stance', 'K1,doubts', 'stance', 'Not one of', 'doubts'],
  ['standings', 'claim,standing', 'K1,charged', 'standing', 'Not one of', 'charged'],
  ['standings', 'claim,standing', 'K1,', 'standing', 'Required, but empty', null],
  ['standings', 'claim,standing,valid_to', 'K1,found,17.3.25', 'valid_to', 'yyyy-mm-dd', '17.3.25'],
  ['claims', 'id,stance,about', 'K1,denies,nowhere:x', 'about', 'Not of the form file:key', null],
  ['claims', 'id,stance,about', 'K1,denies,access:', 'about', 'Not of the form file:key', null],
])('%s: %s: "%s" is rejected', async (table, header, row, column, reason, value) => {
  const { rows, rejects } = await read({ ...oneSource, [`${table}.csv`]: `${header}\n${row}\n` });
  expect(rows.map((each) => each.table)).toEqual(['sources']);
  expect(rejects).toMatchObject([{ file: `${table}.csv`, line: 2, column, value }]);
  expect(rejects[0]?.reason).toContain(reason);
});

test('a rejected row does not affect other rows', async () => {
  const { rows, rejects } = await read({
    ...oneSource,
    'systems.csv': 'id,name,impact_level\nY1,"over\r\ntwo lines",4\nY2,x,3\n\nY3,"a"b,5\nY4,x\nY5,x,6\n',
  });
  expect(rows.slice(1).map(({ values, at }) => [values['id'], at.line])).toEqual([
    ['Y1', 2],
    ['Y5', 8],
  ]);
  expect(rejects.map(({ line, column }) => [line, column])).toEqual([
    [4, 'impact_level'],
    [6, null],
    [7, null],
  ]);
});

test('without exactly one source every row must name its source, and duplicate sources are rejected', async () => {
  const two = await read({ 'sources.csv': 'id\ns1\ns2\ns1\n', 'agencies.csv': 'id,source\ng1,\ng2,s2\n' });
  expect(two.input.sources).toEqual(['s1', 's2']);
  expect(two.rejects.map(({ file, line, column }) => [file, line, column])).toEqual([
    ['sources.csv', 4, 'id'],
    ['agencies.csv', 2, 'source'],
  ]);
  // An unreadable second source still counts as a source.
  const broken = await read({ 'sources.csv': 'id,published_on\ns1,\ns2,yesterday\n', 'agencies.csv': 'id\ng1\n' });
  expect(broken.rejects.map(({ file, column }) => [file, column])).toEqual([
    ['sources.csv', 'published_on'],
    ['agencies.csv', 'source'],
  ]);
  const none = await read({ 'agencies.csv': 'id\ng1\n' });
  expect(none.rejects).toMatchObject([{ file: 'agencies.csv', line: 2, column: 'source' }]);
});

test('unknown columns and files, and personal columns, are reported and not stored', async () => {
  const { rows, notices } = await read({
    ...oneSource,
    'people.csv':
      'id,kind,label,full_name,Date of Birth,e-mail,source_ip,shoe_size,\n' +
      'P1,individual,Jane Doe,Jane Doe,1980-01-01,j@example.com,10.0.0.1,42,\nP2,group,Night shift,,,,,,\n',
    'secrets.csv': 'a\n1\n',
    'datapackage.json': '{}',
  });
  expect(JSON.stringify(rows)).not.toMatch(/Jane|1980|example|10\.0\.0\.1|42/);
  expect(rows.slice(1).map(({ values }) => values)).toEqual([
    { id: 'P1', kind: 'INDIVIDUAL' },
    { id: 'P2', kind: 'GROUP', label: 'Night shift' },
  ]);
  expect(notices.map(({ kind, file, column, count }) => [kind, file, column, count])).toEqual([
    ['unknown-file', 'secrets.csv', null, 1],
    ['personal-data', 'people.csv', 'full_name', 1],
    ['personal-data', 'people.csv', 'Date of Birth', 1],
    ['personal-data', 'people.csv', 'e-mail', 1],
    ['personal-data', 'people.csv', 'source_ip', 1],
    ['unknown-column', 'people.csv', 'shoe_size', 1],
    ['unknown-column', 'people.csv', '', 1],
    ['personal-data', 'people.csv', 'label', 1],
  ]);
});

test('doubtful identifiers are counted and imported', async () => {
  const organizations =
    'id,uei,cage,lei\nO1,ABC,1AB23,\nO2,DEF,,529900T8BM49AURSDO55\nO3,,I0000,529900T8BM49AURSDO56\n';
  const { rows, rejects, notices } = await read({ ...oneSource, 'organizations.csv': organizations });
  expect(rejects).toEqual([]);
  expect(rows).toHaveLength(4);
  expect(notices.map(({ kind, column, line, count }) => [kind, column, line, count])).toEqual([
    ['doubtful-value', 'uei', 2, 2],
    ['doubtful-value', 'cage', 4, 1],
    ['doubtful-value', 'lei', 4, 1],
  ]);
});

test('well-formed identifiers are read in upper case, others unchanged', async () => {
  const { rows } = await read({
    ...oneSource,
    'organizations.csv': 'id,uei,cage,lei\no1,vn1ajfad19j9,k1ab2,529900t8bm49aursdo55\no2,unknown,n/a,none\n',
    'contracts.csv': 'id,piid\nc1,fa8750-19-f-0001\n',
  });
  expect(rows.slice(1).map(({ values }) => values)).toEqual([
    { id: 'o1', uei: 'VN1AJFAD19J9', cage: 'K1AB2', lei: '529900T8BM49AURSDO55' },
    { id: 'o2', uei: 'unknown', cage: 'n/a', lei: 'none' },
    { id: 'c1', piid: 'FA8750-19-F-0001' },
  ]);
});

test.each([
  ['an open quote', 'id,name\ng0,z\ng1,"x\ng2,y\n', 3, /never closed/],
  ['a row that is too short', 'id,name\ng0,z\ng1', 3, /1 cells/],
  ['half a date', 'id,name,confidence\ng0,z,50\ng1,x,5O', 3, /not/i],
])('a file that ends within a record is marked, and its complete rows are read: %s', async (_, text, line, reason) => {
  const { rows, rejects } = await read({ ...oneSource, 'agencies.csv': text });
  expect(rows.filter(({ table }) => table === 'agencies')).toHaveLength(1);
  expect(rejects).toMatchObject([{ line, isCutOff: true, reason: matching(reason) }]);
  expect(rejects[0]?.reason).toMatch(/; the file ends here$/);
});

test('a bad last row whose line has an end is not cut off', async () => {
  const { rejects } = await read({ ...oneSource, 'agencies.csv': 'id,name\ng0,z\ng1\n' });
  expect(rejects).toHaveLength(1);
  expect(rejects[0]).not.toHaveProperty('isCutOff');
});

test.each<[string, Readonly<Record<string, string | Buffer>>, RegExp]>([
  [
    'a column missing',
    { 'access.csv': 'id,person,system\nA1,P1,Y1\n' },
    /^access\.csv, line 1: the column mode is missing/,
  ],
  ['semicolons', { 'agencies.csv': 'key;name\ng1;x\n' }, /the column id is missing.*semicolons/],
  ['a column twice', { 'agencies.csv': 'id,name,name\ng1,x,y\n' }, /the column name twice/],
  ['UTF-16', { 'agencies.csv': Buffer.from('\ufeffid\ng1\n', 'utf16le') }, /^agencies\.csv: UTF-16/],
  [
    'a binary file',
    { 'agencies.csv': Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0]) },
    /^agencies\.csv, line 1: not a CSV/,
  ],
  ['Latin-1', { 'agencies.csv': Buffer.from('id,name\ng1,Zürich\n', 'latin1') }, /^agencies\.csv, line 2: not UTF-8/],
])('refused as a whole with one sentence: %s', async (_, files, message) => {
  const reading = read({ ...oneSource, ...files });
  await expect(reading).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
  await expect(reading).rejects.toThrow(message);
});

test('names of columns may be written in another case and with other signs between their words', async () => {
  const header = ['ID', 'Person', 'system', 'Mode', 'Valid From', 'validTo', 'Approval-Ref', 'row', 'Row'];
  const cells = ['A1', 'P1', 'Y1', 'direct', '2024-01-01', '2025-01-01', 'R1', 'r1', 'r2'];
  const { rows, notices } = await read({ ...oneSource, 'access.csv': stringify([header, cells]) });
  expect(rows[1]).toMatchObject({
    values: { id: 'A1', person: 'P1', approval_ref: 'R1' },
    ...{ validFrom: '2024-01-01', validTo: '2025-01-01', row: 'r1' },
  });
  // A column under its own name wins.
  expect(notices.map(({ column }) => column)).toEqual(['Row']);
  await expect(read({ ...oneSource, 'systems.csv': 'ID,Id,impact_level\nY1,Y2,4\n' })).rejects.toThrow(
    'systems.csv, line 1: the header names the column id twice.',
  );
});

test('the name of a file may be in upper case, but a table has only one file', async () => {
  const files = { ...oneSource, 'Systems.CSV': 'id,impact_level\nY1,4\n' };
  const { rows, notices } = await read(files);
  expect(rows.map(({ table, at }) => [table, at.file])).toEqual([
    ['sources', 'sources.csv'],
    ['systems', 'Systems.CSV'],
  ]);
  expect(notices).toEqual([]);
  await expect(read({ ...files, 'systems.csv': '' })).rejects.toThrow(/ystems\.\w+ and .ystems\.\w+ are one file/);
});

test('a missing path and a file that is not a package are refused with one sentence', async () => {
  const folder = await temporaryFolder({ 'agencies.csv': 'id\ng1\n' });
  await expect(readChainPackage(join(folder, 'nowhere'))).rejects.toThrow(/nowhere: no such file or folder\.$/);
  await expect(readChainPackage(await temporaryFolder({ 'notes.txt': 'x' }))).rejects.toThrow(/not a chain package/);
  const single = await temporaryFolder({ 'some.txt': 'id\ng1\n' });
  await expect(readChainPackage(join(single, 'some.txt'))).rejects.toThrow(/not a chain package/);
});

test('empty files, files with only a header, and missing files are accepted', async () => {
  const { rows, rejects, input } = await read({
    ...oneSource,
    'agencies.csv': '',
    'systems.csv': 'id,impact_level\n',
    'access.csv': '\ufeff\n\n',
  });
  expect(rejects).toEqual([]);
  expect(rows).toHaveLength(1);
  expect(input.tables).toEqual(['sources', 'systems']);
});

test('a text of 200,000 characters is read completely', async () => {
  const long = 'é"\n'.repeat(66_667);
  const { rows } = await read({
    ...oneSource,
    'agencies.csv': stringify([
      ['id', 'name'],
      ['g1', long],
    ]),
  });
  expect(rows[1]?.values['name']).toBe(long.trim());
});

test('each row of arbitrary text is either accepted or rejected', async () => {
  const cell = fc.oneof(
    fc.string({ maxLength: 8 }),
    fc.constantFrom('P1', 'CN', '2024-01-01', 's1', '50', '', '-', '=1+1'),
  );
  const header = ['person', 'country', 'valid_from', 'valid_to', 'source', 'confidence', 'data_class', 'row'];
  const row = fc.array(cell, { minLength: header.length, maxLength: header.length });
  await fc.assert(
    fc.asyncProperty(fc.array(row, { maxLength: 12 }), async (cells) => {
      const text = stringify([header, ...cells], { quoted: true, quoted_empty: true });
      const folder = await temporaryFolder({ ...oneSource, 'locations.csv': text.replaceAll('\0', '') });
      const input = await readChainPackage(folder);
      const { rows, rejects } = await readWhole(input, ['locations']);
      expect(rows.length + rejects.length).toBe(cells.length);
      for (const { values, validFrom, validTo, confidence, source } of rows) {
        expect(values['country']).toMatch(/^[A-Z]{2}$/);
        expect(source).toBe('s1');
        expect(confidence).toSatisfy((sure: number) => sure >= 0 && sure <= 100);
        if (validFrom !== null && validTo !== null) expect(validTo > validFrom).toBe(true);
      }
    }),
    { numRuns: runs(60) },
  );
});
