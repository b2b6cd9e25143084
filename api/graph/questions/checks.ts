import { hash } from 'node:crypto';
import { z } from 'zod';
import { checkQuestion } from '../cypher/check-statement.ts';
import type { CypherResult } from '../cypher/result.ts';
import { mostRows, runStatement } from '../cypher/run.ts';
import type { Database, Parameters, Value } from '../database/database.ts';
import { CalendarDay } from '../database/values.ts';
import { Failure, isFailure } from '../failure.ts';
import { readOneEdition } from '../graph.ts';
import { questionLimits } from '../limits.ts';
import type { Day } from '../model/day.ts';
import { compareKeys } from '../model/keys.ts';
import { adverseVerdicts } from '../rules/judgment.ts';
import type { AdverseVerdict, Judgment } from '../rules/judgment.ts';
import { severities } from './question.ts';
import type { Library, SavedQuery, Subject } from './question.ts';
import { judgmentOf, runQuestion, verdictUnder } from './run.ts';

const count = z.tuple([z.tuple([z.number()])]);

/**
 * Runs one policy check as of a date, with the defaults of its other parameters.
 * @throws BAD_USER_INPUT if the question is not a policy check; what runStatement throws.
 */
export async function runCheck(
  database: Database,
  query: SavedQuery,
  asOf: Day,
  baseline: Baseline,
): Promise<CheckOutcome> {
  const { subject, name } = query;
  const judgment = judgmentOn(query, asOf);
  if (subject === null) throw new Failure('BAD_USER_INPUT', `The saved question ${name} is not a policy check.`);
  const given = takesDay(query) ? { asOf } : {};
  if (judgment.state === 'NOT_LOOKED_AT') return { query, judgment, findings: [], counts: null, shortfall: null };
  const { result, values } = await readRows(database, query, given);
  const total = await runStatement(database, {
    statement: subject.of,
    parameters: Object.fromEntries(
      subject.of.facts.parameters.map((parameter) => [parameter.name, values[parameter.name] ?? null]),
    ),
    first: 1,
  });
  const [[of]] = count.parse(total.rows);
  const counted = (verdicts: readonly Value[]) => {
    const [verdict, column] = [result.columns.indexOf('verdict'), result.columns.indexOf(subject.counted)];
    const rows = result.rows.filter((row) => verdicts.includes(row[verdict] ?? null));
    return new Set(rows.map((row) => JSON.stringify(row[column] ?? null)));
  };
  const violated = counted(['VIOLATED']);
  const whole = result.rowsCut ? await countVerdicts(database, query, subject, values) : null;
  const verdict = result.columns.indexOf('verdict');
  const hasAllViolations = whole?.violations === result.rows.filter((row) => row[verdict] === 'VIOLATED').length;
  const against = whole?.violated ?? violated.size;
  const undecided = counted(['CANNOT_TELL']);
  const judged = new Set([...violated, ...undecided, ...counted(['MET'])]);
  const isCompared = judgment.state === 'IN_FORCE';
  return {
    query,
    judgment,
    findings: findingsOf(query, subject, result, judgment, baseline),
    counts: {
      violated: isCompared ? against : 0,
      notCompared: isCompared ? 0 : against,
      cannotTell: whole?.cannotTell ?? [...undecided].filter((one) => !violated.has(one)).length,
      doesNotApply: whole?.doesNotApply ?? [...counted(['DOES_NOT_APPLY'])].filter((one) => !judged.has(one)).length,
      of,
      noun: subject.noun,
    },
    shortfall: result.rowsCut
      ? {
          kind: hasAllViolations ? 'UNLISTED' : 'CUT',
          code: 'ROWS_CUT',
          reason: `It returned more than ${result.rows.length} rows, and the rest were cut.`,
        }
      : null,
  };
}

/**
 * Runs the statement of a check, for fewer rows if all that a check may read are too large together.
 * @throws RESULT_TOO_LARGE if a single row is too large; what runQuestion throws.
 */
async function readRows(
  database: Database,
  query: SavedQuery,
  given: Readonly<Record<string, unknown>>,
): ReturnType<typeof runQuestion> {
  for (let first = mostRows; ; first = Math.floor(first / 2)) {
    try {
      return await runQuestion(database, query, given, first, { withHops: false });
    } catch (error) {
      const isTooLarge =
        isFailure(error, 'RESULT_TOO_LARGE') && limitsOfWholeResults.includes(error.extensions['limit']);
      if (!isTooLarge || first === 1) throw error;
    }
  }
}

/** The names of the limits on all rows of a result together. */
const limitsOfWholeResults: readonly unknown[] = [questionLimits.resultValues.name, questionLimits.resultBytes.name];

/** Returns which versions of which rules judge a check on a date. */
function judgmentOn(query: SavedQuery, asOf: Day): Judgment {
  const judgment = judgmentOf(query, takesDay(query) ? { asOf: new CalendarDay(asOf) } : {});
  if (judgment === null) throw new Error(`The policy check ${query.name} has no rule.`);
  return judgment;
}

/** Whether a check is about a date; others are about the current record. */
function takesDay({ parameters }: SavedQuery): boolean {
  return parameters.some(({ name }) => name === 'asOf');
}

interface CheckRequest {
  readonly asOf: Day;
  /** Runs only checks with this tag; null for all. */
  readonly tag: string | null;
  /** Findings accepted so far. */
  readonly baseline: Baseline;
  readonly onProgress?: (message: string) => void;
}

/** Returns the policy checks with a tag, or all: most severe first, then by name. @throws BAD_USER_INPUT if no check has the tag. */
export function checksOf(library: Library, tag: string | null): readonly SavedQuery[] {
  const checks = library.queries.filter(({ subject }) => subject !== null);
  const chosen = checks.filter(({ tags }) => tag === null || tags.includes(tag));
  if (chosen.length === 0) {
    const tags = [...new Set(checks.flatMap((query) => query.tags))].sort();
    throw new Failure(
      'BAD_USER_INPUT',
      `No policy check has the tag ${JSON.stringify((tag ?? '').slice(0, 60))}: use one of ${tags.join(', ')}.`,
    );
  }
  const rank = ({ severity }: SavedQuery) => (severity === null ? 0 : severities.indexOf(severity));
  return chosen.sort((a, b) => rank(b) - rank(a) || compareKeys(a.name, b.name));
}

/**
 * Runs policy checks as of a date, one after the other, about one edition of the graph: during a wipe they would find nothing, and during an
 * import a state that no source states. If one cannot be completed, the others still run.
 * @throws BAD_USER_INPUT if no check has the tag; CHECKS_INCOMPLETE if the graph holds a part of an import or keeps changing; failures of the
 *   database or of Subtier itself.
 */
export async function runChecks(database: Database, library: Library, request: CheckRequest): Promise<CheckReport> {
  const chosen = checksOf(library, request.tag);
  const checks = await readOneEdition(database, () => runEach(database, chosen, request), {
    code: 'CHECKS_INCOMPLETE',
    onChange: () => request.onProgress?.('An import, a rollback or a wipe changed the graph while the checks ran'),
  });
  return { asOf: request.asOf, checks };
}

async function runEach(
  database: Database,
  chosen: readonly SavedQuery[],
  request: CheckRequest,
): Promise<readonly CheckOutcome[]> {
  const checks: CheckOutcome[] = [];
  for (const [index, query] of chosen.entries()) {
    request.onProgress?.(`Checking ${query.name} (${index + 1} of ${chosen.length})`);
    checks.push(
      await runCheck(database, query, request.asOf, request.baseline).catch((error: unknown) =>
        failed(query, judgmentOn(query, request.asOf), error),
      ),
    );
  }
  return checks;
}

/** Returns the outcome of a check that exceeded a limit or that the database rejected. */
function failed(query: SavedQuery, judgment: Judgment, error: unknown): CheckOutcome {
  if (!(error instanceof Failure) || error.exitCode !== 2) throw error;
  const shortfall = { kind: 'FAILED', code: error.code, reason: error.message } as const;
  return { query, judgment, findings: [], counts: null, shortfall };
}

interface VerdictCounts {
  /** Number of subjects with a violation. */
  readonly violated: number;
  /** Number of subjects with CANNOT_TELL and no violation. */
  readonly cannotTell: number;
  /** Number of subjects with DOES_NOT_APPLY and no other verdict. */
  readonly doesNotApply: number;
  /** Number of rows that are violations. */
  readonly violations: number;
}

const countedVerdicts = ['VIOLATED', 'CANNOT_TELL', 'MET', 'DOES_NOT_APPLY'] as const;
const counted = z.array(z.tuple([z.enum(countedVerdicts), z.number(), z.number()]));

/**
 * Counts the verdicts of a check in the database, for a check with more rows than can be read. Returns null if that exceeds a
 * limit, or if the statement cannot be a subquery.
 */
export async function countVerdicts(
  database: Database,
  { checked }: Pick<SavedQuery, 'checked'>,
  subject: Subject,
  parameters: Parameters,
): Promise<VerdictCounts | null> {
  const column = `\`${subject.counted.replaceAll('`', '``')}\``;
  const counting = `CALL () {
${checked.text}
}
WITH ${column} AS one, collect(DISTINCT verdict) AS verdicts, count(CASE verdict WHEN 'VIOLATED' THEN 1 END) AS violations
WITH head([verdict IN ${JSON.stringify(countedVerdicts)} WHERE verdict IN verdicts]) AS worst, violations WHERE worst IS NOT NULL
RETURN worst, count(*) AS subjects, sum(violations) AS violations`;
  try {
    const statement = await checkQuestion(counting);
    const rows = counted.parse(
      (await runStatement(database, { statement, parameters, first: countedVerdicts.length })).rows,
    );
    const of = (verdict: string) => rows.find(([worst]) => worst === verdict) ?? [verdict, 0, 0];
    const [, violated, violations] = of('VIOLATED');
    const [, cannotTell] = of('CANNOT_TELL');
    const [, doesNotApply] = of('DOES_NOT_APPLY');
    return { violated, cannotTell, doesNotApply, violations };
  } catch (error) {
    if (error instanceof Failure && error.exitCode === 2) return null;
    throw error;
  }
}

/** Whether a check may have violations that are not among its findings. */
export function isUndecided({ shortfall }: Pick<CheckOutcome, 'shortfall'>): boolean {
  return shortfall !== null && shortfall.kind !== 'UNLISTED';
}

/** One part of a finding's subject: an entity, a statement, or a value. */
interface FindingPart {
  readonly column: string;
  /** A label or an edge type; null for a value. */
  readonly type: string | null;
  readonly key: string;
  /** The name to show. */
  readonly caption: string;
}

/** A subject that does not meet a rule, or for which the record cannot tell. */
export interface Finding {
  /** The same for the same query and subject on any date: 64 hexadecimal digits. */
  readonly fingerprint: string;
  readonly verdict: FindingVerdict;
  readonly subject: readonly FindingPart[];
  /** The value of the row's column `finding`, if it has one. */
  readonly finding: string | null;
  /** Whether the baseline lacks it, or has it with a less severe verdict. */
  readonly isNew: boolean;
}

/** NOT_COMPARED: against the last version of the rule that was read; what replaced it on that date was not compared. */
export const findingVerdicts = [
  'VIOLATED',
  'WOULD_NOT_MEET',
  'TO_BE_PROHIBITED',
  'NOT_COMPARED',
  'CANNOT_TELL',
] as const;
type FindingVerdict = (typeof findingVerdicts)[number];

/** Whether a finding is against the rule in force; otherwise it is undecided. */
export function isAgainst(verdict: FindingVerdict): verdict is AdverseVerdict {
  return Object.values(adverseVerdicts).some((adverse) => adverse === verdict);
}

/** How severe a verdict is: undecided because of the record, undecided because the rule in force was not read, or against that rule. */
function severityOf(verdict: FindingVerdict): number {
  if (isAgainst(verdict)) return 2;
  return verdict === 'NOT_COMPARED' ? 1 : 0;
}

/** The verdicts of accepted findings, by fingerprint. */
export type Baseline = ReadonlyMap<string, Finding['verdict']>;

/** How many subjects do not meet a rule, and for how many the record cannot tell: `12 of 80 systems`. */
interface Counts {
  /** Against the rule in force, whatever the verdict is called. */
  readonly violated: number;
  /** Against the last version that was read; what replaced it was not compared. */
  readonly notCompared: number;
  readonly cannotTell: number;
  /** Those that the rule is not about, such as accesses to a base under a rule about clouds. `of` does not count them. */
  readonly doesNotApply: number;
  readonly of: number;
  readonly noun: string;
}

/** Why a check is not complete. */
export interface Shortfall {
  /**
   * CUT: there may be more findings than listed. FAILED: there is no result. UNLISTED: every violation is listed and the counts
   * are complete, but some subjects with CANNOT_TELL are not among the findings.
   */
  readonly kind: 'CUT' | 'FAILED' | 'UNLISTED';
  /** The code of the failure, or `ROWS_CUT` for the other kinds. */
  readonly code: string;
  /** A sentence. */
  readonly reason: string;
}

export interface CheckOutcome {
  readonly query: SavedQuery;
  /** Which rules judged. If the date is before the first version that was read, the check did not run. */
  readonly judgment: Judgment;
  readonly findings: readonly Finding[];
  /** Null if the check did not run or failed. */
  readonly counts: Counts | null;
  /** Null if the check is complete. */
  readonly shortfall: Shortfall | null;
}

export interface CheckReport {
  readonly asOf: Day;
  /** Most severe first, then by name. */
  readonly checks: readonly CheckOutcome[];
}

/** Returns one finding for each subject in the rows of a check's statement, with the worst verdict of its rows. */
export function findingsOf(
  { name }: Pick<SavedQuery, 'name'>,
  subject: Subject,
  result: Pick<CypherResult, 'columns' | 'rows'>,
  judgment: Judgment,
  baseline: Baseline,
): readonly Finding[] {
  const at = (row: readonly Value[], column: string) => row[result.columns.indexOf(column)] ?? null;
  const found = new Map<string, Finding>();
  for (const row of result.rows) {
    const stated = at(row, 'verdict');
    if (stated !== 'VIOLATED' && stated !== 'CANNOT_TELL') continue;
    const said = verdictUnder(judgment, stated);
    const verdict = findingVerdicts.find((known) => known === said);
    if (verdict === undefined) continue;
    const parts = subject.columns.map((column) => findingPart(column, at(row, column)));
    const fingerprint = fingerprintOf(name, parts);
    const known = found.get(fingerprint)?.verdict;
    if (known !== undefined && severityOf(verdict) <= severityOf(known)) continue;
    const word = at(row, 'finding');
    const finding = typeof word === 'string' ? word : null;
    const before = baseline.get(fingerprint);
    const isNew = before === undefined || severityOf(verdict) > severityOf(before);
    found.set(fingerprint, { fingerprint, verdict, subject: parts, finding, isNew });
  }
  return [...found.values()];
}

/** A node or relationship in a result; a map that a statement makes never has `$type`. */
const element = z.union([
  z.object({ $type: z.literal('node'), label: z.string(), key: z.string(), caption: z.string() }),
  z.object({ $type: z.literal('relationship'), type: z.string(), key: z.string() }),
]);

/** Converts a cell to a part of a finding's subject: a node or relationship by its key, any other value as text. */
function findingPart(column: string, value: Value): FindingPart {
  if (value === null) return { column, type: null, key: '', caption: 'not on record' };
  if (typeof value !== 'object') return { column, type: null, key: String(value), caption: String(value) };
  const { data } = element.safeParse(value);
  if (data === undefined) {
    const text = JSON.stringify(value);
    return { column, type: null, key: text, caption: text };
  }
  return data.$type === 'node'
    ? { column, type: data.label, key: data.key, caption: data.caption }
    : { column, type: data.type, key: data.key, caption: data.key };
}

/** Returns the SHA-256, in hexadecimal, of what identifies a finding: its query and subject, without dates, counts or captions. */
export function fingerprintOf(query: string, subject: readonly Omit<FindingPart, 'caption'>[]): string {
  const parts = subject.map(({ column, type, key }) => [column, type, key]);
  return hash('sha256', JSON.stringify([query, parts]));
}
