import { expect, test } from 'vitest';
import { checkStatement } from '#graph/cypher/check-statement.ts';
import { findingsOf, fingerprintOf } from '#graph/questions/checks.ts';
import type { Baseline, Finding } from '#graph/questions/checks.ts';
import { judgeOn } from '#graph/rules/judgment.ts';
import type { Judgment } from '#graph/rules/judgment.ts';
import { ruleOf } from '#graph/rules/library.ts';

const subject = {
  columns: ['person', 'level'],
  counted: 'person',
  noun: 'persons',
  of: await checkStatement('RETURN 1 AS subjects'),
};
const node = (key: string, caption = key) => ({ $type: 'node', label: 'Person', key, caption, properties: {} });
const columns = ['level', 'person', 'verdict', 'finding', 'evidence'];
const none: Baseline = new Map();

function judgmentOf(rule: string, asOf: string | null): Judgment {
  const judgment = judgeOn([ruleOf(rule)], asOf, true);
  if (judgment === null) throw new Error(rule);
  return judgment;
}

/** Of a rule that can be violated. */
const judgment = judgmentOf('sources-named', null);

test('a finding is a subject with the worst verdict of its rows; a subject that meets the rule is not a finding', () => {
  const rows = [
    [4, node('p'), 'CANNOT_TELL', 'NOT_ON_RECORD', []],
    [4, node('p'), 'VIOLATED', 'BELOW', []],
    [4, node('p'), 'CANNOT_TELL', 'NOT_ON_RECORD', []],
    [5, node('p'), 'CANNOT_TELL', null, []],
    [5, node('q'), 'MET', null, []],
    [5, node('r'), 'ANOTHER_WORD', null, []],
  ];
  const found = findingsOf({ name: 'q' }, subject, { columns, rows }, judgment, none);
  expect(found.map(({ verdict, finding, subject: parts }) => [verdict, finding, parts.map(({ key }) => key)])).toEqual([
    ['VIOLATED', 'BELOW', ['p', '4']],
    ['CANNOT_TELL', null, ['p', '5']],
  ]);
});

test('only nodes and relationships are elements; a map with a label and a key is a value', () => {
  const map = { label: 'Person', key: 'p', caption: 'P' };
  const relationship = { $type: 'relationship', type: 'ESCORTS', key: 'e', from: null, to: null, properties: {} };
  const unkeyed = { ...relationship, key: null };
  const rows = [node('p', 'P'), relationship, map, { ...map, $$type: 'node' }, unkeyed, [node('p')]].map((value) => [
    4,
    value,
    'VIOLATED',
    null,
    [],
  ]);
  const found = findingsOf({ name: 'q' }, subject, { columns, rows }, judgment, none);
  expect(found.map(({ subject: [person] }) => [person?.type, person?.key, person?.caption])).toEqual([
    ['Person', 'p', 'P'],
    ['ESCORTS', 'e', 'e'],
    ...[map, { ...map, $$type: 'node' }, unkeyed, [node('p')]].map((value) => [
      null,
      JSON.stringify(value),
      JSON.stringify(value),
    ]),
  ]);
});

test('a fingerprint depends only on the query and its subject', () => {
  const one = findingsOf(
    { name: 'q' },
    subject,
    { columns, rows: [[4, node('p'), 'VIOLATED', 'A', ['2025']]] },
    judgment,
    none,
  );
  const renamed = [[4, node('p', 'Renamed'), 'CANNOT_TELL', 'B', []]];
  const same = findingsOf({ name: 'q' }, subject, { columns, rows: renamed }, judgment, none);
  expect(same[0]?.fingerprint).toBe(one[0]?.fingerprint);
  const others = [
    findingsOf({ name: 'other' }, subject, { columns, rows: renamed }, judgment, none),
    findingsOf({ name: 'q' }, subject, { columns, rows: [[5, node('p'), 'VIOLATED', 'A', []]] }, judgment, none),
    findingsOf({ name: 'q' }, subject, { columns, rows: [[4, node('q'), 'VIOLATED', 'A', []]] }, judgment, none),
    findingsOf({ name: 'q' }, subject, { columns, rows: [[4, null, 'VIOLATED', 'A', []]] }, judgment, none),
  ].map(([found]) => found?.fingerprint);
  expect(new Set([...others, one[0]?.fingerprint]).size).toBe(5);
});

test('the fingerprint of a finding never changes, since baselines contain it', () => {
  const part = { column: 'person', type: 'Person', key: 'p' };
  expect(fingerprintOf('q', [part])).toBe('95dc8e3cd35d4b6ee1e97e450db875a053587dbfb0594e4bbdf60446447b5937');
});

test.each<[before: Finding['verdict'] | null, now: Finding['verdict'], isNew: boolean]>([
  [null, 'VIOLATED', true],
  [null, 'CANNOT_TELL', true],
  ['VIOLATED', 'VIOLATED', false],
  ['CANNOT_TELL', 'CANNOT_TELL', false],
  ['VIOLATED', 'CANNOT_TELL', false],
  ['CANNOT_TELL', 'VIOLATED', true],
])('a finding that is %s in the baseline and %s now is new: %s', (before, now, isNew) => {
  const rows = [
    [4, node('p'), 'CANNOT_TELL', 'A', []],
    [4, node('p'), now, 'B', []],
  ];
  const [fresh] = findingsOf({ name: 'q' }, subject, { columns, rows }, judgment, none);
  const baseline: Baseline = new Map(before === null ? [] : [[fresh?.fingerprint ?? '', before]]);
  expect(findingsOf({ name: 'q' }, subject, { columns, rows }, judgment, baseline)).toMatchObject([
    { verdict: now, isNew },
  ]);
});

test.each<[before: Finding['verdict'], now: Finding['verdict'], isNew: boolean]>([
  ['CANNOT_TELL', 'NOT_COMPARED', true],
  ['NOT_COMPARED', 'NOT_COMPARED', false],
  ['NOT_COMPARED', 'CANNOT_TELL', false],
  ['WOULD_NOT_MEET', 'NOT_COMPARED', false],
  ['NOT_COMPARED', 'WOULD_NOT_MEET', true],
  ['WOULD_NOT_MEET', 'WOULD_NOT_MEET', false],
])('a finding that is %s in the baseline and %s now, by a rule that was replaced, is new: %s', (before, now, isNew) => {
  const stated = now === 'CANNOT_TELL' ? 'CANNOT_TELL' : 'VIOLATED';
  const on = judgmentOf('srg-remote-maintenance', now === 'WOULD_NOT_MEET' ? '2026-01-15' : '2026-06-30');
  const rows = [
    [4, node('p'), 'CANNOT_TELL', 'A', []],
    [4, node('p'), stated, 'B', []],
  ];
  const [fresh] = findingsOf({ name: 'q' }, subject, { columns, rows }, on, none);
  const baseline: Baseline = new Map([[fresh?.fingerprint ?? '', before]]);
  expect(findingsOf({ name: 'q' }, subject, { columns, rows }, on, baseline)).toMatchObject([{ verdict: now, isNew }]);
});

test.each<[rule: string, asOf: string, verdict: Finding['verdict']]>([
  ['srg-remote-maintenance', '2026-01-15', 'WOULD_NOT_MEET'],
  ['srg-remote-maintenance', '2026-06-30', 'NOT_COMPARED'],
  ['nist-maintenance', '2026-01-15', 'WOULD_NOT_MEET'],
  ['ndaa-2026-1692', '2026-01-15', 'TO_BE_PROHIBITED'],
  ['foreign-ownership', '2026-01-15', 'VIOLATED'],
])('a finding against %s on %s is %s', (rule, asOf, verdict) => {
  const rows = [
    [4, node('p'), 'VIOLATED', 'A', []],
    [4, node('q'), 'CANNOT_TELL', 'A', []],
    [4, node('r'), 'MET', 'A', []],
  ];
  const found = findingsOf({ name: 'q' }, subject, { columns, rows }, judgmentOf(rule, asOf), none);
  expect(found.map((one) => one.verdict)).toEqual([verdict, 'CANNOT_TELL']);
});

test('before the first version of a rule that was read, nothing is a finding', () => {
  const rows = [[4, node('p'), 'VIOLATED', 'A', []]];
  const before = judgmentOf('srg-remote-maintenance', '2025-12-09');
  expect(findingsOf({ name: 'q' }, subject, { columns, rows }, before, none)).toEqual([]);
});
