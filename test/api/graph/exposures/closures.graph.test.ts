import { beforeAll, expect, test } from 'vitest';
import { contradictionsOf } from '#graph/claims/about.ts';
import type { Origin } from '#graph/exposure/exposure.ts';
import { makeFilter } from '#graph/exposure/filters.ts';
import { findClosures } from '#graph/exposures/closures.ts';
import { findExposures } from '#graph/exposures/find.ts';
import { openGraph } from '#graph/graph.ts';
import type { Graph } from '#graph/graph.ts';
import {} from '#graph/failure.ts';
import { importPackage } from '#test/import-package.ts';
import type { PackageFiles } from '#test/import-package.ts';
import { withEmptyData } from '#test/with-empty-data.ts';

/** One engineer in China for each way in which a chain can end. */
const engineers = ['moved', 'closed', 'resumed', 'escort-came', 'goes-on', 'delisted'];

const files: PackageFiles = {
  'sources.csv': [
    { id: 'S1', title: 'Access log', publisher: 'Auditor', data_class: 'documented' },
    { id: 'S2', title: 'Press', data_class: 'reported' },
  ],
  'organizations.csv': [{ id: 'P', name: 'Prime', source: 'S1' }],
  'systems.csv': [{ id: 'SYS', impact_level: 5, source: 'S1' }],
  'contracts.csv': [{ id: 'K', prime: 'P', source: 'S1' }],
  'people.csv': [...engineers, 'placed', 'escort'].map((id) => ({ id, source: 'S1' })),
  'locations.csv': [
    ...engineers.map((person) => ({
      person,
      country: person === 'delisted' ? 'DE' : 'CN',
      valid_from: '',
      valid_to: person === 'moved' ? '2025-03-01' : '',
      source: 'S1',
    })),
    // Nowhere on record before.
    { person: 'placed', country: 'US', valid_from: '2025-05-01', valid_to: '', source: 'S1' },
  ],
  'employment.csv': [...engineers, 'escort'].map((person) => ({
    organization: 'P',
    person,
    contract: 'K',
    role: 'engineer',
    source: 'S1',
  })),
  'access.csv': [
    ...[...engineers, 'placed'].map((person) => ({
      id: person,
      valid_from: '',
      valid_to: { closed: '2025-02-01', resumed: '2025-01-10' }[person] ?? '',
      source: person === 'closed' ? 'S2' : 'S1',
    })),
    { id: 'resumed', valid_from: '2025-06-01', valid_to: '', source: 'S1' },
  ].map((row) => ({ ...row, person: row.id, system: 'SYS', contract: 'K', mode: 'escorted' })),
  'escorts.csv': [{ escort: 'escort', access: 'escort-came', valid_from: '2025-04-01', source: 'S1' }],
  'lists.csv': [{ id: 'LIST', title: 'List', source: 'S1' }],
  'designations.csv': [
    { list: 'LIST', country: 'DE', valid_to: '2025-05-01', source: 'S1' },
    { list: 'LIST', country: 'CN', source: 'S1' },
  ].map((row) => ({ valid_to: '', ...row })),
  'claims.csv': [
    { id: 'by-prime', claimant: 'P', stance: 'denies', stated_on: '2025-02-01', source: 'S2' },
    { id: 'earlier', claimant: 'Somebody', stance: 'denies', stated_on: '2024-01-01', source: 'S1' },
    { id: 'was', claimant: 'Somebody', stance: 'asserts', stated_on: '2025-01-01', source: 'S1' },
    { id: 'goes-on', claimant: 'Inspector', stance: 'asserts', stated_on: '2025-03-01', source: 'S1' },
  ].map((row) => ({ ...row, text: row.id, about: 'access:closed' })),
};

let graph: Graph;
beforeAll(async () => {
  const database = await withEmptyData();
  await importPackage(database, files);
  graph = await openGraph(database);
});

async function closedBy(day: string, lists: readonly string[] = [], origins: readonly Origin[] = ['FOREIGN']) {
  const closures = await findClosures(graph, makeFilter(day, { lists, origins }), 100);
  return closures.map(({ exposure, lastDay, ended, sentence }) => [
    exposure.access,
    lastDay,
    ended.map(({ type }) => type).join(),
    sentence,
  ]);
}

test('each ended chain appears once, the latest first, with the hop that ended', async () => {
  expect(await closedBy('2025-05-31')).toEqual([
    ['escort-came', '2025-03-31', '', 'none of its hops ended: the records now name another chain'],
    ['moved', '2025-02-28', 'LOCATED_IN', 'closed according to Access log'],
    ['closed', '2025-01-31', 'ACCESSES', 'closed per Prime, not independently confirmed'],
    ['resumed', '2025-01-09', 'ACCESSES', 'closed according to Access log'],
  ]);
});

test('a chain that holds again or has not ended yet is not closed', async () => {
  expect((await closedBy('2025-06-01')).map(([access]) => access)).toEqual(['escort-came', 'moved', 'closed']);
  expect((await closedBy('2025-02-28')).map(([access]) => access)).toEqual(['closed', 'resumed']);
  expect(await closedBy('2025-01-09')).toEqual([]);
});

test('under a list, the end of a designation ends chains', async () => {
  expect((await closedBy('2025-05-31', ['LIST'])).at(0)).toEqual([
    'delisted',
    '2025-04-30',
    '',
    'none of its hops ended: the records now name another chain, or LIST changed',
  ]);
});

test('a location that comes on record ends the chains of someone of undetermined origin', async () => {
  expect(await closedBy('2025-05-31', [], ['UNDETERMINED'])).toEqual([
    [
      'placed',
      '2025-04-30',
      '',
      'none of its hops ended: the records now name another chain, or a location of the engineer',
    ],
  ]);
});

test('no chain is both closed and open, also under conditions', async () => {
  for (const day of ['2025-01-15', '2025-02-28', '2025-05-31', '2025-06-01']) {
    const filter = makeFilter(day, { systems: ['SYS'], escorted: false });
    const open = await findExposures(graph, { filter, orderBy: 'PRIORITY', first: 100, after: null });
    const closed = await findClosures(graph, filter, 100);
    const ids = new Set(open.edges.map(({ node }) => node.id));
    expect(closed.filter(({ exposure }) => ids.has(exposure.id))).toEqual([]);
    expect(closed.every(({ exposure, lastDay }) => exposure.escort === null && lastDay < day)).toBe(true);
  }
  expect(await findClosures(graph, makeFilter('2025-06-01', { minImpactLevel: 6 }), 100)).toEqual([]);
});

test('returns up to `first` closures, at most a hundred', async () => {
  expect((await findClosures(graph, makeFilter('2025-06-01'), 1)).map(({ exposure }) => exposure.access)).toEqual([
    'escort-came',
  ]);
  expect(await findClosures(graph, makeFilter('2025-06-01'), 0)).toEqual([]);
  for (const first of [-1, 101, 0.5])
    await expect(findClosures(graph, makeFilter('2025-06-01'), first)).rejects.toThrow(
      expect.objectContaining({ code: 'BAD_USER_INPUT' }),
    );
  await expect(findClosures(graph, makeFilter('2025-06-01', { lists: ['X'] }), 5)).rejects.toThrow(
    expect.objectContaining({ code: 'BAD_USER_INPUT' }),
  );
});

test('claims contradict each other unless one asserts a hop and the other its end', async () => {
  const of = async (key: string) => (await contradictionsOf(graph.database, [key]))[0]?.map((claim) => claim.key);
  expect(await of('by-prime')).toEqual(['goes-on']);
  expect(await of('was')).toEqual(['earlier']);
  expect(await of('goes-on')).toEqual(['by-prime', 'earlier']);
  expect(await of('no such claim')).toEqual([]);
});

test('a company that owns a party, or that a party owns, does not confirm its word', async () => {
  const denial = (claimant: string) => ({
    id: `by-${claimant}`,
    text: 'Ended',
    claimant,
    stance: 'denies',
    stated_on: '2025-02-02',
    about: 'access:closed',
  });
  let owned = {};
  const sentenceWith = async (...claimants: readonly string[]) => {
    await importPackage(graph.database, {
      'sources.csv': [{ id: 'S9', title: 'Statements' }],
      'organizations.csv': [
        { id: 'H', name: 'Holding' },
        { id: 'M' },
        { id: 'A', name: 'Affiliate' },
        { id: 'I', name: 'Independent Auditors' },
      ],
      'ownership.csv': [
        { owner: 'H', owned: 'M' },
        { owner: 'M', owned: 'P', ...owned },
        { owner: 'P', owned: 'A' },
      ],
      'claims.csv': claimants.map(denial),
    });
    return (await closedBy('2025-05-31')).find(([access]) => access === 'closed')?.at(-1);
  };
  expect(await sentenceWith('A', 'H')).toBe('closed per Affiliate and Holding and Prime, not independently confirmed');
  expect(await sentenceWith('H', 'I')).toBe('closed per Holding and Prime, confirmed by Independent Auditors');
  // What counts is who owned whom when the chain ended, and when the claim was made.
  owned = { valid_from: '', valid_to: '2025-03-01' };
  expect(await sentenceWith('H')).toBe('closed per Holding and Prime, not independently confirmed');
  owned = { valid_from: '', valid_to: '2024-03-01' };
  expect(await sentenceWith('H')).toBe('closed per Prime, confirmed by Holding');
});

test('a chain that went on and no longer met the conditions is not said to have been replaced', async () => {
  await importPackage(graph.database, {
    'sources.csv': [{ id: 'S8', title: 'Late log' }],
    'people.csv': [{ id: 'fading' }],
    'locations.csv': [
      { person: 'fading', country: 'CN', confidence: 90, valid_to: '2025-03-01', row: 'sure' },
      { person: 'fading', country: 'CN', confidence: 30, valid_to: '', row: 'unsure' },
    ],
    'access.csv': [
      {
        id: 'fading',
        person: 'fading',
        system: 'SYS',
        contract: 'K',
        mode: 'direct',
        confidence: 90,
        valid_to: '2025-05-01',
      },
    ],
  });
  const wordWith = async (minConfidence: number | null) => {
    const filter = makeFilter('2025-06-15', { minConfidence });
    const found = (await findClosures(graph, filter, 100)).find(({ exposure }) => exposure.access === 'fading');
    return [found?.lastDay, found?.ended.length, found?.sentence];
  };
  expect(await wordWith(null)).toEqual(['2025-04-30', 1, expect.stringMatching(/^closed according to Late log/)]);
  expect(await wordWith(45)).toEqual(['2025-02-28', 0, 'it continued, but no longer met the conditions']);
});

test('a record or a spokesman of a company that owns a party, or that a party owns, does not confirm the end', async () => {
  const party = 'ORG-party';
  /** By how the publisher is related to the party. */
  const publishers = Object.entries({
    owner: 'Summit Holdings, Inc.',
    owned: 'Valley Services',
    sister: 'Brook Systems',
    former: 'Old Hill Partners',
  });
  /** One engineer for each publisher, whose record ends the access, and one for the claim. */
  const engineersOfParty = [...publishers.map(([relation]) => relation), 'spoken'];
  const register = { source: 'REGISTER' };
  await importPackage(graph.database, {
    'sources.csv': [
      { id: 'REGISTER', title: 'Register', publisher: 'Registrar' },
      ...publishers.map(([relation, publisher]) => ({ id: `LOG-${relation}`, title: `Log of ${relation}`, publisher })),
    ],
    'organizations.csv': [
      { id: party, name: 'Ridge Federal LLC', ...register },
      ...publishers.map(([relation, name]) => ({ id: `ORG-${relation}`, name, ...register })),
    ],
    'ownership.csv': [
      { owner: 'ORG-owner', owned: party, ...register },
      { owner: 'ORG-owner', owned: 'ORG-sister', ...register },
      { owner: party, owned: 'ORG-owned', ...register },
      // It sold the party just before the last day.
      { owner: 'ORG-former', owned: party, valid_to: '2025-01-31', ...register },
    ],
    'contracts.csv': [{ id: 'K-party', prime: party, ...register }],
    'people.csv': engineersOfParty.map((id) => ({ id, ...register })),
    'locations.csv': engineersOfParty.map((person) => ({ person, country: 'CN', ...register })),
    'employment.csv': engineersOfParty.map((person) => ({
      organization: party,
      person,
      contract: 'K-party',
      role: 'engineer',
      ...register,
    })),
    'access.csv': engineersOfParty.map((id) => ({
      id,
      person: id,
      system: 'SYS',
      contract: 'K-party',
      mode: 'direct',
      valid_to: '2025-02-01',
      source: id === 'spoken' ? 'REGISTER' : `LOG-${id}`,
    })),
    'claims.csv': [
      {
        id: 'by-spokesman',
        text: 'Ended',
        claimant: 'a Summit Holdings spokesman',
        stance: 'denies',
        stated_on: '2025-02-02',
        about: 'access:spoken',
        ...register,
      },
    ],
  });
  const closures = await findClosures(graph, makeFilter('2025-05-31', { organizations: [party] }), 100);
  expect(Object.fromEntries(closures.map(({ exposure, sentence }) => [exposure.access, sentence]))).toEqual({
    owner: 'closed according to Log of owner, not independently confirmed',
    owned: 'closed according to Log of owned, not independently confirmed',
    sister: 'closed according to Log of sister',
    former: 'closed according to Log of former',
    spoken: 'closed per a Summit Holdings spokesman, not independently confirmed',
  });
});
