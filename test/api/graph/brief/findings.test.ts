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
  context: [],
  sources: {
    S1: source('ProPublica'),
    S2: source('Reuters'),
    S3: source('ProPublica'),
    S4: source('Ars Technica', 'REPRINT'),
    S6: source('Reuters, reprinted by Asian News', 'REPRINT'),
    S7: source('Department of Justice, copy at an archive', 'COPY'),
    S8: source('A firm, quoting the Department of Justice', 'REPRINT'),
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

test('a system comes first, where its name needs no article, and no place is said twice', () => {
  const [system, china, france] = [nodeRef('System', 'Y1'), nodeRef('Country', 'CN'), nodeRef('Country', 'FR')];
  const access = (properties: Statement['properties']): Hop => ({
    ...hopBetween('ACCESSES', person, system, 'A1'),
    statements: [{ ...stated('S1'), properties }],
  });
  const at = (country: typeof china): Hop => ({
    ...hopBetween('LOCATED_IN', person, country, null),
    statements: [stated('S1')],
  });
  const sentenceOf = (hop: Hop) => {
    const { names, ...others } = facts([hop]);
    const named = { ...names, 'System:Y1': 'F-35 program', 'Country:CN': 'China', 'Country:FR': 'France' };
    return findingsOf({ ...others, names: named }).single[0]?.sentence;
  };
  expect(sentenceOf(access({ basis: 'OBSERVED' }))).toBe('F-35 program: reached by China-based engineers');
  expect(sentenceOf(access({ basis: 'OBSERVED', plane: 'INDIRECT' }))).toBe(
    'F-35 program: components reached by China-based engineers',
  );
  expect(sentenceOf(access({}))).toBe('F-35 program: access for China-based engineers');
  expect(sentenceOf(at(china))).toBe('The personnel with access were in China');
  expect(sentenceOf(at(france))).toBe('China-based engineers: in France');
});

test('two sources of one publisher, and a reprint, are one publisher', () => {
  expect(findingsOf(facts([employs(stated('S1'), stated('S3'), stated('S4'))]))).toMatchObject({
    established: [],
    single: [{ support: 'ProPublica' }],
  });
  const none = [{ support: 'the record does not name whose words these are' }];
  expect(findingsOf(facts([employs(stated('S4'))])).single).toMatchObject(none);
});

test('a reprint counts for the publisher whose words it repeats, if the record names it', () => {
  expect(findingsOf(facts([employs(stated('S2'), stated('S6'))]))).toMatchObject({ single: [{ support: 'Reuters' }] });
  expect(findingsOf(facts([employs(stated('S1'), stated('S6'))]))).toMatchObject({
    established: [{ support: 'ProPublica and Reuters' }],
  });
  expect(findingsOf(facts([employs(stated('S7'), stated('S8'))]))).toMatchObject({
    established: [],
    single: [{ support: 'Department of Justice' }],
  });
});

test('an allegation does not establish what it alleges', () => {
  const hop = employs(stated('S1'));
  const alleged = [{ standing: 'ALLEGED', from: '2025-07-18', to: null, sources: ['S9'] }] as const;
  const alleges = {
    about: hop,
    claim: claim('K6', 'ASSERTS', 'A senator', { standings: alleged }),
    contradictedBy: [],
  };
  expect(findingsOf(facts([hop], [alleges]))).toMatchObject({ established: [], single: [{ support: 'ProPublica' }] });
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
  expect(countsOf(found, 1)).toBe('0 points established, 0 disputed, 1 resting on one publisher, 1 unknown.');
});
