import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { judgeOn } from '#graph/rules/judgment.ts';
import { parseRules, ruleLibrary, ruleOf, staleVersions } from '#graph/rules/library.ts';

const text = readFileSync('api/graph/rules/rules.yaml', 'utf8');
const versions = [...ruleLibrary.values()].flatMap(({ versions: all }) => all);

test('a rule in force that was last compared more than a year ago is named, and only then', () => {
  const rules = [ruleOf('section-805'), ruleOf('srg-vetting')];
  expect(staleVersions(rules, '2027-12-02')).toEqual([]);
  expect(staleVersions(rules, '2027-12-03')).toEqual([
    expect.stringMatching(
      /^P\.L\. 118-31, section 805 was last compared with its text on 2026-12-02: compare it at https/,
    ),
  ]);
});

test.each(versions.filter(({ rule }) => ruleOf(rule).kind !== 'own'))(
  '$citation has an official address',
  ({ url }) => {
    expect(url).toMatch(/^https:\/\/([a-z.]+\.(gov|mil)|doi\.org)\//);
  },
);

const judged: readonly (readonly [rule: string, day: string, state: string, version: string])[] = [
  ['srg-vetting', '2025-12-09', 'NOT_LOOKED_AT', 'V1R6'],
  ['srg-vetting', '2025-12-10', 'IN_FORCE', 'V1R6'],
  ['srg-vetting', '2026-06-29', 'IN_FORCE', 'V1R6'],
  ['srg-vetting', '2026-06-30', 'NOT_COMPARED', 'V1R6'],
  ['ndaa-2026-1692', '2025-12-17', 'NOT_LOOKED_AT', 'P.L. 119-60'],
  ['ndaa-2026-1692', '2025-12-18', 'IN_FORCE', 'P.L. 119-60'],
  ['nist-maintenance', '2020-09-22', 'IN_FORCE', 'Rev. 4'],
  ['nist-maintenance', '2020-09-23', 'IN_FORCE', 'Rev. 5'],
  ['covered-nations', '2018-08-12', 'NOT_LOOKED_AT', 'current'],
  ['covered-nations', '2018-08-13', 'IN_FORCE', 'current'],
  ['cmmc-subcontractors', '2024-12-15', 'NOT_LOOKED_AT', 'current'],
  ['cmmc-subcontractors', '2024-12-16', 'IN_FORCE', 'current'],
  ['first-tier-reports', '2025-09-30', 'IN_FORCE', 'from 30,000 dollars'],
  ['first-tier-reports', '2025-10-01', 'IN_FORCE', 'from 40,000 dollars'],
  ['work-in-china', '2022-08-24', 'NOT_LOOKED_AT', 'current'],
  ['work-in-china', '2022-08-25', 'IN_FORCE', 'current'],
];

test.each(judged)('%s on %s: %s, %s', (rule, day, state, version) => {
  const judgment = judgeOn([ruleOf(rule)], day, true);
  expect(judgment?.state).toBe(state);
  expect(judgment?.rules[0]?.version.version).toBe(version);
});

test('every DFARS clause says that the class deviations of 2026-02-01 were not compared', () => {
  const clauses = new Set(versions.filter(({ citation }) => citation.startsWith('DFARS ')).map(({ rule }) => rule));
  expect([...clauses]).toEqual(['cloud-clause', 'covered-defense-information', 'work-in-china']);
  for (const clause of clauses)
    expect(judgeOn([ruleOf(clause)], '2026-11-26', false)?.rules[0]?.sentence).toMatch(/deviation.* not compared/);
});

test('the sentences name the version, its last day, the day of comparison, and what was not compared', () => {
  const say = (day: string) => judgeOn([ruleOf('srg-vetting')], day, true)?.rules[0]?.sentence;
  expect(say('2026-01-15')).toBe(
    'Judged by DoD Cloud Service Provider SRG V1R6, section 5.5.2.2 (2025-12-10 to 2026-06-29; V1R7 not compared), last compared with its text on 2026-11-26.',
  );
  expect(say('2026-11-26')).toMatch(/^As in DoD Cloud Service Provider SRG V1R6, .*; V1R7 not compared/);
  expect(say('2025-07-17')).toMatch(
    /^Not judged before 2025-12-10, when .* begins\. Other rules on US persons applied earlier/,
  );
});

test.each<[what: string, change: (yaml: string) => string, reason: RegExp]>([
  [
    'an open end that nobody compared',
    (yaml) => yaml.replace(/(to: null\n) +lastCompared:.*\n/, '$1'),
    /last compared/,
  ],
  ['a last version without what replaced it', (yaml) => yaml.replace(/ +replacedBy: V1R7\n/, ''), /what replaced V1R6/],
  ['an end before the beginning', (yaml) => yaml.replace('to: 2026-06-30', 'to: 2025-12-10'), /ends before it begins/],
  ['a gap between versions', (yaml) => yaml.replace('to: 2020-09-23', 'to: 2020-09-01'), /gap after Rev. 4/],
  ['a law that names no office', (yaml) => yaml.replace(/ +office: the Secretary.*\n/, ''), /must name an office/],
  ['an unknown document', (yaml) => yaml.replace('document: cmmc', 'document: other'), /unknown document: other/],
  ['a day that does not exist', (yaml) => yaml.replace('from: 2025-12-10', 'from: 2025-12-32'), /date/],
])('a table of rules with %s is refused', (_, change, reason) => {
  const changed = change(text);
  expect(changed).not.toBe(text);
  expect(() => parseRules(parse(changed))).toThrow(reason);
});
