import { readFileSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import type { Database } from '#graph/database/database.ts';
import { chainFiles } from '#test/chain-files.ts';
import { importPackage } from '#test/import-package.ts';
import { withEmptyData } from '#test/with-empty-data.ts';
import { serveWatched } from './serve-watched.ts';

const manifest = z.record(z.string(), z.string());
const documents = manifest.parse(JSON.parse(readFileSync('web/src/generated/persisted-documents.json', 'utf8')));
let database: Database;

beforeAll(async () => {
  database = await withEmptyData();
  await importPackage(database, chainFiles);
});

function persisted(name: string): object {
  const [sha256Hash] = Object.entries(documents).find(([, text]) => text.includes(`query ${name}`)) ?? [];
  return { extensions: { persistedQuery: { version: 1, sha256Hash } } };
}

/** Samples by name and labels. */
async function scrape(url: string): Promise<ReadonlyMap<string, number>> {
  const response = await fetch(`${url}metrics`);
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/);
  const lines = (await response.text()).split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return new Map(
    lines.map((line) => {
      const end = line.lastIndexOf(' ');
      return [line.slice(0, end), Number(line.slice(end + 1))] as const;
    }),
  );
}

const requests = (operation: string, outcome: string) =>
  `subtier_request_duration_seconds_count{route="/graphql",operation="${operation}",outcome="${outcome}"}`;

test('requests are counted by known operation, and errors by code', async () => {
  const server = await serveWatched(database);
  const answered = [
    await server.post(persisted('Coverage')),
    await server.post(persisted('Coverage')),
    // A known hash does not make the operation name of a different text known.
    await server.post({ query: 'query Invented1 { status { version } }', ...persisted('Coverage') }),
    await server.post({ query: 'query Invented2 { status { version } }' }),
    await server.post({ query: 'query Invented3 { exposures(filter: { asOf: "never" }, first: 1) { totalCount } }' }),
  ];
  for (const response of answered) await server.untilLogged('request', response.headers.get('x-request-id'));
  const samples = await scrape(server.url);
  expect(samples.get(requests('Coverage', 'ok'))).toBe(2);
  expect(samples.get(requests('other', 'ok'))).toBe(2);
  expect(samples.get(requests('other', 'error'))).toBe(1);
  expect(samples.get('subtier_errors_total{code="BAD_USER_INPUT"}')).toBe(1);
  expect([...samples.keys()].filter((name) => name.includes('Invented'))).toEqual([]);
});

test('statements and the process have metrics', async () => {
  const server = await serveWatched(database);
  await server.post({ query: '{ coverage { accesses } status { graphVersion } }' });
  await server.post({ query: '{ cypher(statement: "RETURN 1 AS one", first: 1) { rows } }' });
  const samples = await scrape(server.url);
  expect(samples.get('subtier_statement_duration_seconds_count{kind="read",outcome="ok"}')).toBeGreaterThan(2);
  expect(samples.get('subtier_statement_duration_seconds_count{kind="typed",outcome="ok"}')).toBe(2);
  expect(samples.get('subtier_statements_running')).toBe(0);
  expect(samples.get('process_resident_memory_bytes')).toBeGreaterThan(1_000_000);
});
