import { beforeAll, expect, test } from 'vitest';
import type { Database } from '#graph/database/database.ts';
import { readEnvironment } from '#graph/env.ts';
import { openTracing } from '#serve/telemetry/telemetry.ts';
import { chainFiles } from '#test/chain-files.ts';
import { importPackage } from '#test/import-package.ts';
import { withEmptyData } from '#test/with-empty-data.ts';
import { startCollector } from './collector.ts';
import { serveWatched } from './serve-watched.ts';

let database: Database;

beforeAll(async () => {
  database = await withEmptyData();
  await importPackage(database, chainFiles);
});

test('a request, its operation and its statements reach a collector as one trace', async () => {
  const collector = await startCollector();
  const set = { OTEL_EXPORTER_OTLP_ENDPOINT: `${collector.endpoint}/`, OTEL_SERVICE_NAME: 'subtier-here' };
  const tracing = await openTracing(readEnvironment(set));
  const server = await serveWatched(database, { tracing });
  const traceId = '4bf92f3577b34da6a3ce929d0e0e4736';
  const query =
    'query Own($p: JSON) { cypher(statement: "RETURN $p AS typed_secret", parameters: $p, first: 1) { rows } }';
  const response = await server.post(
    { query, variables: { p: { p: 'given-secret' } } },
    { traceparent: `00-${traceId}-00f067aa0ba902b7-01`, 'X-Request-Id': 'traced' },
  );
  expect(response.status).toBe(200);
  const wrong = await server.post({
    query: 'query Wrong { exposures(filter: { asOf: "never" }, first: 1) { totalCount } }',
  });
  await server.untilLogged('request', 'traced');
  await server.untilLogged('request', wrong.headers.get('x-request-id'));
  await tracing?.close();

  const own = collector.spans.filter((span) => span.traceId === traceId);
  const request = own.find(({ name }) => name === 'POST /graphql');
  const operation = own.find(({ name }) => name === 'query Own');
  const statements = own.filter(({ name }) => name === 'neo4j typed');
  expect(request?.parentSpanId).toBe('00f067aa0ba902b7');
  expect(request?.attributes).toContainEqual({ key: 'subtier.request_id', value: { stringValue: 'traced' } });
  expect(operation?.parentSpanId).toBe(request?.spanId);
  expect(statements).toHaveLength(2);
  for (const { parentSpanId } of statements) expect(parentSpanId).toBe(operation?.spanId);

  const failed = collector.spans.find(({ name }) => name === 'query Wrong');
  expect(failed?.status.code).toBe(2);
  expect(failed?.traceId).not.toBe(traceId);
  expect(collector.spans.filter(({ name }) => name === 'POST /graphql')).toHaveLength(2);
  expect(collector.services).toEqual(new Set(['subtier-here']));
  expect(collector.bodies.join('')).not.toMatch(/secret/);
});

test('there is no tracing without a collector; with an unreachable one the server still answers and stops', async () => {
  expect(await openTracing(readEnvironment({}))).toBeNull();
  const tracing = await openTracing(readEnvironment({ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:9' }));
  const server = await serveWatched(database, { tracing });
  const response = await server.post({ query: '{ status { graphVersion } }' });
  expect(await response.json()).toMatchObject({ data: { status: {} } });
  await tracing?.close();
});
