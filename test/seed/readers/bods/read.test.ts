import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readBods } from '#seed/readers/bods/read.ts';
import { runs } from '#test/runs.ts';
import { readWhole } from '../../read-whole.ts';
import { temporaryFolder } from '../../temporary-folder.ts';

const publicationDetails = {
  publicationDate: '2024-08-12',
  bodsVersion: '0.4',
  publisher: { name: 'Invented Register' },
};

/** A statement of version 0.4. */
function statement(recordType: string, recordId: string, recordDetails: object, rest: object = {}) {
  return {
    statementId: `s-${recordId}`,
    statementDate: '2024-06-06',
    publicationDetails,
    recordId,
    recordType,
    recordStatus: 'new',
    recordDetails,
    ...rest,
  };
}

const lei = '5493001KJTIIGC8Y1R12';
const owned = statement('entity', 'e1', {
  name: 'Invented Works',
  jurisdiction: { code: 'US-DE' },
  identifiers: [{ scheme: 'XI-LEI', id: lei }],
});
const owner = statement('entity', 'e2', { name: 'Invented Holding', jurisdiction: { code: 'CN' } });
const person = statement('person', 'p1', {
  personType: 'knownPerson',
  names: [{ fullName: 'Jane Roe' }],
  birthDate: '1970-01-15',
});
const shares = {
  type: 'shareholding',
  directOrIndirect: 'direct',
  share: { exact: 40 },
  startDate: '2020',
  endDate: '2023-05',
};
const holds = (interestedParty: unknown, interests: readonly object[], rest: object = {}) =>
  statement('relationship', 'r1', { subject: 'e1', interestedParty, interests }, rest);

async function read(content: unknown, name = 'bods.json') {
  const folder = await temporaryFolder({
    [name]: typeof content === 'string' ? content : JSON.stringify(content, null, 2),
  });
  const input = await readBods([join(folder, name)]);
  return { ...(await readWhole(input)), notices: input.notices().map(({ message }) => message), input };
}

const ownershipOf = ({ rows }: Awaited<ReturnType<typeof read>>) =>
  rows
    .filter(({ table }) => table === 'ownership')
    .map(({ values, validFrom, validTo }) => ({ ...values, validFrom, validTo }));

const ends = { owner: 'bods:Invented Register:e2', owned: `LEI-${lei}` };

test('dropped records are counted, each once, also if all of them are on one line', async () => {
  const persons = ['p1', 'p2', 'p3'].map((recordId) => ({ ...person, recordId }));
  const folder = await temporaryFolder({ 'one-line.json': JSON.stringify([owned, ...persons]) });
  const input = await readBods([join(folder, 'one-line.json')]);
  for (let reading = 0; reading < 2; reading += 1) await readWhole(input);
  await input.close();
  expect(input.notices()).toMatchObject([{ message: 'Records of persons: dropped, never stored', line: 1, count: 3 }]);
});

test('entities become organizations, known by their LEI or record, and interests become ownership', async () => {
  const result = await read([
    owned,
    owner,
    holds('e2', [
      shares,
      { type: 'votingRights', directOrIndirect: 'indirect', share: { minimum: 25, exclusiveMaximum: 50 } },
    ]),
  ]);
  expect(result.rejects).toEqual([]);
  expect(result.rows[0]?.values).toMatchObject({ id: 'bods:bods.json', publisher: 'Invented Register' });
  expect(result.rows.filter(({ table }) => table === 'organizations').map(({ values }) => values)).toEqual([
    { id: ends.owned, name: 'Invented Works', lei, country: 'US' },
    { id: ends.owner, name: 'Invented Holding', country: 'CN' },
  ]);
  expect(ownershipOf(result)).toEqual([
    { ...ends, interest: 'shareholding', share_pct: 40, validFrom: '2020-01-01', validTo: '2023-06-01' },
    { ...ends, interest: 'votingRights (indirect) 25 to 50 %', validFrom: null, validTo: null },
  ]);
});

test('every identifier of an entity is kept, and records that have one in common are one organization', async () => {
  const [first, second, other] = ['ABCDEFGHJK11', 'QQCDEFGHJK13', '529900T8BM49AURSDO55'] as const;
  const entityWith = (recordId: string, ids: readonly (readonly [scheme: string, id: string])[], rest: object = {}) =>
    statement('entity', recordId, { name: recordId, identifiers: ids.map(([scheme, id]) => ({ scheme, id })) }, rest);
  const { rows, rejects, input } = await read([
    entityWith('e1', [
      ['US-SAM', second],
      ['XI-LEI', other],
      ['US-SAM', first],
      ['XI-LEI', lei],
    ]),
    entityWith('e2', [['US-SAM', second]]),
    // That it was replaced, also by a record with other identifiers, keeps its own from joining.
    entityWith('e3', [
      ['US-SAM', 'ZZCDEFGHJK15'],
      ['US-SAM', 'MMCDEFGHJK18'],
    ]),
    entityWith('e3', [['US-SAM', 'ZZCDEFGHJK15']], { statementDate: '2025-01-01', recordStatus: 'updated' }),
    entityWith('e4', [['US-SAM', 'MMCDEFGHJK18']]),
  ]);
  expect(rejects).toEqual([]);
  const organizations = rows.filter(({ table }) => table === 'organizations');
  expect(organizations.map(({ values }) => values)).toEqual([
    { id: first, name: 'e1', uei: first, lei: other },
    { id: first, uei: second },
    { id: first, lei },
    { id: first, name: 'e2', uei: second },
    { id: 'ZZCDEFGHJK15', name: 'e3', uei: 'ZZCDEFGHJK15' },
    { id: 'MMCDEFGHJK18', name: 'e4', uei: 'MMCDEFGHJK18' },
  ]);
  expect(new Set(organizations.map(({ row }) => row)).size).toBe(6);
  expect([...(input.otherKeys ?? [])]).toEqual([[first, [second]]]);
});

test('version 0.2 is read too, and a statement that replaces another counts in its place, in any order', async () => {
  const old = (statementID: string, statementType: string, rest: object) => ({
    statementID,
    statementType,
    publicationDetails,
    ...rest,
  });
  const statements = [
    old('e1', 'entityStatement', { name: 'Old Name', incorporatedInJurisdiction: { code: 'GB' } }),
    old('e1b', 'entityStatement', {
      name: 'New Name',
      incorporatedInJurisdiction: { code: 'GB' },
      replacesStatements: ['e1'],
    }),
    old('e2', 'entityStatement', { name: 'Owner' }),
    old('p1', 'personStatement', { names: [{ fullName: 'Jane Roe' }] }),
    old('r1', 'ownershipOrControlStatement', {
      subject: { describedByEntityStatement: 'e1' },
      interestedParty: { describedByEntityStatement: 'e2' },
      interests: [{ type: 'shareholding', interestLevel: 'indirect', share: { exact: 100, exclusiveMinimum: true } }],
    }),
    old('r2', 'ownershipOrControlStatement', {
      subject: { describedByEntityStatement: 'e1b' },
      interestedParty: { describedByPersonStatement: 'p1' },
      interests: [{ type: 'shareholding' }],
    }),
  ];
  await fc.assert(
    fc.asyncProperty(fc.shuffledSubarray(statements, { minLength: statements.length }), async (order) => {
      const result = await read(order);
      expect(ownershipOf(result)).toEqual([
        {
          owner: 'bods:Invented Register:e2',
          owned: 'bods:Invented Register:e1',
          interest: 'shareholding (indirect)',
          share_pct: 100,
          validFrom: null,
          validTo: null,
        },
      ]);
      expect(new Set(result.notices)).toEqual(
        new Set([
          'Records of persons: dropped, never stored',
          'Records of interests of persons: dropped, never stored',
          'Records of entities and persons that a later version replaces: only the latest is read',
        ]),
      );
      const names = result.rows.filter(({ table }) => table === 'organizations').map(({ values }) => values['name']);
      expect(names).toHaveLength(2);
      expect(JSON.stringify(result.rows)).not.toContain('Roe');
    }),
    { numRuns: runs(20) },
  );
});

/** A version of the ownership, with its share and the day on which that begins. */
const version = (statementDate: string, recordStatus: string, exact: number, startDate?: string) =>
  holds('e2', [{ type: 'shareholding', share: { exact }, startDate }], { statementDate, recordStatus });

const periodsOf = (result: Awaited<ReturnType<typeof read>>) =>
  result.rows
    .flatMap(({ table, values, validFrom, validTo }) =>
      table === 'ownership' ? [[values['share_pct'], validFrom, validTo]] : [],
    )
    .sort();

test('each version of a record counts until the next one, in any order; a closed record ends on its day', async () => {
  const versions = [
    version('2021-09-25', 'new', 60, '2021-09-24'),
    version('2022-09-25', 'updated', 70, '2022-09-21'),
    // One that repeats the start counts from its own day.
    version('2023-03-03', 'updated', 80, '2022-09-21'),
    version('2024-05-06', 'updated', 90),
    version('2025-01-02', 'closed', 90),
  ];
  await fc.assert(
    fc.asyncProperty(fc.shuffledSubarray(versions, { minLength: versions.length }), async (order) => {
      const result = await read([owned, owner, ...order]);
      expect(periodsOf(result)).toEqual([
        [60, '2021-09-24', '2022-09-21'],
        [70, '2022-09-21', '2023-03-03'],
        [80, '2023-03-03', '2024-05-06'],
        [90, '2024-05-06', '2025-01-02'],
      ]);
      expect(result.notices).toEqual([]);
      const rows = result.rows.filter(({ table }) => table === 'ownership').map(({ row }) => row);
      expect(new Set(rows).size).toBe(4);
    }),
    { numRuns: runs(10) },
  );
});

test('the statements that others replace are versions before 0.4', async () => {
  const old = (statementID: string, exact: number, rest: object) => ({
    statementID,
    statementType: 'ownershipOrControlStatement',
    publicationDetails: { publisher: publicationDetails.publisher },
    subject: { describedByEntityStatement: 'e1' },
    interestedParty: { describedByEntityStatement: 'e2' },
    interests: [{ type: 'shareholding', share: { exact } }],
    ...rest,
  });
  const result = await read([
    old('r1', 60, { statementDate: '2021-09-25' }),
    old('r2', 70, { statementDate: '2022-09-25', replacesStatements: ['r1'] }),
    old('r3', 80, { statementDate: '2023-03-03', replacesStatements: ['r2'] }),
    old('u1', 10, { statementDate: '2021-09-25' }),
    old('u2', 20, { replacesStatements: ['u1'] }),
  ]);
  expect(periodsOf(result)).toEqual([
    [20, null, null],
    [60, null, '2022-09-25'],
    [70, '2022-09-25', '2023-03-03'],
    [80, '2023-03-03', null],
  ]);
  // Nobody says when the second of them replaced the first.
  expect(result.notices).toEqual([
    'Interests that a later version replaces from their first day on, or on an unknown day: dropped',
  ]);
});

test('an end date that a later version gives counts for the earlier ones; of one day, the last version counts', async () => {
  const ended = { type: 'shareholding', share: { exact: 60 }, startDate: '2020-01-01', endDate: '2021-12-31' };
  const result = await read([
    owned,
    owner,
    version('2021-01-01', 'new', 50, '2020-01-01'),
    version('2021-01-01', 'updated', 60, '2020-01-01'),
    holds('e2', [ended], { statementDate: '2022-03-04', recordStatus: 'closed' }),
  ]);
  expect(periodsOf(result)).toEqual([[60, '2020-01-01', '2022-01-01']]);
});

test('a statement whose day or status cannot be read does not bring back an older one', async () => {
  for (const later of [
    { recordStatus: 'closed', statementDate: '2024-06-31' },
    { recordStatus: 'Closed', statementDate: '2025-01-02' },
  ]) {
    const result = await read([owned, owner, holds('e2', [shares]), holds('e2', [shares], later)]);
    expect(ownershipOf(result)).toEqual([]);
    expect(result.rejects).toHaveLength(1);
  }
});

/** Statements of another publisher. */
const of = (publisher: object, statements: readonly object[]) =>
  statements.map((each) => ({ ...each, publicationDetails: { ...publicationDetails, publisher } }));

test.each([
  ['in two files', (one: readonly object[], two: readonly object[]) => ({ 'a.json': one, 'b.json': two })],
  ['in one file', (one: readonly object[], two: readonly object[]) => ({ 'a.json': [...one, ...two] })],
] as const)('a record never replaces one of another publisher with the same id, %s', async (_, filesOf) => {
  const later = { statementDate: '2025-01-02' };
  const one = [owned, owner, holds('e2', [shares])];
  const two = [
    statement('entity', 'e1', { name: 'Another Works' }, later),
    statement('person', 'e2', { personType: 'knownPerson' }, later),
    statement('entity', 'e3', { name: 'Another Holding' }, later),
    holds('e3', [{ type: 'shareholding' }], later),
  ];
  for (const [publishers, scopes] of [
    [
      [{ name: 'Invented Register' }, { name: 'Another Register' }],
      ['Invented Register', 'Another Register'],
    ],
    [
      [{ url: 'https://one.example' }, { url: 'https://two.example' }],
      ['https://one.example', 'https://two.example'],
    ],
  ] as const) {
    const files = filesOf(of(publishers[0], one), of(publishers[1], two));
    const folder = await temporaryFolder(
      Object.fromEntries(Object.entries(files).map(([name, content]) => [name, JSON.stringify(content)])),
    );
    const input = await readBods([folder]);
    const result = { ...(await readWhole(input)), notices: input.notices().map(({ message }) => message), input };
    expect(result.rejects).toEqual([]);
    expect(result.notices).toEqual(['Records of persons: dropped, never stored']);
    expect(result.rows.filter(({ table }) => table === 'organizations').map(({ values }) => values)).toEqual([
      { id: ends.owned, name: 'Invented Works', lei, country: 'US' },
      { id: `bods:${scopes[0]}:e2`, name: 'Invented Holding', country: 'CN' },
      { id: `bods:${scopes[1]}:e1`, name: 'Another Works' },
      { id: `bods:${scopes[1]}:e3`, name: 'Another Holding' },
    ]);
    expect(ownershipOf(result)).toMatchObject([
      { owner: `bods:${scopes[0]}:e2`, owned: ends.owned },
      { owner: `bods:${scopes[1]}:e3`, owned: `bods:${scopes[1]}:e1` },
    ]);
    const rowIds = result.rows.flatMap(({ table, source, row }) => (row === null ? [] : [[table, source, row].join()]));
    expect(new Set(rowIds).size).toBe(rowIds.length);
  }
});

test('within one publisher the latest statement counts in any file, and what names no publisher is of the one of its file', async () => {
  const unnamed = { ...owner, publicationDetails: undefined };
  const folder = await temporaryFolder({
    'a.json': JSON.stringify([unnamed, owned]),
    'b.json': JSON.stringify([
      holds('e2', [shares]),
      statement('entity', 'e2', { name: 'New Name' }, { statementDate: '2025-01-02' }),
    ]),
  });
  const input = await readBods([folder]);
  const result = { ...(await readWhole(input)), notices: input.notices().map(({ message }) => message), input };
  expect(result.notices).toEqual([
    'Records of entities and persons that a later version replaces: only the latest is read',
  ]);
  expect(result.rows.filter(({ table }) => table === 'organizations').map(({ values }) => values['name'])).toEqual([
    'Invented Works',
    'New Name',
  ]);
  expect(ownershipOf(result)).toMatchObject([ends]);
});

test('other and former names are kept, each once, below the name', async () => {
  const alternateNames = ['Former Works', ' Former Works ', 'Invented Works', '', '昔の工場'];
  const { rows, rejects } = await read([
    statement('entity', 'e1', { name: 'Invented Works', alternateNames }),
    statement('entity', 'e2', { name: 'Invented Holding', alternateNames: [7] }),
  ]);
  const organizations = rows.filter(({ table }) => table === 'organizations');
  expect(organizations.map(({ values, confidence }) => [values['id'], values['name'], confidence])).toEqual(
    [
      ['Invented Works', 80],
      ['Former Works', 60],
      ['昔の工場', 60],
    ].map(([name, confidence]) => ['bods:Invented Register:e1', name, confidence]),
  );
  expect(new Set(organizations.map(({ row }) => row)).size).toBe(3);
  expect(rejects).toMatchObject([{ column: 'alternateNames', reason: 'Not a list of text values' }]);
});

test('what is not stored of an organization is said, with the number of organizations', async () => {
  const details = {
    name: 'Works',
    dissolutionDate: '2020-01-01',
    uri: 'https://works.example',
    addresses: [],
  };
  const { input } = await read([
    statement('entity', 'e1', details),
    statement('entity', 'e2', details, { recordStatus: 'closed' }),
  ]);
  expect(input.notices().map(({ column, message, count }) => [column, message, count])).toEqual([
    ['dissolutionDate', 'Dissolved entities: stored like others, without the date', 2],
    ['uri', 'Not stored', 2],
    ['recordStatus', 'Closed records of entities: stored like others', 1],
  ]);
});

test('persons, unspecified parties, offices and the management of funds are dropped with a notice', async () => {
  const fund = { type: 'otherInfluenceOrControl', details: 'Relationship Type: IS_FUND-MANAGED_BY' };
  const relationships = [
    holds('p1', [shares]),
    holds({ reason: 'noBeneficialOwners' }, [shares]),
    holds('e2', [{ type: 'boardMember' }]),
    // As version 0.2 writes it.
    holds('e2', [{ type: 'senior-managing-official' }]),
    holds('e2', [fund]),
  ].map((each, index) => ({ ...each, recordId: `r${index}` }));
  const result = await read([owned, owner, person, ...relationships]);
  expect(result.rejects).toEqual([]);
  expect(ownershipOf(result)).toEqual([]);
  expect(result.notices).toEqual([
    'Records of persons: dropped, never stored',
    'Records of interests of persons: dropped, never stored',
    'Records with an unspecified party: dropped',
    'Records of offices and funds only: not ownership, dropped',
  ]);
  expect(JSON.stringify(result.rows)).not.toMatch(/Roe|1970/);
});

test.each([
  [{ recordType: 'thing' }, 'recordType'],
  [{ recordId: '' }, 'recordId'],
  [{ recordStatus: 'gone' }, 'recordStatus'],
  [{ statementDate: 'yesterday' }, 'statementDate'],
  [{ recordDetails: { subject: 'e1', interestedParty: 7 } }, 'interestedParty'],
  [{ recordDetails: { subject: 'e1', interestedParty: 'e1' } }, 'interestedParty'],
  [{ recordDetails: { subject: 'e1', interestedParty: 'e2', interests: [{ share: { exact: 101 } }] } }, 'share.exact'],
  [{ recordDetails: { subject: 'e1', interestedParty: 'e2', interests: {} } }, 'interests'],
])('a statement with %j is rejected with the line where it begins', async (values, column) => {
  const { rejects, rows } = await read([owned, owner, { ...holds('e2', [shares]), ...values }]);
  const line = JSON.stringify([owned, owner], null, 2).split('\n').length;
  expect(rejects).toMatchObject([{ file: 'bods.json', line, column }]);
  expect(rows.filter(({ table }) => table !== 'sources')).toHaveLength(2);
});

test('one statement per line is read too: a bad line is rejected and affects no other', async () => {
  const deep = '['.repeat(100_000) + ']'.repeat(100_000);
  const { rejects, rows } = await read(
    [JSON.stringify(owned), '{"statementId": ', deep, '', JSON.stringify(owner)].join('\r\n'),
    'b.jsonl',
  );
  expect(rejects.map(({ line, reason }) => [line, reason])).toEqual([
    [2, 'Not a JSON record'],
    [3, expect.stringContaining('ot a')],
  ]);
  expect(rows.filter(({ table }) => table === 'organizations')).toHaveLength(2);
});

test('what is no such file is refused: deep JSON, a long line, broken arrays, other data', async () => {
  await expect(read(`[${'['.repeat(1000)}`)).rejects.toThrow(/nested more than 100 deep/);
  await expect(read(`[{"a": "${'x'.repeat(9 * 1024 * 1024)}"}]`)).rejects.toThrow(/line 1: a record longer than 8 MiB/);
  await expect(read(`{"a": "${'x'.repeat(9 * 1024 * 1024)}"}`)).rejects.toThrow(/line 1: a record longer than 8 MiB/);
  await expect(read('[{"a": 1},\n{"a": }]')).rejects.toThrow(/^bods\.json, line 2: not well-formed JSON/);
  await expect(read('[{"a": 1}')).rejects.toThrow(/^bods\.json, line 1: not well-formed JSON/);
  await expect(read('[] []')).rejects.toThrow(/^bods\.json, line 1: /);
  for (const other of ['', '[]', '{}', '[1, 2]', 'tea leaves', '[{"id": "a", "schema": "Company"}]'])
    await expect(read(other)).rejects.toThrow(/^bods\.json: not beneficial ownership data/);
});
