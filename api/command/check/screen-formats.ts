import { pathToFileURL } from 'node:url';
import type { Log, Result } from 'sarif';
import type { Row } from '#graph/database/database.ts';
import type { Day } from '#graph/model/day.ts';
import { ownershipRules } from '#graph/ownership/rules.ts';
import { notLegalAdvice } from '#graph/rules/judgment.ts';
import { rangeInWords } from '#graph/screening/changes.ts';
import { isPossiblyDesignated, possiblyDesignatedOn } from '#graph/screening/screening.ts';
import type { ScreenResult, ScreenedCandidate } from '#graph/screening/screening.ts';
import packageJson from '../../../package.json' with { type: 'json' };
import { jsonText } from '../terminal.ts';

/** A screened file. */
export interface ScreenReport {
  readonly file: string;
  readonly asOf: Day;
  readonly lists: readonly string[];
  /** The rows of the file, one for each result. */
  readonly lines: readonly number[];
  readonly results: readonly ScreenResult[];
  /** The names of the organizations in the results, by key. */
  readonly names: ReadonlyMap<string, string>;
}

/** Whether a row is of a supplier that is designated, or that a rule covers. Possible matches do not count. */
export function isFinding({ ownership }: ScreenResult): boolean {
  if (ownership === null) return false;
  return ownership.designatedOn.length > 0 || ownership.findings.some(({ verdict }) => verdict === 'COVERED');
}

/** Returns the positions of results as a person reads them: findings first, then rows that may be designated, then in the order of the file. */
export function byUrgency(results: readonly ScreenResult[]): readonly number[] {
  const rank = (result: ScreenResult) => (isFinding(result) ? 0 : isPossiblyDesignated(result) ? 1 : 2);
  return results
    .map((result, at) => ({ at, rank: rank(result) }))
    .sort((a, b) => a.rank - b.rank || a.at - b.at)
    .map(({ at }) => at);
}

/** Returns the keys of all organizations that results name. */
export function keysIn(results: readonly ScreenResult[]): readonly string[] {
  const keys = results.flatMap(({ organization, candidates, ownership }) => [
    ...(organization === null ? [] : [organization]),
    ...candidates.map((one) => one.organization),
    ...(ownership?.ultimateParents ?? []),
  ]);
  return [...new Set(keys)];
}

export const screenColumns = [
  ...[
    'row',
    'ref',
    'name',
    'match',
    'organization',
    'organization_name',
    'possible',
    'designated_on',
    'possibly_designated_on',
  ],
  ...['owned_by_designated', 'foreign_share', 'ultimate_parents', 'roles', 'accesses', 'worst', 'work_abroad'],
  ...['verdicts', 'not_on_record', 'because', 'warnings'],
] as const;

/** Returns a result as a row of `screenColumns`. */
export function tableRow({ lines, results, names }: ScreenReport, at: number): Row {
  const result = results[at];
  if (result === undefined) return {};
  const { row, match, organization, candidates, ownership, standing } = result;
  const named = (key: string) => names.get(key) ?? key;
  return {
    row: lines[at] ?? null,
    ref: row.ref,
    name: row.name,
    match,
    organization,
    organization_name: organization === null ? null : named(organization),
    possible: candidates.map((one) => candidateInWords(one, named(one.organization))).join('; '),
    designated_on: (ownership?.designatedOn ?? []).join('; '),
    possibly_designated_on: possiblyDesignatedOn(result).join('; '),
    owned_by_designated: ownership === null ? null : rangeInWords(ownership.ownedByDesignated),
    foreign_share: ownership === null ? null : rangeInWords(ownership.foreignShare),
    ultimate_parents: (ownership?.ultimateParents ?? []).map(named).join('; '),
    roles: (standing?.roles ?? [])
      .map(
        ({ role, tier, isToday }) => `${role}${tier === null ? '' : ` tier ${tier}`}${isToday ? '' : ' on other days'}`,
      )
      .join('; '),
    accesses: standing?.accessesThrough ?? null,
    worst: standing?.worst ?? null,
    work_abroad: (standing?.workAbroad ?? []).join('; '),
    verdicts: (ownership?.findings ?? []).map(({ rule, verdict }) => `${rule}: ${verdict}`).join('; '),
    not_on_record: result.notOnRecord.join(' '),
    because: result.because.join(' '),
    warnings: result.warnings.join(' '),
  };
}

/** “Sigma Tech (CSL-17827, 100, designated on SDN)”. */
function candidateInWords(candidate: ScreenedCandidate, name: string): string {
  const { organization, score } = candidate;
  return `${name} (${[organization, String(Math.round(score)), ...recordInWords(candidate)].join(', ')})`;
}

/** What is on record about a candidate: who designates it, who owns it, what passes through it. */
function recordInWords({
  designatedOn,
  ownedByDesignated: held,
  accessesThrough,
}: ScreenedCandidate): readonly string[] {
  return [
    ...(designatedOn.length === 0 ? [] : [`designated on ${designatedOn.join(' and ')}`]),
    ...(held === null || held.low === 0 ? [] : [`${rangeInWords(held)} owned by designated parties`]),
    ...(accessesThrough === 0 ? [] : [`exposed accesses through it: ${accessesThrough}`]),
  ];
}

/** Formats a report as JSON, with the arithmetic of each verdict. */
export function formatScreenJson({ file, asOf, lists, lines, results, names }: ScreenReport): string {
  return jsonText({
    file,
    asOf,
    lists,
    notice: notLegalAdvice,
    names: Object.fromEntries(names),
    results: results.map(({ ownership, ...result }, at) => ({
      line: lines[at],
      ...result,
      ownership:
        ownership === null
          ? null
          : { ...ownership, findings: ownership.findings.map((one) => ({ ...one, steps: one.steps() })) },
    })),
  });
}

const designated = 'designated';
const possiblyDesignated = 'possibly-designated';

/**
 * Formats a report as SARIF: a result for each designation and each rule that covers a supplier, a warning for each row that may be a designated
 * party, and a note where a rule cannot tell.
 */
export function formatScreenSarif(report: ScreenReport): string {
  const { asOf, results } = report;
  const rules = [
    { id: designated, shortDescription: { text: 'A supplier is designated on a list' } },
    { id: possiblyDesignated, shortDescription: { text: 'A supplier may be a designated party: decide who it is' } },
    ...ownershipRules.map((id) => ({ id, shortDescription: { text: `Ownership and control under ${id}` } })),
  ];
  const log: Log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'Subtier', semanticVersion: packageJson.version, rules } },
        invocations: [{ executionSuccessful: true }],
        automationDetails: { id: `subtier-screen/${asOf}` },
        columnKind: 'utf16CodeUnits',
        properties: { asOf, notice: notLegalAdvice },
        results: results.flatMap((result, at) => sarifResults(report, result, at)),
      },
    ],
  };
  return jsonText(log);
}

function sarifResults(report: ScreenReport, result: ScreenResult, at: number): readonly Result[] {
  const { ownership, organization, row } = result;
  const { file, lines, names } = report;
  const locations = [
    {
      physicalLocation: { artifactLocation: { uri: pathToFileURL(file).href }, region: { startLine: lines[at] ?? 1 } },
    },
  ];
  if (ownership === null || organization === null) return possibleResults(report, result, locations);
  const who = `${row.name ?? names.get(organization) ?? organization} (${organization})`;
  const fingerprints = (rule: string) => ({ partialFingerprints: { 'subtierScreen/v1': `${rule} ${organization}` } });
  return [
    ...(ownership.designatedOn.length === 0
      ? []
      : [
          {
            ruleId: designated,
            level: 'error' as const,
            message: { text: `${who} is designated on ${ownership.designatedOn.join(', ')}.` },
            locations,
            ...fingerprints(designated),
          },
        ]),
    ...ownership.findings
      .filter(({ verdict }) => verdict === 'COVERED' || verdict === 'CANNOT_TELL')
      .map(({ rule, verdict, because }) => ({
        ruleId: rule,
        level: verdict === 'COVERED' ? ('error' as const) : ('note' as const),
        message: { text: `${who}: ${verdict === 'COVERED' ? '' : 'the record cannot tell. '}${because}` },
        locations,
        ...fingerprints(rule),
      })),
  ];
}

/** A warning for a row that may be a designated party. It is no verdict: a person has to decide who the row is. */
function possibleResults(
  { names }: ScreenReport,
  result: ScreenResult,
  locations: Result['locations'],
): readonly Result[] {
  if (!isPossiblyDesignated(result)) return [];
  const { candidates, row, digest } = result;
  const parties = candidates
    .filter((one) => isPossiblyDesignated({ candidates: [one] }))
    .map((one) => candidateInWords(one, names.get(one.organization) ?? one.organization));
  return [
    {
      ruleId: possiblyDesignated,
      level: 'warning',
      message: {
        text: `${row.name ?? 'This row'} may be a designated party: ${parties.join('; ')}. Decide who it is.`,
      },
      locations,
      partialFingerprints: { 'subtierScreen/v1': `${possiblyDesignated} ${digest}` },
    },
  ];
}
