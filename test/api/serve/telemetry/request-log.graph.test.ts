import { beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import type { Database } from '#graph/database/database.ts';
import { chainFiles } from '#test/chain-files.ts';
import { importPackage } from '#test/import-package.ts';
import { withEmptyData } from '#test/with-empty-data.ts';
import { serveWatched } from './serve-watched.ts';

let database: Database;

beforeAll(async () => {
  database = await withEmptyData();
  await importPackage(database, chainFiles);
});

function idOf(response: Response): string {
  return response.headers.get('x-request-id') ?? '';
}

test('a request has an id and one log line with its outcome', async () => {
  const server = await serveWatched(database);
  const query = 'query Find($text: String!) { search(text: $text, first: 5) { score } }';
  const response = await server.post(
    { query, variables: { text: 'a-secret-name' } },
    { 'X-Request-Id': 'of-the-proxy' },
  );
  expect(response.status).toBe(200);
  expect(idOf(response)).toBe('of-the-proxy');
  const line = await server.untilLogged('request', 'of-the-proxy');
  expect(line).toMatchObject({ method: 'POST', path: '/graphql', operation: 'Find', status: 200, outcome: 'ok' });
  expect(typeof line['ms']).toBe('number');
  expect(line).not.toHaveProperty('codes');
  const made = await fetch(
    `${server.url}graphql?query=${encodeURIComponent('{ search(text: "another-secret", first: 1) { score } }')}`,
    { headers: { 'X-Request-Id': 'not valid' } },
  );
  expect(idOf(made)).toMatch(/^[0-9a-f-]{36}$/);
  expect(await server.untilLogged('request', idOf(made))).toMatchObject({ operation: null, outcome: 'ok' });
  expect(server.lines.filter(({ msg }) => msg === 'request')).toHaveLength(2);
  expect(server.logged()).not.toMatch(/secret|score/);
});

test('the log line of a failed request has the error codes', async () => {
  const server = await serveWatched(database);
  const wrong = await server.post({
    query: 'query Wrong { exposures(filter: { asOf: "2025-13-99" }, first: 1) { totalCount } }',
  });
  expect(await server.untilLogged('request', idOf(wrong))).toMatchObject({
    outcome: 'error',
    codes: ['BAD_USER_INPUT'],
  });
  const invalid = await server.post({ query: '{ nothingLikeIt }' });
  expect(await server.untilLogged('request', idOf(invalid))).toMatchObject({ outcome: 'error' });
  expect((await server.untilLogged('request', idOf(invalid)))['codes']).toHaveLength(1);
  const strange = await fetch(`${server.url}graphql`, { headers: { Origin: 'https://evil.example' } });
  expect(await server.untilLogged('request', idOf(strange))).toMatchObject({ status: 403, outcome: 'error' });
  expect(server.logged()).not.toMatch(/nothingLikeIt|2025-13-99/);
});

test('an internal error is logged with the request id that the client gets', async () => {
  const server = await serveWatched(database);
  const set = (version: unknown) =>
    database.write(`MATCH (g:Subtier {key: 'graph'}) WITH g, g.version AS was SET g.version = $version RETURN was`, {
      version,
    });
  const [row] = await set('no number');
  const response = await server.post({ query: 'query Status { status { graphVersion } }' });
  await set(row?.['was']);
  const form = z.object({
    errors: z.array(z.object({ extensions: z.object({ code: z.string(), requestId: z.string() }) })),
  });
  const { errors } = form.parse(await response.json());
  expect(errors.map(({ extensions }) => extensions)).toEqual([
    { code: 'INTERNAL_SERVER_ERROR', requestId: idOf(response) },
  ]);
  expect(await server.untilLogged('internal error', idOf(response))).toMatchObject({
    level: 50,
    err: { type: 'ZodError' },
  });
  expect(await server.untilLogged('request', idOf(response))).toMatchObject({
    operation: 'Status',
    codes: ['INTERNAL_SERVER_ERROR'],
  });
});

test('statements over the threshold are logged: by name or digest, never by text or parameters', async () => {
  const server = await serveWatched(database, { slowMilliseconds: 0 });
  const query = `query Own($statement: String!, $parameters: JSON) {
    cypher(statement: $statement, parameters: $parameters, first: 1) { rows } status { graphVersion } }`;
  const variables = { statement: "RETURN 'typed-secret' + $p AS x", parameters: { p: 'given-secret' } };
  const response = await server.post({ query, variables });
  expect(await response.text()).toContain('typed-secretgiven-secret');
  const id = idOf(response);
  await server.untilLogged('request', id);
  const slow = server.lines.filter(({ msg, requestId }) => msg === 'slow statement' && requestId === id);
  const names = (kind: string) => slow.filter((line) => line['kind'] === kind).map((line) => line['statement']);
  expect(names('read')).not.toEqual([]);
  for (const { level, firstRowMs } of slow)
    expect({ level, timed: typeof firstRowMs }).toEqual({ level: 40, timed: 'number' });
  for (const name of names('read')) expect(name).toMatch(/^([a-z-]+|sha256:[0-9a-f]{16})$/);
  expect(new Set(names('typed')).size).toBe(1);
  expect(names('typed')).toEqual([expect.stringMatching(/^sha256:/), expect.stringMatching(/^sha256:/)]);
  expect(server.logged()).not.toContain('secret');
});

test("the server's own slow statements, such as those of the warm-up, are no warnings", async () => {
  const server = await serveWatched(database, { slowMilliseconds: 0 });
  await server.warmUp();
  const slow = server.lines.filter(({ msg }) => msg === 'slow statement');
  expect(slow).not.toEqual([]);
  expect(slow.filter(({ level, requestId }) => level !== 30 || requestId !== undefined)).toEqual([]);
});

test('a statement within the threshold is not logged', async () => {
  const server = await serveWatched(database, { slowMilliseconds: 60_000 });
  const response = await server.post({ query: '{ status { graphVersion } }' });
  await server.untilLogged('request', idOf(response));
  expect(server.lines.filter(({ msg }) => msg === 'slow statement')).toEqual([]);
});
