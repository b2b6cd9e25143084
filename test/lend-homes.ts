import { once } from 'node:events';
import { connect, createServer } from 'node:net';

/** So long a process waits for the homes that it prefers, in milliseconds: the one before it may be ending. */
const patience = 5000;

/** Lends homes to processes until they end. */
export interface HomeLender {
  readonly port: number;
  close(): void;
}

/**
 * Starts to lend homes, by number from 0. Vitest gives each worker a number, but sometimes two that run at the same time have the same one: when
 * the last file of one project ends after the first of the next has begun.
 */
export async function lendHomes(count: number): Promise<HomeLender> {
  const lent = new Set<number>();
  const isFree = (home: number) => home < count && !lent.has(home);
  const server = createServer((socket) => {
    socket.once('data', (preferred) => {
      const asked = Date.now();
      const lend = () => {
        const isLate = Date.now() - asked > patience;
        const home = [Number(preferred.toString()), ...(isLate ? Array(count).keys() : [])].find(isFree);
        if (home === undefined) {
          if (!socket.destroyed) setTimeout(lend, 50);
          return;
        }
        lent.add(home);
        socket.once('close', () => lent.delete(home));
        socket.write(String(home));
      };
      lend();
    });
    // A process that is killed.
    socket.on('error', () => undefined);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The lender of homes has no port.');
  server.unref();
  return {
    port: address.port,
    close: () => {
      server.close();
    },
  };
}

/** Borrows a home, the preferred one if it is free, for as long as this process runs. @returns its number */
export async function borrowHome(port: number, preferred: number): Promise<number> {
  const socket = connect(port, '127.0.0.1');
  socket.write(String(preferred));
  const home: unknown[] = await once(socket, 'data');
  socket.on('error', () => undefined);
  socket.unref();
  return Number(String(home[0]));
}
