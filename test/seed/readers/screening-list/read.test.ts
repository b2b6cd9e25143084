import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { readScreeningList } from '#seed/readers/screening-list/read.ts';
import { runs } from '#test/runs.ts';
import { readWhole } from '../../read-whole.ts';
import { temporaryFolder } from '../../temporary-folder.ts';
import { writeZip } from '../write-zip.ts';

/** The header of the file that trade.gov publishes. */
const header =
  '_id,source,entity_number,type,programs,name,title,addresses,federal_register_notice,start_date,end_date,standard_order,license_requirement,license_policy,call_sign,vessel_type,gross_tonnage,gross_registered_tonnage,vessel_flag,vessel_owner,remarks,source_list_url,alt_names,citizenships,dates_of_birth,nationalities,places_of_birth,source_information_url,ids';
const columns = header.split(',');

const entityList = 'Entity List (EL) - Bureau of Industry and Security';
const treasury = 'Specially Designated Nationals (SDN) - Treasury Department';

const listed: Row = {
  _id: 'e5a9eff64cec4a74ed5e9e93c2d851dc2d9132d2',
  source: entityList,
  name: 'INVENTED TECHNOLOGY CO., LTD.',
  addresses: '1 Invented Road, Shenzhen, CN; 2 Invented Street, Hong Kong, HK',
  federal_register_notice: '85 FR 12345',
  start_date: '2020-06-05',
  license_requirement: 'For all items subject to the EAR (See §744.11 of the EAR).',
  license_policy: 'Presumption of denial.',
  remarks: 'Founded by Jane Doe',
  source_list_url: 'https://example.org/list',
  alt_names: 'INVENTED TECH; Invented Shenzhen',
};
const company: Row = {
  _id: '2',
  source: treasury,
  entity_number: '4711',
  type: 'Entity',
  programs: 'IRAN; SDGT',
  name: 'ATLAS SANATGARAN',
  start_date: '2024-01-02',
  end_date: '2025-01-01',
  ids: 'Tax ID No., 123, IR; Legal Entity Number, 549300INVENTEDINV000, IR; D-U-N-S Number, 98-765-4321, US',
};
type Row = Readonly<Record<string, string>>;

const csv = (rows: readonly Row[], of: readonly string[] = columns) =>
  stringify([...rows], { header: true, columns: [...of] });

async function read(text: string, name = 'consolidated.csv') {
  const folder = await temporaryFolder({ [name]: text });
  const input = await readScreeningList([join(folder, name)]);
  return { ...(await readWhole(input)), notices: input.notices(), input };
}

const readRows = (of: readonly Row[]) => read(csv(of));

test('a listing becomes a list, an organization with its other names, a dated designation and a claim', async () => {
  const { rows, rejects } = await readRows([listed, company]);
  expect(rejects).toEqual([]);
  const found = rows.map(({ table, values, confidence, row, validFrom, validTo }) => ({
    table,
    values,
    confidence,
    row,
    dates: [validFrom, validTo],
  }));
  const open = { confidence: 90, row: null, dates: [null, null] };
  const technology = `CSL-${String(listed['_id'])}`;
  expect(found.filter(({ table }) => table === 'lists')).toEqual(
    [
      ['CSL-EL', entityList],
      ['CSL-SDN', treasury],
    ].map(([id, title]) => ({
      table: 'lists',
      values: { id, title, citation: `Consolidated Screening List: ${String(title)}` },
      ...open,
    })),
  );
  expect(found.filter(({ table }) => table === 'organizations')).toEqual([
    { table: 'organizations', values: { id: technology, name: listed['name'] }, ...open, row: listed['_id'] },
    ...['INVENTED TECH', 'Invented Shenzhen'].map((name, index) => ({
      table: 'organizations',
      values: { id: technology, name },
      ...open,
      confidence: 50,
      row: `${String(listed['_id'])} alias ${index + 1}`,
    })),
    {
      table: 'organizations',
      values: { id: 'DUNS-987654321', name: 'ATLAS SANATGARAN', lei: '549300INVENTEDINV000' },
      ...open,
      row: '2',
    },
  ]);
  expect(found.filter(({ table }) => table === 'designations')).toEqual([
    {
      table: 'designations',
      values: { list: 'CSL-EL', organization: technology },
      ...open,
      row: listed['_id'],
      dates: ['2020-06-05', null],
    },
    {
      table: 'designations',
      values: { list: 'CSL-SDN', organization: 'DUNS-987654321', programs: 'IRAN; SDGT' },
      ...open,
      row: '2',
      dates: ['2024-01-02', '2025-01-02'],
    },
  ]);
  expect(found.filter(({ table }) => table === 'claims').map(({ values }) => values)).toEqual([
    {
      id: `consolidated-screening-list:${String(listed['_id'])}`,
      text: `Listed on: ${entityList}. Federal Register: 85 FR 12345. License requirement: For all items subject to the EAR (See §744.11 of the EAR). License policy: Presumption of denial. Addresses in: CN, HK.`,
      stance: 'ASSERTS',
      about: [`organizations:${technology}`],
      claimant: 'Bureau of Industry and Security',
      stated_on: '2020-06-05',
    },
    {
      id: 'consolidated-screening-list:2',
      text: `Listed on: ${treasury}. Programs: IRAN, SDGT.`,
      stance: 'ASSERTS',
      about: ['organizations:DUNS-987654321'],
      claimant: 'Treasury Department',
      stated_on: '2024-01-02',
    },
  ]);
});

/** The records of the other tests, in the form of trade.gov's consolidated.json. */
const jsonRecords: readonly Readonly<Record<string, unknown>>[] = [
  {
    ...{ id: listed['_id'], source: entityList, entity_number: null, type: null, programs: [], name: listed['name'] },
    title: null,
    addresses: [
      { address: '1 Invented Road; Annex', city: 'Shenzhen', state: null, postal_code: null, country: 'CN' },
      { address: '2 Invented Street', city: null, state: 'CA', postal_code: '9', country: 'HK' },
      { address: 'Unknown', city: 'Invented', state: 'CA', postal_code: null, country: null },
    ],
    federal_register_notice: listed['federal_register_notice'],
    ...{ start_date: listed['start_date'], end_date: null, license_requirement: listed['license_requirement'] },
    ...{ license_policy: listed['license_policy'], remarks: listed['remarks'], source_list_url: 'https://example.org' },
    ...{ alt_names: ['INVENTED TECH', 'Invented Shenzhen'], dates_of_birth: [], ids: [] },
  },
  {
    ...{ id: '2', source: treasury, entity_number: 4711, type: 'Entity', programs: ['IRAN', 'SDGT'], addresses: [] },
    ...{ name: 'ATLAS SANATGARAN', start_date: '2024-01-02', end_date: '2025-01-01', alt_names: [] },
    ids: [
      { type: 'Tax ID No.', number: '123', country: 'IR', issue_date: null, expiration_date: null },
      { type: 'Legal Entity Number', number: '549300INVENTEDINV000', country: 'IR', issue_date: null },
      { type: 'D-U-N-S Number', number: '98-765-4321', country: 'US', issue_date: null },
    ],
  },
];
const json = (of: readonly unknown[], others: object = {}) => JSON.stringify({ results: of, ...others }, null, 1);
const withoutLine = (row: Awaited<ReturnType<typeof readWhole>>['rows'][number]) => ({ ...row, at: null });

test('the JSON form states what the CSV form states', async () => {
  const { rows, rejects, notices } = await read(`\ufeff${json(jsonRecords)}`, 'consolidated.json');
  expect(rejects).toEqual([]);
  const others = (await readRows([listed, company])).rows;
  const isSource = ({ table }: { readonly table: string }) => table === 'sources';
  expect(rows.filter((row) => !isSource(row)).map(withoutLine)).toEqual(
    others.filter((row) => !isSource(row)).map(withoutLine),
  );
  expect(notices[0]?.message).toBe('Personal data: dropped, never stored (title, remarks, dates_of_birth)');
});

test('in JSON on one line, dropped records are counted', async () => {
  const results = ['1', '2'].map((id) => ({ ...jsonRecords[1], id, type: 'Individual' }));
  const { notices } = await read(JSON.stringify({ results }), 'consolidated.json');
  expect(notices.filter(({ column }) => column === 'type')).toMatchObject([{ line: 1, count: 2 }]);
});

test('in JSON, persons are dropped, unreadable records rejected, and pages of a search and other objects refused', async () => {
  const person = { ...jsonRecords[1], id: '3', type: 'Individual', name: 'Jane Roe', nationalities: ['IR'] };
  const bad = { ...jsonRecords[1], id: '4', start_date: '02/03/2025' };
  const { rows, rejects } = await read(json([...jsonRecords, person, 'Jane Roe', bad]), 'list.json');
  expect(rejects.map(({ column, reason }) => [column, reason])).toEqual([
    [null, 'Not an object with fields'],
    ['start_date', expect.stringContaining('Not an ISO date')],
  ]);
  expect(JSON.stringify([rows, rejects])).not.toMatch(/Roe/);
  expect(rows.filter(({ table }) => table === 'designations')).toHaveLength(2);
  const refused = async (text: string) => {
    await expect(read(text, 'list.json')).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
    return read(text, 'list.json').catch((error: unknown) => String(error));
  };
  expect(await refused(json(jsonRecords, { total: 9 }))).toContain('2 of 9 results of a search');
  expect(await refused('{"listings": []}')).toContain('(without results)');
  expect(await refused(json([]))).toContain('(without the columns source, name)');
  expect(await refused(json(jsonRecords).slice(0, -9))).toContain('not well-formed JSON');
});

test('a DUNS number that stands for many companies does not make one organization of them', async () => {
  const numbered = ['123456789', '00-000-0000', '98-765-4321'].map((duns, index) => ({
    ...listed,
    _id: String(index),
    ids: `D-U-N-S Number, ${duns}, US`,
  }));
  const { rows } = await readRows(numbered);
  const designated = rows.flatMap(({ table, values }) => (table === 'designations' ? [values['organization']] : []));
  expect(designated).toEqual(['CSL-0', 'CSL-1', 'DUNS-987654321']);
});

const lei = '5493001KJTIIGC8Y1R12';

test.each([
  ['type, number, country', (type: string, number: string) => `${type}, ${number}, CN`],
  ['country, number, type, as older files have it', (type: string, number: string) => `CN, ${number}, ${type}`],
  ['number, type', (type: string, number: string) => `${number}, ${type}`],
])('every identifier of a record is kept: %s', async (_, item) => {
  const ids = [
    ...['ZZCDEFGHJK15', 'ABCDEFGHJK11', 'QQCDEFGHJK13'].map((uei) => item('UEI', uei)),
    ...[item('Legal Entity Number', lei), item('Legal Entity Number', '549300INVENTEDINV000')],
    ...[item('CAGE Code', '1ABC3'), item('NCAGE Code', '1ABC2'), item('Tax ID No.', '1ABC4')],
  ];
  const { rows, rejects, input } = await readRows([
    { ...listed, alt_names: '', ids: ids.join('; ') },
    // Another record has one of them in common.
    { ...listed, _id: 'other', alt_names: '', ids: item('UEI', 'QQCDEFGHJK13') },
  ]);
  expect(rejects).toEqual([]);
  const id = 'ABCDEFGHJK11';
  const organizations = rows.filter(({ table }) => table === 'organizations');
  expect(organizations.map(({ values }) => values)).toEqual([
    { id, name: listed['name'], uei: id, lei, cage: '1ABC2' },
    { id, uei: 'QQCDEFGHJK13' },
    { id, uei: 'ZZCDEFGHJK15' },
    { id, lei: '549300INVENTEDINV000' },
    { id, cage: '1ABC3' },
    { id, name: listed['name'], uei: 'QQCDEFGHJK13' },
  ]);
  // Each is a statement of its own.
  expect(new Set(organizations.map(({ row }) => row)).size).toBe(6);
  expect(rows.filter(({ table }) => table === 'designations').map(({ values }) => values['organization'])).toEqual([
    id,
    id,
  ]);
  expect([...(input.otherKeys ?? [])]).toEqual([[id, ['QQCDEFGHJK13', 'ZZCDEFGHJK15']]]);
});

test('equal numbers on lists of different agencies are not one organization', async () => {
  const debarred = { ...company, _id: '9', ids: '', source: 'ITAR Debarred (DTC) - State Department' };
  const { rows } = await readRows([{ ...company, ids: '' }, debarred]);
  const keys = rows.filter(({ table }) => table === 'organizations').map(({ values }) => values['id']);
  expect(keys).toEqual(['CSL-4711', 'CSL-9']);
});

test.each([
  [{ entity_number: '4711' }, 'CSL-4711'],
  [{ ids: 'Unique Entity ID, abcdefghjk19, US; D-U-N-S Number, 987654321' }, 'ABCDEFGHJK19'],
  [{ ids: 'Passport, A12345678, IR' }, 'CSL-2'],
])('an organization is known by its UEI, its DUNS number or its record: %j', async (values, key) => {
  const { rows } = await readRows([{ ...company, entity_number: '', ids: '', ...values }]);
  const [organization] = rows.filter(({ table }) => table === 'organizations');
  expect(organization?.values['id']).toBe(key);
});

test('persons, vessels and what may be a person are dropped and counted, and nothing of persons is kept', async () => {
  const person = {
    name: 'Jane Roe',
    title: 'Director',
    dates_of_birth: '1970-01-15',
    nationalities: 'IR',
    alt_names: 'Janie Roe',
    remarks: 'Sister of Richard Roe',
    vessel_owner: 'Richard Roe',
  };
  const { rows, rejects, notices } = await readRows([
    { ...company, ...person, type: 'Individual' },
    { ...listed, ...person, _id: '3' },
    { ...listed, ...person, _id: '4', source: 'ITAR Debarred (DTC) - State Department' },
    { ...company, ...person, _id: '5', type: 'Vessel', name: 'M/V INVENTED' },
    { ...listed, ...person, _id: '6', alt_names: '[]', name: 'Invented University' },
  ]);
  expect(rejects).toEqual([]);
  expect(rows.filter(({ table }) => table === 'organizations').map(({ values }) => values['name'])).toEqual([
    'Invented University',
  ]);
  expect(JSON.stringify(rows)).not.toMatch(/Roe|Director|1970|INVENTED/);
  expect(JSON.stringify(notices)).not.toMatch(/Roe/);
  expect(notices.map(({ kind, message, count }) => [kind, message.slice(0, 40), count])).toEqual([
    ['personal-data', 'Personal data: dropped, never stored (ti', 1],
    ['personal-data', 'Records of individuals: dropped, never s', 1],
    ['personal-data', 'Records without a type whose name does n', 2],
    ['doubtful-value', 'Records of vessels and aircraft: dropped', 1],
  ]);
});

test.each([
  ['Invented Eagle Contracting (IEC)', true],
  ['INVENTED ANALOG TECHNIK', true],
  ['Invented Sea Cargo', true],
  ['Jane Contractor-Roe, Jr.', false],
])('a record without a type is kept only if its name shows an organization: %s', async (name, isKept) => {
  const { rows } = await readRows([{ ...listed, name, alt_names: '' }]);
  expect(rows.filter(({ table }) => table === 'organizations').map(({ values }) => values['name'])).toEqual(
    isKept ? [name] : [],
  );
});

test.each([
  ['name', '', 'Required, but empty'],
  ['_id', '', 'Required, but empty'],
  ['_id', 'a\tb', 'control characters'],
  ['source', '', 'Required, but empty'],
  ['type', 'Aeroplane', 'Not one of Entity, Individual, Vessel, Aircraft'],
  ['start_date', '02/03/2025', 'Not an ISO date'],
  ['end_date', '2025-02-30', 'Not a day of the calendar'],
  ['end_date', '2023-12-31', 'Before start_date (2024-01-02)'],
  ['entity_number', 'a|b', 'with | or ;'],
])('a row whose %s is "%s" is rejected completely, with its line', async (column, value, reason) => {
  const bad: Row = { ...company, ids: '', [column]: value, ...(column === 'name' ? {} : { name: 'NEVER STORED LTD' }) };
  const { rows, rejects } = await readRows([listed, bad, company]);
  expect(rejects).toMatchObject([{ file: 'consolidated.csv', line: 3, column }]);
  expect(rejects[0]?.reason).toContain(reason);
  expect(JSON.stringify(rows)).not.toContain('NEVER');
});

test('a record of another length is rejected; the others are read', async () => {
  const { rows, rejects } = await read(
    `${csv([listed])}bad,row,with,few,cells\n${csv([company]).split('\n').slice(1).join('\n')}`,
  );
  expect(rejects).toMatchObject([{ line: 3, reason: 'The row has 5 cells, the header has 29' }]);
  expect(rows.filter(({ table }) => table === 'designations')).toHaveLength(2);
});

test('a record of another length keeps what its id and list show', async () => {
  const broken = csv([listed]).trimEnd();
  const { rejects } = await read(`${broken},one,more\n`);
  expect(rejects).toHaveLength(1);
  const id = (await readRows([listed])).rows.find(({ table }) => table === 'designations')?.row;
  expect(rejects[0]?.identities).toContainEqual(expect.objectContaining({ table: 'designations', row: id }));
  expect(rejects[0]).not.toHaveProperty('seemingRows');
});

test('every record is accepted, dropped with a count or rejected with its line, in any order of the columns', async () => {
  const cell = fc.constantFrom(
    '',
    'Invented Works Ltd',
    'Jane Roe',
    '2024-05-06',
    '2025-13-01',
    'a;b',
    '[]',
    'x, y, CN',
  );
  const record = fc.record(
    Object.fromEntries(columns.map((column) => [column, column === '_id' ? fc.constant('') : cell])),
  );
  const type = fc.constantFrom('', 'Entity', 'Individual', 'Vessel', 'Aircraft', 'Other');
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(record, type), { maxLength: 12 }),
      fc.shuffledSubarray(columns, { minLength: columns.length }),
      async (records, order) => {
        const all = records.map(([values, kind], index) => ({ ...values, _id: `r${index}`, type: kind }));
        const { rows, rejects, notices } = await read(csv(all, order));
        const accepted = new Set(rows.filter(({ table }) => table === 'designations').map(({ row }) => row)).size;
        const dropped = notices.filter(({ message }) => message.startsWith('Records ')).map(({ count }) => count);
        expect(accepted + rejects.length + dropped.reduce((sum, count) => sum + count, 0)).toBe(all.length);
        expect(new Set(rejects.map(({ line }) => line)).size).toBe(rejects.length);
        for (const { values } of rows.filter(({ table }) => table === 'designations'))
          expect(values['organization']).toMatch(/^CSL-/);
      },
    ),
    { numRuns: runs(60) },
  );
});

test('a .zip with the file is read; another table, several files and no file are refused', async () => {
  const folder = await temporaryFolder({
    'list.zip': writeZip([{ name: 'consolidated.csv', content: csv([company]) }]),
    'other.csv': 'a,b\n1,2\n',
  });
  const input = await readScreeningList([join(folder, 'list.zip')]);
  expect((await readWhole(input)).rows.filter(({ table }) => table === 'designations')).toHaveLength(1);
  await input.close();
  await expect(readScreeningList([join(folder, 'other.csv')])).rejects.toThrow(
    /^other\.csv: not the Consolidated Screening List as CSV \(without the columns source, type, name\)/,
  );
  await expect(readScreeningList([])).rejects.toThrow(/one screening list at a time/);
  const two = await temporaryFolder({ 'a.csv': csv([company]), 'b.csv': csv([listed]) });
  await expect(readScreeningList([two])).rejects.toThrow(/contains 2 \.csv or \.json files, not exactly one/);
});

test('of real records without ids, every organization but one is read, under a key that stays, and no person', async () => {
  // Records of the US government, as moov-io/watchman has them in test/testdata/csl.csv; the persons are invented.
  const text = await readFile(new URL('excerpt.csv', import.meta.url), 'utf8');
  const namesIn = (rows: Awaited<ReturnType<typeof read>>['rows']) =>
    new Map(rows.flatMap(({ table, row, values }) => (table === 'organizations' ? [[row, values['name']]] : [])));
  const { rows, rejects, input } = await read(text);
  expect(rejects).toEqual([]);
  const names = namesIn(rows);
  expect(rows.filter(({ table }) => table === 'designations')).toHaveLength(26);
  expect([...names.values()]).toEqual(
    expect.arrayContaining(['GBNTT', 'AL NASER WINGS AIRLINES', 'ZDAS (HK) Company']),
  );
  expect(JSON.stringify(rows)).not.toMatch(/roe/i);
  const doubtful: string[] = [];
  for await (const { name } of input.doubtful?.read() ?? []) doubtful.push(name);
  expect(doubtful.filter((name) => !/roe/i.test(name))).toEqual(['GE Plan']);
  expect(doubtful).toHaveLength(5);
  // Another edition, with other lines before them.
  const [first = '', ...others] = text.trimEnd().split('\n');
  expect(namesIn((await read([first, ...others.reverse()].join('\n'))).rows)).toEqual(new Map([...names].reverse()));
});

test('a file without ids is recognized, and its JSON form reads the same', async () => {
  const { _id, ...withoutId } = listed;
  const { id, ...withoutJsonId } = z.record(z.string(), z.unknown()).parse(jsonRecords[0]);
  expect([_id, id]).toEqual([listed['_id'], listed['_id']]);
  const [fromCsv, fromJson] = [
    await read(csv([withoutId], columns.slice(1))),
    await read(json([{ ...withoutJsonId, addresses: [] }]), 'list.json'),
  ].map(({ rows }) => rows.filter(({ table }) => table === 'designations'));
  expect(fromCsv).toHaveLength(1);
  expect(fromCsv?.[0]?.row).toMatch(/^[0-9a-f]{16}$/);
  expect(fromJson).toHaveLength(1);
});

test('admitted records are read as organizations, and no others', async () => {
  const folder = await temporaryFolder({
    'list.csv': csv([
      { ...listed, alt_names: '', name: 'Proven Invention' },
      { ...listed, alt_names: '', _id: 'other', name: 'Jane Roe' },
    ]),
  });
  const input = await readScreeningList([join(folder, 'list.csv')]);
  input.doubtful?.admit(new Set([String(listed['_id'])]));
  const { rows } = await readWhole(input);
  expect(rows.flatMap(({ table, values }) => (table === 'organizations' ? [values['name']] : []))).toEqual([
    'Proven Invention',
  ]);
});
