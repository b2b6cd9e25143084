import { styleText } from 'node:util';
import type { Invocation, Log, Notification, ReportingDescriptor, Result } from 'sarif';
import { create } from 'xmlbuilder2';
import { isUndecided } from '#graph/questions/checks.ts';
import type { CheckOutcome, CheckReport, Finding, Shortfall } from '#graph/questions/checks.ts';
import type { Rule, SavedQuery, Severity } from '#graph/questions/question.ts';
import packageJson from '../../package.json' with { type: 'json' };
import { printable, printableJson } from './terminal.ts';

/** The number of findings of a check in the text format; the other formats have all. */
const mostShown = 20;

type Style = Parameters<typeof styleText>[0];

/** Formats a report for people: each check with its rule and its new findings. */
export function formatCheckText({ asOf, checks }: CheckReport, inColor: boolean): string {
  const paint = (style: Style, text: string) => (inColor ? styleText(style, text, { validateStream: false }) : text);
  const known = checks.flatMap(({ findings }) => findings).filter(({ isNew }) => !isNew).length;
  const lines = checks.flatMap((check) => [
    `${stateOf(check, paint)}  ${paint('bold', check.query.title)} (${check.query.name}, ${check.query.severity ?? ''})`,
    `  ${checkWords.counts(check)}`,
    ...(check.shortfall === null
      ? []
      : [`  ${paint('magenta', `! ${printable(checkWords.shortfall(check.shortfall))}`)}`]),
    ...linesOf(check, paint),
    '',
  ]);
  const incomplete = checks.filter(isUndecided).length;
  return `${[
    ...lines,
    `As of ${asOf}: ${checks.length} ${checks.length === 1 ? 'check' : 'checks'}.${incomplete === 0 ? '' : ` Not complete: ${incomplete}.`}${known === 0 ? '' : ` Findings in the baseline, left out: ${known}.`}`,
  ].join('\n')}\n`;
}

function stateOf(check: CheckOutcome, paint: (style: Style, text: string) => string): string {
  const { inForce, findings, counts, shortfall } = check;
  const fresh = findings.filter(({ isNew }) => isNew);
  if (!inForce) return paint('dim', 'NOT IN FORCE');
  if (fresh.some(({ verdict }) => verdict === 'VIOLATED')) return paint('red', 'VIOLATED    ');
  if (isUndecided(check)) return paint('magenta', 'NOT COMPLETE');
  if (fresh.length > 0 || shortfall !== null) return paint('yellow', 'CANNOT TELL ');
  // A check without any record to look at does not show compliance.
  if (counts?.of === 0) return paint('dim', 'NO RECORDS  ');
  return paint('green', findings.length > 0 ? 'NOTHING NEW ' : 'MET         ');
}

function linesOf({ findings, query }: CheckOutcome, paint: (style: Style, text: string) => string): readonly string[] {
  const fresh = findings.filter(({ isNew }) => isNew).sort((a, b) => rank(a) - rank(b));
  if (fresh.length === 0) return [];
  const shown = fresh.slice(0, mostShown).map((finding) => {
    const isViolation = finding.verdict === 'VIOLATED';
    return `  ${paint(isViolation ? 'red' : 'yellow', isViolation ? '✗' : '?')} ${printable(checkWords.finding(finding))}`;
  });
  const more = fresh.length - shown.length;
  return [
    ...(query.rule === null ? [] : [`  ${paint('dim', `Rule: ${checkWords.rule(query.rule)}`)}`]),
    ...shown,
    ...(more > 0 ? [`  and ${more} more: see --format json`] : []),
  ];
}

function rank({ verdict }: Finding): number {
  return verdict === 'VIOLATED' ? 0 : 1;
}

/** Formats a report as JSON, as documented in docs/checks.md. */
export function formatCheckJson({ asOf, checks }: CheckReport): string {
  const report = {
    asOf,
    checks: checks.map(({ query, inForce, counts, findings, shortfall }) => ({
      name: query.name,
      title: query.title,
      severity: query.severity,
      rule: query.rule,
      inForce,
      counts,
      shortfall,
      known: findings.filter(({ isNew }) => !isNew).length,
      findings: findings
        .filter(({ isNew }) => isNew)
        .map(({ fingerprint, verdict, finding, subject }) => ({ fingerprint, verdict, finding, subject })),
    })),
  };
  return `${printableJson(JSON.stringify(report, null, 2))}\n`;
}

type Outcome = 'passed' | 'failed' | 'skipped' | 'error';

/**
 * Formats a report as JUnit XML: a suite for each check, a case for each finding. A violation fails; if the record cannot tell,
 * or the rule is not in force, the case is skipped; a check that could not be completed is an error; a check without new
 * findings passes.
 * @param isStrict whether a finding that the record cannot tell fails too
 */
export function formatCheckJunit({ asOf, checks }: CheckReport, isStrict: boolean): string {
  const suites = checks.map((check) => ({ check, cases: casesOf(check, isStrict) }));
  const all = suites.flatMap(({ cases }) => cases);
  const root = create({ version: '1.0', encoding: 'UTF-8' }).ele('testsuites', {
    name: `subtier check as of ${asOf}`,
    ...tally(all),
  });
  for (const { check, cases } of suites) {
    const suite = root.ele('testsuite', { name: check.query.name, ...tally(cases) });
    for (const { name, outcome, message, type } of cases) {
      const element = suite.ele('testcase', { classname: check.query.name, name });
      if (outcome === 'failed') element.ele('failure', { message, type }).txt(`${message}\n${junitRuleOf(check)}`);
      if (outcome === 'error') element.ele('error', { message, type });
      if (outcome === 'skipped') element.ele('skipped', { message });
    }
  }
  return `${root.end({ prettyPrint: true })}\n`;
}

interface TestCase {
  readonly name: string;
  readonly outcome: Outcome;
  readonly message: string;
  readonly type: string;
}

function casesOf(check: CheckOutcome, isStrict: boolean): readonly TestCase[] {
  const { query, inForce, findings, shortfall } = check;
  const type = query.severity ?? '';
  const words = checkWords.counts(check);
  if (!inForce) return [{ name: query.title, outcome: 'skipped', message: words, type }];
  const fresh = findings.filter(({ isNew }) => isNew);
  const cases = fresh.map((finding): TestCase => ({
    name: printable(checkWords.finding(finding)),
    outcome: finding.verdict === 'VIOLATED' || isStrict ? 'failed' : 'skipped',
    message: `${verdictWords(finding)} (${words})`,
    type,
  }));
  if (shortfall !== null) {
    const message = printable(checkWords.shortfall(shortfall));
    const outcome = isUndecided(check) || isStrict ? 'error' : 'skipped';
    return [{ name: query.title, outcome, message, type: shortfall.code }, ...cases];
  }
  return cases.length > 0 ? cases : [{ name: query.title, outcome: 'passed', message: words, type }];
}

function verdictWords({ verdict }: Finding): string {
  return verdict === 'VIOLATED' ? 'violates the rule' : 'the record cannot tell';
}

function junitRuleOf({ query: { rule } }: CheckOutcome): string {
  return rule === null ? '' : checkWords.rule(rule);
}

function tally(cases: readonly TestCase[]) {
  const count = (outcome: Outcome) => cases.filter((testCase) => testCase.outcome === outcome).length;
  return { tests: cases.length, failures: count('failed'), errors: count('error'), skipped: count('skipped') };
}

/** Maps a severity to a level of SARIF and to the score by which code scanning sorts. */
const levels: Readonly<Record<Severity, { readonly level: 'error' | 'warning' | 'note'; readonly score: string }>> = {
  critical: { level: 'error', score: '9.5' },
  high: { level: 'error', score: '8.0' },
  moderate: { level: 'warning', score: '5.5' },
  low: { level: 'note', score: '2.0' },
};

/**
 * Formats a report as SARIF 2.1.0: `fail` for a violation, `open` if the record cannot tell, `notApplicable` for a rule that is
 * not in force; a notification for a check that could not be completed.
 */
export function formatCheckSarif({ asOf, checks }: CheckReport): string {
  const log: Log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'Subtier',
            semanticVersion: packageJson.version,
            rules: checks.map(({ query }) => sarifRuleOf(query)),
          },
        },
        invocations: [invocationOf(checks)],
        automationDetails: { id: `subtier-check/${asOf}` },
        columnKind: 'utf16CodeUnits',
        properties: { asOf },
        results: checks.flatMap((check, index) => resultsOf(check, index)),
      },
    ],
  };
  return `${printableJson(JSON.stringify(log, null, 2))}\n`;
}

function sarifRuleOf({ name, title, question, rule, severity, tags }: SavedQuery): ReportingDescriptor {
  const { level, score } = levels[severity ?? 'low'];
  const text = rule === null ? question : checkWords.rule(rule);
  return {
    id: name,
    shortDescription: { text: title },
    fullDescription: { text: question },
    help: { text },
    ...(rule?.url == null ? {} : { helpUri: rule.url }),
    defaultConfiguration: { level },
    properties: {
      tags: ['security', ...tags],
      'security-severity': score,
      citation: rule?.citation,
      inForceFrom: rule?.from,
    },
  };
}

function invocationOf(checks: readonly CheckOutcome[]): Invocation {
  const notifications = checks.flatMap((check, index): readonly Notification[] => {
    const { query, shortfall } = check;
    return shortfall === null
      ? []
      : [
          {
            descriptor: { id: shortfall.code },
            associatedRule: { id: query.name, index },
            level: isUndecided(check) ? 'error' : 'note',
            message: { text: `${query.title}: ${checkWords.shortfall(shortfall)}` },
          },
        ];
  });
  return { executionSuccessful: !checks.some(isUndecided), toolExecutionNotifications: notifications };
}

function resultsOf(check: CheckOutcome, ruleIndex: number): readonly Result[] {
  const { query, inForce, findings } = check;
  const rule = { ruleId: query.name, ruleIndex };
  const physicalLocation = {
    artifactLocation: { uri: `cypher/${query.file.replaceAll('\\', '/')}`, uriBaseId: '%SRCROOT%' },
    region: { startLine: 1 },
  };
  const counts = checkWords.counts(check);
  if (!inForce)
    return [
      { ...rule, kind: 'notApplicable', level: 'none', message: { text: counts }, locations: [{ physicalLocation }] },
    ];
  return findings
    .filter(({ isNew }) => isNew)
    .map((finding) => ({
      ...rule,
      ...verdictOf(finding, query),
      message: { text: `${checkWords.finding(finding)} (${counts})` },
      locations: [{ physicalLocation, logicalLocations: finding.subject.map(logicalLocationOf) }],
      // Code scanning compares only the second.
      partialFingerprints: { 'subtierFinding/v1': finding.fingerprint, primaryLocationLineHash: finding.fingerprint },
    }));
}

function verdictOf({ verdict }: Finding, { severity }: SavedQuery): Pick<Result, 'kind' | 'level'> {
  return verdict === 'VIOLATED'
    ? { kind: 'fail', level: levels[severity ?? 'low'].level }
    : { kind: 'open', level: 'none' };
}

function logicalLocationOf({ column, type, key, caption }: Finding['subject'][number]) {
  return { name: caption, fullyQualifiedName: `${type ?? column}/${key}`, kind: type === null ? 'value' : 'resource' };
}

/** Texts that several formats share. */
export const checkWords = {
  /** `Digital escorts, Impact Level 4: NOT_ON_RECORD` */
  finding: ({ subject, finding }: Finding): string =>
    `${subject.map(({ caption }) => caption).join(', ')}${finding === null ? '' : `: ${finding}`}`,

  /** Such as `12 of 80 systems violate; cannot tell for 3`, or since when the rule is in force. */
  counts: (check: CheckOutcome): string => {
    const { counts, inForce, query } = check;
    const { rule } = query;
    if (!inForce) return `not in force: the rule applies from ${rule?.from ?? ''}${until(rule)}`;
    if (counts === null) return 'failed: no result';
    const least = isUndecided(check) ? 'at least ' : '';
    const violated = `${least}${counts.violated} of ${counts.of} ${counts.noun} ${counts.violated === 1 ? 'violates' : 'violate'}`;
    return counts.cannotTell === 0 ? violated : `${violated}; cannot tell for ${least}${counts.cannotTell}`;
  },

  /** Why a check does not report everything. */
  shortfall: ({ kind, reason }: Shortfall): string =>
    `${{ CUT: 'Not complete, there may be more findings', FAILED: 'Not complete, the check failed', UNLISTED: 'All violations are listed, but not all findings that the record cannot tell' }[kind]}: ${reason}`,

  rule: (rule: Rule): string => `${rule.text} (${rule.citation}; in force from ${rule.from}${until(rule)})`,
} as const;

function until(rule: Rule | null): string {
  return rule?.to == null ? '' : ` until before ${rule.to}`;
}
