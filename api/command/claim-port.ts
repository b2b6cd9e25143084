import { once } from 'node:events';
import { createServer } from 'node:net';
import type { Environment } from '#graph/env.ts';
import { HostRefused } from '#graph/failure/host-refused.ts';
import { PortTaken } from '#graph/failure/port-taken.ts';
import { isLoopback } from '#serve/http/is-loopback.ts';

/**
 * Makes sure that the server will be able to listen, before a database is fetched and started for nothing.
 * @throws HostRefused, PortTaken
 */
export async function claimPort({ host, port }: Pick<Environment, 'host' | 'port'>): Promise<void> {
  if (!isLoopback(host))
    throw new HostRefused(
      `HOST is ${host}, which others can reach, and Subtier has no authentication yet: unset HOST, or set it to 127.0.0.1.`,
    );
  const server = createServer();
  try {
    server.listen(port, host);
    await once(server, 'listening');
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    throw new PortTaken(
      `Nothing can listen on ${host}, port ${port} (${String(error.code)}): ${adviceFor(error.code)}.`,
      {
        cause: error,
      },
    );
  }
  server.close();
  await once(server, 'close');
}

function adviceFor(code: unknown): string {
  switch (code) {
    case 'EADDRINUSE':
      return 'end what listens there, or set PORT to another one';
    case 'EACCES':
      return 'set PORT to one above 1023';
    default:
      return 'unset HOST, or set it to 127.0.0.1';
  }
}
