import { appendFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { openGraph } from '#graph/graph.ts';
import type { Graph } from '#graph/graph.ts';
import { Audit } from '#serve/access/audit.ts';
import type { AuditLine } from '#serve/access/audit-line.ts';
import { startServer } from '#serve/server.ts';
import type { RunningServer } from '#serve/server.ts';
import { chainFiles } from '#test/chain-files.ts';
import { importPackage } from '#test/import-package.ts';
import { testEnvironment } from '#test/test-environment.ts';
import { withEmptyData } from '#test/with-empty-data.ts';
import { startSigningProxy } from './signing-proxy.ts';
import type { SigningProxy } from './signing-proxy.ts';

let graph: Graph;
let server: RunningServer;
let proxy: SigningProxy;
let home: string;

beforeAll(async () => {
  const database = await withEmptyData();
  await importPackage(database, chainFiles);
  graph = await openGraph(database);
  proxy = await startSigningProxy();
  home = await mkdtemp(join(tmpdir(), 'subtier-audited-'));
  server = await start();
});

afterAll(async () => {
  await server.close();
  await rm(home, { recursive: true });
});

function start(): Promise<RunningServer> {
  const environment = { ...testEnvironment(), home, signIn: proxy.settings };
  return startServer({ graph, environment, log: pino({ level: 'silent' }) });
}

const answer = z.object({
  data: z.record(z.string(), z.unknown()).nullish(),
  errors: z.array(z.object({ message: z.string(), extensions: z.looseObject({ code: z.string() }) })).default([]),
});

type Headers = Readonly<Record<string, string>>;

async function ask(headers: Headers, query: string, variables: object = {}) {
  const response = await fetch(`${server.url}graphql`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body: JSON.stringify({ query, variables }),
  });
  const parsed = answer.parse(await response.json());
  return {
    ...parsed,
    status: response.status,
    codes: parsed.errors.map(({ extensions }) => extensions.code),
    response,
  };
}

const createToken =
  'mutation ($name: String!) { createToken(name: $name, role: READER, minutes: 60) { text token { id } } }';
const created = z.object({ createToken: z.object({ text: z.string(), token: z.object({ id: z.string() }) }) });

async function tokenOf(user: string): Promise<{ readonly id: string; readonly headers: Headers }> {
  const { data } = await ask(await proxy.headers(user, 'READER'), createToken, { name: 'A script' });
  const { text, token } = created.parse(data).createToken;
  return { id: token.id, headers: { Authorization: `Bearer ${text}` } };
}

/** The last lines of the file, also those that readers leave out. */
async function lastLines(count: number): Promise<readonly Partial<AuditLine>[]> {
  const text = await readFile(join(home, 'audit', 'audit-000001.jsonl'), 'utf8');
  const lines = text.trimEnd().split('\n').slice(-count);
  return lines.map((line) => z.looseObject({}).parse(JSON.parse(line)));
}

/** Ends the audit with a text that is no line, until the test ends. */
async function breakAudit(): Promise<void> {
  const file = join(home, 'audit', 'audit-000001.jsonl');
  const whole = await readFile(file, 'utf8');
  onTestFinished(() => writeFile(file, whole));
  await appendFile(file, 'not a line\n');
}

test('an id of 1.2 million characters is refused, and neither the audit nor anything else stops', async () => {
  const rosa = await proxy.headers('rosa', 'READER');
  const { codes } = await ask(rosa, 'mutation ($id: ID!) { revokeToken(id: $id) }', { id: 'a'.repeat(1_200_000) });
  expect(codes).toEqual(['BAD_USER_INPUT']);
  expect((await ask(rosa, createToken, { name: 'Next' })).codes).toEqual([]);
  const { data, codes: problems } = await ask(
    await proxy.headers('ada', 'ADMIN'),
    '{ audit(first: 2) { action outcome } }',
  );
  expect(problems).toEqual([]);
  expect(data?.['audit']).toEqual([
    { action: 'Mutation.createToken', outcome: 'ok' },
    { action: 'Mutation.revokeToken', outcome: 'BAD_USER_INPUT' },
  ]);
  expect(await new Audit(home).verify()).toMatchObject({ problem: null });
});

test('a mutation has at most ten root fields, and a query reads the audit once', async () => {
  const rosa = await proxy.headers('rosa', 'READER');
  const many = (field: string, count: number) => Array.from({ length: count }, (_, at) => `a${at}: ${field}`).join(' ');
  const before = await lastLines(1);
  const changes = await ask(rosa, `mutation { ${many('revokeToken(id: "x")', 11)} }`);
  expect(changes.errors).toMatchObject([{ extensions: { limit: 'changes', most: 10, asked: 11 } }]);
  expect(changes.errors[0]?.message).toContain('11 root fields; 10 are allowed');
  const spread = `mutation { ...F } fragment F on Mutation { ${many('revokeToken(id: "x")', 11)} }`;
  expect((await ask(rosa, spread)).codes).toEqual(['BAD_USER_INPUT']);
  const reads = await ask(rosa, `{ ${many('myActions(first: 1) { n: number }', 2)} }`);
  expect(reads.errors).toMatchObject([{ extensions: { limit: 'auditFields', most: 1, asked: 2 } }]);
  expect(await lastLines(1)).toEqual(before);
});

test('without the audit nothing is changed, exported or asked, and the reason names no folder', async () => {
  const [rosa, edgar] = [await proxy.headers('rosa', 'READER'), await proxy.headers('edgar', 'EDITOR')];
  await ask(rosa, createToken, { name: 'Before' });
  await breakAudit();
  const changed = await ask(rosa, createToken, { name: 'Unrecorded' });
  expect(changed.codes).toEqual(['HOME_UNAVAILABLE']);
  expect(changed.errors[0]?.message).toContain("The audit can't be written, so nothing was changed: ");
  expect(changed.errors[0]?.message).not.toContain(home);
  expect(JSON.stringify(await ask(rosa, '{ tokens { name } }'))).not.toContain('Unrecorded');
  const asked = await ask(edgar, '{ cypher(statement: "RETURN 1") { rows } }');
  expect(asked.codes).toEqual(['HOME_UNAVAILABLE']);
  expect(asked.data).toBeUndefined();
  expect((await fetch(`${server.url}exports?format=exposures`, { headers: edgar })).status).toBe(503);
});

test('a line says by which token, in which request and which token was created', async () => {
  const { id, headers } = await tokenOf('ina');
  const [begun, ended] = await lastLines(2);
  expect(begun).toMatchObject({ action: 'Mutation.createToken', by: 'PROXY', outcome: 'begun' });
  expect(ended).toMatchObject({ outcome: 'ok', begun: begun?.n, what: { name: 'A script', token: id } });
  const saved = await ask(headers, '{ runSavedQuery(name: "none", first: 1) { rows } }');
  const [line] = await lastLines(1);
  expect(line).toMatchObject({ action: 'Query.runSavedQuery', by: 'TOKEN', credential: id, what: { name: 'none' } });
  expect(line?.request).toBe(saved.response.headers.get('x-request-id'));
  const read = await ask(await proxy.headers('ada', 'ADMIN'), '{ audit(first: 1) { by credential request } }');
  expect(read.data?.['audit']).toEqual([{ by: 'TOKEN', credential: id, request: line?.request }]);
});

test('a token creates no tokens, and revokes only itself', async () => {
  const [first, second] = [await tokenOf('tom'), await tokenOf('tom')];
  expect((await ask(first.headers, createToken, { name: 'Longer' })).codes).toEqual(['FORBIDDEN']);
  const revoke = 'mutation ($id: ID!) { revokeToken(id: $id) }';
  expect((await ask(first.headers, revoke, { id: second.id })).codes).toEqual(['FORBIDDEN']);
  expect((await ask(second.headers, '{ me { by } }')).codes).toEqual([]);
  expect((await ask(first.headers, revoke, { id: first.id })).codes).toEqual([]);
  expect((await ask(first.headers, '{ me { by } }')).codes).toEqual(['UNAUTHENTICATED']);
  expect((await ask(await proxy.headers('tom', 'READER'), revoke, { id: second.id })).codes).toEqual([]);
});

test.each(['two\nlines', 'a\u0000b', 'a\u2028b'])('a token with the name %j is refused', async (name) => {
  const { codes } = await ask(await proxy.headers('rosa', 'READER'), createToken, { name });
  expect(codes).toEqual(['BAD_USER_INPUT']);
});

test('an export is recorded before it is sent, and its query string cannot pose as something else', async () => {
  const headers = await proxy.headers('ana', 'ANALYST');
  const response = await fetch(`${server.url}exports?format=exposures&method=POST&actor=ada&__proto__=x`, { headers });
  await response.text();
  // The answer ends before its line is written.
  await expect.poll(async () => (await lastLines(1))[0]?.outcome).toBe('HTTP 400');
  const [begun, ended] = await lastLines(2);
  const query = { method: 'POST', actor: 'ada', format: 'exposures' };
  expect(begun).toMatchObject({ action: '/exports', outcome: 'begun', what: { method: 'GET', query } });
  expect(ended).toMatchObject({ begun: begun?.n, outcome: 'HTTP 400', actor: { name: 'ana Doe' } });
  expect(await new Audit(home).verify()).toMatchObject({ problem: null });
});

test('refused tries leave a count for each user and reason', async () => {
  const eve = await proxy.headers('eve', 'READER');
  for (let n = 0; n < 3; n += 1) await ask(eve, '{ audit(first: 1) { number } }');
  await fetch(`${server.url}metrics`, { headers: eve });
  await ask({}, '{ me { id } }');
  await server.close();
  server = await start();
  const lines = await new Audit(home).latest(20, null);
  const refused = lines.filter(({ action }) => action === 'refused');
  expect(refused.find(({ actor }) => actor.name === 'eve Doe')).toMatchObject({
    outcome: 'FORBIDDEN',
    what: { times: 4, actions: { 'Query.audit': 3, '/metrics': 1 } },
  });
  expect(refused.find(({ actor }) => actor.id === 'unknown')).toMatchObject({ outcome: 'UNAUTHENTICATED' });
});

test('somebody who has filled the audit for an hour is refused; others are not', async () => {
  const edgar = await proxy.headers('mallory', 'EDITOR');
  const fields = Array.from({ length: 10 }, (_, at) => `a${at}: keepQuestion(name: "x", statement: $s) { name }`);
  const fill = `mutation ($s: String!) { ${fields.join(' ')} }`;
  const statement = 'x'.repeat(30_000);
  const answers = [];
  for (let n = 0; n < 27; n += 1) answers.push(await ask(edgar, fill, { s: statement }));
  expect(answers[0]?.codes[0]).toBe('BAD_USER_INPUT');
  const last = answers.at(-1);
  expect(last).toMatchObject({ status: 429, codes: ['RATE_LIMIT_EXCEEDED'] });
  expect(last?.errors[0]?.message).toMatch(/10000000 are allowed. Try again in \d+ min/);
  expect(Number(last?.response.headers.get('retry-after'))).toBeGreaterThan(3000);
  expect((await fetch(`${server.url}exports?format=exposures`, { headers: edgar })).status).toBe(429);
  expect((await ask(await proxy.headers('rosa', 'READER'), createToken, { name: 'Mine' })).codes).toEqual([]);
});
