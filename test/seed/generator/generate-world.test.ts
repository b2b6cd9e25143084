import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { ParsedRow } from '#graph/ingest/input.ts';
import { tables } from '#graph/model/tables.ts';
import { systemKinds } from '#graph/model/vocabulary.ts';
import type { TableName } from '#graph/model/vocabulary.ts';
import { generateWorld } from '#seed/generator/generate-world.ts';
import { readChainPackage } from '#seed/readers/chain-package/package.ts';
import { readWhole } from '../read-whole.ts';
import { smallDisk } from '../../small-disk.ts';
import { temporaryFolder } from '../temporary-folder.ts';

async function generate(scale: number, seed: string) {
  const to = join(await temporaryFolder(), 'world');
  return { to, world: await generateWorld({ scale, seed, to }) };
}

async function read(to: string) {
  const input = await readChainPackage(to);
  const { rows, rejects } = await readWhole(input);
  const of = (table: TableName) => rows.filter((row) => row.table === table);
  return { of, rows, rejects, notices: input.notices() };
}

const text = (row: ParsedRow, column: string) => String(row.values[column] ?? '');
const counts = (keys: readonly string[]) => {
  const found = new Map<string, number>();
  for (const key of keys) found.set(key, (found.get(key) ?? 0) + 1);
  return found;
};
const most = (keys: readonly string[]) => Math.max(...counts(keys).values());

test('the same seed gives the same bytes, and another seed gives another world', async () => {
  const [first, again, other] = [await generate(700, 'a'), await generate(700, 'a'), await generate(700, 'b')];
  let same = 0;
  for (const name of await readdir(first.to)) {
    const bytes = await readFile(join(first.to, name));
    expect(bytes.equals(await readFile(join(again.to, name))), name).toBe(true);
    if (bytes.equals(await readFile(join(other.to, name)))) same++;
  }
  // sources.csv may be equal in every world, and so may the list of entities.
  expect(same).toBeLessThan(4);
});

test.each([1, 200, 3000, 20_000])(
  'a world of scale %i is read without a reject, and is synthetic throughout',
  async (scale) => {
    const { to, world } = await generate(scale, '1');
    const { rows, rejects, notices, of } = await read(to);
    expect(rejects).toEqual([]);
    expect(notices).toEqual([]);
    expect(new Set(rows.map(({ dataClass }) => dataClass))).toEqual(new Set(['SYNTHETIC']));
    for (const row of rows) {
      if ('id' in row.values) expect(text(row, 'id')).toMatch(/^SYN-/);
      expect(row.source).toMatch(/^SYN-/);
    }
    for (const row of of('organizations'))
      if ('name' in row.values) expect(text(row, 'name')).toMatch(/\(synthetic\)$/);
    const described = (
      ['sources', 'agencies', 'systems', 'organizations', 'contracts', 'people', 'claims', 'lists'] as const
    ).flatMap((table) => of(table).map((row) => `${table}/${text(row, 'id')}`));
    expect(world.nodes).toBe(new Set(described).size + of('vetting').length);
    expect(world.accesses).toBe(new Set(of('access').map((row) => text(row, 'id'))).size);
    if (scale >= 200) expect(Math.abs(world.nodes / scale - 1)).toBeLessThan(0.3);
    if (scale >= 20_000) expect(Math.abs(world.nodes / scale - 1)).toBeLessThan(0.1);
  },
);

test('every reference points to a row of the world', async () => {
  const { to } = await generate(3000, '1');
  const { rows, of } = await read(to);
  const known = new Set(rows.flatMap((row) => ('id' in row.values ? [`${row.table}/${text(row, 'id')}`] : [])));
  const dangling = rows.flatMap((row) =>
    tables[row.table].foreignKeys
      .filter(({ field, references }) => references !== 'countries' && field in row.values)
      .filter(({ field, references }) => !known.has(`${references}/${text(row, field)}`))
      .map(({ field }) => `${row.table}.${field}`),
  );
  expect(dangling).toEqual([]);
  const persons = new Map(of('access').map((row) => [text(row, 'id'), text(row, 'person')]));
  expect(of('escorts').filter((row) => persons.get(text(row, 'access')) === text(row, 'escort'))).toEqual([]);
});

/** Every case that the product distinguishes, each with its test on the rows. */
const phenomena: readonly (readonly [string, (of: (table: TableName) => readonly ParsedRow[]) => number])[] = [
  ['orders under a vehicle', (of) => of('contracts').filter((row) => 'parent' in row.values).length],
  ['placeholder contracts', (of) => of('contracts').filter((row) => row.values['identified'] === false).length],
  ['disputed primes', (of) => most(of('contracts').map((row) => text(row, 'id'))) - 1],
  ['parallel subawards', (of) => new Set(of('subcontracts').map(({ source }) => source)).size - 1],
  [
    'subawards performed abroad',
    (of) => of('subcontracts').filter((row) => !['', 'US'].includes(text(row, 'performed_in'))).length,
  ],
  ['employment without contract', (of) => of('employment').filter((row) => !('contract' in row.values)).length],
  ['accesses without contract', (of) => of('access').filter((row) => !('contract' in row.values)).length],
  ['direct accesses', (of) => of('access').filter((row) => row.values['mode'] === 'DIRECT').length],
  ['disputed modes', (of) => new Set(of('access').map(({ source }) => source)).size - 1],
  ['persons on several accesses', (of) => most(of('access').map((row) => text(row, 'person'))) - 2],
  ['escorts of several accesses', (of) => most(of('escorts').map((row) => text(row, 'escort'))) - 2],
  ['accesses with several escorts', (of) => most(of('escorts').map((row) => text(row, 'access'))) - 1],
  ['Guam', (of) => of('locations').filter((row) => row.values['country'] === 'GU').length],
  ['Hong Kong', (of) => of('locations').filter((row) => row.values['country'] === 'HK').length],
  ['several locations', (of) => most(of('locations').map((row) => text(row, 'person'))) - 1],
  ['missing locations', (of) => of('people').length - new Set(of('locations').map((row) => text(row, 'person'))).size],
  [
    'persons nobody employs',
    (of) => of('people').length - new Set(of('employment').map((row) => text(row, 'person'))).size,
  ],
  ['persons whom two companies employ', (of) => most(of('employment').map((row) => text(row, 'person'))) - 1],
  ['groups', (of) => of('people').filter((row) => row.values['kind'] === 'GROUP').length],
  ['lapsed vetting', (of) => of('vetting').filter((row) => text(row, 'expires_on') < '2026-10-31').length],
  [
    'owners abroad',
    (of) => {
      const away = new Set(
        of('organizations')
          .filter((row) => row.values['country'] !== 'US')
          .map((row) => text(row, 'id')),
      );
      return of('ownership').filter((row) => away.has(text(row, 'owner'))).length;
    },
  ],
  ['designated organizations', (of) => of('designations').length],
  ['claims', (of) => of('claims').length],
  ['locations disputed between sources', (of) => new Set(of('locations').map(({ source }) => source)).size - 1],
  [
    'intervals that touch',
    (of) => {
      const ends = new Set(of('locations').map((row) => `${text(row, 'person')} ${row.validTo ?? ''}`));
      return of('locations').filter(
        (row) => row.validFrom !== null && ends.has(`${text(row, 'person')} ${row.validFrom}`),
      ).length;
    },
  ],
  [
    'citizens of another country than where they are',
    (of) => {
      const where = new Map(of('locations').map((row) => [text(row, 'person'), text(row, 'country')]));
      return of('citizenships').filter(
        (row) => where.has(text(row, 'person')) && where.get(text(row, 'person')) !== row.values['country'],
      ).length;
    },
  ],
  [
    'escorted accesses that nobody escorts',
    (of) => {
      const escorted = new Set(of('escorts').map((row) => text(row, 'access')));
      return of('access').filter((row) => row.values['mode'] === 'ESCORTED' && !escorted.has(text(row, 'id'))).length;
    },
  ],
  ['accesses on the credential of another person', (of) => of('credentials').length],
  [
    'broken lineage',
    (of) => {
      const inTree = new Set(
        of('subcontracts').flatMap((row) =>
          ['contractor', 'subcontractor'].map((end) => `${text(row, 'contract')} ${text(row, end)}`),
        ),
      );
      for (const row of of('contracts')) inTree.add(`${text(row, 'id')} ${text(row, 'prime')}`);
      return of('employment').filter(
        (row) => 'contract' in row.values && !inTree.has(`${text(row, 'contract')} ${text(row, 'organization')}`),
      ).length;
    },
  ],
  [
    'employment on a parent contract',
    (of) => {
      const contractOf = new Map(of('access').map((row) => [text(row, 'person'), text(row, 'contract')]));
      const parents = new Map(of('contracts').map((row) => [text(row, 'id'), text(row, 'parent')]));
      return of('employment').filter(
        (row) =>
          'contract' in row.values && parents.get(contractOf.get(text(row, 'person')) ?? '') === row.values['contract'],
      ).length;
    },
  ],
  ['six tiers', (of) => (deepest(of('subcontracts'), of('contracts')) >= 6 ? 1 : 0)],
];

function deepest(subcontracts: readonly ParsedRow[], contracts: readonly ParsedRow[]): number {
  const tier = new Map(contracts.map((row) => [`${text(row, 'id')} ${text(row, 'prime')}`, 0]));
  for (let round = 0; round < 8; round++) {
    for (const row of subcontracts) {
      const above = tier.get(`${text(row, 'contract')} ${text(row, 'contractor')}`);
      const key = `${text(row, 'contract')} ${text(row, 'subcontractor')}`;
      if (above !== undefined && !tier.has(key)) tier.set(key, above + 1);
    }
  }
  return Math.max(...tier.values());
}

test.each(['1', '2', '3'])(
  'the smallest world has every case that the product distinguishes (seed %s)',
  async (seed) => {
    const { of } = await read((await generate(200, seed)).to);
    expect(phenomena.filter(([, count]) => count(of) < 1).map(([name]) => name)).toEqual([]);
  },
);

test('degrees are skewed: a few nodes have most relationships', async () => {
  const { of } = await read((await generate(20_000, '1')).to);
  const primary = of('subcontracts').filter((row) => !text(row, 'subaward_number').startsWith('AUDIT'));
  // One contract has a fiftieth of the scale: 20,000 subawards in a world of a million nodes.
  const perContract = counts(primary.map((row) => `${text(row, 'contract')} ${text(row, 'contractor')}`));
  const sorted = [...perContract.values()].sort((a, b) => b - a);
  expect(sorted[0]).toBeGreaterThanOrEqual(400);
  expect(sorted[0]).toBeGreaterThan(3 * (sorted[1] ?? 0));
  expect(sorted[Math.floor(sorted.length / 2)]).toBeLessThanOrEqual(3);
  const perSystem = [...counts(of('access').map((row) => text(row, 'system'))).values()].sort((a, b) => b - a);
  expect(perSystem[0]).toBeGreaterThan(4 * (perSystem.at(-1) ?? 0));
  expect(most(of('escorts').map((row) => text(row, 'escort')))).toBeGreaterThan(10);
  const years = new Set(of('access').map(({ validFrom }) => validFrom?.slice(0, 4)));
  expect([...years].sort()).toEqual(['2022', '2023', '2024', '2025', '2026']);
});

test('a folder that is not empty and an invalid scale are refused with one sentence', async () => {
  const to = await temporaryFolder({ 'mine.txt': 'x' });
  await expect(generateWorld({ scale: 200, seed: '1', to })).rejects.toThrow(/the folder isn't empty/);
  await expect(generateWorld({ scale: 200, seed: '1', to: join(to, 'mine.txt') })).rejects.toThrow(/Can't write to/);
  await expect(generateWorld({ scale: 0, seed: '1', to: join(to, 'new') })).rejects.toThrow(/scale/);
  await expect(generateWorld({ scale: 1.5, seed: '1', to: join(to, 'new') })).rejects.toThrow(/scale/);
});

test('a world that does not fit on the disk fails with one sentence and leaves nothing', async () => {
  const disk = await smallDisk(1);
  for (const to of [disk.path, join(disk.path, 'world')]) {
    const generated = generateWorld({ scale: 20_000, seed: '1', to });
    await expect(generated).rejects.toMatchObject({ code: 'DISK_FULL', exitCode: 3 });
    await expect(generated).rejects.toThrow(`The disk is full: free some space in ${to}, then run the command again.`);
    expect(await readdir(to)).toEqual([]);
  }
});

test('one system in five is no cloud, and has no impact level; the sensitivity of some of these is not on record', async () => {
  const { to } = await generate(60_000, 'assets');
  const { of } = await read(to);
  const systems = of('systems').map(({ values }) => values);
  const others = systems.filter(({ kind }) => kind !== 'CLOUD');
  expect(others.length / systems.length).toBeCloseTo(0.2, 2);
  expect(new Set(others.map(({ kind }) => kind)).size).toBe(systemKinds.length - 1);
  expect(others.every(({ impact_level }) => impact_level === undefined)).toBe(true);
  const open = others.filter(({ sensitivity }) => sensitivity === undefined).length;
  expect(open).toBeGreaterThan(0);
  expect(open).toBeLessThan(others.length / 2);
});
