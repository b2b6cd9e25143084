import { once } from 'node:events';
import { createServer as createHttpServer } from 'node:http';
import { createServer, type Server, type Socket } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { runSubtier } from '../../run-subtier.ts';

/** Returns the port of a server on loopback that is not Neo4j. */
async function listen(server: Server): Promise<number> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket) => {
    sockets.add(socket.on('error', () => undefined));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.close();
    for (const socket of sockets) socket.destroy();
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server listens on no port.');
  return address.port;
}

const answering = (bytes: Buffer) => createServer((socket) => socket.once('data', () => socket.write(bytes)));

const servers: Readonly<Record<string, () => Server>> = {
  'an HTTP server': () => createHttpServer((_, response) => response.end('Hello')),
  'a silent server': () => createServer(),
  'a server that sends something other than Bolt': () => answering(Buffer.from('SSH-2.0-OpenSSH_9.6\r\n')),
  'a server that sends one byte': () => answering(Buffer.from([0])),
  'a server that agrees on a version and then sends nonsense': () =>
    answering(Buffer.from([0, 0, 4, 5, 0, 3, 0xff, 0xff, 0xff, 0, 0])),
  'a server that closes at once': () => createServer((socket) => socket.end()),
  'a server that resets at once': () => createServer((socket) => socket.resetAndDestroy()),
};

const commands = [['status'], ['cypher', 'RETURN 1'], ['exposures'], ['serve']];

/** How much longer a command may take than one that only starts and ends, which may take long on a busy machine. */
const maximumSeconds = 20;

async function expectUnavailable(parameters: readonly string[], uri: string): Promise<void> {
  const startOnly = await timed(['--help'], uri);
  expect(startOnly.code).toBe(0);
  const { code, stderr, seconds } = await timed(parameters, uri);
  expect(stderr).toMatch(/^subtier: [^\n]*check NEO4J_URI, and that the server is running\.\n$/);
  expect(code).toBe(3);
  expect(seconds - startOnly.seconds).toBeLessThan(maximumSeconds);
}

async function timed(parameters: readonly string[], uri: string) {
  const started = performance.now();
  const outcome = await runSubtier(parameters, { NEO4J_URI: uri, NEO4J_PASSWORD: 'none', PORT: '0' });
  return { ...outcome, seconds: (performance.now() - started) / 1000 };
}

test.each(Object.entries(servers))('NEO4J_URI at %s: a command reports it soon and exits with 3', async (_, open) => {
  const port = await listen(open());
  await expectUnavailable(['status'], `bolt://127.0.0.1:${port}`);
  await expectUnavailable(['status'], `neo4j://127.0.0.1:${port}`);
});

test('NEO4J_URI at a port on which nothing listens: a command reports it soon and exits with 3', async () => {
  const server = createServer();
  const port = await listen(server);
  server.close();
  await once(server, 'close');
  for (const scheme of ['bolt', 'neo4j', 'bolt+s'])
    await expectUnavailable(['status'], `${scheme}://127.0.0.1:${port}`);
});

test('NEO4J_URI at a silent server: every command fails the same way, encrypted or not', async () => {
  const port = await listen(createServer());
  for (const command of commands) await expectUnavailable(command, `bolt://127.0.0.1:${port}`);
  for (const scheme of ['bolt+s', 'neo4j+ssc']) await expectUnavailable(['status'], `${scheme}://127.0.0.1:${port}`);
});
