import { expect, test } from 'vitest';
import { closesHop, endOf } from '#graph/claims/about.ts';
import { attributeClosure } from '#graph/claims/claims.ts';
import type { Claim } from '#graph/claims/claims.ts';

const parties = [
  { key: 'acme', name: 'Acme Corporation' },
  { key: 'AC', name: null },
];

const claim = (given: Partial<Claim>): Claim => ({
  key: 'c',
  text: null,
  stance: 'DENIES',
  claimant: null,
  organization: null,
  statedOn: '2025-07-18',
  sources: ['S2'],
  standings: [],
  ...given,
});
const byAcme = claim({ claimant: 'acme', organization: { key: 'acme', name: 'Acme Corporation' } });
const byAgency = claim({ claimant: 'Inspector General' });
const attributionOf = (claims: readonly Claim[]) => attributeClosure({ claims, sources: [] }, parties);

test('an interested party alone does not confirm', () => {
  expect(attributionOf([byAcme])).toEqual({
    sentence: 'closed per Acme Corporation, not independently confirmed',
    confirmed: false,
  });
});

test('a claimant without an interest confirms', () => {
  expect(attributionOf([byAcme, byAgency])).toEqual({
    sentence: 'closed per Acme Corporation, confirmed by Inspector General',
    confirmed: true,
  });
  expect(attributionOf([byAgency])).toEqual({ sentence: 'closed per Inspector General', confirmed: true });
  const other = claim({ claimant: 'other', organization: { key: 'other', name: 'Other' } });
  expect(attributionOf([byAcme, other]).confirmed).toBe(true);
});

test('a party is recognized by name too, and an unnamed claimant counts as one', () => {
  expect(attributionOf([claim({ claimant: 'a spokesman of ACME Corporation' })]).confirmed).toBe(false);
  expect(attributionOf([claim({ claimant: 'acme' })]).confirmed).toBe(false);
  expect(attributionOf([claim({})])).toEqual({
    sentence: 'closed per an unnamed claimant, not independently confirmed',
    confirmed: false,
  });
  // Part of a word is no name.
  expect(attributionOf([claim({ claimant: 'Accountability Office' })]).confirmed).toBe(true);
});

test('a party is recognized without its legal form, and in another record of its name', () => {
  expect(attributionOf([claim({ claimant: 'an Acme spokesman' })]).confirmed).toBe(false);
  const record = (name: string | null) =>
    attributionOf([claim({ claimant: 'UEI', organization: { key: 'UEI', name } })]);
  expect(record('ACME, Inc.')).toEqual({
    sentence: 'closed per ACME, Inc., not independently confirmed',
    confirmed: false,
  });
  expect(record('Acme Federal LLC').confirmed).toBe(false);
  expect(record('Acmeist Works').confirmed).toBe(true);
  expect(record(null).confirmed).toBe(true);
});

test('without claims the record counts, confirmed only by a publisher known to have no interest', () => {
  const of = (publisher: string | null) =>
    attributeClosure({ claims: [], sources: [{ key: 'S', title: 'Access log', publisher }] }, parties);
  expect(of('Acme Corporation')).toEqual({
    sentence: 'closed according to Access log, not independently confirmed',
    confirmed: false,
  });
  expect(of('Acme').confirmed).toBe(false);
  expect(of(null).confirmed).toBe(false);
  expect(of('Defense Information Systems Agency')).toEqual({
    sentence: 'closed according to Access log',
    confirmed: true,
  });
});

test('a claim is about the end if it denies in a source of the end and is not old, or not before the last day', () => {
  const end = endOf([
    { validTo: '2025-07-01', source: 'S1' },
    { validTo: '2025-07-18', source: 'S2' },
  ]);
  if (end === null) throw new Error('no end');
  expect(end).toEqual({ day: '2025-07-18', sources: ['S2'] });
  expect(closesHop(claim({ stance: 'ASSERTS' }), end)).toBe(false);
  expect(closesHop(claim({ statedOn: null }), end)).toBe(true);
  const here = (statedOn: string | null) => closesHop(claim({ statedOn }), end);
  expect(['2019-01-01', '2024-07-16', '2024-07-17', '2025-07-01', '2026-01-01'].map(here)).toEqual([
    false,
    false,
    true,
    true,
    true,
  ]);
  const elsewhere = (statedOn: string | null) => closesHop(claim({ statedOn, sources: ['S9'] }), end);
  expect([null, '2025-07-16', '2025-07-17', '2026-01-01'].map(elsewhere)).toEqual([false, false, true, true]);
});

test('an open hop has no end', () => {
  expect(
    endOf([
      { validTo: '2025-07-18', source: 'S1' },
      { validTo: null, source: 'S2' },
    ]),
  ).toBeNull();
  expect(endOf([])).toBeNull();
});
