import { afterEach, expect, test } from 'vitest';
import type { Database, Limits } from '#graph/database/database.ts';
import { observeDatabase } from '#graph/database/observed.ts';
import { fixedStatement } from '#graph/database/statement-file.ts';
import { withEmptyGraph } from '#test/with-empty-graph.ts';

let reported: string[] = [];
let timed: (number | null)[] = [];
let running = 0;

afterEach(() => {
  expect(running).toBe(0);
});

async function observed(): Promise<Database> {
  const database = await withEmptyGraph();
  reported = [];
  timed = [];
  return observeDatabase(database, ({ kind, name, text }) => {
    running += 1;
    return (failed, { firstRowMs }) => {
      running -= 1;
      timed.push(firstRowMs);
      reported.push(`${kind} ${text ?? name} ${failed ? 'failed' : 'ok'}`);
    };
  });
}

function limits(): Limits {
  return { rows: 10, milliseconds: 60_000, bytes: 1_000_000, signal: AbortSignal.timeout(120_000), tag: 'observed' };
}

test('every kind of statement is reported with its text, never with its parameters', async () => {
  const database = await observed();
  const secret = { secret: 'a-value-of-someone' };
  expect(await database.read('RETURN $secret AS a', secret)).toEqual([{ a: secret.secret }]);
  await database.readTransaction(async (transaction) => {
    await transaction.run('RETURN $secret AS b', secret);
    await transaction.run('RETURN $secret AS c', secret);
  });
  await database.write('CREATE (:X {d: $secret})', secret);
  await database.writeTransaction((transaction) => transaction.run('CREATE (:X {e: $secret})', secret));
  await database.autoCommit('MATCH (n {d: $secret}) RETURN n.d AS f', secret);
  const rows = [];
  for await (const row of database.stream('UNWIND [1, 2] AS g RETURN g, $secret AS secret', secret)) rows.push(row);
  expect(rows).toHaveLength(2);
  // A stream has no summary before its end.
  expect(timed.map((ms) => typeof ms)).toEqual([...Array.from({ length: 6 }, () => 'number'), 'object']);
  expect(reported).toEqual([
    'read RETURN $secret AS a ok',
    'read RETURN $secret AS b ok',
    'read RETURN $secret AS c ok',
    'write CREATE (:X {d: $secret}) ok',
    'write CREATE (:X {e: $secret}) ok',
    'write MATCH (n {d: $secret}) RETURN n.d AS f ok',
    'read UNWIND [1, 2] AS g RETURN g, $secret AS secret ok',
  ]);
});

test("a user's statement is reported by a digest, the same for its plan and its run", async () => {
  const database = await observed();
  const typed = "RETURN 'somebody' AS name";
  expect((await database.explain(limits(), typed)).operator).toBe('ProduceResults');
  expect((await database.readWithin(limits(), typed)).rows).toEqual([{ name: 'somebody' }]);
  await database.readWithin(limits(), "RETURN 'somebody else' AS name");
  expect(reported).toHaveLength(3);
  expect(reported[0]).toMatch(/^typed sha256:[0-9a-f]{16} ok$/);
  expect(reported[1]).toBe(reported[0]);
  expect(reported[2]).not.toBe(reported[0]);
});

test('a failed statement and a stream that is stopped early are reported as ended', async () => {
  const database = await observed();
  await expect(database.read('RETURN 1 / 0 AS a')).rejects.toThrow(
    expect.objectContaining({ code: 'STATEMENT_FAILED' }),
  );
  for await (const row of database.stream('UNWIND range(1, 10) AS n RETURN n')) {
    expect(row).toEqual({ n: 1 });
    break;
  }
  expect(reported).toEqual(['read RETURN 1 / 0 AS a failed', 'read UNWIND range(1, 10) AS n RETURN n ok']);
});

test('a database bound to a signal is observed too, and the unbound one stays the same', async () => {
  const database = await observed();
  const controller = new AbortController();
  const bound = database.until(controller.signal);
  expect(database.unbound).toBe(database);
  expect(bound.unbound).toBe(database);
  expect(bound.until(new AbortController().signal).unbound).toBe(database);
  await bound.read('RETURN 1 AS a');
  controller.abort();
  await expect(bound.read('RETURN 2 AS b')).rejects.toThrow(expect.objectContaining({ code: 'READ_ABORTED' }));
  await bound.unbound.read('RETURN 3 AS c');
  expect(reported).toEqual(['read RETURN 1 AS a ok', 'read RETURN 2 AS b failed', 'read RETURN 3 AS c ok']);
});

test('a statement of cypher/api is reported by its name, any other by a digest', async () => {
  const database = await withEmptyGraph();
  const names: string[] = [];
  const watched = observeDatabase(database, ({ name }) => {
    names.push(name);
    return () => undefined;
  });
  const { text, parameters } = fixedStatement('ownership-lists', { asOf: '2025-07-17' });
  await watched.read(text, parameters);
  await watched.read('RETURN 1 AS one');
  expect(names).toEqual(['ownership-lists', expect.stringMatching(/^sha256:[0-9a-f]{16}$/)]);
});
