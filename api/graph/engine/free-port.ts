import { createServer } from 'node:net';

/** A loopback port that is free now: the preferred one, else any. */
export async function freePort(preferred: number | null): Promise<number> {
  return (preferred === null ? null : await tryPort(preferred)) ?? (await tryPort(0)) ?? Promise.reject(noPort());
}

function tryPort(port: number): Promise<number | null> {
  return new Promise((resolve) => {
    const server = createServer();
    // Taken, or not to be had: the caller tries another.
    server.once('error', () => {
      resolve(null);
    });
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => {
        resolve(address === null || typeof address === 'string' ? null : address.port);
      });
    });
  });
}

function noPort(): Error {
  return new Error('The system has no free loopback port.');
}
