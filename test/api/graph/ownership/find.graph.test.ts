import { beforeAll, expect, test } from 'vitest';
import type { Database } from '#graph/database/database.ts';
import { findOwnership } from '#graph/ownership/find.ts';
import type { OwnershipQuestion } from '#graph/ownership/ownership.ts';
import { importPackage } from '#test/import-package.ts';
import { withEmptyData } from '#test/with-empty-data.ts';
import { ownershipIn } from './ownership-in.ts';

const organizations = [
  ...['CHAIN', 'HOLD', 'DIRECT', 'ALONE', 'OPEN', 'ENDED', 'US-TOP', 'MIX', 'SUB', 'CTRL', 'BOTH', 'RING', 'RING2'].map(
    (id) => ({ id, name: `${id} Inc`, country: 'US' }),
  ),
  { id: 'SANCTIONED', name: 'Sanctioned Ltd', country: 'RU' },
  { id: 'MILITARY', name: 'Military Co', country: 'CN' },
  { id: 'GERMAN', name: 'German AG', country: 'DE' },
  { id: 'NOWHERE', name: 'Nowhere Corp' },
  ...['SDN-CUBA', 'SDN-RUSSIA', 'OF-CUBA', 'OF-RUSSIA', 'OF-SANCTIONED', 'TIE', 'SPLIT', 'REGISTER'].map((id) => {
    return { id, name: id, country: 'PA' };
  }),
  // The name of a designated company, and nothing else of it.
  { id: 'NAMESAKE', name: 'Sanctioned Ltd', country: 'US' },
  { id: 'OF-NAMESAKE', name: 'Of Namesake', country: 'US' },
];

let database: Database;
beforeAll(async () => {
  database = await withEmptyData();
  await importPackage(database, {
    'sources.csv': [
      { id: 'S1', title: 'First', retrieved_at: '2025-01-01' },
      { id: 'S2', title: 'Second', retrieved_at: '2025-02-01' },
    ].map((source) => ({ ...source, data_class: 'documented' })),
    'organizations.csv': organizations.map((row) => ({ ...row, source: 'S1' })),
    'lists.csv': [
      { id: 'CSL-SDN', title: 'Specially Designated Nationals (SDN) - Treasury Department' },
      { id: 'DOD-1260H', title: 'Chinese military companies (section 1260H)' },
    ].map((row) => ({ ...row, source: 'S1' })),
    'designations.csv': [
      { list: 'CSL-SDN', organization: 'SANCTIONED', valid_from: '2024-01-01' },
      { list: 'CSL-SDN', organization: 'SDN-CUBA', programs: 'CUBA' },
      { list: 'CSL-SDN', organization: 'SDN-RUSSIA', programs: 'CYBER2; RUSSIA-EO14024' },
      { list: 'DOD-1260H', organization: 'MILITARY' },
    ].map((row) => ({ ...row, source: 'S1' })),
    'ownership.csv': [
      { owner: 'HOLD', owned: 'CHAIN', share_pct: 60 },
      { owner: 'US-TOP', owned: 'CHAIN', share_pct: 40 },
      { owner: 'SANCTIONED', owned: 'HOLD', share_pct: 50 },
      { owner: 'US-TOP', owned: 'HOLD', share_pct: 50 },
      { owner: 'SANCTIONED', owned: 'DIRECT', share_pct: 30, confidence: 90 },
      { owner: 'SANCTIONED', owned: 'DIRECT', share_pct: 80, confidence: 40, source: 'S2' },
      { owner: 'US-TOP', owned: 'DIRECT', share_pct: 70 },
      { owner: 'SANCTIONED', owned: 'OPEN' },
      { owner: 'US-TOP', owned: 'OPEN', share_pct: 30 },
      { owner: 'SANCTIONED', owned: 'ENDED', share_pct: 100, valid_to: '2025-01-01' },
      { owner: 'GERMAN', owned: 'MIX', share_pct: 20 },
      { owner: 'NOWHERE', owned: 'MIX', share_pct: 10 },
      { owner: 'US-TOP', owned: 'MIX', share_pct: 70 },
      { owner: 'section889-zte', owned: 'SUB', share_pct: 75 },
      { owner: 'US-TOP', owned: 'SUB', share_pct: 25 },
      { owner: 'MILITARY', owned: 'CTRL', interest: 'control by agreement', share_pct: 10 },
      { owner: 'US-TOP', owned: 'CTRL', share_pct: 90 },
      { owner: 'MILITARY', owned: 'BOTH', share_pct: 50 },
      { owner: 'MILITARY', owned: 'BOTH', interest: 'ultimate accounting consolidation', source: 'S2' },
      { owner: 'US-TOP', owned: 'BOTH', share_pct: 50 },
      { owner: 'RING2', owned: 'RING', share_pct: 50 },
      { owner: 'RING', owned: 'RING2', share_pct: 100 },
      { owner: 'GERMAN', owned: 'RING', share_pct: 50 },
      { owner: 'NAMESAKE', owned: 'OF-NAMESAKE', share_pct: 100 },
      ...['CUBA', 'RUSSIA'].map((of) => ({ owner: `SDN-${of}`, owned: `OF-${of}`, share_pct: 60 })),
      { owner: 'SANCTIONED', owned: 'OF-SANCTIONED', share_pct: 60 },
      { owner: 'MILITARY', owned: 'SPLIT', share_pct: 40 },
      { owner: 'GERMAN', owned: 'SPLIT', share_pct: 30 },
      { owner: 'US-TOP', owned: 'SPLIT', share_pct: 30 },
      { owner: 'REGISTER', owned: 'TIE', share_pct: 60, valid_from: '2020-01-01', row: 'a' },
      { owner: 'REGISTER', owned: 'TIE', share_pct: 10, valid_from: '2023-01-01', row: 'b' },
    ].map((row) => ({ source: 'S1', confidence: 80, ...row })),
  });
});

const asOf = '2026-08-01';

const ownershipOf = (organization: string, question: Partial<OwnershipQuestion> = {}) =>
  ownershipIn(database, organization, { asOf, lists: [], ...question }, new Map());

test('by cascade, an owner of which a designated party holds half counts whole, and the steps show it', async () => {
  const { ownedByDesignated, ultimateParents, findingOf } = await ownershipOf('CHAIN');
  expect(ownedByDesignated).toEqual({ low: 60, high: 60 });
  expect(ultimateParents).toEqual(['SANCTIONED', 'US-TOP']);
  const { verdict, because, share, steps } = findingOf('ofac-50-percent');
  expect({ verdict, share }).toEqual({ verdict: 'COVERED', share: { low: 60, high: 60 } });
  expect(because).toBe('Parties on its lists hold 60 percent of CHAIN Inc; the rule counts from 50 percent.');
  const shown = steps().map(({ owner, owned, share: { low }, counts, adds }) => [owner, owned, low, counts, adds?.low]);
  expect(shown).toEqual([
    ['HOLD', 'CHAIN', 60, 'designated parties hold half or more: counts whole', 60],
    ['US-TOP', 'CHAIN', 40, 'not designated, and no owner is on record: does not count', 0],
    ['SANCTIONED', 'HOLD', 50, 'designated: counts whole', 50],
    ['US-TOP', 'HOLD', 50, 'not designated, and no owner is on record: does not count', 0],
  ]);
  expect(steps().every(({ statements }) => statements.length === 1)).toBe(true);
});

test('foreign shares multiply: half of 60 percent', async () => {
  const { foreignShare, notOnRecord } = await ownershipOf('CHAIN');
  expect(foreignShare).toEqual({ low: 30, high: 30 });
  expect(notOnRecord).toEqual(['No owner of US-TOP Inc is on record.']);
});

test('the best statement of a hop counts', async () => {
  const { ownedByDesignated, findingOf } = await ownershipOf('DIRECT');
  expect(ownedByDesignated).toEqual({ low: 30, high: 30 });
  expect(findingOf('ofac-50-percent').verdict).toBe('NOT_REACHED');
  expect(findingOf('ofac-50-percent').steps()[0]?.statements).toHaveLength(2);
});

test('an owner without a share holds from nothing to what the others leave', async () => {
  const { ownedByDesignated, findingOf, notOnRecord } = await ownershipOf('OPEN');
  expect(ownedByDesignated).toEqual({ low: 0, high: 70 });
  expect(findingOf('ofac-50-percent').verdict).toBe('CANNOT_TELL');
  expect(notOnRecord).toContain('The share of Sanctioned Ltd in OPEN Inc is not on record, or only in part.');
});

test.each(['ALONE', 'ENDED'])('without an owner on record, nothing is excluded: %s', async (organization) => {
  const { ownedByDesignated, foreignShare, findings, notOnRecord, ultimateParents } = await ownershipOf(organization);
  expect([ownedByDesignated, foreignShare]).toEqual([
    { low: 0, high: 100 },
    { low: 0, high: 100 },
  ]);
  expect(notOnRecord).toEqual([`No owner of ${organization} Inc is on record.`]);
  expect(ultimateParents).toEqual([]);
  expect(findings.map(({ verdict }) => verdict)).not.toContain('COVERED');
});

test('a designation and a share hold only on their days', async () => {
  expect((await ownershipOf('CHAIN', { asOf: '2023-12-31' })).ownedByDesignated).toEqual({ low: 0, high: 0 });
  expect((await ownershipOf('ENDED', { asOf: '2024-12-31' })).ownedByDesignated).toEqual({ low: 100, high: 100 });
});

test('only the lists asked for count, and one that is named counts for those registered in its countries', async () => {
  expect((await ownershipOf('CHAIN', { lists: ['DOD-1260H'] })).ownedByDesignated).toEqual({ low: 0, high: 0 });
  expect((await ownershipOf('CHAIN', { lists: ['10USC4872'] })).ownedByDesignated).toEqual({ low: 60, high: 60 });
  expect((await ownershipOf('MIX', { lists: ['10USC4872'] })).ownedByDesignated).toEqual({ low: 0, high: 0 });
});

test('an owner whose country is not on record may be abroad', async () => {
  const { foreignShare, findingOf, notOnRecord } = await ownershipOf('MIX');
  expect(foreignShare).toEqual({ low: 20, high: 30 });
  expect(findingOf('foreign-ownership').verdict).toBe('CANNOT_TELL');
  expect(notOnRecord).toContain('The country in which Nowhere Corp is registered is not on record.');
});

test('control by a listed company without a majority', async () => {
  const { findingOf } = await ownershipOf('CTRL');
  const { verdict, because, steps } = findingOf('section-805');
  expect([verdict, because]).toEqual([
    'COVERED',
    'Sources state control or a majority on each hop from Military Co, which is on its list, down to CTRL Inc.',
  ]);
  expect(steps().map(({ owner, owned }) => [owner, owned])).toEqual([['MILITARY', 'CTRL']]);
  expect((await ownershipOf('CTRL', { asOf: '2026-06-29' })).findingOf('section-805').verdict).toBe('NOT_LOOKED_AT');
});

test('half of the shares and consolidated accounts may be control, and are not called so', async () => {
  expect((await ownershipOf('BOTH')).findingOf('section-805').verdict).toBe('CANNOT_TELL');
  expect((await ownershipOf('CHAIN')).findingOf('section-805').verdict).toBe('NONE_ON_RECORD');
});

test('a company that is itself listed is covered', async () => {
  const { findingOf, designatedOn } = await ownershipOf('MILITARY');
  expect(designatedOn).toEqual(['DOD-1260H']);
  expect(findingOf('section-805')).toMatchObject({
    verdict: 'COVERED',
    because: 'Military Co is itself on the list “Chinese military companies (section 1260H)”.',
  });
});

test('a subsidiary of a company of section 889, while the clause was compared and after', async () => {
  const { findingOf } = await ownershipOf('SUB', { asOf: '2025-01-01' });
  expect(findingOf('far-52-204-25').verdict).toBe('COVERED');
  const later = (await ownershipOf('SUB')).findingOf('far-52-204-25');
  expect(later.verdict).toBe('NOT_COMPARED');
  expect(later.because).toMatch(
    /52\.240-91.* Section 889 itself is a statute.* Sources state affiliation on each hop from ZTE Corporation/,
  );
});

test('the Affiliates Rule is about foreign companies, was suspended, and was not compared afterwards', async () => {
  const verdictOn = async (day: string) =>
    (await ownershipOf('CHAIN', { asOf: day })).findingOf('bis-affiliates').verdict;
  expect(await Promise.all(['2025-09-28', '2025-09-29', '2025-11-10', '2026-11-10'].map(verdictOn))).toEqual([
    'NOT_LOOKED_AT',
    'DOES_NOT_APPLY',
    'NOT_IN_FORCE',
    'NOT_COMPARED',
  ]);
  const after = (await ownershipOf('CHAIN', { asOf: '2026-11-10' })).findingOf('bis-affiliates');
  expect(after.because).toMatch(/applies again from 2026-11-10 unless a later rule says otherwise/);
});

test.each([
  ['OF-RUSSIA', 'COVERED', 60, 100],
  ['OF-CUBA', 'NOT_REACHED', 0, 40],
  ['OF-SANCTIONED', 'CANNOT_TELL', 0, 100],
  ['SDN-RUSSIA', 'COVERED', 0, 100],
  ['SDN-CUBA', 'CANNOT_TELL', 0, 100],
  ['SANCTIONED', 'CANNOT_TELL', 0, 100],
])('the Affiliates Rule counts designations under the programs that it names: %s', async (organization, ...found) => {
  const { findingOf } = await ownershipOf(organization, { asOf: '2025-10-15' });
  const { verdict, share } = findingOf('bis-affiliates');
  expect([verdict, share?.low, share?.high]).toEqual(found);
  if (organization.startsWith('OF-')) expect(findingOf('ofac-50-percent').verdict).toBe('COVERED');
});

test('the reason says that programs are not on record, and so do the steps', async () => {
  const finding = async (organization: string) =>
    (await ownershipOf(organization, { asOf: '2025-10-15' })).findingOf('bis-affiliates');
  expect((await finding('SANCTIONED')).because).toMatch(/those of this designation are not on record/);
  expect((await finding('OF-SANCTIONED')).steps()[0]?.counts).toMatch(/programs that are not on record: may count/);
});

test('a large minority of a listed company may be control', async () => {
  const { verdict, because } = (await ownershipOf('SPLIT')).findingOf('section-805');
  expect(verdict).toBe('CANNOT_TELL');
  expect(because).toMatch(/^Military Co, which is on its list, has an interest in SPLIT/);
});

test('of two open statements of one source, the one with the later first day counts', async () => {
  const sharesOn = async (day: string) =>
    (await ownershipOf('TIE', { asOf: day })).findingOf('foreign-ownership').steps()[0]?.share;
  expect(await sharesOn('2022-12-31')).toEqual({ low: 60, high: 60 });
  expect(await sharesOn('2026-01-01')).toEqual({ low: 10, high: 10 });
});

test('a circle ends in a fixed point', async () => {
  const { foreignShare, ultimateParents } = await ownershipOf('RING');
  expect(foreignShare.low).toBeCloseTo(100, 6);
  expect(foreignShare.high).toBeCloseTo(100, 6);
  expect(ultimateParents).toEqual(['GERMAN']);
});

test('a name is never an owner', async () => {
  const { ownedByDesignated, findingOf } = await ownershipOf('OF-NAMESAKE');
  expect(ownedByDesignated).toEqual({ low: 0, high: 0 });
  expect(findingOf('ofac-50-percent').verdict).toBe('NOT_REACHED');
});

test('companies asked for together have the same answers, and one that is owned by another too', async () => {
  const keys = organizations.map(({ id }) => id);
  const together = await findOwnership(database, [...keys, 'no such key'], { asOf, lists: [] }, new Map());
  expect([...together.keys()].sort()).toEqual(keys.toSorted());
  for (const key of keys) {
    const { findingOf, ...alone } = await ownershipOf(key);
    expect(JSON.stringify(together.get(key))).toBe(JSON.stringify(alone));
    expect(findingOf('section-805').because).not.toBe('');
  }
});
