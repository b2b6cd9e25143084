import { beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import type { Database } from '#graph/database/database.ts';
import { importPackage } from '#test/import-package.ts';
import { withEmptyData } from '#test/with-empty-data.ts';
import { followEvents } from '../follow-events.ts';
import { serveGraph } from '../serve-graph.ts';
import type { ServedGraph } from '../serve-graph.ts';

let database: Database;
let served: ServedGraph;
beforeAll(async () => {
  database = await withEmptyData();
  served = await serveGraph(database);
});

const entities = (numbers: readonly number[]) =>
  numbers
    .map((n) => `${JSON.stringify({ id: `c${n}`, schema: 'Company', properties: { name: [`Works ${n}`] } })}\n`)
    .join('');
const ended = 'subscription ($id: ID!) { importProgress(id: $id) { state } }';
const report =
  'query ($id: ID!) { importJob(id: $id) { state wentIn total { created closed } withheld { why count } } }';

async function upload(body: string, parameters: Readonly<Record<string, string>> = {}): Promise<unknown> {
  const query = new URLSearchParams({ format: 'ftm', name: 'entities.ftm.json', ...parameters }).toString();
  const response = await fetch(`${served.url}imports?${query}`, {
    method: 'POST',
    headers: { 'X-Subtier-CSRF': '1' },
    body,
  });
  const { id } = z.object({ id: z.string() }).parse(await response.json());
  await followEvents(served.url, ended, { id });
  return (await served.data(report, { id }))['importJob'];
}

test('an upload that is cut off supersedes nothing, says so, and does so if allowShrink says that it is complete', async () => {
  expect(await upload(entities([1, 2, 3, 4]))).toMatchObject({ state: 'DONE', withheld: null });
  const cut = entities([1, 5, 6]).slice(0, -9);
  for (const dryRun of ['true', 'false'])
    expect(await upload(cut, { dryRun })).toMatchObject({
      state: 'DONE',
      wentIn: dryRun === 'false',
      total: { created: 1, closed: 0 },
      withheld: { why: 'entities.ftm.json ends within the record on line 3: the file is cut off', count: 3 },
    });
  expect(await upload(cut, { allowShrink: 'true' })).toMatchObject({ total: { closed: 3 }, withheld: null });
});

test('the list of imports says which rows wait for which contracts', async () => {
  const { id } = await importPackage(database, {
    'sources.csv': [{ id: 'roster' }],
    'systems.csv': [{ id: 'Y1', impact_level: 5 }],
    'covers.csv': [
      { contract: 'FA8750-19-F-0001', system: 'Y1' },
      { contract: 'FA8750-19-F-0002', system: 'Y1' },
    ],
  });
  const { recentImports } = await served.data(
    '{ recentImports(first: 1) { id waiting { contract rows candidates problem } } }',
  );
  const waits = (contract: string) => ({ contract, rows: 1, candidates: [], problem: null });
  expect(recentImports).toEqual([{ id, waiting: [waits('FA875019F0001'), waits('FA875019F0002')] }]);
});
