import { StatementRefused } from '../failure/statement-refused.ts';
import { judgeStatement } from './judge-statement.ts';
import type { JudgedStatement } from './judge-statement.ts';

/**
 * Judges a statement that is kept to be asked for its rows: with EXPLAIN it would never have any, and a check never find anything.
 * @throws what judgeStatement throws
 */
export async function judgeQuestion(statement: string): Promise<JudgedStatement> {
  const judged = await judgeStatement(statement);
  if (judged.asksFor !== 'ROWS')
    throw new StatementRefused(
      `The option ${judged.asksFor} may not be used here: the statement is kept for its rows.`,
      {
        extensions: { kind: 'option', name: judged.asksFor, reason: 'the statement is kept for its rows' },
      },
    );
  return judged;
}
