import { readFileSync } from 'node:fs';
import { OperationTypeNode, getOperationAST, parse } from 'graphql';
import pino from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { openGraph } from '#graph/graph.ts';
import type { Graph } from '#graph/graph.ts';
import { Failure } from '#graph/failure.ts';
import { buildApiSchema } from '#serve/api.ts';
import { startServer } from '#serve/server.ts';
import type { RunningServer } from '#serve/server.ts';
import { chainFiles } from '#test/chain-files.ts';
import { importPackage } from '#test/import-package.ts';
import { interceptReads } from '#test/intercept-reads.ts';
import { withEmptyData } from '#test/with-empty-data.ts';

const publicUrl = 'https://subtier.example';
const log = pino({ level: 'silent' });
const manifest = z.record(z.string(), z.string());
const documents = manifest.parse(JSON.parse(readFileSync('web/src/generated/persisted-documents.json', 'utf8')));
const json = { 'Content-Type': 'application/json' };
let graph: Graph;
let server: RunningServer;

beforeAll(async () => {
  const database = await withEmptyData();
  await importPackage(database, chainFiles);
  graph = await openGraph(database);
  server = await startServer({ graph, environment: { host: '127.0.0.1', port: 0, publicUrl }, log });
});

afterAll(() => server.close());

/** Posts as a given client; each test uses its own, so that their rate limits are separate. */
async function post(body: unknown, client: string, headers: Readonly<Record<string, string>> = {}): Promise<Answered> {
  const sent = { ...json, 'X-Forwarded-For': `203.0.113.1, ${client}`, Origin: publicUrl, ...headers };
  return read(await fetch(`${server.url}graphql`, { method: 'POST', headers: sent, body: JSON.stringify(body) }));
}

interface Answered {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

async function read(response: Response): Promise<Answered> {
  const text = await response.text();
  const isJson = (response.headers.get('content-type') ?? '').includes('json');
  return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : text };
}

function persisted(name: string, variables: object = {}): object {
  return { variables, extensions: { persistedQuery: { version: 1, sha256Hash: hashOf(name) } } };
}

test("the page's documents are answered", async () => {
  const { status, body } = await post(persisted('Coverage'), '198.51.100.1');
  expect(status).toBe(200);
  expect(body).toMatchObject({ data: { coverage: { accesses: 1 } } });
});

test('a bare digest identifies its document, as clients of the standard protocol send it', async () => {
  const sha256Hash = hashOf('Coverage').replace('sha256:', '').toUpperCase();
  const { status, body } = await post({ extensions: { persistedQuery: { version: 1, sha256Hash } } }, '198.51.100.9');
  expect({ status, body }).toMatchObject({ status: 200, body: { data: { coverage: { accesses: 1 } } } });
});

test('all documents of the page are known and valid', async () => {
  expect(Object.keys(documents).length).toBeGreaterThan(10);
  for (const hash of Object.keys(documents)) {
    const { body } = await post({ extensions: { persistedQuery: { version: 1, sha256Hash: hash } } }, '198.51.100.2');
    expect(JSON.stringify(body)).not.toMatch(/PERSISTED_QUERY|VALIDATION_FAILED/);
  }
});

test.each([
  ['an arbitrary document', { query: '{ status { version } }' }, 403, 'PERSISTED_QUERY_ONLY'],
  ['introspection', { query: '{ __schema { types { name } } }' }, 403, 'PERSISTED_QUERY_ONLY'],
  [
    'an unknown hash',
    { extensions: { persistedQuery: { version: 1, sha256Hash: 'x' } } },
    200,
    'PERSISTED_QUERY_NOT_FOUND',
  ],
])('%s is refused', async (_, body, status, code) => {
  expect(await post(body, '198.51.100.3')).toMatchObject({ status, body: { errors: [{ extensions: { code } }] } });
});

test('requests that a browser sends without a CORS preflight need a header', async () => {
  const query = new URLSearchParams({
    extensions: JSON.stringify({ persistedQuery: { version: 1, sha256Hash: hashOf('Coverage') } }),
  });
  const url = `${server.url}graphql?${query.toString()}`;
  const headers = { 'X-Forwarded-For': '198.51.100.4' };
  expect(await read(await fetch(url, { headers }))).toMatchObject({
    status: 403,
    body: { errors: [{ extensions: { code: 'CSRF_HEADER_REQUIRED' } }] },
  });
  expect((await fetch(url, { headers: { ...headers, 'X-Subtier-CSRF': '1' } })).status).toBe(200);
});

test('there is no GraphiQL and no CORS', async () => {
  const headers = { Accept: 'text/html', 'X-Forwarded-For': '198.51.100.5' };
  const { body } = await read(await fetch(`${server.url}graphql`, { headers }));
  expect(JSON.stringify(body)).not.toContain('renderYogaGraphiQL');
  const preflight = await fetch(`${server.url}graphql`, {
    method: 'OPTIONS',
    headers: { Origin: publicUrl, 'Access-Control-Request-Method': 'POST' },
  });
  expect([...preflight.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
});

test('only its own page may send requests', async () => {
  const answers = ['https://evil.example', 'null', 'http://localhost:5173'].map((Origin) =>
    post(persisted('Coverage'), '198.51.100.6', { Origin }),
  );
  expect((await Promise.all(answers)).map(({ status }) => status)).toEqual([403, 403, 403]);
});

test('a client with too many requests must wait; others need not', async () => {
  const many = Array.from({ length: 301 }, () => post(persisted('Coverage'), '198.51.100.7'));
  const refused = (await Promise.all(many)).filter(({ status }) => status === 429);
  expect(refused).toHaveLength(1);
  expect(refused[0]?.headers.get('retry-after')).toMatch(/^\d+$/);
  expect(refused[0]?.body).toMatchObject({
    errors: [{ extensions: { code: 'RATE_LIMIT_EXCEEDED', limit: 'rate', most: 300, asked: 301 } }],
  });
  expect(await post(persisted('Coverage'), '198.51.100.8')).toMatchObject({ status: 200 });
});

test('metrics are private', async () => {
  const response = await fetch(`${server.url}metrics`);
  expect(response.status).toBe(403);
  expect(await response.text()).not.toContain('subtier_');
});

const refusedAsReadOnly = { status: 403, body: { errors: [{ extensions: { code: 'SERVER_READ_ONLY' } }] } };

test.each(['format=chain-package', 'rollback=import-1'])('an upload or rollback with %s is refused', async (query) => {
  const headers = { 'X-Subtier-CSRF': '1' };
  const response = await fetch(`${server.url}imports?${query}`, { method: 'POST', headers, body: 'x' });
  expect(await read(response)).toMatchObject(refusedAsReadOnly);
});

const mutations = Object.keys(buildApiSchema().getMutationType()?.getFields() ?? {});
/** The page's documents with a mutation, by hash. */
const mutationDocuments = Object.entries(documents).filter(
  ([, text]) => getOperationAST(parse(text))?.operation === OperationTypeNode.MUTATION,
);

test("the page's documents have every mutation", () => {
  expect(mutations.length).toBeGreaterThan(13);
  const selected = mutationDocuments.map(([, text]) => text).join('\n');
  expect(mutations.filter((field) => !new RegExp(`\\b${field}\\(`).test(selected))).toEqual([]);
});

test.each(mutationDocuments)('the mutation %s of the page is refused', async (sha256Hash) => {
  const body = { extensions: { persistedQuery: { version: 1, sha256Hash } } };
  expect(await post(body, '198.51.100.10')).toMatchObject(refusedAsReadOnly);
});

test.each(mutations)('the mutation %s in a document of a client is refused', async (field) => {
  const answer = await post({ query: `mutation { ${field} { __typename } }` }, '198.51.100.11');
  expect(answer).toMatchObject({ status: 403, body: { errors: [{ extensions: { code: 'PERSISTED_QUERY_ONLY' } }] } });
});

test('the page can tell that the server is read-only', async () => {
  expect(await post(persisted('Status'), '198.51.100.12')).toMatchObject({
    body: { data: { status: { isReadOnly: true } } },
  });
});

test.each([
  [
    'SERVICE_UNAVAILABLE',
    "The database at bolt://127.0.0.1:41233 can't be reached: see /srv/subtier/logs.",
    'The database is unavailable or being restarted: try again in a minute.',
    'unavailable',
  ],
  [
    'STATEMENT_FAILED',
    'A statement failed in Neo4j: it is not at bolt://127.0.0.1:41233, see /srv/subtier/logs.',
    "One of Subtier's own statements failed in Neo4j: `neo4jCode` says how, and the server log says more under `requestId`.",
    'statement failed',
  ],
] as const)(
  '%s says only what its code means, without addresses and folders, which are logged',
  async (code, message, says, entry) => {
    const fail = () => Promise.reject(new Failure(code, message));
    const database = interceptReads(graph.database, () => ({ read: fail, readTransaction: fail }));
    const lines: string[] = [];
    const logged = pino({ level: 'warn' }, { write: (line: string) => lines.push(line) });
    const askBoth = async (environment: { readonly publicUrl?: string }) => {
      const down = await startServer({
        graph: { database },
        environment: { host: '127.0.0.1', port: 0, ...environment },
        log: logged,
      });
      const ready = await read(await fetch(`${down.url}ready`));
      const body = JSON.stringify(persisted('Coverage'));
      const asked = await read(await fetch(`${down.url}graphql`, { method: 'POST', headers: json, body }));
      await down.close();
      return { ready, asked };
    };
    const error = (said: string) => ({ errors: [{ message: said, extensions: { code } }] });
    const afar = await askBoth({ publicUrl });
    expect(afar.ready).toMatchObject({ status: 503, body: { checks: { database: says, lists: says, derived: says } } });
    expect(afar.asked.body).toMatchObject(error(says));
    expect(JSON.stringify(afar)).not.toMatch(/bolt:|\/srv/);
    expect(lines.filter((line) => line.includes(`"msg":"${entry}"`)).join()).toContain('/srv/subtier/logs');
    // On this machine, the message helps.
    const here = await askBoth({});
    expect(here.ready.body).toMatchObject({ checks: { database: message } });
    expect(here.asked.body).toMatchObject(error(message));
  },
);

test('the server still listens on loopback only', async () => {
  const environment = { host: '0.0.0.0', port: 0, publicUrl };
  await expect(startServer({ graph, environment, log })).rejects.toThrow(
    expect.objectContaining({ code: 'HOST_REFUSED' }),
  );
});

function hashOf(name: string): string {
  const [hash] =
    Object.entries(documents).find(([, text]) => new RegExp(`^(?:query|mutation) ${name}\\b`).test(text)) ?? [];
  if (hash === undefined) throw new Error(`The page has no document ${name}.`);
  return hash;
}
