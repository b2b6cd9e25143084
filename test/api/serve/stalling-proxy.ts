import { connect, createServer, type Socket } from 'node:net';

/** A proxy for a Bolt server that withholds the answers to a statement. */
export interface StallingProxy {
  readonly port: number;
  /** From now on, connections that send this text receive nothing. */
  stallAt(text: string): void;
  /** The client addresses of the stalled connections, as the server sees them: `127.0.0.1:port`. */
  stalled(): readonly string[];
  close(): void;
}

/** Starts a proxy on loopback. It always forwards what the client sends. */
export async function startStallingProxy(serverPort: number): Promise<StallingProxy> {
  let marker: string | null = null;
  const stalled = new Set<string>();
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    const upstream = connect(serverPort, '127.0.0.1');
    let isStalled = false;
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      // If one end closes, close the other.
      socket
        .on('error', () => undefined)
        .on('close', () => {
          client.destroy();
          upstream.destroy();
        });
    }
    client.on('data', (chunk: Buffer) => {
      if (marker !== null && chunk.includes(marker)) {
        isStalled = true;
        stalled.add(`127.0.0.1:${upstream.localPort ?? 0}`);
      }
      upstream.write(chunk);
    });
    upstream.on('data', (chunk: Buffer) => {
      if (!isStalled) client.write(chunk);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The proxy has no port.');
  return {
    port: address.port,
    stallAt(text) {
      marker = text;
      stalled.clear();
    },
    stalled: () => [...stalled],
    close() {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}
