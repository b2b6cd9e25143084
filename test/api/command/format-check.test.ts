import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Ajv from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import { afterAll, expect, test } from 'vitest';
import { create } from 'xmlbuilder2';
import { parse } from 'yaml';
import { z } from 'zod';
import { formatCheckJson, formatCheckJunit, formatCheckSarif, formatCheckText } from '#command/check/check-formats.ts';
import { judgeReport, readBaseline, writeBaseline } from '#command/check/check.ts';
import { fingerprintOf } from '#graph/questions/checks.ts';
import type { CheckReport, Finding, Shortfall } from '#graph/questions/checks.ts';
import { loadLibrary, standardLibrary } from '#graph/questions/library.ts';
import type { SavedQuery } from '#graph/questions/question.ts';
import { judgeOn, notLegalAdvice } from '#graph/rules/judgment.ts';
import type { Judgment } from '#graph/rules/judgment.ts';

const library = await loadLibrary(standardLibrary);
const folder = await mkdtemp(join(tmpdir(), 'subtier-check-'));
afterAll(() => rm(folder, { recursive: true }));

function queryOf(name: string) {
  const query = library.find(name);
  if (query === null) throw new Error(`no query ${name}`);
  return query;
}

function judgmentOf({ rules, name }: SavedQuery, asOf: string): Judgment {
  const judgment = judgeOn(rules, asOf, true);
  if (judgment === null) throw new Error(name);
  return judgment;
}

function finding(key: string, verdict: Finding['verdict'], isNew = true): Finding {
  const part = { column: 'escort', type: 'Person', key, caption: `Escort <${key}> & \u001b[31m` };
  return { fingerprint: fingerprintOf('log-gaps', [part]), verdict, subject: [part], finding: 'WORD', isNew };
}

const logs = queryOf('log-gaps');
const owners = queryOf('foreign-owners');
const proxies = queryOf('escort-as-proxy');
const load = queryOf('escorts-not-cleared');
const vetting = queryOf('vetting-below-level');
const cut: Shortfall = { kind: 'CUT', code: 'ROWS_CUT', reason: 'It answered more than 10000 rows.' };
const failed: Shortfall = { kind: 'FAILED', code: 'STATEMENT_TIMED_OUT', reason: 'No answer in time: \u001b[31m.' };
const report: CheckReport = {
  asOf: '2026-01-01',
  checks: [
    {
      query: logs,
      judgment: judgmentOf(logs, '2026-01-01'),
      findings: [finding('a', 'CANNOT_TELL'), finding('b', 'WOULD_NOT_MEET'), finding('c', 'VIOLATED', false)],
      counts: { violated: 12, notCompared: 0, cannotTell: 3, doesNotApply: 0, of: 80, noun: 'escorted accesses' },
      shortfall: null,
    },
    { query: proxies, judgment: judgmentOf(proxies, '2025-07-17'), findings: [], counts: null, shortfall: null },
    {
      query: owners,
      judgment: judgmentOf(owners, '2026-01-01'),
      findings: [],
      counts: { violated: 0, notCompared: 0, cannotTell: 0, doesNotApply: 0, of: 7, noun: 'companies' },
      shortfall: null,
    },
    {
      query: load,
      judgment: judgmentOf(load, '2026-01-01'),
      findings: [finding('d', 'WOULD_NOT_MEET', false)],
      counts: { violated: 1, notCompared: 0, cannotTell: 0, doesNotApply: 0, of: 2, noun: 'escorts' },
      shortfall: cut,
    },
    { query: vetting, judgment: judgmentOf(vetting, '2026-01-01'), findings: [], counts: null, shortfall: failed },
  ],
};

test('SARIF conforms to its schema', () => {
  const schema: unknown = createRequire(import.meta.url)('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json');
  const ajv = new Ajv.default({ unicodeRegExp: false, strict: false, allErrors: true });
  addFormats.default(ajv);
  const validate = ajv.compile(z.record(z.string(), z.unknown()).parse(schema));
  const log: unknown = JSON.parse(formatCheckSarif(report));
  validate(log);
  expect(validate.errors ?? []).toEqual([]);
  expect(validate({ version: '2.1.0', runs: [{}] })).toBe(false);
});

test('a check that lists all violations is complete, and reports that it does not list all other findings', () => {
  const shortfall = /All violations are listed, but not all undecided findings: It answered more than 10000 rows\./;
  expect(formatCheckText(withAllKnown(unlisted), false)).toMatch(
    /^CANNOT TELL [\s\S]*\n {2}! All violations are listed/,
  );
  expect(formatCheckText(unlisted, false)).not.toContain('at least');
  expect(formatCheckJson(unlisted)).toContain('"kind": "UNLISTED"');
  expect(formatCheckSarif(unlisted)).toMatch(shortfall);
  expect(formatCheckSarif(unlisted)).toContain('"executionSuccessful":true');
  expect(formatCheckJunit(unlisted, false)).not.toContain('<error');
  expect(formatCheckJunit(unlisted, true)).toContain('<error');
});

test('SARIF has a rule for each check, and a result with its verdict for each new finding', () => {
  const log = z
    .object({
      runs: z.tuple([
        z.object({
          invocations: z.array(z.unknown()),
          tool: z.object({ driver: z.object({ rules: z.array(z.looseObject({ id: z.string() })) }) }),
          results: z.array(
            z.looseObject({ ruleId: z.string(), kind: z.string(), level: z.string(), ruleIndex: z.number() }),
          ),
        }),
      ]),
    })
    .parse(JSON.parse(formatCheckSarif(report)));
  const [{ tool, results, invocations }] = log.runs;
  expect(tool.driver.rules.map(({ id }) => id)).toEqual(report.checks.map(({ query }) => query.name));
  expect(tool.driver.rules[2]).toMatchObject({
    helpUri: 'https://www.ecfr.gov/current/title-32/section-117.11',
    properties: { citation: '32 CFR 117.11', inForceFrom: '2021-02-24', lastCompared: '2026-11-26' },
  });
  expect(results.map(({ ruleId, kind, level, ruleIndex }) => [ruleId, kind, level, ruleIndex])).toEqual([
    ['log-gaps', 'open', 'none', 0],
    ['log-gaps', 'fail', 'warning', 0],
    ['escort-as-proxy', 'notApplicable', 'none', 1],
  ]);
  expect(invocations).toMatchObject([
    {
      executionSuccessful: false,
      toolExecutionNotifications: [
        { descriptor: { id: 'ROWS_CUT' }, associatedRule: { id: 'escorts-not-cleared', index: 3 }, level: 'error' },
        { descriptor: { id: 'STATEMENT_TIMED_OUT' }, associatedRule: { id: 'vetting-below-level', index: 4 } },
      ],
    },
  ]);
  expect(formatCheckSarif({ ...report, checks: report.checks.slice(0, 3) })).toContain('"executionSuccessful":true');
  const { fingerprint } = finding('b', 'VIOLATED');
  expect(results[1]).toMatchObject({
    partialFingerprints: { 'subtierFinding/v1': fingerprint, primaryLocationLineHash: fingerprint },
    locations: [{ logicalLocations: [{ fullyQualifiedName: 'Person/b' }] }],
  });
});

test('SARIF attaches every result to the file that the user names, and to no other', () => {
  const located = z.object({
    runs: z.tuple([z.object({ results: z.array(z.object({ locations: z.array(z.unknown()).optional() })) })]),
  });
  const locations = (text: string) =>
    located.parse(JSON.parse(text)).runs[0].results.flatMap((result) => result.locations ?? []);
  const named = locations(formatCheckSarif(report, { withOpen: true, location: 'my data/access.csv' }));
  expect(named).toHaveLength(3);
  for (const location of named)
    expect(location).toMatchObject({
      physicalLocation: {
        artifactLocation: { uri: 'my%20data/access.csv', uriBaseId: '%SRCROOT%' },
        region: { startLine: 1 },
      },
    });
  for (const location of locations(formatCheckSarif(report))) expect(location).not.toHaveProperty('physicalLocation');
});

test('without open findings, no format lists an undecided one or makes its check look clean', () => {
  const listing = { withOpen: false, location: null };
  const open = { ...report, checks: undecided.checks.slice(0, 1) };
  const text = formatCheckText(open, false, listing);
  expect(text).toMatch(/^CANNOT TELL /);
  expect(text).not.toContain('Escort <a>');
  expect(text).toContain('1 check. Undecided findings, left out: 1.');
  expect(JSON.parse(formatCheckJson(open, listing))).toMatchObject({ checks: [{ leftOut: 1, findings: [] }] });
  expect(JSON.parse(formatCheckSarif(open, listing))).toMatchObject({
    runs: [{ results: [], properties: { leftOut: 1 } }],
  });
  const junit = formatCheckJunit(open, false, listing);
  expect(junit).toContain('tests="1" failures="0" errors="0" skipped="1"');
  expect(junit).toContain('<skipped message="1 undecided finding left out (');
  expect(formatCheckText(report, false, listing)).toContain('✗ Escort <b>');
  expect(JSON.parse(formatCheckSarif(report, listing))).toMatchObject({
    runs: [{ results: [{ kind: 'fail' }, { kind: 'notApplicable' }] }],
  });
  expect(formatCheckText(report, false)).not.toContain('Undecided findings, left out');
});

test('JUnit fails findings against a rule, skips undecided findings and rules that were not read, and reports incomplete checks as errors', () => {
  const text = formatCheckJunit(report, false);
  expect(text).not.toContain('\u001b');
  const document = z
    .object({ testsuites: z.looseObject({ '@tests': z.string(), '@failures': z.string(), '@skipped': z.string() }) })
    .parse(create(text).end({ format: 'object' }));
  expect(document.testsuites).toMatchObject({ '@tests': '6', '@failures': '1', '@skipped': '2', '@errors': '2' });
  expect(text).toMatch(/<error message="Not complete, there may be more findings: [^"]+" type="ROWS_CUT"/);
  expect(text).toMatch(/<error message="Not complete, the check failed: [^"]+" type="STATEMENT_TIMED_OUT"/);
  expect(text).toContain('classname="log-gaps" name="Escort &lt;b&gt; &amp; \uFFFD[31m: WORD"');
  expect(formatCheckJunit(report, true)).toContain('tests="6" failures="2" errors="2" skipped="1"');
});

test.each<[what: string, asOf: string, of: number, outcome: string]>([
  ['no records', '2026-01-15', 0, '<skipped message="no escorted accesses on record to look at"'],
  [
    'a rule that was not compared',
    '2026-11-26',
    2,
    '<skipped message="not compared: no findings about 2 escorted accesses"',
  ],
])('JUnit does not pass a check with %s, as the text does not', (_, asOf, of, outcome) => {
  const counts = { violated: 0, notCompared: 0, cannotTell: 0, doesNotApply: 0, of, noun: 'escorted accesses' };
  const check = { query: logs, judgment: judgmentOf(logs, asOf), findings: [], counts, shortfall: null };
  expect(formatCheckText({ asOf, checks: [check] }, false)).toMatch(/^(?:NO RECORDS|NOT COMPARED) /);
  const text = formatCheckJunit({ asOf, checks: [check] }, false);
  expect(text).toContain('tests="1" failures="0" errors="0" skipped="1"');
  expect(text).toContain(outcome);
});

test('JUnit is well-formed whatever a name has, such as what could be an entity', () => {
  const [first] = report.checks;
  if (first === undefined) throw new Error('no check');
  const one = finding('a', 'WOULD_NOT_MEET');
  const subject = one.subject.map((part) => ({ ...part, caption: 'R&D; &#0; &lt; \uFFFE\uFFFF' }));
  const text = formatCheckJunit({ ...report, checks: [{ ...first, findings: [{ ...one, subject }] }] }, false);
  expect(text).toContain('name="R&amp;D; &amp;#0; &amp;lt; \uFFFD\uFFFD: WORD"');
});

test('text has totals, leaves out known findings, and contains no control characters', () => {
  const text = formatCheckText(report, false);
  expect(text).toContain('12 of 80 escorted accesses would not meet the rule; cannot tell for 3');
  expect(text).toMatch(/^WOULD NOT MEET {4}\S.*\(log-gaps/);
  expect(text).toMatch(/NOT LOOKED AT {5}.*\n {2}not looked at on this date\n {2}Not judged before 2025-12-10, /);
  expect(text).toContain('no findings about 7 companies');
  expect(text).toContain('at least 1 of 2 escorts would not meet the rule');
  expect(text).toMatch(/NOT COMPLETE {6}\S.*\(escorts-not-cleared/);
  expect(text).toMatch(/NOT COMPLETE {6}\S.*\(vetting-below-level.*\n {2}failed: no result\n {2}! Not complete/);
  expect(text).toContain('5 checks. Not complete: 2.');
  expect(text).toContain('✗ Escort <b>');
  expect(text).toContain('? Escort <a>');
  expect(text).not.toContain('Escort <c>');
  expect(text).toContain('Findings in the baseline, left out: 2.');
  expect(text).not.toContain('\u001b');
  expect(formatCheckText(report, true)).toContain('\u001b[31mWOULD NOT MEET');
});

test('JSON has every new finding, with its counts', () => {
  expect(JSON.parse(formatCheckJson(report))).toMatchObject({
    asOf: '2026-01-01',
    checks: [
      {
        name: 'log-gaps',
        severity: 'moderate',
        counts: { violated: 12, of: 80 },
        known: 1,
        findings: [{ verdict: 'CANNOT_TELL' }, { verdict: 'WOULD_NOT_MEET', subject: [{ type: 'Person', key: 'b' }] }],
      },
      { name: 'escort-as-proxy', state: 'NOT_LOOKED_AT', inForce: false, counts: null },
      { name: 'foreign-owners', findings: [] },
      { name: 'escorts-not-cleared', known: 1, findings: [], shortfall: cut },
      { name: 'vetting-below-level', counts: null, findings: [], shortfall: failed },
    ],
  });
});

test('every format says which version of which rule judged, when its text was compared, and that it is no legal advice', () => {
  const texts = [
    formatCheckText(report, false),
    formatCheckSarif(report),
    formatCheckJson(report),
    formatCheckJunit(report, false),
  ];
  for (const text of texts) {
    expect(text).toContain('DoD Cloud Service Provider SRG V1R6, section 5.17');
    expect(text).toContain('2025-12-10');
    expect(text).toMatch(/2026-06-(29|30)/);
    expect(text).toMatch(/V1R7/);
    expect(text).toMatch(/compared[^\n]*2026-11-26/i);
    expect(text).toContain(notLegalAdvice);
  }
});

test('a rule whose replacement was not compared decides nothing', () => {
  const [first] = report.checks;
  if (first === undefined) throw new Error('no check');
  const late: CheckReport = {
    asOf: '2026-11-26',
    checks: [
      {
        ...first,
        judgment: judgmentOf(logs, '2026-11-26'),
        findings: [finding('a', 'NOT_COMPARED')],
        counts: { violated: 0, notCompared: 1, cannotTell: 0, doesNotApply: 0, of: 2, noun: 'escorted accesses' },
      },
    ],
  };
  const text = formatCheckText(late, false);
  expect(text).toMatch(/^NOT COMPARED {6}\S/);
  expect(text).toContain('1 of 2 escorted accesses would not have met the last version that was compared');
  expect(text).toContain(
    'As in DoD Cloud Service Provider SRG V1R6, section 5.17 (2025-12-10 to 2026-06-29; V1R7 not compared)',
  );
  expect(formatCheckJunit(late, false)).toContain('failures="0"');
  expect(formatCheckSarif(late)).toContain('"kind":"open"');
  expect(judgeReport(late, { isStrict: false, isBaseline: false })).toBeNull();
  expect(judgeReport(late, { isStrict: true, isBaseline: false })?.exitCode).toBe(1);
});

test('a law that binds an office is not violated: the report says whom it binds', () => {
  const query = queryOf('reach-from-covered-nations');
  const counts = { violated: 1, notCompared: 0, cannotTell: 0, doesNotApply: 0, of: 1, noun: 'accesses' };
  const findings = [finding('a', 'TO_BE_PROHIBITED')];
  const outcome = { query, judgment: judgmentOf(query, '2026-01-15'), findings, counts, shortfall: null };
  const text = formatCheckText({ asOf: '2026-01-15', checks: [outcome] }, false);
  expect(text).toMatch(/^TO BE PROHIBITED {2}\S/);
  expect(text).toContain('1 of 1 accesses is of a kind that the law directs the Secretary of Defense to prohibit');
  expect(text).toContain('It directs the Secretary of Defense to prohibit such access');
  expect(text).not.toMatch(/violat/i);
});

test('a baseline reads back as written, including known findings; another file is not a baseline', async () => {
  const path = join(folder, 'baseline.json');
  expect(await writeBaseline(path, report, [])).toBe(0);
  const all = report.checks.flatMap(({ findings }) => findings);
  expect(new Map((await readBaseline(path)).map(({ fingerprint, verdict }) => [fingerprint, verdict]))).toEqual(
    new Map(all.map(({ fingerprint, verdict }) => [fingerprint, verdict])),
  );
  await writeFile(path, '{"version": 2, "findings": []}');
  await expect(readBaseline(path)).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
  await expect(readBaseline(join(folder, 'none.json'))).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
  await expect(writeBaseline(join(folder, 'no', 'such.json'), report, [])).rejects.toMatchObject({
    code: 'BAD_USER_INPUT',
  });
});

test('a new baseline keeps the accepted findings of checks that were left out, not looked at, cut or failed, and of no others', async () => {
  const accepted = [logs, owners, proxies, load, vetting, queryOf('status-not-on-record')].map(({ name }) => ({
    fingerprint: fingerprintOf(name, [{ column: 'escort', type: 'Person', key: 'accepted' }]),
    query: name,
    subject: 'Accepted',
    verdict: 'VIOLATED' as const,
  }));
  const { fingerprint } = finding('d', 'VIOLATED');
  const foundAgain = { fingerprint, query: load.name, subject: 'Found again', verdict: 'VIOLATED' as const };
  const path = join(folder, 'merged.json');
  expect(await writeBaseline(path, report, [...accepted, foundAgain])).toBe(4);
  const written = await readBaseline(path);
  expect(written.filter(({ subject }) => subject === 'Accepted').map(({ query }) => query)).toEqual([
    'escort-as-proxy',
    'escorts-not-cleared',
    'status-not-on-record',
    'vetting-below-level',
  ]);
  expect(written.filter((one) => one.fingerprint === fingerprint)).toMatchObject([{ verdict: 'WOULD_NOT_MEET' }]);
  expect(written).toHaveLength(4 + report.checks.flatMap(({ findings }) => findings).length);
});

test('the documented pipeline is a workflow that uploads the output of the command', () => {
  const [, text = ''] = /```yaml\n(.*?)```/s.exec(readFileSync('docs/checks.md', 'utf8')) ?? [];
  const workflow = z
    .object({
      on: z.unknown(),
      permissions: z.record(z.string(), z.string()),
      jobs: z.record(
        z.string(),
        z.object({
          'runs-on': z.string(),
          steps: z.array(
            z.object({
              uses: z.string().optional(),
              run: z.string().optional(),
              with: z.record(z.string(), z.unknown()).optional(),
              if: z.string().optional(),
            }),
          ),
        }),
      ),
    })
    .parse(parse(text));
  expect(workflow.permissions).toMatchObject({ 'security-events': 'write' });
  const steps = Object.values(workflow.jobs).flatMap((job) => job.steps);
  const written = steps.flatMap(({ run = '' }) => /subtier check .*--format sarif.* > (\S+)/.exec(run)?.[1] ?? []);
  const upload = steps.find(({ uses = '' }) => uses.startsWith('github/codeql-action/upload-sarif@'));
  // The command runs in the checkout of Subtier, one folder below the repository.
  expect(`../${String(upload?.with?.['sarif_file'])}`).toBe(written[0]);
  const [, located] = /--location (\S+)/.exec(text) ?? [];
  expect(located).toBeDefined();
  expect(upload?.if).toBe('always()');
});

function withAllKnown(of: CheckReport): CheckReport {
  return {
    ...of,
    checks: of.checks.map((check) => ({
      ...check,
      findings: check.findings.map((one) => ({ ...one, isNew: false })),
    })),
  };
}

const complete: CheckReport = { ...report, checks: report.checks.filter(({ shortfall }) => shortfall === null) };
const incomplete: CheckReport = { ...report, checks: report.checks.filter(({ shortfall }) => shortfall !== null) };
const undecided: CheckReport = {
  ...report,
  checks: complete.checks.map((check) => ({
    ...check,
    findings: check.findings.filter(({ verdict }) => verdict === 'CANNOT_TELL'),
  })),
};

const unlisted: CheckReport = {
  ...report,
  checks: [
    {
      query: logs,
      judgment: judgmentOf(logs, '2026-01-01'),
      findings: [finding('a', 'CANNOT_TELL')],
      counts: {
        violated: 0,
        notCompared: 0,
        cannotTell: 10_001,
        doesNotApply: 0,
        of: 20_000,
        noun: 'escorted accesses',
      },
      shortfall: { ...cut, kind: 'UNLISTED' },
    },
  ],
};

test.each<[what: string, of: CheckReport, isStrict: boolean, isBaseline: boolean, code: number | null]>([
  ['a new violation', complete, false, false, 1],
  ['a new violation and an incomplete check', report, false, false, 1],
  ['undecided findings', undecided, false, false, null],
  ['undecided findings, with --strict', undecided, true, false, 1],
  ['an incomplete check', incomplete, false, false, 2],
  ['an incomplete list of undecided findings', unlisted, false, false, null],
  ['an incomplete list of undecided findings, with --strict', unlisted, true, false, 1],
  ['an incomplete list of undecided findings, all known, with --strict', withAllKnown(unlisted), true, false, 2],
  ['a written baseline', complete, true, true, null],
  ['a written baseline and an incomplete check', report, false, true, 2],
])('exit code with %s', (_, of, isStrict, isBaseline, code) => {
  expect(judgeReport(of, { isStrict, isBaseline })?.exitCode ?? null).toBe(code);
});
