import { expect, test } from 'vitest';
import { countsOf, findingsOf } from '#graph/brief/findings.ts';
import type { FindingFacts } from '#graph/brief/findings.ts';
import type { Claim } from '#graph/claims/claims.ts';
import type { Hop, Statement } from '#graph/exposure/exposure.ts';
import { hopBetween, nodeRef } from '#graph/model/keys.ts';

const firm = nodeRef('Organization', 'O1');
const person = nodeRef('Person', 'P1');

function stated(source: string, validTo: string | null = null): Statement {
  return {
    key: `${source}/employment/1`,
    source,
    validFrom: null,
    validTo,
    confidence: 80,
    dataClass: 'REPORTED',
    properties: {},
  };
}

const employs = (...statements: readonly Statement[]): Hop => ({
  ...hopBetween('EMPLOYS', firm, person, 'C1'),
  statements,
});

function claim(key: string, stance: Claim['stance'], claimant: string, of: Partial<Claim> = {}): Claim {
  return {
    key,
    text: `${key} says so`,
    stance,
    claimant,
    organization: null,
    statedOn: '2025-07-18',
    sources: ['S9'],
    standings: [],
    ...of,
  };
}

const source = (publisher: string | null, grade: string | null = null) => ({
  title: 'A page',
  url: null,
  publisher,
  publishedOn: null,
  retrievedAt: null,
  sha256: null,
  grade,
});

const facts = (hops: readonly Hop[], claims: FindingFacts['claims'] = []): FindingFacts => ({
  hops,
  claims,
  sources: {
    S1: source('ProPublica'),
    S2: source('Reuters'),
    S3: source('ProPublica'),
    S4: source('Ars Technica', 'REPRINT'),
    S5: source(null),
    S9: source('DefenseScoop'),
  },
  names: { 'Organization:O1': 'Microsoft', 'Person:P1': 'China-based engineers' },
});

test('what two publishers say and nobody denies is established', () => {
  const { established, contested, single } = findingsOf(facts([employs(stated('S1'), stated('S2'))]));
  expect(established).toMatchObject([
    { sentence: 'Microsoft employs China-based engineers', support: 'ProPublica and Reuters' },
  ]);
  expect([contested, single]).toEqual([[], []]);
});

test('two sources of one publisher, and a reprint, are one publisher', () => {
  expect(findingsOf(facts([employs(stated('S1'), stated('S3'), stated('S4'))]))).toMatchObject({
    established: [],
    single: [{ support: 'ProPublica' }],
  });
  const none = [{ support: 'no publisher is on record, or reprints alone say so' }];
  expect(findingsOf(facts([employs(stated('S4'))])).single).toMatchObject(none);
});

test('a source without a publisher may be any publisher', () => {
  expect(findingsOf(facts([employs(stated('S1'), stated('S5'))]))).toMatchObject({
    established: [],
    single: [{ support: 'ProPublica' }],
  });
});

test('a claim that asserts a hop counts with the publisher of its source', () => {
  const hop = employs(stated('S1'));
  const asserts = { about: hop, claim: claim('K1', 'ASSERTS', 'An engineer'), contradictedBy: [] };
  expect(findingsOf(facts([hop], [asserts])).established).toMatchObject([{ support: 'DefenseScoop and ProPublica' }]);
});

test('what somebody denies is contested, however many say so', () => {
  const hop = employs(stated('S1'), stated('S2'));
  const denies = { about: hop, claim: claim('K2', 'DENIES', 'Microsoft'), contradictedBy: [] };
  expect(findingsOf(facts([hop], [denies]))).toMatchObject({
    established: [],
    contested: [{ support: 'yes: ProPublica and Reuters; no: Microsoft', claims: [{ key: 'K2' }] }],
  });
});

test('a denial of the end on does not contest what held before', () => {
  const hop = employs(stated('S1', '2025-07-18'), stated('S2', '2025-07-18'));
  const closes = { about: hop, claim: claim('K3', 'DENIES', 'Microsoft'), contradictedBy: [] };
  expect(findingsOf(facts([hop], [closes])).established).toMatchObject([
    { sentence: 'Microsoft employed China-based engineers' },
  ]);
});

test('a contradiction between claims is one finding, from whichever side it is seen', () => {
  const [yes, no] = [claim('K4', 'ASSERTS', 'Microsoft'), claim('K5', 'DENIES', 'A former official')];
  const node = nodeRef('System', 'Y1');
  const both = [
    { about: node, claim: yes, contradictedBy: [no] },
    { about: node, claim: no, contradictedBy: [yes] },
  ];
  expect(findingsOf(facts([], both)).contested).toMatchObject([
    { sentence: 'K4 says so', support: 'yes: Microsoft; no: A former official', hop: null },
  ]);
});

test('hops that read the same are one finding', () => {
  const two = [employs(stated('S1'), stated('S2')), { ...employs(stated('S1'), stated('S2')), under: 'C2' }];
  expect(findingsOf(facts(two)).established).toHaveLength(1);
});

test('the counts name what rests on one publisher alone', () => {
  const found = findingsOf(facts([employs(stated('S1'))]));
  expect(countsOf(found, 1)).toBe(
    '0 statements established, 0 contested, 1 from one publisher alone, 1 thing not on record.',
  );
});
