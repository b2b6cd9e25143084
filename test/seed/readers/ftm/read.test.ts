import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readFtm } from '#seed/readers/ftm/read.ts';
import { readWhole } from '../../read-whole.ts';
import { temporaryFolder } from '../../temporary-folder.ts';

const lei = '5493001KJTIIGC8Y1R12';
const entity = (id: string, schema: string, properties: Readonly<Record<string, unknown>>) => ({
  id,
  schema,
  properties,
});
const works = entity('c1', 'Company', { name: ['Invented Works', 'Other Name'], leiCode: [lei], jurisdiction: ['us'] });
const holding = entity('c2', 'Company', { name: ['Invented Holding'], country: ['cn', 'hk'], topics: ['sanction'] });
const jane = entity('p1', 'Person', { name: ['Jane Roe'] });

async function read(...entities: readonly unknown[]) {
  const lines = entities.map((each) => (typeof each === 'string' ? each : JSON.stringify(each)));
  const folder = await temporaryFolder({ 'entities.ftm.json': lines.join('\n') });
  const input = await readFtm([join(folder, 'entities.ftm.json')]);
  const { rows, rejects } = await readWhole(input);
  const of = (table: string) => rows.filter((row) => row.table === table);
  const said = input.notices().map(({ column, message, count }) => [column, message, count]);
  return { rows, rejects, of, said, notices: input.notices().map(({ message }) => message) };
}

test('companies become organizations and ownership stays ownership; sanctions designate nothing', async () => {
  const { of, rejects, notices } = await read(
    works,
    holding,
    entity('o1', 'Ownership', {
      owner: ['c2'],
      asset: ['c1'],
      percentage: ['25,5 %'],
      startDate: ['2020'],
      endDate: ['2021-02'],
    }),
    entity('o2', 'Ownership', { owner: ['c2'], asset: ['c1'], percentage: ['25-50'], role: ['shareholder'] }),
    entity('x1', 'Sanction', { entity: ['c2'] }),
    { ...works, id: 'c3', properties: { parent: ['c2'] } },
  );
  expect(rejects).toEqual([]);
  expect(of('organizations').map(({ values }) => values)).toEqual([
    { id: `LEI-${lei}`, name: 'Invented Works', lei, country: 'US' },
    { id: `LEI-${lei}`, name: 'Other Name' },
    { id: 'ftm:entities.ftm.json:c2', name: 'Invented Holding' },
    { id: 'ftm:entities.ftm.json:c3' },
  ]);
  const ends = { owner: 'ftm:entities.ftm.json:c2', owned: `LEI-${lei}` };
  expect(of('ownership').map(({ values, validFrom, validTo }) => [values, validFrom, validTo])).toEqual([
    [{ ...ends, share_pct: 25.5 }, '2020-01-01', '2021-03-01'],
    [{ ...ends, interest: 'shareholder, 25-50' }, null, null],
    [{ owner: 'ftm:entities.ftm.json:c2', owned: 'ftm:entities.ftm.json:c3', interest: 'parent company' }, null, null],
  ]);
  expect(of('designations')).toEqual([]);
  expect(notices).toContain('Several countries: not used as the country of registration');
  expect(notices).toContain('Records of the schema Sanction: not read');
});

test('persons are dropped, and so is a legal entity that does not show to be an organization', async () => {
  const { of, rows, rejects, notices } = await read(
    works,
    jane,
    entity('l1', 'LegalEntity', { name: ['John Roe'] }),
    entity('l2', 'LegalEntity', { name: ['Invented Trust'], legalForm: ['LLC'] }),
    entity('c9', 'Company', { name: ['Joan Roe'], birthDate: ['1970'] }),
    entity('o1', 'Ownership', { owner: ['p1'], asset: ['c1'] }),
    entity('o2', 'Ownership', { owner: ['l1'], asset: ['c1'] }),
  );
  expect(rejects).toEqual([]);
  expect(of('organizations').map(({ values }) => values['name'])).toEqual([
    'Invented Works',
    'Other Name',
    'Invented Trust',
  ]);
  expect(of('ownership')).toEqual([]);
  expect(JSON.stringify([rows, notices])).not.toContain('Roe');
  expect(notices).toEqual([
    'Records of persons, and of legal entities that may be persons: dropped, never stored',
    // The legal form of the trust.
    'Not stored',
    'Records of ownership by or in persons: dropped, never stored',
  ]);
});

test('the legal form of a sole proprietor shows no organization, and what is one nevertheless is shown by LEI, without names', async () => {
  const sole = { name: ['Jane Roe'], alias: ['Roe Works'], legalForm: ['Sole Proprietorship'] };
  const { of, rows, rejects, notices } = await read(
    entity('l1', 'LegalEntity', sole),
    entity('l2', 'LegalEntity', { ...sole, leiCode: [lei] }),
    entity('c1', 'Company', sole),
    entity('c2', 'Company', { name: ['Invented Holding'], idNumber: ['7'] }),
    // OpenSanctions uses this number for people only, others for companies too.
    entity('l3', 'LegalEntity', { name: ['John Roe'], legalForm: ['LLC'], idNumber: ['7'] }),
    entity('l4', 'LegalEntity', { name: ['Invented Concern'], uniqueEntityId: ['ABCDEFGHJK11'], idNumber: ['7'] }),
    entity('o1', 'Ownership', { owner: ['l1'], asset: ['c2'] }),
    entity('k1', 'Contract', { title: ['Cameras'], authority: ['c1'] }),
  );
  expect(rejects).toEqual([]);
  expect(of('organizations').map(({ values }) => values)).toEqual([
    { id: `LEI-${lei}`, name: `Sole proprietor ${lei}`, lei, sole_proprietor: true },
    { id: 'ftm:entities.ftm.json:c1', name: 'Sole proprietor', sole_proprietor: true },
    { id: 'ftm:entities.ftm.json:c2', name: 'Invented Holding' },
    { id: 'ABCDEFGHJK11', name: 'Invented Concern', uei: 'ABCDEFGHJK11' },
  ]);
  expect(of('ownership')).toEqual([]);
  expect(JSON.stringify([rows, notices])).not.toContain('Roe');
  expect(notices).toContain('A sole proprietor: the names are dropped, and the UEI or LEI shown instead');
});

/** The rows of an import of several files. */
async function readFiles(files: Readonly<Record<string, readonly unknown[]>>, order = Object.keys(files)) {
  const folder = await temporaryFolder(
    Object.fromEntries(
      Object.entries(files).map(([name, each]) => [name, each.map((one) => JSON.stringify(one)).join('\n')]),
    ),
  );
  const input = await readFtm(order.map((name) => join(folder, name)));
  const { rows, rejects } = await readWhole(input);
  await input.close();
  const of = (table: string) => rows.filter((row) => row.table === table).map(({ values }) => values);
  return { of, rejects };
}

test.each([
  'NK-cWSvGMvufNH5KwEV88FwTA',
  'x-6d03aec76fdeec8f9697d8b19954ab6fc2568bc8',
  '123e4567-e89b-12d3-a456-426614174000',
  `lei-${lei}`,
])(
  'an entity that several files describe by the id %s has one key and is no person, in whatever order they are read',
  async (id) => {
    const files = {
      'with-lei.json': [{ ...works, id }],
      'without.json': [
        entity(id, 'LegalEntity', { name: ['Invented Works'] }),
        holding,
        entity('o1', 'Ownership', { owner: ['c2'], asset: [id] }),
      ],
    };
    for (const order of [Object.keys(files), Object.keys(files).toReversed()]) {
      const { of } = await readFiles(files, order);
      expect(of('ownership').map(({ owned }) => owned)).toEqual([`LEI-${lei}`]);
    }
  },
);

test('an id that two issuers may have given means the entity of its own file, else that of the only other one', async () => {
  const files = {
    'alpha.json': [
      entity('1', 'Company', { name: ['ALPHA LLC'], jurisdiction: ['us'] }),
      entity('7', 'Company', { name: ['Alpha Holding'] }),
      entity('9', 'Contract', { title: ['Cameras'], authority: ['1'] }),
    ],
    'beta.json': [
      entity('1', 'Company', { name: ['BETA GMBH'], jurisdiction: ['cn'] }),
      entity('o1', 'Ownership', { owner: ['7'], asset: ['1'] }),
    ],
    'owners.json': [entity('o2', 'Ownership', { owner: ['7'], asset: ['1'] })],
  };
  const { of, rejects } = await readFiles(files);
  expect(rejects).toEqual([]);
  expect(of('organizations')).toEqual([
    { id: 'ftm:alpha.json:1', name: 'ALPHA LLC', country: 'US' },
    { id: 'ftm:alpha.json:7', name: 'Alpha Holding' },
    { id: 'ftm:beta.json:1', name: 'BETA GMBH', country: 'CN' },
  ]);
  expect(of('agencies')).toEqual([{ id: 'ftm:alpha.json:1', name: 'ALPHA LLC' }]);
  expect(of('ownership')).toEqual([
    { owner: 'ftm:alpha.json:7', owned: 'ftm:beta.json:1' },
    // Which of the two it means is unknown: no organization has this key.
    { owner: 'ftm:alpha.json:7', owned: 'ftm:owners.json:1' },
  ]);
});

test('the name is that of the caption; every other name is a statement of lower confidence, whatever the order', async () => {
  const names = ['OJSC INVENTED FORMER', 'Вымышленный концерн', 'Invented Concern JSC'];
  const concern = (name: readonly string[], caption: string) => ({
    ...entity('c4', 'Company', { name, alias: ['Invented'], previousName: ['OJSC INVENTED FORMER'] }),
    caption,
  });
  const { of } = await read(concern(names, 'Invented Concern JSC'));
  expect(of('organizations').map(({ values, confidence }) => [values['name'], confidence])).toEqual([
    ['Invented Concern JSC', 60],
    ['OJSC INVENTED FORMER', 50],
    ['Вымышленный концерн', 50],
    ['Invented', 50],
  ]);
  const rows = (name: string, found: typeof of) =>
    found('organizations').flatMap(({ values, row }) => (values['name'] === name ? [row] : []));
  const later = await read(concern(names.toReversed(), 'Invented Concern JSC'));
  expect(rows('Invented', later.of)).toEqual(rows('Invented', of));
  expect(rows('OJSC INVENTED FORMER', later.of)).toEqual(rows('OJSC INVENTED FORMER', of));
  // A caption that is no name of the entity, such as its schema, does not count.
  const untitled = await read(concern(names, 'Company'));
  expect(untitled.of('organizations')[0]?.values['name']).toBe('OJSC INVENTED FORMER');
});

test('without a jurisdiction the country counts, and the log says so, since it may be that of an address', async () => {
  const { of, notices } = await read(entity('c6', 'Company', { name: ['Invented B.V.'], country: ['de'] }), works);
  expect(of('organizations')[0]?.values).toEqual({
    id: 'ftm:entities.ftm.json:c6',
    name: 'Invented B.V.',
    country: 'DE',
  });
  expect(notices).toEqual(['No jurisdiction: the country counts instead, which may be that of an address']);
});

test('of several identifiers each is a statement, the first well-formed one in the alphabet is the key, in any order', async () => {
  const ueis = ['ZZCDEFGHJK15', 'ABCDEFGHJK11', 'ABCDEFGHJK10'];
  for (const uniqueEntityId of [ueis, ueis.toReversed()]) {
    const properties = { name: ['Invented Branch'], uniqueEntityId, cageCode: ['1abc2', '1ABC3'], leiCode: [lei] };
    const { of, rejects } = await read(entity('c5', 'Company', properties));
    expect(rejects).toEqual([]);
    const id = 'ABCDEFGHJK11';
    expect(of('organizations').map(({ values }) => values)).toEqual([
      { id, name: 'Invented Branch', uei: id, lei, cage: '1ABC2' },
      { id, uei: 'ZZCDEFGHJK15' },
      // Its check digit is wrong.
      { id, uei: 'ABCDEFGHJK10' },
      { id, cage: '1ABC3' },
    ]);
    expect(new Set(of('organizations').map(({ row }) => row)).size).toBe(4);
  }
});

test('entities that have any identifier in common are one organization', async () => {
  const [a, b, c] = ['ABCDEFGHJK11', 'ZRCDEFGHJK14', 'ZZCDEFGHJK15'];
  const company = (id: string, properties: object) => entity(id, 'Company', { name: [id], ...properties });
  const { of } = await read(
    company('c1', { uniqueEntityId: [b, c] }),
    company('c2', { leiCode: [lei] }),
    company('c3', { uniqueEntityId: [a, b], leiCode: [lei] }),
    entity('o1', 'Ownership', { owner: ['c4'], asset: ['c1'] }),
    company('c4', {}),
  );
  expect(new Set(of('organizations').map(({ values }) => values['id']))).toEqual(
    new Set([a, 'ftm:entities.ftm.json:c4']),
  );
  expect(of('ownership').map(({ values }) => values['owned'])).toEqual([a]);
});

test('what is not stored of an organization is said, with the number of organizations', async () => {
  const company = (id: string) =>
    entity(id, 'Company', {
      name: [id],
      previousName: ['Former'],
      weakAlias: ['IW'],
      dissolutionDate: ['2020'],
      status: ['ceased'],
      topics: [],
    });
  const { of, said } = await read(company('c8'), company('c9'));
  expect(of('organizations').map(({ values }) => values['name'])).toEqual(['c8', 'Former', 'c9', 'Former']);
  expect(said).toEqual([
    ['weakAlias', 'Names that are too weak to tell an organization: not stored', 2],
    ['dissolutionDate', 'Dissolved organizations: stored like others, without the date', 2],
    ['status', 'Not stored', 2],
  ]);
});

test('what a file has within entities is not read, and the log says so', async () => {
  const within = { id: 'o1', schema: 'Ownership', properties: { owner: [jane], asset: ['c1'] } };
  const { of, rows, rejects, notices } = await read({
    ...works,
    properties: { ...works.properties, ownershipAsset: [within] },
  });
  expect(rejects).toEqual([]);
  expect(of('ownership')).toEqual([]);
  expect(JSON.stringify([rows, notices])).not.toContain('Roe');
  expect(notices).toEqual(['Entities within entities: not read; import a file with each on its own line']);
});

test('a contract has its authority as agency; each award is a contract under it with its supplier', async () => {
  const { of, rejects } = await read(
    works,
    entity('b1', 'PublicBody', { name: ['Invented Ministry'] }),
    entity('k1', 'Contract', { title: ['Cameras'], authority: ['b1'], amount: ['9'], currency: ['EUR'] }),
    entity('a1', 'ContractAward', {
      contract: ['k1'],
      supplier: ['c1'],
      amount: ['5.5'],
      currency: ['USD'],
      lotNumber: ['Lot 1'],
    }),
    entity('a2', 'ContractAward', { contract: ['k1'], supplier: ['c1', 'b1'] }),
  );
  expect(rejects).toEqual([]);
  expect(of('agencies').map(({ values }) => values)).toEqual([
    { id: 'ftm:entities.ftm.json:b1', name: 'Invented Ministry' },
  ]);
  expect(of('contracts').map(({ values }) => values)).toEqual([
    { id: 'ftm:entities.ftm.json:k1', title: 'Cameras', agency: 'ftm:entities.ftm.json:b1', identified: true },
    {
      id: 'ftm:entities.ftm.json:a1',
      title: 'Lot 1',
      prime: `LEI-${lei}`,
      parent: 'ftm:entities.ftm.json:k1',
      value: 5.5,
      identified: true,
    },
    { id: 'ftm:entities.ftm.json:a2 1', prime: `LEI-${lei}`, parent: 'ftm:entities.ftm.json:k1', identified: true },
    {
      id: 'ftm:entities.ftm.json:a2 2',
      prime: 'ftm:entities.ftm.json:b1',
      parent: 'ftm:entities.ftm.json:k1',
      identified: true,
    },
  ]);
});

test.each([
  [{ schema: 'Company' }, 'id'],
  [{ id: 'x' }, 'schema'],
  [{ id: 'x', schema: 'Company', properties: [] }, 'properties'],
  [entity('x', 'Company', { name: 'text' }), 'name'],
  [entity('x', 'Company', { name: [7] }), 'name'],
  [entity('x', 'Company', { parent: [7] }), 'parent'],
  [entity('x', 'LegalEntity', { legalForm: {} }), 'legalForm'],
  [entity('x', 'Ownership', { owner: ['c2'] }), 'asset'],
  [entity('x', 'Ownership', { owner: ['c1'], asset: ['c1'] }), 'owner'],
  [entity('x', 'Ownership', { owner: ['c2'], asset: ['c1'], startDate: ['2020-02-30'] }), 'startDate'],
  [entity('x', 'Ownership', { owner: ['c2'], asset: ['c1'], startDate: ['2020'], endDate: ['2019'] }), 'endDate'],
  [entity('x', 'ContractAward', { supplier: ['c1'] }), 'contract'],
  ['tea leaves', null],
])('%j is rejected once, with its line', async (bad, column) => {
  const { rejects } = await read(works, holding, bad);
  expect(rejects).toMatchObject([{ file: 'entities.ftm.json', line: 3, column }]);
});

test('a file of changes is refused as such', async () => {
  await expect(read({ op: 'ADD', entity: works })).rejects.toThrow(
    'entities.ftm.json, line 1: a file of changes (a delta of OpenSanctions); give all entities',
  );
});
