import { expect, test } from 'vitest';
import { countPlanned } from './run-report.ts';
import type { SentStatement } from './run-report.ts';

let time = 0;

function sent(text: string, given: Partial<SentStatement> = {}): SentStatement {
  time += 1;
  const connection = { id: 'first', number: 0 };
  return { time, project: 'graph', port: 7687, connection, digest: text, types: '', text, ...given };
}

test('a statement is planned once, and again for other types of parameters and another database', () => {
  const count = countPlanned([
    sent('RETURN $a', { types: 'a:integer' }),
    sent('RETURN $a', { types: 'a:integer' }),
    sent('RETURN $a', { types: 'a:text' }),
    sent('RETURN $a', { types: 'a:integer', port: 7688 }),
    sent('RETURN 1', { project: 'page' }),
  ]);
  expect(count).toEqual(
    new Map([
      ['graph', { times: 3, texts: 1 }],
      ['page', { times: 1, texts: 1 }],
    ]),
  );
});

test.each(['CREATE INDEX i IF NOT EXISTS FOR (n:N) ON (n.p)', 'DROP CONSTRAINT c', 'CALL db.clearQueryCaches()'])(
  'after %s, statements are planned again',
  (statement) => {
    expect(countPlanned([sent('RETURN 1'), sent(statement), sent('RETURN 1')]).get('graph')?.times).toBe(3);
  },
);

test('after a start, when connections are numbered from 0 again, statements are planned again', () => {
  const over = (id: string, number: number) => ({ connection: { id, number } });
  const before = [sent('RETURN 1', over('one', 0)), sent('RETURN 1', over('two', 1)), sent('RETURN 1', over('one', 0))];
  expect(countPlanned(before).get('graph')?.times).toBe(1);
  const after = [sent('RETURN 1', over('three', 0)), sent('RETURN 1', over('four', 1))];
  expect(countPlanned([...before, ...after]).get('graph')?.times).toBe(2);
});
