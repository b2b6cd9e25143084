import { StatementRefused } from '../failure/statement-refused.ts';
import { judgeStatement } from './judge-statement.ts';
import { parseBudget } from './parse-in-thread.ts';
import type { JudgedStatement } from './judge-statement.ts';

/** A question from a file may take longer to parse than what users type: a busy machine must not refuse it. */
const trustedMs = 60_000;

/**
 * Judges a statement that is kept to be asked for its rows: with EXPLAIN it would never have any, and a check never find anything.
 * @throws what judgeStatement throws
 */
export async function judgeQuestion(statement: string): Promise<JudgedStatement> {
  const judged = await judgeStatement(statement, parseBudget(trustedMs));
  if (judged.asksFor !== 'ROWS')
    throw new StatementRefused(
      `The option ${judged.asksFor} may not be used here: the statement is kept for its rows.`,
      {
        extensions: { kind: 'option', name: judged.asksFor, reason: 'the statement is kept for its rows' },
      },
    );
  return judged;
}
