import { join } from 'node:path';
import { stringify } from 'csv-stringify/sync';
import { expect, test } from 'vitest';
import { readInput } from '#seed/import/import.ts';
import { readWhole } from '../read-whole.ts';
import { temporaryFolder } from '../temporary-folder.ts';

type Rows = readonly Readonly<Record<string, string>>[];
const key = 'k'.repeat(32);

async function read(files: Readonly<Record<string, Rows>>, personIdKey: string | null = null) {
  const written = Object.entries({ sources: [{ id: 's1' }], ...files }).map(
    ([table, rows]) => [`${table}.csv`, stringify([...rows], { header: true })] as const,
  );
  const folder = await temporaryFolder(Object.fromEntries(written));
  const input = await readInput({ format: 'chain-package', paths: [folder], personIdKey });
  try {
    return { ...(await readWhole(input)), notices: input.notices(), sources: input.sources };
  } finally {
    await input.close();
  }
}

const jane = 'Jane Doe';
const aboutJane = {
  people: [{ id: jane }],
  locations: [{ person: jane, country: 'CN' }],
  citizenships: [{ person: jane, country: 'CN' }],
  employment: [{ organization: 'O1', person: jane, role: 'engineer' }],
  vetting: [{ person: jane, tier: 'T1' }],
  access: [{ id: 'A1', person: jane, system: 'Y1', mode: 'escorted' }],
  escorts: [{ escort: jane, access: 'A2' }],
  claims: [{ id: 'K1', stance: 'denies', about: `people:${jane};employment:O1|${jane}||engineer;organizations:O1` }],
};

test('an id that looks like a name is refused in every column, without being quoted', async () => {
  const { rows, rejects } = await read(aboutJane);
  expect(rows.map(({ table }) => table)).toEqual(['sources']);
  expect(rejects.map(({ file, line, column, value }) => [file, line, column, value])).toEqual([
    ['people.csv', 2, 'id', 'Xxxx Xxx'],
    ['locations.csv', 2, 'person', 'Xxxx Xxx'],
    ['citizenships.csv', 2, 'person', 'Xxxx Xxx'],
    ['employment.csv', 2, 'person', 'Xxxx Xxx'],
    ['vetting.csv', 2, 'person', 'Xxxx Xxx'],
    ['access.csv', 2, 'person', 'Xxxx Xxx'],
    ['escorts.csv', 2, 'escort', 'Xxxx Xxx'],
    ['claims.csv', 2, 'about', 'Xxxx Xxx'],
  ]);
  expect(new Set(rejects.map(({ reason }) => reason))).toEqual(
    new Set(['Looks like a name: give a pseudonym, or import with --hash-person-ids']),
  );
  expect(JSON.stringify(rejects)).not.toContain('Jane');
});

test('a person’s id has the same hash everywhere, and another hash with another key', async () => {
  const { rows, rejects, notices } = await read(aboutJane, key);
  expect(rejects).toEqual([]);
  const [, person] = rows;
  const hash = String(person?.values['id']);
  expect(hash).toMatch(/^p-[0-9a-f]{32}$/);
  const named = rows.flatMap(({ values }) => [values['person'], values['escort']].filter((id) => id !== undefined));
  expect(new Set(named)).toEqual(new Set([hash]));
  expect(rows.find(({ table }) => table === 'claims')?.values['about']).toEqual([
    `people:${hash}`,
    `employment:O1|${hash}||engineer`,
    'organizations:O1',
  ]);
  expect(JSON.stringify(rows)).not.toContain('Jane');
  expect(notices.map(({ file, column, message }) => `${file} ${column ?? ''} ${message}`)).toContain(
    'people.csv id Ids of persons are replaced by keyed hashes',
  );
  const other = await read({ people: [{ id: jane }] }, 'o'.repeat(32));
  expect(other.rows[1]?.values['id']).not.toBe(hash);
});

test('the hash of a synthetic person’s id begins as the id does, and contains nothing else of it', async () => {
  const id = 'SYN-Jane Doe';
  const { rows, rejects } = await read({ people: [{ id }], locations: [{ person: id, country: 'CN' }] }, key);
  expect(rejects).toEqual([]);
  const [, person, location] = rows;
  expect(person?.values['id']).toMatch(/^SYN-p-[0-9a-f]{32}$/);
  expect(location?.values['person']).toBe(person?.values['id']);
});

test('the identity of a rejected row is hashed too', async () => {
  const { rejects } = await read({ locations: [{ person: jane, country: 'Nowhere', row: 'jane-1' }] }, key);
  expect(rejects[0]?.identities?.[0]?.row).toMatch(/^p-[0-9a-f]{32}$/);
  const byKeys = await read({ vetting: [{ person: jane, tier: 'T9' }] }, key);
  expect(byKeys.rejects[0]).toMatchObject({ column: 'tier', value: 'T9' });
  expect(JSON.stringify([rejects, byKeys.rejects])).not.toMatch(/jane/i);
});

test('a row id that looks like a name is dropped, and the key columns identify the row, also if it is rejected', async () => {
  const location = { person: 'P1', country: 'CN', valid_from: '2024-01-01', confidence: '' };
  const { rows, rejects, notices } = await read({
    people: [{ id: 'P1', row: 'P1 status' }],
    locations: [
      { ...location, row: 'Doe, Jane' },
      { ...location, confidence: 'high', row: 'Jane Doe' },
    ],
    contracts: [{ id: 'C1', row: 'Jane Doe' }],
  });
  expect(rows.slice(1).map(({ table, row }) => [table, row])).toEqual([
    ['contracts', 'Jane Doe'],
    ['people', 'P1 status'],
    ['locations', null],
  ]);
  const identity = { row: null, values: { person: 'P1', country: 'CN' }, validFrom: '2024-01-01' };
  expect(rejects.map(({ identities }) => identities)).toEqual([[expect.objectContaining(identity)]]);
  expect(notices.map(({ kind, file, column, count }) => [kind, file, column, count])).toEqual([
    ['personal-data', 'locations.csv', 'row', 1],
  ]);
});

test('rejects for other reasons contain no personal data either', async () => {
  const { rejects } = await read({
    people: [
      { id: 'P1', headcount: jane },
      { id: 'P2', headcount: '078-05-1120' },
    ],
    locations: [{ person: 'P1', country: 'United Kingdom' }],
    contracts: [{ id: 'C1', value: 'ask jane@example.com' }],
  });
  expect(rejects.map(({ column, value }) => [column, value])).toEqual([
    ['value', 'ask [e-mail address removed]'],
    ['headcount', 'Xxxx Xxx'],
    ['headcount', '999-99-9999'],
    ['country', 'United Kingdom'],
  ]);
});

test('a record that is not CSV is not shown', async () => {
  const folder = await temporaryFolder({
    'sources.csv': 'id\ns1\n',
    'people.csv': 'id,kind\nJane "Doe",individual\n',
  });
  const input = await readInput({ format: 'chain-package', paths: [folder] });
  const { rejects } = await readWhole(input);
  await input.close();
  expect(rejects).toMatchObject([{ file: 'people.csv', line: 2, column: null, value: null }]);
});

test('contacts are removed from texts, and counted by column', async () => {
  const { rows, notices } = await read({
    sources: [{ id: 's1', title: 'Letter of jane@example.com', url: 'https://example.com/?from=jane@example.com' }],
    contracts: [
      { id: 'C1', title: 'Call (703) 555-1234' },
      { id: 'C2', title: 'Cloud' },
      { id: 'C3', title: 'Mail a@b.mil' },
    ],
    claims: [{ id: 'K1', stance: 'denies', text: 'Logged in from 10.1.2.3', claimant: 'jane@example.com' }],
  });
  expect(JSON.stringify(rows)).not.toMatch(/jane|555|b\.mil|10\.1/);
  expect(rows.flatMap(({ values }) => values['title'] ?? [])).toEqual([
    'Letter of [e-mail address removed]',
    'Call [telephone number removed]',
    'Cloud',
    'Mail [e-mail address removed]',
  ]);
  expect(notices.map(({ kind, file, column, count }) => [kind, file, column, count])).toEqual([
    ['personal-data', 'sources.csv', 'title', 1],
    ['personal-data', 'sources.csv', 'url', 1],
    ['personal-data', 'contracts.csv', 'title', 2],
    ['personal-data', 'claims.csv', 'text', 1],
    ['personal-data', 'claims.csv', 'claimant', 1],
  ]);
});

test('keys that are contacts are refused; contract numbers are not', async () => {
  const { rejects, sources } = await read({
    sources: [{ id: 's1' }, { id: 'jane@example.com' }],
    systems: [
      { id: '10.1.2.3', impact_level: '4', source: 's1' },
      { id: 'Y1', impact_level: '4', source: 'jane@example.com' },
    ],
    contracts: [{ id: '703-555-1234', source: 's1' }],
    access: [{ id: '078-05-1120', person: 'P1', system: 'Y1', mode: 'direct', source: 's1' }],
  });
  expect(sources).toEqual(['s1']);
  expect(rejects.map(({ file, column, value }) => [file, column, value])).toEqual([
    ['sources.csv', 'id', 'xxxx@xxxxxxx.xxx'],
    ['systems.csv', 'id', '99.9.9.9'],
    ['systems.csv', 'source', 'xxxx@xxxxxxx.xxx'],
    ['access.csv', 'id', '999-99-9999'],
  ]);
});

test('a source whose id looks like a telephone or identity number counts as a source, because its row is accepted', async () => {
  const { rows, rejects, sources } = await read({
    sources: [{ id: 'phone 2025-07-18' }, { id: '078-05-1120' }, { id: '10.1.2.3' }],
    agencies: [{ id: 'G1', source: 'phone 2025-07-18' }],
  });
  expect(rows.map(({ table, source }) => [table, source])).toEqual([
    ['sources', 'phone 2025-07-18'],
    ['sources', '078-05-1120'],
    ['agencies', 'phone 2025-07-18'],
  ]);
  expect(rejects.map(({ file, column, value }) => [file, column, value])).toEqual([['sources.csv', 'id', '99.9.9.9']]);
  expect(sources).toEqual(['phone 2025-07-18', '078-05-1120']);
});

test('log_fields has only known names; others become "other"', async () => {
  const { rows, notices } = await read({
    escorts: [
      { escort: 'P1', access: 'A1', log_fields: 'Escort; country of origin;rm -rf /;10.1.2.3' },
      { escort: 'P1', access: 'A2', log_fields: 'escorted;command-results' },
    ],
  });
  expect(rows.slice(1).map(({ values }) => values['log_fields'])).toEqual([
    ['escort', 'country_of_origin', 'other'],
    ['escorted', 'command_results'],
  ]);
  expect(notices).toMatchObject([{ kind: 'personal-data', column: 'log_fields', count: 1 }]);
});

test('the row of a reject shows no person, contact or command, however the row was refused', async () => {
  const { rejects } = await read(
    {
      claims: [
        { id: 'K1', stance: 'denies', about: 'people:E12345', confidence: 'abc', text: 'By jane.doe@example.com' },
      ],
      escorts: [{ escort: 'P1', access: 'A1', log_fields: 'Escort;net user jdoe Secret1', confidence: 'abc' }],
      organizations: [{ id: 'jane\u200B.doe@example.com', name: `${'x'.repeat(195)} jane.doe@example.com` }],
    },
    key,
  );
  const shown = rejects.map(({ content }) => content);
  expect(shown).toHaveLength(3);
  expect(JSON.stringify(shown)).not.toMatch(/E12345|Secret1|jdoe|jane|doe@|example/);
  expect(shown).toContainEqual(expect.objectContaining({ log_fields: 'escort;other', confidence: 'abc' }));
});

test('a row that says it is about a sole proprietor loses its name, unless that is an identifier; a reject hides it', async () => {
  const uei = 'F5D8RKAXL1M3';
  const { rows, rejects, notices } = await read({
    organizations: [
      { id: uei, uei, name: 'Jane Doe', sole_proprietor: 'yes' },
      { id: 'O2', uei, name: `Sole proprietor ${uei}`, sole_proprietor: 'Yes' },
      { id: 'O3', uei: '', name: 'Invented Works', sole_proprietor: 'no' },
      { id: 'O4', uei: '', name: 'Jane Doe', sole_proprietor: 'YES', country: 'Nowhere' },
    ].map((row) => ({ country: 'US', ...row })),
  });
  expect(rows.slice(1).map(({ values }) => values['name'])).toEqual([
    undefined,
    `Sole proprietor ${uei}`,
    'Invented Works',
  ]);
  expect(rejects.map(({ content }) => content?.['name'])).toEqual(['Xxxx Xxx']);
  expect(notices).toContainEqual(
    expect.objectContaining({ kind: 'personal-data', file: 'organizations.csv', column: 'name', count: 1 }),
  );
  expect(JSON.stringify([rows, rejects, notices])).not.toContain('Jane');
});

const sizes = { 'sources.csv': 'id\ns1\n' };
const rejected = (column: string, most: string, length: string) => ({
  column,
  reason: `Longer than ${most} characters (it has ${length})`,
});

test.each<[string, Record<string, string>, object[]]>([
  [
    'names',
    { 'organizations.csv': `id,name\nO1,${'n'.repeat(1001)}\nO2,${'n'.repeat(1000)}\n` },
    [{ ...rejected('name', '1,000', '1,001'), line: 2 }],
  ],
  [
    'titles of contracts, which are descriptions',
    { 'contracts.csv': `id,title\nC1,${'t'.repeat(10_001)}\nC2,${'t'.repeat(10_000)}\n` },
    [{ ...rejected('title', '10,000', '10,001'), line: 2 }],
  ],
  [
    'quotations',
    {
      'claims.csv': `id,text,stance,about\nC1,${'t'.repeat(50_001)},asserts,organizations:O1\nC2,${'t'.repeat(50_000)},asserts,organizations:O1\n`,
    },
    [{ ...rejected('text', '50,000', '50,001'), line: 2 }],
  ],
])('a row with a text that is too long is rejected with its limit: %s', async (_, files, expected) => {
  const input = await readInput({ format: 'chain-package', paths: [await temporaryFolder({ ...sizes, ...files })] });
  const { rows, rejects } = await readWhole(input);
  await input.close();
  expect(rejects).toMatchObject(expected);
  // What it stated before stays, and what is shown of it is short.
  expect(rejects[0]).toMatchObject({ identities: [{ source: 's1', row: null }] });
  expect(JSON.stringify(rejects).length).toBeLessThan(5000);
  expect(rows).toHaveLength(2);
});

test('long texts are rejected in every format: twelve names of half a megabyte', async () => {
  const name = Array.from({ length: 12 }, (_, index) => `${index} ${'n'.repeat(500_000)}`);
  const entity = { id: 'a', schema: 'Company', properties: { name } };
  const folder = await temporaryFolder({ 'x.json': JSON.stringify(entity) });
  const input = await readInput({ format: 'ftm', paths: [join(folder, 'x.json')] });
  const { rows, rejects } = await readWhole(input);
  await input.close();
  expect(rows.map(({ table }) => table)).toEqual(['sources']);
  expect(rejects).toHaveLength(12);
  expect(rejects[0]).toMatchObject({ file: 'x.json', line: 1, ...rejected('name', '1,000', '500,002') });
});
