import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { expect, test } from 'vitest';
import { runSubtier } from '../../run-subtier.ts';

/** Other servers that are not Neo4j are in `api/graph/database/not-neo4j.test.ts`, without processes. */
test('NEO4J_URI at a silent server: every command reports it and exits with 3, encrypted or not', async () => {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => sockets.add(socket.on('error', () => undefined))).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const at = (scheme: string, parameters: readonly string[]) =>
    runSubtier(parameters, { NEO4J_URI: `${scheme}://127.0.0.1:${port}`, NEO4J_PASSWORD: 'none', PORT: '0' });
  const ended = [
    ...[['status'], ['cypher', 'RETURN 1'], ['exposures'], ['serve']].map((command) => at('bolt', command)),
    ...['bolt+s', 'neo4j+ssc'].map((scheme) => at(scheme, ['status'])),
  ];
  for (const { code, stderr } of await Promise.all(ended)) {
    expect(stderr).toMatch(/^subtier: [^\n]*check NEO4J_URI, and that the server is running\.\n$/);
    expect(code).toBe(3);
  }
  expect(await at('bolt', ['--help'])).toMatchObject({ code: 0 });
  server.close();
  for (const socket of sockets) socket.destroy();
});
