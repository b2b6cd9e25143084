import { readFile } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { request } from 'node:https';
import { fileURLToPath } from 'node:url';
import pino from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openGraph } from '#graph/graph.ts';
import { startServer } from '#serve/server.ts';
import type { RunningServer } from '#serve/server.ts';
import { testEnvironment } from '#test/test-environment.ts';
import { withEmptyData } from '#test/with-empty-data.ts';
import { startOpenIdProvider } from './openid-provider.ts';

const file = (name: string) => fileURLToPath(new URL(name, import.meta.url));
/** For localhost, until 2126. Its key is public: it is for tests only. */
const tls = { cert: file('loopback-certificate.pem'), key: file('loopback-key.pem') };
const environment = { ...testEnvironment(), publicUrl: 'https://subtier.example', tls };
const log = pino({ level: 'silent' });
let server: RunningServer;

beforeAll(async () => {
  const { settings } = await startOpenIdProvider();
  const graph = await openGraph(await withEmptyData());
  server = await startServer({ graph, environment: { ...environment, signIn: settings }, log });
});

afterAll(() => server.close());

const containing = (text: string): unknown => expect.stringContaining(text);

interface Answered {
  readonly status: number;
  readonly text: string;
  readonly transport: string | undefined;
}

async function ask(path: string, headers: Readonly<Record<string, string>> = {}): Promise<Answered> {
  const options = {
    ca: await readFile(tls.cert),
    servername: 'localhost',
    agent: false,
    headers: { Host: 'subtier.example', ...headers },
  };
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    request(new URL(path, server.url), options, resolve).on('error', reject).end();
  });
  let text = '';
  for await (const part of response.setEncoding('utf8')) text += String(part);
  const transport = response.headers['strict-transport-security'];
  return { status: response.statusCode ?? 0, text, transport };
}

test('a server with a certificate answers over TLS only', async () => {
  expect(server.url).toMatch(/^https:/);
  expect(await ask('/health')).toEqual({ status: 200, text: '{"status":"ok"}', transport: 'max-age=31536000' });
  expect(await ask('/graphql?query=%7Bme%7Bname%7D%7D')).toMatchObject({ status: 401 });
  await expect(fetch(server.url.replace('https:', 'http:'))).rejects.toThrow();
});

test('without a proxy, who tries to sign in too often is refused, whatever address they claim', async () => {
  const statuses: number[] = [];
  for (let at = 0; at < 61; at += 1)
    statuses.push((await ask('/sign-in', { 'X-Forwarded-For': `192.0.2.${at}` })).status);
  // The provider does not answer in this test.
  expect(new Set(statuses.slice(0, 60))).toEqual(new Set([503]));
  expect(statuses.at(-1)).toBe(429);
});

test.each([
  ['cert', 'SUBTIER_TLS_CERT'],
  ['key', 'SUBTIER_TLS_KEY'],
] as const)('a %s that cannot be read stops the start, by the name of its setting', async (which, name) => {
  const graph = await openGraph(await withEmptyData());
  const missing = { ...environment, signIn: null, publicUrl: null, tls: { ...tls, [which]: '/nowhere/at-all.pem' } };
  await expect(startServer({ graph, environment: missing, log })).rejects.toMatchObject({
    code: 'ENVIRONMENT_INVALID',
    message: containing(name),
  });
});
