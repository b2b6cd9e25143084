import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { runStatement, statementLimits } from '#graph/cypher/run.ts';
import type { StatementLimits } from '#graph/cypher/run.ts';
import type { Database } from '#graph/database/database.ts';
import { homePaths } from '#graph/engine/home.ts';
import { Failure } from '#graph/failure.ts';
import { testEnvironment } from '#test/test-environment.ts';
import { until, within } from '#test/until.ts';

/** How often the keeper was asked to restart the spare database. */
export async function countRestarts(): Promise<number> {
  const log = await readFile(homePaths(testEnvironment('spare').home).keeperLog, 'utf8');
  return log.match(/ restart$/gm)?.length ?? 0;
}

/**
 * Begins to look for the warning of the next restart. On a busy machine the keeper may be asked for it late, and the database then needs long to
 * come back: each is waited for.
 */
export async function lookForRestart(): Promise<{ readonly warning: () => Promise<string> }> {
  const before = await countRestarts();
  const warned = once(process, 'warning');
  return {
    async warning() {
      await until('the restart to begin', async () => (await countRestarts()) > before);
      return String((await within(() => 'the warning of the restart', warned))[0]);
    },
  };
}

/** Returns the code of a failure. @throws any other error */
export function codeOf(error: unknown): string {
  if (error instanceof Failure) return error.code;
  throw error;
}

/** A statement that computes a step for long, in a single expression: Neo4j does not stop it. Those of other steps have other shapes. */
export function endless(step: string, most = 100_000_000_000): string {
  return `RETURN reduce(level = 0, x IN range(1, ${most}) | ${step}) AS level`;
}

export interface Stuck {
  readonly step: string;
  /** The code of its failure. */
  readonly answer: Promise<string>;
}

/** Starts a statement that does not stop once it has timed out. */
export function startStuck(database: Database, step: string, limits: Partial<StatementLimits>): Stuck {
  const answer = runStatement(database, {
    ...{ statement: endless(step), parameters: {}, first: 1 },
    // A busy machine has begun to run it by the deadline, and has not ended it.
    limits: { ...statementLimits, deadlineMs: 20_000, timeoutMs: 3000, graceMs: 1000, ...limits },
  }).then(() => 'ANSWERED', codeOf);
  return { step, answer };
}
