import type { Invocation, Log, Notification, ReportingDescriptor, Result } from 'sarif';
import packageJson from '../../package.json' with { type: 'json' };
import type { CheckOutcome, CheckReport, Finding } from '#graph/checks/check-report.ts';
import { isUndecided } from '#graph/checks/is-undecided.ts';
import type { SavedQuery, Severity } from '#graph/library/saved-query.ts';
import { checkWords } from './check-words.ts';
import { printableJson } from './printable.ts';

/** SARIF's three levels, and the score by which code scanning sorts, of ours. */
const levels: Readonly<Record<Severity, { readonly level: 'error' | 'warning' | 'note'; readonly score: string }>> = {
  critical: { level: 'error', score: '9.5' },
  high: { level: 'error', score: '8.0' },
  moderate: { level: 'warning', score: '5.5' },
  low: { level: 'note', score: '2.0' },
};

/**
 * A report as SARIF 2.1.0: `fail` for what violates, `open` where nobody can tell, `notApplicable` for a rule not in force;
 * a notification for a check that could not be completed.
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
            rules: checks.map(({ query }) => ruleOf(query)),
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

function ruleOf({ name, title, question, rule, severity, tags }: SavedQuery): ReportingDescriptor {
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
      locations: [{ physicalLocation, logicalLocations: finding.subject.map(placeOf) }],
      // The first is ours; the second is the one that code scanning compares.
      partialFingerprints: { 'subtierFinding/v1': finding.fingerprint, primaryLocationLineHash: finding.fingerprint },
    }));
}

function verdictOf({ verdict }: Finding, { severity }: SavedQuery): Pick<Result, 'kind' | 'level'> {
  return verdict === 'VIOLATED'
    ? { kind: 'fail', level: levels[severity ?? 'low'].level }
    : { kind: 'open', level: 'none' };
}

function placeOf({ column, type, key, caption }: Finding['subject'][number]) {
  return { name: caption, fullyQualifiedName: `${type ?? column}/${key}`, kind: type === null ? 'value' : 'resource' };
}
