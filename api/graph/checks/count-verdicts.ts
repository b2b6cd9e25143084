import { z } from 'zod';
import type { Database, Parameters } from '../driver/database.ts';
import { Failure } from '../failure/failure.ts';
import { judgeQuestion } from '../guard/judge-question.ts';
import { runStatement } from '../guard/run-statement.ts';
import type { SavedQuery, Subject } from '../library/saved-query.ts';

export interface VerdictCounts {
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
