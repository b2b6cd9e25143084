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
  return { rows, rejects, of, notices: input.notices().map(({ message }) => message) };
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
    { id: 'ftm:c2', name: 'Invented Holding' },
    { id: 'ftm:c3' },
  ]);
  const ends = { owner: 'ftm:c2', owned: `LEI-${lei}` };
  expect(of('ownership').map(({ values, validFrom, validTo }) => [values, validFrom, validTo])).toEqual([
    [{ ...ends, share_pct: 25.5 }, '2020-01-01', '2021-03-01'],
    [{ ...ends, interest: 'shareholder, 25-50' }, null, null],
    [{ owner: 'ftm:c2', owned: 'ftm:c3', interest: 'parent company' }, null, null],
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
    { id: 'ftm:c1', name: 'Sole proprietor', sole_proprietor: true },
    { id: 'ftm:c2', name: 'Invented Holding' },
    { id: 'ABCDEFGHJK11', name: 'Invented Concern', uei: 'ABCDEFGHJK11' },
  ]);
  expect(of('ownership')).toEqual([]);
  expect(JSON.stringify([rows, notices])).not.toContain('Roe');
  expect(notices).toContain('A sole proprietor: the names are dropped, and the UEI or LEI shown instead');
});

test('an entity that several files describe has one key and is no person, in whatever order the files are read', async () => {
  const folder = await temporaryFolder({
    'with-lei.json': JSON.stringify(works),
    'without.json': [
      entity('c1', 'LegalEntity', { name: ['Invented Works'] }),
      holding,
      entity('o1', 'Ownership', { owner: ['c2'], asset: ['c1'] }),
    ]
      .map((each) => JSON.stringify(each))
      .join('\n'),
  });
  const files = ['with-lei.json', 'without.json'].map((name) => join(folder, name));
  for (const paths of [files, files.toReversed()]) {
    const input = await readFtm(paths);
    const { rows } = await readWhole(input);
    await input.close();
    const owned = rows.flatMap(({ table, values }) => (table === 'ownership' ? [values['owned']] : []));
    expect(owned).toEqual([`LEI-${lei}`]);
  }
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
  expect(of('organizations')[0]?.values).toEqual({ id: 'ftm:c6', name: 'Invented B.V.', country: 'DE' });
  expect(notices).toEqual(['No jurisdiction: the country counts instead, which may be that of an address']);
});

test('of several identifiers the first well-formed one in the alphabet counts, in whatever order a file lists them', async () => {
  const ueis = ['ZZCDEFGHJK15', 'ABCDEFGHJK11', 'ABCDEFGHJK10'];
  for (const uniqueEntityId of [ueis, ueis.toReversed()]) {
    const { of, notices } = await read(entity('c5', 'Company', { name: ['Invented Branch'], uniqueEntityId }));
    expect(of('organizations').map(({ values }) => values['id'])).toEqual(['ABCDEFGHJK11']);
    expect(notices).toContain(
      'Several identifiers of one kind: only the first well-formed one in the alphabet is used',
    );
  }
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
  expect(of('agencies').map(({ values }) => values)).toEqual([{ id: 'ftm:b1', name: 'Invented Ministry' }]);
  expect(of('contracts').map(({ values }) => values)).toEqual([
    { id: 'ftm:k1', title: 'Cameras', agency: 'ftm:b1', identified: true },
    { id: 'ftm:a1', title: 'Lot 1', prime: `LEI-${lei}`, parent: 'ftm:k1', value: 5.5, identified: true },
    { id: 'ftm:a2 1', prime: `LEI-${lei}`, parent: 'ftm:k1', identified: true },
    { id: 'ftm:a2 2', prime: 'ftm:b1', parent: 'ftm:k1', identified: true },
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
