import { Worker } from 'node:worker_threads';
import { expect, onTestFinished, test } from 'vitest';
import { checkStatement } from '#graph/cypher/check-statement.ts';
import { Failure } from '#graph/failure.ts';

/** About a quarter of the steps allowed: half a second of a processor that has nothing else to do. */
const innocent = `RETURN ${'CASE WHEN true THEN '.repeat(22)}1${' END'.repeat(22)} AS one`;

/** Several times the steps allowed. */
const bomb = innocent.replace(/RETURN (.*) AS one/, 'RETURN [$1, $1, $1, $1, $1, $1, $1] AS list');

const outcomeOf = (statement: string) =>
  checkStatement(statement).then(
    () => 'CHECKED',
    (error: unknown) => {
      if (error instanceof Failure) return { code: error.code, limit: error.extensions['limit'] };
      throw error;
    },
  );

const tooManySteps = { code: 'STATEMENT_TOO_COMPLEX', limit: 'statementParsing' };

test('a statement that takes too many steps is refused, also when it is repeated', async () => {
  expect(await outcomeOf(bomb)).toEqual(tooManySteps);
  expect(await outcomeOf(bomb)).toEqual(tooManySteps);
});

test('a statement that is not too complex is parsed however busy the process is', async () => {
  keepBusy();
  expect(await outcomeOf(innocent)).toBe('CHECKED');
});

/** Keeps more processors busy than the machine is likely to have, in this process. */
function keepBusy(): void {
  const workers = Array.from({ length: 12 }, () => new Worker('for (;;);', { eval: true }));
  onTestFinished(async () => {
    await Promise.all(workers.map((worker) => worker.terminate()));
  });
}
