import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { withEmptyData } from '../../with-empty-data.ts';
import { serveGraph } from './serve-graph.ts';
import type { ServedGraph } from './serve-graph.ts';

const cypher = 'query ($statement: String!) { cypher(statement: $statement) { rows truncated } }';

/** The slowest response of `/health` during some work, in milliseconds. */
async function slowestHealth({ url }: ServedGraph, work: () => Promise<void>) {
  const started = performance.now();
  let isOver = false;
  let slowest = 0;
  const poll = async () => {
    while (!isOver) {
      const asked = performance.now();
      const response = await fetch(`${url}health`);
      await response.text();
      expect(response.status).toBe(200);
      slowest = Math.max(slowest, performance.now() - asked);
      await sleep(100);
    }
  };
  const polling = poll();
  try {
    await work();
  } finally {
    isOver = true;
    await polling;
  }
  return { slowest, took: performance.now() - started };
}

/** How often work is repeated: a pause of the whole machine delays responses too, but not every time. */
const attempts = 5;

/**
 * Expects that some work delays no other request: that during one of several runs of it, each response of `/health` took less than a number
 * of milliseconds, or than half of the time for the work.
 */
async function expectUndelayed(
  name: string,
  served: ServedGraph,
  milliseconds: number,
  work: () => Promise<void>,
): Promise<void> {
  const ratios: number[] = [];
  while (ratios.length < attempts && !ratios.some((ratio) => ratio < 1)) {
    const { slowest, took } = await slowestHealth(served, work);
    ratios.push(slowest / Math.max(milliseconds, took / 2));
  }
  expect(Math.min(...ratios), name).toBeLessThan(1);
}

const tooLarge = [
  ['ten million empty lists', 'RETURN [i IN range(1, 10000000) | []] AS x', 'rowValues'],
  ['ten million nulls', 'RETURN [i IN range(1, 10000000) | null] AS x', 'rowValues'],
  ['empty maps', 'RETURN [i IN range(1, 1000000) | {}] AS x', 'rowValues'],
  ['small integers', 'RETURN range(1, 1000000) AS x', 'rowValues'],
  ['booleans', 'RETURN [i IN range(1, 1000000) | i % 2 = 0] AS x', 'rowValues'],
  ['nested lists', 'RETURN [i IN range(1, 1000) | range(1, 1000)] AS x', 'rowValues'],
  ['dates', "RETURN [i IN range(1, 100000) | date('2025-07-17')] AS x", 'rowValues'],
  ['many rows of many values', 'UNWIND range(1, 1000) AS i RETURN i, range(1, 2000) AS x', 'resultValues'],
  ['a list in a list in a list', 'RETURN reduce(x = [], i IN range(1, 1000) | [x]) AS x', 'resultNesting'],
  [
    'texts of many bytes',
    "RETURN [i IN range(1, 100000) | reduce(x = '0123456789', i IN range(1, 7) | x + x)] AS x",
    'resultBytes',
  ],
] as const;

test('an answer with too many values is refused and does not delay other requests', async () => {
  const served = await serveGraph(await withEmptyData());
  for (const [name, statement, limit] of tooLarge) {
    await expectUndelayed(name, served, 1000, async () => {
      const { errors } = await served.ask(cypher, { statement });
      expect(errors, name).toMatchObject([{ extensions: { code: 'RESULT_TOO_LARGE', limit } }]);
    });
    expect(await served.data(cypher, { statement: 'RETURN 1 AS one' })).toEqual({
      cypher: { rows: [[1]], truncated: false },
    });
  }
});

/** Milliseconds: a generous multiple, because the client and the database share the machine. */
const mostForLarge = 3000;

const large = [
  ['nulls', 'UNWIND range(1, 10) AS i RETURN [j IN range(1, 99000) | null] AS x'],
  ['maps', 'UNWIND range(1, 10) AS i RETURN [j IN range(1, 33000) | {a: j}] AS x'],
  ['texts', "UNWIND range(1, 10) AS i RETURN [j IN range(1, 99000) | 'text ' + j] AS x"],
  [
    'times',
    "UNWIND range(1, 40) AS i RETURN [j IN range(1, 4000) | datetime('2025-07-17T10:00:00[Europe/Berlin]')] AS x",
  ],
  ['rows', 'UNWIND range(1, 3000000) AS i RETURN i, -i, [i]'],
  ['large texts', "UNWIND range(1, 60) AS i RETURN reduce(x = '0123456789', i IN range(1, 16) | x + x) AS x"],
] as const;

test('an answer just within the limits is complete and does not delay other requests', async () => {
  const served = await serveGraph(await withEmptyData());
  for (const [name, statement] of large) {
    await expectUndelayed(name, served, mostForLarge, async () => {
      // Read as text: parsing it here would block the server, which runs in the same process.
      const response = await fetch(`${served.url}graphql`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ query: cypher, variables: { statement } }),
      });
      const body = await response.text();
      expect(body.slice(-200), name).toMatch(/"truncated":(true|false)\}\},"extensions":\{"cost":\{[^{}]*\}\}\}$/);
    });
  }
});

const profiled = z.looseObject({ plan: z.array(z.object({ rows: z.number().nullable() })) });

test('a profile counts rows beyond those that it returns, without decoding them', async () => {
  const served = await serveGraph(await withEmptyData());
  const statement = 'PROFILE UNWIND range(1, 200000) AS i RETURN i, [i, i, i] AS x';
  const query =
    'query ($statement: String!) { cypher(statement: $statement, first: 2) { rows truncated plan { rows } } }';
  await expectUndelayed('a profile', served, mostForLarge, async () => {
    const profile = profiled.parse((await served.data(query, { statement }))['cypher']);
    expect(profile).toMatchObject({ rows: [1, 2].map((i) => [i, [i, i, i]]), truncated: true });
    expect(profile.plan.map(({ rows }) => rows)).toContain(200_000);
  });
});
