import { once } from 'node:events';
import { createServer as createHttpServer } from 'node:http';
import { createServer, type Server, type Socket } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { openDatabase } from '#graph/engine/open-database.ts';
import { readEnvironment } from '#graph/env.ts';

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

async function expectUnavailable(uri: string): Promise<void> {
  const environment = { ...readEnvironment(), neo4jUri: uri, password: 'none' };
  const refused = openDatabase({ environment, onProgress: () => undefined });
  await expect(refused).rejects.toThrow(/^[^\n]*check NEO4J_URI, and that the server is running\.$/);
  await expect(refused).rejects.toMatchObject({ code: 'SERVICE_UNAVAILABLE', exitCode: 3 });
}

const expectAllUnavailable = (schemes: readonly string[], port: number) =>
  Promise.all(schemes.map((scheme) => expectUnavailable(`${scheme}://127.0.0.1:${port}`)));

test.each(Object.entries(servers))('NEO4J_URI at %s: a command is told so', async (_, open) => {
  await expectAllUnavailable(['bolt', 'neo4j'], await listen(open()));
});

test('NEO4J_URI at a silent server: a command is told so, encrypted or not', async () => {
  await expectAllUnavailable(['bolt+s', 'neo4j+ssc'], await listen(createServer()));
});

test('NEO4J_URI at a port on which nothing listens: a command is told so', async () => {
  const server = createServer();
  const port = await listen(server);
  server.close();
  await once(server, 'close');
  await expectAllUnavailable(['bolt', 'neo4j', 'bolt+s'], port);
});
