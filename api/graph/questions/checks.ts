import { createHash } from 'node:crypto';
import { z } from 'zod';
import { judgeQuestion } from '../cypher/judge.ts';
import type { CypherResult } from '../cypher/result.ts';
import { mostRows, runStatement } from '../cypher/run.ts';
import type { Database, Parameters, Value } from '../database/database.ts';
import { Failure } from '../failure.ts';
import type { Day } from '../model/day.ts';
import { coerceParameters } from './parameters.ts';
import { severities } from './question.ts';
import type { Library, SavedQuery, Subject } from './question.ts';
import { isInForce, runSavedQuery } from './run.ts';
import type { Verdict } from './run.ts';

const count = z.tuple([z.tuple([z.number()])]);

/**
 * Runs one policy check as of a day, with the defaults of its other parameters.
 * @throws BAD_USER_INPUT for a query that is no policy check, and all that runStatement throws.
 */
export async function runCheck(
  database: Database,
  library: Library,
  query: SavedQuery,
  asOf: Day,
  baseline: Baseline,
): Promise<CheckOutcome> {
  const { subject, name } = query;
  if (subject === null) throw new Failure('BAD_USER_INPUT', `The saved query ${name} is no policy check.`);
  const given = query.parameters.some((parameter) => parameter.name === 'asOf') ? { asOf } : {};
  const { values } = coerceParameters(query, given, asOf, (key) => key);
  if (!isInForce(query, values)) return { query, inForce: false, findings: [], counts: null, shortfall: null };
  const result = await runSavedQuery(database, library, name, given, mostRows);
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
  const areAllTold = whole?.violations === result.rows.filter((row) => row[verdict] === 'VIOLATED').length;
  return {
    query,
    inForce: true,
    findings: findingsOf(query, subject, result, baseline),
    counts: {
      violated: whole?.violated ?? violated.size,
      cannotTell: whole?.cannotTell ?? [...counted(['CANNOT_TELL'])].filter((one) => !violated.has(one)).length,
      of,
      noun: subject.noun,
    },
    shortfall: result.rowsCut
      ? {
          kind: areAllTold ? 'UNLISTED' : 'CUT',
          code: 'ROWS_CUT',
          reason: `It answered more than ${mostRows} rows, and the rest were cut.`,
        }
      : null,
  };
}

interface CheckRequest {
  readonly asOf: Day;
  /** Only checks with this tag; null: all. */
  readonly tag: string | null;
  /** Findings that are known already. */
  readonly baseline: Baseline;
  readonly onProgress?: (message: string) => void;
}

/** The library's policy checks, with a tag if one is given: most severe first, then by name. @throws BAD_USER_INPUT for a tag of none. */
export function checksOf(library: Library, tag: string | null): readonly SavedQuery[] {
  const checks = library.queries.filter(({ subject }) => subject !== null);
  const chosen = checks.filter(({ tags }) => tag === null || tags.includes(tag));
  if (chosen.length === 0) {
    const tags = [...new Set(checks.flatMap((query) => query.tags))].sort();
    throw new Failure(
      'BAD_USER_INPUT',
      `No policy check has the tag ${JSON.stringify(tag)}: there are ${tags.join(', ')}.`,
    );
  }
  const rank = ({ severity }: SavedQuery) => (severity === null ? 0 : severities.indexOf(severity));
  return [...chosen].sort((a, b) => rank(b) - rank(a) || (a.name < b.name ? -1 : 1));
}

/**
 * Runs policy checks as of a day, one after the other; one that can't be completed keeps no other from it.
 * @throws BAD_USER_INPUT for a tag of none; what says that there is no database, or is a fault of ours.
 */
export async function runChecks(database: Database, library: Library, request: CheckRequest): Promise<CheckReport> {
  const chosen = checksOf(library, request.tag);
  const checks: CheckOutcome[] = [];
  for (const [index, query] of chosen.entries()) {
    request.onProgress?.(`Checking ${query.name} (${index + 1} of ${chosen.length})`);
    checks.push(
      await runCheck(database, library, query, request.asOf, request.baseline).catch((error: unknown) =>
        failed(query, error),
      ),
    );
  }
  return { asOf: request.asOf, checks };
}

/** The outcome of a check that met a limit, or that the database does not take. */
function failed(query: SavedQuery, error: unknown): CheckOutcome {
  if (!(error instanceof Failure) || error.exitCode !== 2) throw error;
  const shortfall = { kind: 'FAILED', code: error.code, reason: error.message } as const;
  return { query, inForce: true, findings: [], counts: null, shortfall };
}

interface VerdictCounts {
  /** Different values of what is counted: with a violation, and with none but what nobody can tell. */
  readonly violated: number;
  readonly cannotTell: number;
  /** Rows that are violations. */
  readonly violations: number;
}

const counted = z.array(z.tuple([z.enum(['VIOLATED', 'CANNOT_TELL']), z.number(), z.number()]));

/**
 * Counts in the database what a check that answers more rows than may be read comes to. Null: that takes more than a statement
 * may, or the statement can't stand within another.
 */
export async function countVerdicts(
  database: Database,
  { judged }: Pick<SavedQuery, 'judged'>,
  subject: Subject,
  parameters: Parameters,
): Promise<VerdictCounts | null> {
  const column = `\`${subject.counted.replaceAll('`', '``')}\``;
  // Of the two words the worse one is also the greater.
  const around = `CALL () {
${judged.text}
}
WITH ${column} AS one, verdict WHERE verdict IN ['VIOLATED', 'CANNOT_TELL']
WITH one, max(verdict) AS worst, count(CASE verdict WHEN 'VIOLATED' THEN 1 END) AS violations
RETURN worst, count(*) AS subjects, sum(violations) AS violations`;
  try {
    const statement = await judgeQuestion(around);
    const rows = counted.parse((await runStatement(database, { statement, parameters, first: 2 })).rows);
    const of = (verdict: string) => rows.find(([worst]) => worst === verdict) ?? [verdict, 0, 0];
    const [, violated, violations] = of('VIOLATED');
    const [, cannotTell] = of('CANNOT_TELL');
    return { violated, cannotTell, violations };
  } catch (error) {
    if (error instanceof Failure && error.exitCode === 2) return null;
    throw error;
  }
}

/** Whether a check may have violations that it does not tell. */
export function isUndecided({ shortfall }: Pick<CheckOutcome, 'shortfall'>): boolean {
  return shortfall !== null && shortfall.kind !== 'UNLISTED';
}

/** One thing that a finding is about: an entity, a statement, or a value. */
interface FindingPart {
  readonly column: string;
  /** A label or an edge type; null: a value. */
  readonly type: string | null;
  readonly key: string;
  /** What people call it. */
  readonly caption: string;
}

/** A subject that violates a rule, or of which nobody can tell. */
export interface Finding {
  /** The same for the same query and subject, whatever the day: 64 hexadecimal digits. */
  readonly fingerprint: string;
  readonly verdict: Extract<Verdict, 'VIOLATED' | 'CANNOT_TELL'>;
  readonly subject: readonly FindingPart[];
  /** The row's own word for what it found, where it has a column `finding`. */
  readonly finding: string | null;
  /** Whether the baseline does not have it, or has it as one of which nobody could tell and it is a violation now. */
  readonly isNew: boolean;
}

/** What was found before: verdicts by fingerprint. */
export type Baseline = ReadonlyMap<string, Finding['verdict']>;

/** Of how many subjects how many violate, and of how many nobody can tell: `12 of 80 systems`. */
interface Counts {
  readonly violated: number;
  readonly cannotTell: number;
  readonly of: number;
  readonly noun: string;
}

/** Why a check is not complete. */
export interface Shortfall {
  /**
   * CUT: there may be more findings than are told; FAILED: nothing is known. UNLISTED: every violation is told, and the counts are
   * whole, but not each subject of which nobody can tell is among the findings.
   */
  readonly kind: 'CUT' | 'FAILED' | 'UNLISTED';
  /** The failure's; `ROWS_CUT` of the other kinds. */
  readonly code: string;
  /** In words, a sentence. */
  readonly reason: string;
}

export interface CheckOutcome {
  readonly query: SavedQuery;
  /** Whether the rule was in force on the day; where not, nothing was looked at. */
  readonly inForce: boolean;
  readonly findings: readonly Finding[];
  /** Null where nothing was looked at, or nothing came of it. */
  readonly counts: Counts | null;
  /** Null: it is complete. */
  readonly shortfall: Shortfall | null;
}

export interface CheckReport {
  readonly asOf: Day;
  /** Most severe first, then by name. */
  readonly checks: readonly CheckOutcome[];
}

/** What a check's rows say: one finding for each subject, the worst verdict of its rows. */
export function findingsOf(
  { name }: Pick<SavedQuery, 'name'>,
  subject: Subject,
  result: Pick<CypherResult, 'columns' | 'rows'>,
  baseline: Baseline,
): readonly Finding[] {
  const at = (row: readonly Value[], column: string) => row[result.columns.indexOf(column)] ?? null;
  const found = new Map<string, Finding>();
  for (const row of result.rows) {
    const verdict = at(row, 'verdict');
    if (verdict !== 'VIOLATED' && verdict !== 'CANNOT_TELL') continue;
    const parts = subject.columns.map((column) => findingPart(column, at(row, column)));
    const fingerprint = fingerprintOf(name, parts);
    if (found.get(fingerprint)?.verdict === 'VIOLATED') continue;
    if (found.has(fingerprint) && verdict === 'CANNOT_TELL') continue;
    const word = at(row, 'finding');
    const finding = typeof word === 'string' ? word : null;
    const before = baseline.get(fingerprint);
    const isNew = before === undefined || (verdict === 'VIOLATED' && before !== 'VIOLATED');
    found.set(fingerprint, { fingerprint, verdict, subject: parts, finding, isNew });
  }
  return [...found.values()];
}

/** A cell of a result as what a finding is about: a node or relationship by its key, another value as it stands. */
function findingPart(column: string, value: Value): FindingPart {
  if (value === null) return { column, type: null, key: '', caption: 'not on record' };
  if (typeof value !== 'object') return { column, type: null, key: String(value), caption: String(value) };
  const map = new Map<string, Value>(isList(value) ? [] : Object.entries(value));
  const key = map.get('key');
  const type = map.get('label') ?? map.get('type');
  if (typeof key !== 'string' || typeof type !== 'string') {
    const text = JSON.stringify(value);
    return { column, type: null, key: text, caption: text };
  }
  const caption = map.get('caption');
  return { column, type, key, caption: typeof caption === 'string' ? caption : key };
}

function isList(value: Value): value is readonly Value[] {
  return Array.isArray(value);
}

/** What stays the same of a finding: its query and what it is about, not days, counts or captions. SHA-256 in hexadecimal. */
export function fingerprintOf(query: string, subject: readonly Omit<FindingPart, 'caption'>[]): string {
  const parts = subject.map(({ column, type, key }) => [column, type, key]);
  return createHash('sha256')
    .update(JSON.stringify([query, parts]))
    .digest('hex');
}
