import { readFileSync } from 'node:fs';
import pino from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { openGraph } from '#graph/graph.ts';
import type { Graph } from '#graph/graph.ts';
import type { Environment } from '#graph/env.ts';
import { Failure } from '#graph/failure.ts';
import { startServer } from '#serve/server.ts';
import type { RunningServer } from '#serve/server.ts';
import { chainFiles } from '#test/chain-files.ts';
import { importPackage } from '#test/import-package.ts';
import { interceptReads } from '#test/intercept-reads.ts';
import { testEnvironment } from '#test/test-environment.ts';
import { withEmptyData } from '#test/with-empty-data.ts';
import { startSigningProxy } from './signing-proxy.ts';
import type { SigningProxy } from './signing-proxy.ts';

const publicUrl = 'https://subtier.example';
const log = pino({ level: 'silent' });
const manifest = z.record(z.string(), z.string());
const documents = manifest.parse(JSON.parse(readFileSync('web/src/generated/persisted-documents.json', 'utf8')));
const json = { 'Content-Type': 'application/json' };
let graph: Graph;
let server: RunningServer;
let proxy: SigningProxy;

beforeAll(async () => {
  const database = await withEmptyData();
  await importPackage(database, chainFiles);
  graph = await openGraph(database);
  proxy = await startSigningProxy();
  server = await startServer({ graph, environment: { ...testEnvironment(), publicUrl, signIn: proxy.settings }, log });
});

afterAll(() => server.close());

/** Posts as a given user; each test uses its own, so that their rate limits are separate. */
async function post(body: unknown, user: string, headers: Readonly<Record<string, string>> = {}): Promise<Answered> {
  const sent = { ...json, ...(await proxy.headers(user, 'EDITOR')), Origin: publicUrl, ...headers };
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
  const { status, body } = await post(persisted('Coverage'), 'user-1');
  expect(status).toBe(200);
  expect(body).toMatchObject({ data: { coverage: { accesses: 1 } } });
});

test('a bare digest identifies its document, as clients of the standard protocol send it', async () => {
  const sha256Hash = hashOf('Coverage').replace('sha256:', '').toUpperCase();
  const { status, body } = await post({ extensions: { persistedQuery: { version: 1, sha256Hash } } }, 'user-9');
  expect({ status, body }).toMatchObject({ status: 200, body: { data: { coverage: { accesses: 1 } } } });
});

test('all documents of the page are known and valid', async () => {
  expect(Object.keys(documents).length).toBeGreaterThan(10);
  for (const hash of Object.keys(documents)) {
    const { body } = await post({ extensions: { persistedQuery: { version: 1, sha256Hash: hash } } }, 'user-2');
    expect(JSON.stringify(body)).not.toMatch(/PERSISTED_QUERY|VALIDATION_FAILED/);
  }
});

test('an unknown hash is refused, with what to do about it', async () => {
  const body = { extensions: { persistedQuery: { version: 1, sha256Hash: 'x' } } };
  expect(await post(body, 'user-3')).toMatchObject({
    status: 200,
    body: {
      errors: [{ message: containing('send the text of yours'), extensions: { code: 'PERSISTED_QUERY_NOT_FOUND' } }],
    },
  });
});

test("a user's own documents run, with introspection", async () => {
  expect(await post({ query: '{ __schema { queryType { name } } coverage { accesses } }' }, 'user-3')).toMatchObject({
    status: 200,
    body: { data: { __schema: { queryType: { name: 'Query' } }, coverage: { accesses: 1 } } },
  });
});

test('a form of another page is refused', async () => {
  const body = new URLSearchParams({ query: '{ status { version } }' });
  const url = `${server.url}graphql`;
  const headers = { Origin: publicUrl, ...(await proxy.headers('user-4', 'EDITOR')) };
  expect(await read(await fetch(url, { method: 'POST', headers, body }))).toMatchObject({
    status: 403,
    body: { errors: [{ extensions: { code: 'CSRF_HEADER_REQUIRED' } }] },
  });
  expect((await fetch(url, { method: 'POST', headers: { ...headers, 'X-Subtier-CSRF': '1' }, body })).status).toBe(200);
});

test('there is no CORS', async () => {
  const preflight = await fetch(`${server.url}graphql`, {
    method: 'OPTIONS',
    headers: { Origin: publicUrl, 'Access-Control-Request-Method': 'POST' },
  });
  expect([...preflight.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
});

test('only its own page may send requests', async () => {
  const answers = ['https://evil.example', 'null', 'http://localhost:5173'].map((Origin) =>
    post(persisted('Coverage'), 'user-6', { Origin }),
  );
  expect((await Promise.all(answers)).map(({ status }) => status)).toEqual([403, 403, 403]);
});

test('a client with too many requests must wait; others need not', async () => {
  const many = Array.from({ length: 301 }, () => post(persisted('Coverage'), 'user-7'));
  const refused = (await Promise.all(many)).filter(({ status }) => status === 429);
  expect(refused).toHaveLength(1);
  expect(refused[0]?.headers.get('retry-after')).toMatch(/^\d+$/);
  expect(refused[0]?.body).toMatchObject({
    errors: [{ extensions: { code: 'RATE_LIMIT_EXCEEDED', limit: 'rate', most: 300, asked: 301 } }],
  });
  expect(await post(persisted('Coverage'), 'user-8')).toMatchObject({ status: 200 });
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
    const askBoth = async (signIn: Environment['signIn']) => {
      const down = await startServer({
        graph: { database },
        environment: { ...testEnvironment(), signIn },
        log: logged,
      });
      const ready = await read(await fetch(`${down.url}ready`));
      const body = JSON.stringify(persisted('Coverage'));
      const headers = { ...json, ...(await proxy.headers('user-5', 'READER')) };
      const asked = await read(await fetch(`${down.url}graphql`, { method: 'POST', headers, body }));
      await down.close();
      return { ready, asked };
    };
    const error = (said: string) => ({ errors: [{ message: said, extensions: { code } }] });
    const afar = await askBoth(proxy.settings);
    expect(afar.ready).toMatchObject({ status: 503, body: { checks: { database: says, lists: says, derived: says } } });
    expect(afar.asked.body).toMatchObject(error(says));
    expect(JSON.stringify(afar)).not.toMatch(/bolt:|\/srv/);
    expect(lines.filter((line) => line.includes(`"msg":"${entry}"`)).join()).toContain('/srv/subtier/logs');
    // On this machine, the message helps.
    const here = await askBoth(null);
    expect(here.ready.body).toMatchObject({ checks: { database: message } });
    expect(here.asked.body).toMatchObject(error(message));
  },
);

test.each([
  [{ host: '0.0.0.0' }, 'nobody can sign in'],
  [{ publicUrl }, 'nobody can sign in'],
  [{ host: '0.0.0.0', signIn: 'PROXY' }, 'set SUBTIER_PUBLIC_URL'],
  [{ publicUrl: 'http://subtier.example', signIn: 'PROXY' }, 'need TLS'],
  [{ host: 'subtier.example', publicUrl, signIn: 'PROXY' }, 'neither localhost nor a complete IP address'],
] as const)('a start with %o is refused, with what is missing', async (given, message) => {
  const signIn = 'signIn' in given ? proxy.settings : null;
  const environment = { ...testEnvironment(), ...given, signIn };
  await expect(startServer({ graph, environment, log })).rejects.toThrow(
    expect.objectContaining({ code: 'HOST_REFUSED', message: containing(message) }),
  );
});

function containing(text: string): unknown {
  return expect.stringContaining(text);
}

function hashOf(name: string): string {
  const [hash] =
    Object.entries(documents).find(([, text]) => new RegExp(`^(?:query|mutation) ${name}\\b`).test(text)) ?? [];
  if (hash === undefined) throw new Error(`The page has no document ${name}.`);
  return hash;
}
