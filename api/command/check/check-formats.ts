import { styleText } from 'node:util';
import type { Invocation, Location, Log, Notification, ReportingDescriptor, Result } from 'sarif';
import { create } from 'xmlbuilder2';
import { isAgainst, isUndecided } from '#graph/questions/checks.ts';
import type { CheckOutcome, CheckReport, Finding, Shortfall } from '#graph/questions/checks.ts';
import type { Severity } from '#graph/questions/question.ts';
import { notLegalAdvice } from '#graph/rules/judgment.ts';
import type { AdverseVerdict, Judgment } from '#graph/rules/judgment.ts';
import packageJson from '../../../package.json' with { type: 'json' };
import { counted, jsonText, printable, printableJson } from '../terminal.ts';

/** The number of findings of a check in the text format; the other formats have all. */
const mostShown = 20;

/** Which findings a report lists, and where. */
export interface CheckListing {
  /** Whether it lists undecided findings too. Its states and counts cover them in any case. */
  readonly withOpen: boolean;
  /** The file to which SARIF attaches findings, relative to the root of the user's repository; null: no file. */
  readonly location: string | null;
}

const wholeListing: CheckListing = { withOpen: true, location: null };

/** Returns the findings that are not in the baseline: those to list, and how many undecided ones are left out. */
function newFindings(
  { findings }: Pick<CheckOutcome, 'findings'>,
  { withOpen }: CheckListing,
): { readonly listed: readonly Finding[]; readonly leftOut: number } {
  const fresh = findings.filter(({ isNew }) => isNew);
  const listed = withOpen ? fresh : fresh.filter(({ verdict }) => isAgainst(verdict));
  return { listed, leftOut: fresh.length - listed.length };
}

/** Returns how many undecided findings a listing leaves out of all checks. */
export function countLeftOut({ checks }: CheckReport, listing: CheckListing): number {
  return checks.reduce((sum, check) => sum + newFindings(check, listing).leftOut, 0);
}

type Style = Parameters<typeof styleText>[0];

/** Formats a report for people: each check with its rule and its new findings. */
export function formatCheckText(report: CheckReport, inColor: boolean, listing = wholeListing): string {
  const { asOf, checks } = report;
  const paint = (style: Style, text: string) => (inColor ? styleText(style, text, { validateStream: false }) : text);
  const known = checks.flatMap(({ findings }) => findings).filter(({ isNew }) => !isNew).length;
  const lines = checks.flatMap((check) => [
    `${stateLabel(check, paint)}  ${paint('bold', check.query.title)} (${check.query.name}, ${check.query.severity ?? ''})`,
    `  ${checkWords.counts(check)}`,
    ...(check.shortfall === null
      ? []
      : [`  ${paint('magenta', `! ${printable(checkWords.shortfall(check.shortfall))}`)}`]),
    ...check.judgment.rules.map(({ sentence }) => `  ${paint('dim', sentence)}`),
    ...findingLines(check, listing, paint),
    '',
  ]);
  const leftOut = countLeftOut(report, listing);
  const incomplete = checks.filter(isUndecided).length;
  return `${[
    ...lines,
    `As of ${asOf}: ${counted(checks.length, 'check')}.${incomplete === 0 ? '' : ` Not complete: ${incomplete}.`}${known === 0 ? '' : ` Findings in the baseline, left out: ${known}.`}${leftOut === 0 ? '' : ` Undecided findings, left out: ${leftOut}.`}`,
    notLegalAdvice,
  ].join('\n')}\n`;
}

function stateLabel(check: CheckOutcome, paint: (style: Style, text: string) => string): string {
  const { judgment, findings, counts, shortfall } = check;
  const fresh = findings.filter(({ isNew }) => isNew);
  const show = (style: Style, state: string) => paint(style, state.padEnd(stateWidth));
  if (judgment.state === 'NOT_LOOKED_AT') return show('dim', 'NOT LOOKED AT');
  if (fresh.some(({ verdict }) => isAgainst(verdict))) return show('red', judgment.adverse.replaceAll('_', ' '));
  if (isUndecided(check)) return show('magenta', 'NOT COMPLETE');
  if (fresh.some(({ verdict }) => verdict === 'NOT_COMPARED')) return show('yellow', 'NOT COMPARED');
  if (fresh.length > 0 || shortfall !== null) return show('yellow', 'CANNOT TELL');
  // A check that applies to nothing on record does not show compliance, nor does one without any record to look at.
  if (counts?.of === 0) return show('dim', counts.doesNotApply > 0 ? 'DOES NOT APPLY' : 'NO RECORDS');
  if (findings.length > 0) return show('green', 'NOTHING NEW');
  // Nor does one whose rule was replaced by a text that nobody has compared.
  return judgment.state === 'NOT_COMPARED' ? show('dim', 'NOT COMPARED') : show('green', 'NO FINDINGS');
}

/** The width of the longest state, `TO BE PROHIBITED`. */
const stateWidth = 16;

function findingLines(
  check: CheckOutcome,
  listing: CheckListing,
  paint: (style: Style, text: string) => string,
): readonly string[] {
  const { query, judgment } = check;
  const { listed } = newFindings(check, listing);
  if (listed.length === 0) return [];
  const fresh = listed.toSorted((a, b) => rank(a) - rank(b));
  const shown = fresh.slice(0, mostShown).map((finding) => {
    const isViolation = isAgainst(finding.verdict);
    return `  ${paint(isViolation ? 'red' : 'yellow', isViolation ? '✗' : '?')} ${printable(checkWords.finding(finding))}`;
  });
  const more = fresh.length - shown.length;
  return [
    ...[checkWords.rule(judgment), ...(query.note === null ? [] : [query.note])].map(
      (line) => `  ${paint('dim', line)}`,
    ),
    ...shown,
    ...(more > 0 ? [`  and ${more} more: see --format json`] : []),
  ];
}

function rank({ verdict }: Finding): number {
  return isAgainst(verdict) ? 0 : 1;
}

/** Formats a report as JSON, as documented in docs/checks.md. */
export function formatCheckJson({ asOf, checks }: CheckReport, listing = wholeListing): string {
  const report = {
    asOf,
    notice: notLegalAdvice,
    checks: checks.map((check) => {
      const { query, judgment, counts, findings, shortfall } = check;
      const { listed, leftOut } = newFindings(check, listing);
      return {
        name: query.name,
        title: query.title,
        severity: query.severity,
        note: query.note,
        state: judgment.state,
        inForce: judgment.state === 'IN_FORCE',
        rule: judgment.rules[0]?.version ?? null,
        judgedBy: judgment.rules.map(({ rule, state, version }) => ({
          id: rule.id,
          title: `${rule.document}: ${rule.title}`,
          kind: rule.kind,
          binds: rule.binds,
          state,
          ...version,
        })),
        counts,
        shortfall,
        known: findings.filter(({ isNew }) => !isNew).length,
        leftOut,
        findings: listed.map(({ fingerprint, verdict, finding, subject }) => ({
          fingerprint,
          verdict,
          finding,
          subject,
        })),
      };
    }),
  };
  return jsonText(report);
}

type Outcome = 'passed' | 'failed' | 'skipped' | 'error';

/**
 * Formats a report as JUnit XML: a suite for each check, a case for each finding. A finding against a rule in force fails; if the
 * record cannot tell, or the rule in force on the date was not read, the case is skipped; a check that could not be completed is
 * an error. A check without new findings passes, unless it had no record to look at or its rule was not compared: then it is skipped. Undecided
 * findings that are left out are one skipped case.
 * @param isStrict whether a finding that the record cannot tell fails too
 */
export function formatCheckJunit({ asOf, checks }: CheckReport, isStrict: boolean, listing = wholeListing): string {
  const suites = checks.map((check) => ({ check, cases: casesOf(check, isStrict, listing) }));
  const all = suites.flatMap(({ cases }) => cases);
  const root = create({ version: '1.0', encoding: 'UTF-8' }).ele('testsuites', {
    name: `subtier check as of ${asOf}`,
    ...tally(all),
  });
  for (const { check, cases } of suites) {
    const suite = root.ele('testsuite', { name: check.query.name, ...tally(cases) });
    const properties = suite.ele('properties');
    for (const { sentence } of check.judgment.rules)
      properties.ele('property', { name: 'rule', value: xmlText(sentence) });
    properties.ele('property', { name: 'notice', value: notLegalAdvice });
    for (const { outcome, type, ...texts } of cases) {
      const message = xmlText(texts.message);
      const element = suite.ele('testcase', { classname: check.query.name, name: xmlText(texts.name) });
      if (outcome === 'failed')
        element.ele('failure', { message, type }).txt(`${message}\n${xmlText(checkWords.rule(check.judgment))}`);
      if (outcome === 'error') element.ele('error', { message, type });
      if (outcome === 'skipped') element.ele('skipped', { message });
    }
  }
  return `${root.end({ prettyPrint: true })}\n`;
}

/** Prepares text for xmlbuilder2, which leaves `&word;` in it as it is. Characters that XML cannot have become U+FFFD. */
function xmlText(text: string): string {
  return text
    .replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '\uFFFD')
    .replaceAll('&', '&amp;');
}

interface TestCase {
  readonly name: string;
  readonly outcome: Outcome;
  readonly message: string;
  readonly type: string;
}

function casesOf(check: CheckOutcome, isStrict: boolean, listing: CheckListing): readonly TestCase[] {
  const { query, judgment, counts, shortfall } = check;
  const type = query.severity ?? '';
  const words = checkWords.counts(check);
  if (judgment.state === 'NOT_LOOKED_AT') return [{ name: query.title, outcome: 'skipped', message: words, type }];
  const { listed, leftOut } = newFindings(check, listing);
  const cases = listed.map((finding): TestCase => ({
    name: printable(checkWords.finding(finding)),
    outcome: isAgainst(finding.verdict) || isStrict ? 'failed' : 'skipped',
    message: `${verdictWords(finding, judgment)} (${words})`,
    type,
  }));
  if (leftOut > 0) {
    const message = `${counted(leftOut, 'undecided finding')} left out (${words})`;
    cases.push({ name: query.title, outcome: 'skipped', message, type });
  }
  if (shortfall !== null) {
    const message = printable(checkWords.shortfall(shortfall));
    const outcome = isUndecided(check) || isStrict ? 'error' : 'skipped';
    return [{ name: query.title, outcome, message, type: shortfall.code }, ...cases];
  }
  if (cases.length > 0) return cases;
  // As in the text format, neither a rule that was not compared nor a check without records shows compliance.
  if (judgment.state === 'NOT_COMPARED')
    return [{ name: query.title, outcome: 'skipped', message: `not compared: ${words}`, type }];
  return [{ name: query.title, outcome: counts?.of === 0 ? 'skipped' : 'passed', message: words, type }];
}

function verdictWords({ verdict }: Finding, judgment: Judgment): string {
  switch (verdict) {
    case 'CANNOT_TELL':
      return 'the record cannot tell';
    case 'NOT_COMPARED':
      return 'would not have met the last version that was compared';
    default:
      return adverseWords(verdict, judgment)[0];
  }
}

/** What a finding, and several, do under a rule: `violates`, `violate`. */
function adverseWords(verdict: AdverseVerdict, { rules }: Judgment): readonly [one: string, several: string] {
  switch (verdict) {
    case 'VIOLATED':
      return ['violates the rule', 'violate the rule'];
    case 'WOULD_NOT_MEET':
      return ['would not meet the rule', 'would not meet the rule'];
    case 'TO_BE_PROHIBITED': {
      const kind = `of a kind that the law directs ${rules[0]?.rule.office ?? 'an official'} to prohibit`;
      return [`is ${kind}`, `are ${kind}`];
    }
  }
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
 * Formats a report as SARIF 2.1.0: `fail` for a finding against a rule in force, `open` if the record cannot tell or the rule in
 * force was not compared, `notApplicable` before the first version that was read or if the rule applies to nothing on record; a notification for a check that could not be
 * completed. On one line: indentation would double its size.
 */
export function formatCheckSarif(report: CheckReport, listing = wholeListing): string {
  const { asOf, checks } = report;
  const leftOut = countLeftOut(report, listing);
  const log: Log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'Subtier',
            semanticVersion: packageJson.version,
            rules: checks.map(sarifRuleOf),
          },
        },
        invocations: [invocationOf(checks)],
        automationDetails: { id: `subtier-check/${asOf}` },
        columnKind: 'utf16CodeUnits',
        properties: { asOf, notice: notLegalAdvice, leftOut },
        results: checks.flatMap((check, index) => resultsOf(check, index, listing)),
      },
    ],
  };
  return `${printableJson(JSON.stringify(log))}\n`;
}

function sarifRuleOf({ query, judgment }: CheckOutcome): ReportingDescriptor {
  const { name, title, question, note, severity, tags } = query;
  const { level, score } = levels[severity ?? 'low'];
  const version = judgment.rules[0]?.version;
  const text = [checkWords.rule(judgment), ...judgment.rules.map(({ sentence }) => sentence), note, notLegalAdvice];
  return {
    id: name,
    shortDescription: { text: title },
    fullDescription: { text: question },
    help: { text: text.filter((part) => part !== null).join(' ') },
    ...(version?.url == null ? {} : { helpUri: version.url }),
    defaultConfiguration: { level },
    properties: {
      tags: ['security', ...tags],
      'security-severity': score,
      state: judgment.state,
      version: version?.version,
      citation: version?.citation,
      inForceFrom: version?.from,
      inForceUntilBefore: version?.to,
      lastCompared: version?.lastCompared,
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

function resultsOf(check: CheckOutcome, ruleIndex: number, listing: CheckListing): readonly Result[] {
  const { query, judgment } = check;
  const rule = { ruleId: query.name, ruleIndex };
  const inFile = physicalLocationOf(listing);
  const counts = checkWords.counts(check);
  if (judgment.state === 'NOT_LOOKED_AT' || (check.counts?.of === 0 && check.counts.doesNotApply > 0))
    return [
      {
        ...rule,
        kind: 'notApplicable',
        level: 'none',
        message: { text: counts },
        ...(listing.location === null ? {} : { locations: [inFile] }),
      },
    ];
  return newFindings(check, listing).listed.map((finding) => ({
    ...rule,
    ...verdictOf(finding, check),
    message: { text: `${checkWords.finding(finding)} (${counts})` },
    locations: [{ ...inFile, logicalLocations: finding.subject.map(logicalLocationOf) }],
    // Code scanning compares only the second.
    partialFingerprints: { 'subtierFinding/v1': finding.fingerprint, primaryLocationLineHash: finding.fingerprint },
  }));
}

/** A finding is about records, not about a line of code, so only the user can name a file of their repository. */
function physicalLocationOf({ location }: CheckListing): Pick<Location, 'physicalLocation'> {
  if (location === null) return {};
  const uri = location.split('/').map(encodeURIComponent).join('/');
  return { physicalLocation: { artifactLocation: { uri, uriBaseId: '%SRCROOT%' }, region: { startLine: 1 } } };
}

function verdictOf({ verdict }: Finding, { query: { severity } }: CheckOutcome): Pick<Result, 'kind' | 'level'> {
  return isAgainst(verdict)
    ? { kind: 'fail', level: levels[severity ?? 'low'].level }
    : { kind: 'open', level: 'none' };
}

function logicalLocationOf({ column, type, key, caption }: Finding['subject'][number]) {
  return { name: caption, fullyQualifiedName: `${type ?? column}/${key}`, kind: type === null ? 'value' : 'resource' };
}

/** Texts that several formats share. */
const checkWords = {
  /** `Digital escorts, Impact Level 4: NOT_ON_RECORD` */
  finding: ({ subject, finding }: Finding): string =>
    `${subject.map(({ caption }) => caption).join(', ')}${finding === null ? '' : `: ${finding}`}`,

  /** Such as `12 of 80 systems would not meet the rule; cannot tell for 3`. */
  counts: (check: CheckOutcome): string => {
    const { counts, judgment } = check;
    if (judgment.state === 'NOT_LOOKED_AT') return 'not looked at on this date';
    if (counts === null) return 'failed: no result';
    const { of, noun, cannotTell, doesNotApply } = counts;
    const least = isUndecided(check) ? 'at least ' : '';
    const others = doesNotApply === 0 ? '' : `; does not apply to ${least}${doesNotApply} (no cloud)`;
    if (of === 0) return `no ${noun} on record to look at${others}`;
    const isCompared = judgment.state === 'IN_FORCE';
    const against = isCompared ? counts.violated : counts.notCompared;
    if (against === 0 && least === '')
      return `${cannotTell === 0 ? `no findings about ${of} ${noun}` : `cannot tell for ${cannotTell} of ${of} ${noun}`}${others}`;
    const [one, several] = isCompared
      ? adverseWords(judgment.adverse, judgment)
      : (['would not have met the last version that was compared'] as const);
    const words = `${least}${against} of ${of} ${noun} ${against === 1 ? one : (several ?? one)}`;
    return `${words}${cannotTell === 0 ? '' : `; cannot tell for ${least}${cannotTell}`}${others}`;
  },

  /** Why a check does not report everything. */
  shortfall: ({ kind, reason }: Shortfall): string =>
    `${{ CUT: 'Not complete, there may be more findings', FAILED: 'Not complete, the check failed', UNLISTED: 'All violations are listed, but not all undecided findings' }[kind]}: ${reason}`,

  /** What the rule says that judges, and whom it binds. */
  rule: ({ rules: [first] }: Judgment): string =>
    first === undefined
      ? ''
      : `Rule: ${first.version.text} ${first.rule.binds}${first.rule.cloudsOnly ? ' It is about clouds only.' : ''}`,
} as const;
