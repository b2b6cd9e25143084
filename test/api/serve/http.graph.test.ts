import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { IncomingMessage, Server, request } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import pino from 'pino';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { openGraph } from '#graph/graph.ts';
import type { Graph } from '#graph/graph.ts';
import { startServer } from '#serve/server.ts';
import type { RunningServer } from '#serve/server.ts';
import { addressParts, pageNames, recordKinds, writePath } from '#web/address/paths.ts';
import { chainFiles } from '../../chain-files.ts';
import { importPackage } from '../../import-package.ts';
import { testEnvironment } from '../../test-environment.ts';
import { withEmptyData } from '../../with-empty-data.ts';

const log = pino({ level: 'silent' });
let graph: Graph;
let server: RunningServer;
let page: string;
/** More than is sent as it is. */
const script = `export {}; // ${'long '.repeat(1000)}`;

beforeAll(async () => {
  const database = await withEmptyData();
  await importPackage(database, chainFiles);
  graph = await openGraph(database);
  page = await mkdtemp(join(tmpdir(), 'subtier-page-'));
  await mkdir(join(page, 'dist', 'assets'), { recursive: true });
  await writeFile(join(page, 'secret.txt'), 'not to be served');
  await writeFile(join(page, 'dist', 'index.html'), '<!doctype html><title>Subtier</title>');
  await writeFile(join(page, 'dist', 'assets', 'app-1a2b.js'), script);
  await writeFile(join(page, 'dist', 'addresses.json'), JSON.stringify(addressParts));
  server = await startServer({ graph, environment: testEnvironment(), log, page: join(page, 'dist') });
});

afterAll(async () => {
  await server.close();
  await rm(page, { recursive: true });
});

interface Sent {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body: string;
}

/** Sends a path and headers unchanged; fetch would normalize them. */
function send(path: string, headers: Readonly<Record<string, string>> = {}, method = 'GET', body = ''): Promise<Sent> {
  const { hostname, port } = new URL(server.url);
  return new Promise((resolve, reject) => {
    const sent = request({ hostname, port, path, method, headers }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
      response.on('end', () => {
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text });
      });
    });
    sent.on('error', reject).end(body);
  });
}

const ask = '/graphql?query=%7Blegend%7Blanes%7D%7D';
const json = { 'Content-Type': 'application/json' };

test('health reports that the server runs', async () => {
  expect(await send('/health')).toMatchObject({ status: 200, body: '{"status":"ok"}' });
});

test.each(['/health', '/ready', '/metrics', '/'])('%s takes GET and HEAD, and nothing else', async (path) => {
  expect(await send(path, {}, 'HEAD')).toMatchObject({ status: 200, body: '' });
  for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS', 'TRACE'])
    expect(await send(path, {}, method)).toMatchObject({ status: 405, headers: { allow: 'GET, HEAD' } });
});

test('a request that came through a proxy is refused, because nobody signs in here', async () => {
  const response = await fetch(`${server.url}graphql?query={me{name}}`, {
    headers: { 'X-Forwarded-For': '203.0.113.9' },
  });
  expect([response.status, await response.text()]).toEqual([403, expect.stringContaining('set SUBTIER_PUBLIC_URL')]);
});

test.each(['/ready/', '/health/x', '/graphql/?query=1', '/exports//'])(
  '%s is not the page, which would look healthy',
  async (path) => {
    const answer = await send(path);
    expect(answer).toMatchObject({ status: 404, body: containing('No such address: use /') });
  },
);

test('a request may name the whole address, as it does to a proxy', async () => {
  expect(await send('http://127.0.0.1/health')).toMatchObject({ status: 200, body: '{"status":"ok"}' });
  expect(await send(`HTTP://localhost:1${ask}`)).toMatchObject({ status: 200, body: containing('"lanes"') });
  expect(await send('http://127.0.0.1?x')).toMatchObject({ status: 200, body: containing('Subtier') });
});

test('the page is served with its media type, cache headers and a content security policy', async () => {
  const index = await send('/');
  expect(index).toMatchObject({ status: 200, body: containing('Subtier') });
  expect(index.headers).toMatchObject({
    'content-type': 'text/html;charset=utf-8',
    'cache-control': 'no-cache',
    'x-content-type-options': 'nosniff',
    'content-security-policy': containing("default-src 'none'; script-src 'self';"),
  });
  expect((await send('/assets/app-1a2b.js')).headers).toMatchObject({
    'content-type': containing('javascript'),
    'cache-control': 'public, max-age=31536000, immutable',
  });
  expect(await send('/chains/anything?asOf=2025-07-17')).toMatchObject({ status: 200, body: index.body });
  // The key of a record may look like a file name.
  expect(await send('/list/15CFR791.4')).toMatchObject({ status: 200, body: index.body });
  expect(await send('/favicon.ico')).toMatchObject({ status: 404 });
  expect(await send('/assets/none.js')).toMatchObject({ status: 404 });
  expect(await send('/', {}, 'DELETE')).toMatchObject({ status: 405 });
});

test('every address of the page opens it; any other is 404, for a browser with the page, which says so', async () => {
  const places = [
    ...pageNames.map((view) => ({ view, record: null })),
    ...recordKinds.map((kind) => ({ view: 'record', record: { kind, key: 'K.1' } }) as const),
  ];
  const paths = [...places.map(writePath), '/not-found', '/chains/', '/?view=chains'];
  expect(await Promise.all(paths.map(async (path) => (await send(path)).status))).toEqual(paths.map(() => 200));
  for (const path of ['/docs', '/sdl', '/systems/dod.1', '/chain?x=1']) {
    expect(await send(path)).toMatchObject({ status: 404, body: containing('the API at /graphql') });
    expect(await send(path, { Accept: 'text/html' })).toMatchObject({
      status: 404,
      headers: { 'content-security-policy': containing("default-src 'none'") },
      body: containing('<title>Subtier'),
    });
  }
});

test.each(['gzip', 'br'])(
  'answers are compressed with %s: the schema, the page, GraphQL and exports',
  async (encoding) => {
    const accepted = { 'Accept-Encoding': encoding };
    const sdl = '/graphql?query=' + encodeURIComponent('{ __schema { types { name description } } }');
    for (const path of ['/schema.graphql', '/assets/app-1a2b.js', sdl, '/exports?format=exposures']) {
      const { status, headers, body } = await send(path, accepted);
      expect([path, status, headers['content-encoding']]).toEqual([path, 200, encoding]);
      expect(headers['vary']).toContain('Accept-Encoding');
      const plain = await send(path);
      expect(plain.headers['content-encoding']).toBeUndefined();
      expect(body.length).toBeLessThan(plain.body.length);
    }
    const part = await send('/assets/app-1a2b.js', { ...accepted, Range: 'bytes=0-2999' });
    expect([part.status, part.headers['content-encoding'], part.body.length]).toEqual([206, undefined, 3000]);
  },
);

test('events are not compressed, which would hold them back', async () => {
  const { port } = new URL(server.url);
  const headers = { ...json, 'Accept-Encoding': 'gzip', Accept: 'text/event-stream' };
  const sent = request({ hostname: '127.0.0.1', port, path: '/graphql', method: 'POST', headers });
  sent.end(JSON.stringify({ query: 'subscription { graphChanged { edition } }' }));
  const [response] = z.tuple([z.instanceof(IncomingMessage)]).parse(await once(sent, 'response'));
  // Yoga's own word for it.
  expect(response.headers['content-encoding']).toBe('none');
  const events: string[] = [];
  response.setEncoding('utf8').on('data', (chunk: string) => events.push(chunk));
  await vi.waitFor(() => {
    expect(events.join('')).toContain('graphChanged');
  });
  response.destroy();
});

test.each(['/schema.graphql', '/', '/assets/app-1a2b.js'])('%s is sent again only if it has changed', async (path) => {
  const { status, headers } = await send(path, { 'Accept-Encoding': 'gzip' });
  expect(status).toBe(200);
  const etag = String(headers['etag']);
  expect(etag).toMatch(/^W\/"/);
  expect(await send(path, { 'If-None-Match': etag })).toMatchObject({ status: 304, body: '' });
  expect(await send(path, { 'If-None-Match': 'W/"other"' })).toMatchObject({ status: 200 });
});

test('a client that subscribes over a WebSocket learns that events are sent in another way', async () => {
  const upgrade = { Connection: 'Upgrade', Upgrade: 'websocket', 'Sec-WebSocket-Protocol': 'graphql-transport-ws' };
  expect(await send('/graphql', upgrade)).toMatchObject({ status: 400, body: containing('text/event-stream') });
});

test.each([
  '/../secret.txt',
  '/..%2fsecret.txt',
  '/%2e%2e/secret.txt',
  '/assets/../../secret.txt',
  '/%00',
  '/%',
  '//secret.txt',
])("no path leads outside the page's folder: %s", async (path) => {
  const { status, body } = await send(path);
  expect(body).not.toContain('not to be served');
  expect([200, 404]).toContain(status);
});

test('GET queries and JSON POSTs need no extra header', async () => {
  expect(await send(ask)).toMatchObject({ status: 200, body: containing('"lanes"') });
  for (const type of ['application/json', 'Application/JSON; Charset=UTF-8'])
    expect(await send('/graphql', { 'Content-Type': type }, 'POST', '{"query":"{legend{lanes}}"}')).toMatchObject({
      status: 200,
      body: containing('"lanes"'),
    });
});

test('forms, which a page of another program can send without asking, need a header', async () => {
  const form = { 'Content-Type': 'application/x-www-form-urlencoded; charset=utf-8', Origin: 'http://localhost:5173' };
  const body = new URLSearchParams({ query: 'mutation { keepQuestion(name: "one", statement: "RETURN 1") { name } }' });
  const refused = await send('/graphql', form, 'POST', body.toString());
  expect(refused).toMatchObject({ status: 403, body: containing('CSRF_HEADER_REQUIRED') });
  expect(await send('/graphql', json, 'POST', '{"query":"{ownQuestions{name}}"}')).toMatchObject({
    body: containing('"ownQuestions":[]'),
  });
  const query = new URLSearchParams({ query: '{legend{lanes}}' }).toString();
  expect(await send('/graphql', { ...form, 'X-Subtier-CSRF': '1' }, 'POST', query)).toMatchObject({
    status: 200,
    body: containing('"lanes"'),
  });
});

test('introspection is allowed', async () => {
  expect(await send('/graphql?query=%7B__schema%7Btypes%7Bname%7D%7D%7D')).toMatchObject({
    body: containing('"ExposureFilter"'),
  });
});

test('browsers get GraphiQL, which loads nothing from elsewhere', async () => {
  const { status, body, headers } = await send('/graphql', { Accept: 'text/html' });
  expect(status).toBe(200);
  expect(body).toContain('renderYogaGraphiQL');
  expect(body).not.toMatch(/<(script|link)[^>]+(src|href)="(https?:)?\/\//);
  expect(headers['content-security-policy']).toContain("connect-src 'self'");
});

test.each([
  { Host: 'evil.example' },
  { Host: 'evil.example:4000' },
  { Host: '127.0.0.1.evil.example' },
  { Host: '10.0.0.1' },
  { Origin: 'https://evil.example' },
  { Origin: 'null' },
  { 'Sec-Fetch-Site': 'cross-site', 'Sec-Fetch-Mode': 'no-cors' },
])('requests from elsewhere are refused: %j', async (headers) => {
  expect(await send(ask, headers)).toMatchObject({ status: 403 });
});

test.each([
  { Host: 'localhost:4000' },
  { Host: '[::1]:4000' },
  { Origin: 'http://localhost:5173' },
  { 'Sec-Fetch-Site': 'same-origin' },
])('requests from this machine are accepted: %j', async (headers) => {
  expect(await send(ask, headers)).toMatchObject({ status: 200 });
});

test('other origins may not read the answers', async () => {
  const { headers } = await send(ask, { Origin: 'http://localhost:5173' });
  expect(headers['access-control-allow-origin']).toBeUndefined();
});

test('a body that is too large or not a query is refused', async () => {
  const large = JSON.stringify({ query: `{ legend { lanes } } #${'x'.repeat(4_100_000)}` });
  const refused = { code: 'BODY_LIMIT_EXCEEDED', limit: 'body', most: 4_000_000 };
  const announced = await send('/graphql', { ...json, 'Content-Length': String(large.length) }, 'POST', large);
  expect(announced).toMatchObject({ status: 413 });
  expect(JSON.parse(announced.body)).toMatchObject({ errors: [{ extensions: { ...refused, asked: large.length } }] });
  // The server reads the rest, or the client would see a closed connection in place of the answer.
  for (let times = 0; times < 20; times += 1) {
    const streamed = await send('/graphql', { ...json, 'Transfer-Encoding': 'chunked' }, 'POST', large.repeat(2));
    expect(streamed).toMatchObject({ status: 413, headers: { connection: 'keep-alive' } });
    expect(JSON.parse(streamed.body)).toMatchObject({ errors: [{ extensions: { ...refused, asked: null } }] });
  }
  expect(await send('/graphql', json, 'POST', 'x')).toMatchObject({ status: 400 });
  expect(await send('/graphql', json, 'POST', '{"query":"{"}')).toMatchObject({
    body: containing('GRAPHQL_PARSE_FAILED'),
  });
  expect(await send('/graphql', { 'Content-Type': 'multipart/form-data; boundary=x' }, 'POST', '--x--')).toMatchObject({
    status: 415,
  });
  const text = await send('/graphql', { 'Content-Type': 'text/plain' }, 'POST', '{"query":"{ legend { lanes } }"}');
  expect(text.status).toBe(415);
  expect(JSON.parse(text.body)).toMatchObject({
    errors: [
      {
        message: 'Send the query as JSON, with the header Content-Type: application/json.',
        extensions: { code: 'BAD_REQUEST' },
      },
    ],
  });
});

test('a port in use and a host beyond loopback are refused', async () => {
  const port = Number(new URL(server.url).port);
  await expect(startServer({ graph, environment: { ...testEnvironment(), port }, log })).rejects.toThrow(
    expect.objectContaining({ code: 'PORT_TAKEN' }),
  );
  await expect(startServer({ graph, environment: { ...testEnvironment(), host: '0.0.0.0' }, log })).rejects.toThrow(
    expect.objectContaining({ code: 'HOST_REFUSED' }),
  );
});

function containing(text: string): unknown {
  return expect.stringContaining(text);
}

test.each([0, 3600])(
  'a server that stops does not wait for connections without a whole request, such as a spare one of a browser, also if the clock is set back %i s',
  async (setBack) => {
    const other = await startServer({ graph, environment: testEnvironment(), log });
    const { port } = new URL(other.url);
    const open = async (text: string) => {
      const socket = connect(Number(port), '127.0.0.1');
      socket.on('error', () => undefined);
      await once(socket, 'connect');
      socket.write(text);
      return socket;
    };
    const head = 'HTTP/1.1\r\nHost: localhost\r\n';
    const sockets = await Promise.all([
      open(''),
      open(`GET /health ${head}`),
      open(`GET /health ${head}\r\nGET /health ${head}`),
      open(`POST /graphql ${head}Content-Type: application/json\r\nContent-Length: 100\r\n\r\n{`),
    ]);
    await fetch(`${other.url}health`);
    const closeAll = vi.spyOn(Server.prototype, 'closeAllConnections');
    const closed = other.close();
    await setTimeout(100);
    try {
      if (setBack > 0) vi.useFakeTimers({ toFake: ['Date'], now: Date.now() - setBack * 1000 });
      await closed;
    } finally {
      vi.useRealTimers();
    }
    // As a server does once it has waited for the last answers long enough.
    expect(closeAll).not.toHaveBeenCalled();
    closeAll.mockRestore();
    for (const socket of sockets) socket.destroy();
  },
);
