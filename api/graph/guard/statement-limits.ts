import { questionLimits } from '../limits/question-limits.ts';

/** What a user's statement may take. The memory that it may take in the database is a setting of the database. */
export interface StatementLimits {
  /** From being asked to an answer, whatever the database does. */
  readonly deadlineMs: number;
  /** Of the transaction in the database: a little before the deadline, so that Neo4j's own words come through. */
  readonly timeoutMs: number;
  readonly bytes: number;
  /** How long after a given-up statement the database may still be busy with it. */
  readonly graceMs: number;
}

export const statementLimits: StatementLimits = {
  deadlineMs: questionLimits.statementTime.most,
  timeoutMs: 25_000,
  bytes: questionLimits.resultBytes.most,
  graceMs: 5_000,
};

/** Most rows that may be asked for. */
export const mostRows = 10_000;
