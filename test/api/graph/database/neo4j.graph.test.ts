import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { Limits } from '#graph/database/database.ts';
import { Failure } from '#graph/failure.ts';
import { withEmptyGraph } from '#test/with-empty-graph.ts';

test('whole numbers become INTEGER at any depth, other numbers FLOAT', async () => {
  const database = await withEmptyGraph();
  const [row] = await database.read(
    'RETURN valueType($whole) AS whole, valueType($half) AS half, valueType($rows[0].n) AS nested, valueType($big) AS big',
    { whole: 3, half: 2.5, rows: [{ n: 7 }], big: 2n ** 62n },
  );
  expect(row).toEqual({
    whole: 'INTEGER NOT NULL',
    half: 'FLOAT NOT NULL',
    nested: 'INTEGER NOT NULL',
    big: 'INTEGER NOT NULL',
  });
});

test('values are decoded into plain data', async () => {
  const database = await withEmptyGraph();
  const [row] = await database.write(
    `CREATE p = (a:A {n: 1})-[r:R {since: date('2025-07-17')}]->(b:B:C {at: datetime('2025-07-17T10:00:00.120Z')})
     RETURN a, r, p, 9007199254740993 AS big, [1, 2.5, null] AS list, duration('P1D') AS span,
       localdatetime('2025-07-17T10:00:00') AS local, datetime('2025-07-17T10:00:00[Europe/Berlin]') AS zoned`,
  );
  expect(row).toMatchObject({
    a: { $type: 'node', labels: ['A'], properties: { n: 1 } },
    r: { $type: 'relationship', type: 'R', properties: { since: '2025-07-17' } },
    p: {
      $type: 'path',
      nodes: [{ labels: ['A'] }, { labels: ['B', 'C'], properties: { at: '2025-07-17T10:00:00.12Z' } }],
      relationships: [{ type: 'R' }],
    },
    big: 9007199254740993n,
    list: [1, 2.5, null],
    local: '2025-07-17T10:00:00',
    zoned: '2025-07-17T10:00:00+02:00',
  });
  expect(row?.['span']).toMatch(/^P/);
});

test('a read cannot write', async () => {
  const database = await withEmptyGraph();
  await expect(database.read('CREATE (:X)')).rejects.toThrow(expect.objectContaining({ code: 'STATEMENT_FAILED' }));
  expect(await database.read('MATCH (n) RETURN count(n) AS n')).toEqual([{ n: 0 }]);
});

test('a transaction that throws is rolled back', async () => {
  const database = await withEmptyGraph();
  const failing = database.writeTransaction(async (transaction) => {
    await transaction.run('CREATE (:X)');
    throw new Error('changed my mind');
  });
  await expect(failing).rejects.toThrow('changed my mind');
  expect(await database.read('MATCH (n) RETURN count(n) AS n')).toEqual([{ n: 0 }]);
});

test('a result is cut at the row limit and marked as cut', async () => {
  const database = await withEmptyGraph();
  const limits = limitsOf(3, 60_000);
  expect(await database.readWithin(limits, 'UNWIND range(1, 9) AS i RETURN i, -i AS j')).toEqual({
    columns: ['i', 'j'],
    columnTypes: ['INTEGER', 'INTEGER'],
    rows: [
      { i: 1, j: -1 },
      { i: 2, j: -2 },
      { i: 3, j: -3 },
    ],
    cut: true,
  });
  expect(await database.readWithin(limits, 'UNWIND range(1, 3) AS i RETURN i')).toMatchObject({ cut: false });
  expect(await database.readWithin(limits, 'MATCH (n:None) RETURN n, 1 AS one')).toEqual({
    columns: ['n', 'one'],
    columnTypes: ['NULL', 'NULL'],
    rows: [],
    cut: false,
  });
});

test('a statement that runs too long times out', async () => {
  const database = await withEmptyGraph();
  const endless = 'UNWIND range(1, 1000000) AS i UNWIND range(1, 1000000) AS j RETURN count(*)';
  await expect(database.readWithin(limitsOf(1, 200), endless)).rejects.toThrow(
    expect.objectContaining({ code: 'STATEMENT_TIMED_OUT' }),
  );
});

test('a stream yields every row and can be stopped early', async () => {
  const database = await withEmptyGraph();
  let count = 0;
  for await (const { i } of database.stream('UNWIND range(1, 20000) AS i RETURN i')) {
    count += 1;
    expect(i).toBe(count);
  }
  expect(count).toBe(20_000);
  for await (const { i } of database.stream('UNWIND range(1, 20000) AS i RETURN i')) if (i === 5) break;
  expect(await database.read('RETURN 1 AS one')).toEqual([{ one: 1 }]);
});

test('a plan names the operators', async () => {
  const database = await withEmptyGraph();
  const plan = await database.explain(limitsOf(1, 60_000), 'MATCH (a:A) RETURN a.n AS n');
  expect(plan.operator).toBe('ProduceResults');
  expect(JSON.stringify(plan)).toContain('NodeByLabelScan');
});

test('a violated constraint fails with CONSTRAINT_VIOLATED', async () => {
  const database = await withEmptyGraph();
  await database.autoCommit('CREATE CONSTRAINT FOR (a:A) REQUIRE a.key IS UNIQUE');
  await database.write('CREATE (:A {key: 1})');
  await expect(database.write('CREATE (:A {key: 1})')).rejects.toThrow(
    expect.objectContaining({ code: 'CONSTRAINT_VIOLATED' }),
  );
});

test('a value that cannot be a parameter is rejected before it is sent', async () => {
  const database = await withEmptyGraph();
  await expect(database.read('RETURN $n', { n: 2n ** 63n })).rejects.toThrow(RangeError);
  await expect(database.read('RETURN $f', { f: () => 1 })).rejects.toThrow(TypeError);
});

/** A promise for reads to wait for, and the function that resolves it. */
function pendingRelease() {
  let release = (): void => undefined;
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  return {
    release: () => {
      release();
    },
    released,
  };
}

test('20 reads of a request run at the same time, and the others wait for their turn', async () => {
  const { signal } = new AbortController();
  const bound = (await withEmptyGraph()).until(signal);
  const { release, released } = pendingRelease();
  let running = 0;
  const reads = Array.from({ length: 50 }, (_, at) =>
    // One with a deadline of its own belongs to the request too.
    (at % 2 === 0 ? bound : bound.until(signal)).readTransaction(async (transaction) => {
      running += 1;
      await released;
      return transaction.run('RETURN $at AS at', { at });
    }),
  );
  await expect.poll(() => running).toBe(20);
  // Long enough for more to begin.
  await sleep(1000);
  expect(running).toBe(20);
  release();
  expect(await Promise.all(reads)).toEqual(Array.from({ length: 50 }, (_, at) => [{ at }]));
  expect(await bound.read('RETURN 1 AS one')).toEqual([{ one: 1 }]);
});

test('when a request is canceled, its reads that wait for their turn end too', async () => {
  const request = new AbortController();
  const bound = (await withEmptyGraph()).until(request.signal);
  const { release, released } = pendingRelease();
  let running = 0;
  const reads = Array.from({ length: 50 }, () =>
    bound
      .readTransaction(async () => {
        running += 1;
        await released;
      })
      .catch((error: unknown) => (error instanceof Failure ? error.code : error)),
  );
  await expect.poll(() => running).toBe(20);
  request.abort();
  expect(new Set(await Promise.all(reads))).toEqual(new Set(['READ_ABORTED']));
  expect(running).toBe(20);
  release();
});

function limitsOf(rows: number, milliseconds: number): Limits {
  return { rows, milliseconds, bytes: 1e6, signal: new AbortController().signal, tag: 'test' };
}
