import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readGleif } from '#seed/readers/gleif/read.ts';
import { readWhole } from '../../read-whole.ts';
import { temporaryFolder } from '../../temporary-folder.ts';
import { writeZip } from '../write-zip.ts';
import { entityRecord, exceptionRecord, gleifFile, relationshipRecord } from './write-gleif.ts';

const child = '5493001KJTIIGC8Y1R12';
const parent = 'INR2EJN1ERAN0W5ZP974';
const company = {
  lei: child,
  name: 'Invented Works, Inc.',
  jurisdiction: 'US-DE',
  registration: 'ISSUED',
  sources: 'FULLY_CORROBORATED',
};
const consolidated = {
  child,
  parent,
  type: 'IS_DIRECTLY_CONSOLIDATED_BY',
  start: '2018-02-06T00:00:00.000Z',
  status: 'ACTIVE',
  registration: 'PUBLISHED',
  sources: 'FULLY_CORROBORATED',
};

async function read(content: string | Buffer, name = 'gleif.xml') {
  const folder = await temporaryFolder({ [name]: content });
  const input = await readGleif([join(folder, name)]);
  const whole = await readWhole(input);
  await input.close();
  return { ...whole, notices: input.notices(), input };
}

const entities = async (...records: readonly Readonly<Record<string, string>>[]) =>
  read(gleifFile(records.map(entityRecord)));
const relationships = async (...records: readonly Readonly<Record<string, string>>[]) =>
  read(gleifFile(records.map(relationshipRecord)));

test('an LEI record becomes an organization with its LEI, name and country', async () => {
  const { rows, rejects, notices } = await entities(
    company,
    {
      ...company,
      lei: parent,
      name: 'Erfundene Werke\n  & Söhne',
      jurisdiction: 'EU',
      country: 'DE',
      sources: 'ENTITY_SUPPLIED_ONLY',
    },
    { ...company, lei: '529900T8BM49AURSDO55', registration: 'LAPSED', category: 'SOLE_PROPRIETOR', name: 'Jane Roe' },
    { ...company, lei: '529900T8BM49AURSDO56', registration: 'ANNULLED' },
  );
  expect(rejects).toEqual([]);
  const [source, ...organizations] = rows;
  expect(source?.values).toMatchObject({ id: 'gleif-lei', published_on: '2025-06-05', data_class: 'DOCUMENTED' });
  expect(organizations.map(({ values, confidence, row }) => ({ ...values, confidence, row }))).toEqual([
    { id: `LEI-${child}`, lei: child, name: 'Invented Works, Inc.', country: 'US', confidence: 90, row: child },
    { id: `LEI-${parent}`, lei: parent, name: 'Erfundene Werke & Söhne', country: 'DE', confidence: 70, row: parent },
    {
      id: 'LEI-529900T8BM49AURSDO55',
      lei: '529900T8BM49AURSDO55',
      name: 'Sole proprietor 529900T8BM49AURSDO55',
      sole_proprietor: true,
      country: 'US',
      confidence: 60,
      row: '529900T8BM49AURSDO55',
    },
  ]);
  expect(JSON.stringify([rows, notices])).not.toContain('Roe');
  expect(notices.map(({ column, kind }) => `${kind} ${column ?? ''}`)).toEqual([
    'doubtful-value LegalJurisdiction',
    // Lapsed, then annulled.
    'doubtful-value RegistrationStatus',
    'personal-data LegalName',
    'doubtful-value LEI',
    'doubtful-value RegistrationStatus',
  ]);
});

test('what a record says of a company that is not imported is counted', async () => {
  const { rows, notices } = await entities(
    { ...company, registration: 'RETIRED', status: 'INACTIVE', successors: parent },
    { ...company, lei: parent, former: 'Invented Before, Inc.', status: 'INACTIVE' },
    { ...company, lei: '529900T8BM49AURSDO55', former: 'Invented Earlier', registration: 'LAPSED' },
  );
  expect(rows.filter(({ table }) => table === 'organizations')).toHaveLength(3);
  expect(notices.map(({ column, message, count }) => [column, message, count])).toEqual([
    ['RegistrationStatus', 'Retired LEIs: imported, but not that the company has ended or merged', 1],
    ['SuccessorEntity', 'Companies that took others over: not imported', 1],
    ['EntityStatus', 'Inactive companies: imported, but not that they are inactive', 1],
    ['OtherEntityName', 'Other names, such as former and trading ones: not imported', 2],
    ['RegistrationStatus', 'Lapsed registrations: imported with lower confidence', 1],
  ]);
});

test('a duplicate LEI names the one that continues; a merger, a slip and several successors are no such thing', async () => {
  const duplicate = { ...company, registration: 'DUPLICATE' };
  const { rows, notices } = await entities(
    { ...duplicate, successors: parent.toLowerCase() },
    { ...company, lei: '529900T8BM49AURSDO55', registration: 'RETIRED', successors: parent },
    { ...duplicate, lei: '529900T8BM49AURSDO56', successors: `${parent} ${child}` },
    { ...duplicate, lei: parent, successors: '5493001KJTIIGC8Y1R13' },
    { ...duplicate, lei: '529900T8BM49AURSDO57' },
  );
  const [, ...organizations] = rows;
  const [duplicateOf, ...others] = organizations.map(({ values }) => values['duplicate_of']);
  expect([duplicateOf, others]).toEqual([parent, [undefined, undefined, undefined, undefined]]);
  expect(notices).toContainEqual(
    expect.objectContaining({ kind: 'doubtful-value', column: 'SuccessorEntity', count: 3 }),
  );
});

test('consolidation is ownership of the child, the start node, in the period of the relationship; funds are dropped', async () => {
  const other = { ...consolidated, child: parent, parent: child };
  const { rows, rejects, notices } = await relationships(
    consolidated,
    { ...consolidated, type: 'IS_ULTIMATELY_CONSOLIDATED_BY', end: '2020-12-31T00:00:00.000Z', status: 'INACTIVE' },
    {
      ...other,
      type: 'IS_INTERNATIONAL_BRANCH_OF',
      start: '',
      status: 'INACTIVE',
      updated: '2022-06-04T01:00:00.000Z',
    },
    ...['IS_FUND-MANAGED_BY', 'IS_SUBFUND_OF', 'IS_FEEDER_TO'].map((type) => ({ ...consolidated, type })),
    { ...other, registration: 'ANNULLED' },
    { ...other, registration: 'DUPLICATE' },
    { ...other, status: 'NULL' },
  );
  expect(rejects).toEqual([]);
  const owned = rows.filter(({ table }) => table === 'ownership');
  expect(owned.map(({ values, validFrom, validTo }) => [values, validFrom, validTo])).toEqual([
    [
      { owner: `LEI-${parent}`, owned: `LEI-${child}`, interest: 'direct accounting consolidation' },
      '2018-02-06',
      null,
    ],
    [
      { owner: `LEI-${parent}`, owned: `LEI-${child}`, interest: 'ultimate accounting consolidation' },
      '2018-02-06',
      '2021-01-01',
    ],
    [{ owner: `LEI-${child}`, owned: `LEI-${parent}`, interest: 'head office of the branch' }, null, '2022-06-04'],
  ]);
  expect(new Set(owned.map(({ row }) => row)).size).toBe(3);
  expect(rows.filter(({ table }) => table === 'organizations').map(({ values }) => values)).toEqual(
    [child, parent].map((lei) => ({ id: `LEI-${lei}`, lei })),
  );
  expect(notices.map(({ message }) => message)).toEqual([
    ...['IS_FUND-MANAGED_BY', 'IS_SUBFUND_OF', 'IS_FEEDER_TO'].map(
      (type) => `Records of ${type}: not ownership, dropped`,
    ),
    ...['ANNULLED', 'DUPLICATE', 'NULL'].map((status) => `Records with the status ${status}: void, dropped`),
  ]);
});

test('a reporting exception is a claim of the entity about itself', async () => {
  const record = { lei: child, category: 'DIRECT_ACCOUNTING_CONSOLIDATION_PARENT', reason: 'NATURAL_PERSONS' };
  const { rows } = await read(gleifFile([exceptionRecord(record)]));
  expect(rows.at(-1)?.values).toEqual({
    id: `gleif:${child}:DIRECT_ACCOUNTING_CONSOLIDATION_PARENT`,
    text: 'Names no direct accounting consolidation parent to GLEIF: it is controlled by natural persons (NATURAL_PERSONS).',
    stance: 'ASSERTS',
    about: [`organizations:LEI-${child}`],
    claimant: `LEI-${child}`,
  });
});

test.each([
  [{ child: 'x' }, 'NodeID', 'Not a Legal Entity Identifier'],
  [{ childType: 'ISIN' }, 'NodeIDType', 'Not LEI'],
  [{ type: 'IS_FRIEND_OF' }, 'RelationshipType', 'Not one of IS_DIRECTLY_CONSOLIDATED_BY'],
  [{ parent: child }, 'EndNode', 'The same organization'],
  [{ start: '2018-13-01' }, 'StartDate', 'Not a day of the calendar'],
  [{ end: '2017-01-01' }, 'EndDate', 'ends before it begins'],
  [{ status: 'INACTIVE' }, 'EndDate', 'no date says when'],
])('a relationship with %j is rejected; its earlier statement stays', async (values, column, reason) => {
  const { rejects, rows } = await relationships(
    { ...consolidated, child: parent, parent: child },
    { ...consolidated, ...values },
  );
  expect(rejects).toMatchObject([{ line: 6, column }]);
  expect(rejects[0]?.reason).toContain(reason);
  expect(rejects[0]?.identities?.[0]?.row ?? '').toMatch(/ |^$/);
  expect(rows.filter(({ table }) => table === 'ownership')).toHaveLength(1);
});

test('all full files are versions of one source; an issuer and a search have their own; changes only are refused', async () => {
  const sourceOf = async (content: string) => (await read(gleifFile([entityRecord(company)], content))).input.sources;
  expect(await sourceOf('GLEIF_FULL_PUBLISHED')).toEqual(['gleif-lei']);
  expect(await sourceOf('QUERY_RESPONSE')).toEqual(['gleif-lei:gleif.xml']);
  await expect(sourceOf('GLEIF_DELTA_PUBLISHED')).rejects.toThrow(/contains only changes/);
  const file = gleifFile([entityRecord(company)]);
  const folder = await temporaryFolder({ 'a.xml': file, 'b.xml': file });
  await expect(readGleif([folder])).rejects.toThrow(/^b\.xml: another of the files is a version of the same source/);
});

test('a .zip is read in place; a zip bomb, entities of entities, endless text and other files are refused', async () => {
  const zip = writeZip([{ name: '20250605-lei2.xml', content: gleifFile([entityRecord(company)]) }]);
  expect((await read(zip, 'lei2.xml.zip')).rows).toHaveLength(2);
  const bomb = writeZip([{ name: 'a.xml', content: Buffer.alloc(64 * 1024 * 1024) }]);
  await expect(read(bomb, 'bomb.zip')).rejects.toThrow(/zip bomb/);
  const lol = Array.from({ length: 9 }, (_, at) => `<!ENTITY lol${at + 1} "${`&lol${at};`.repeat(10)}">`).join('');
  const laughs = `<!DOCTYPE r [<!ENTITY lol0 "lol">${lol}]>`;
  const withLaughs = gleifFile([entityRecord({ ...company, name: 'LAUGH' })]).replace('LAUGH', '&lol9;');
  await expect(read(withLaughs.replace('?>', `?>${laughs}`))).rejects.toThrow(
    /line 5: not well-formed XML \(Invalid character entity\)/,
  );
  await expect(read(gleifFile([entityRecord({ ...company, name: 'x'.repeat(9 * 1024 * 1024) })]))).rejects.toThrow(
    /a record longer than 8 MiB/,
  );
  await expect(read(`<a>${'<b>'.repeat(1000)}`)).rejects.toThrow(/not well-formed XML/);
  await expect(read(`<LEIRecord>${'<b>'.repeat(1000)}`)).rejects.toThrow(/nested more than 64 deep/);
  await expect(read('<html></html>')).rejects.toThrow(/^gleif\.xml: not a file of GLEIF/);
  await expect(read('')).rejects.toThrow(/^gleif\.xml: not a file of GLEIF/);
});
