import { connect, createServer, type Socket } from 'node:net';

/** A proxy for a Bolt server that withholds statements' results. */
export interface StallingProxy {
  readonly port: number;
  /**
   * From now on, a connection that sends a statement with this text stalls: it receives nothing more, and the server is not asked for the rows of the
   * statement, so that its transaction stays open until the client ends it.
   */
  stallAt(text: string): void;
  /** The client addresses of the stalled connections, as the server sees them: `127.0.0.1:port`. */
  stalled(): readonly string[];
  close(): void;
}

/** Starts a proxy on loopback. */
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
    const messages = new BoltMessages();
    client.on('data', (chunk: Buffer) => {
      for (const { framed, payload } of messages.take(chunk)) {
        if (marker !== null && payload.includes(marker)) {
          isStalled = true;
          stalled.add(`127.0.0.1:${upstream.localPort ?? 0}`);
        }
        if (!isStalled || payload[1] !== pull) upstream.write(framed);
      }
    });
    upstream.on('data', (chunk: Buffer) => {
      messages.negotiate(chunk);
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

/** The tag of the message that asks for the rows of a statement. */
const pull = 0x3f;

interface Message {
  /** As sent, with the lengths of its chunks. */
  readonly framed: Buffer;
  readonly payload: Buffer;
}

/** Splits what a client sends into the handshake and Bolt's messages: chunks of a 16-bit length and so many bytes, until one of length 0. */
class BoltMessages {
  #rest = Buffer.alloc(0);
  /** Bytes of the handshake that are still to come: a magic number and four proposals of versions. */
  #handshake = 20;
  #isNegotiated = false;

  /** Takes the server's first answer: to the version 0x000001ff, the client replies with the version that it chose and its capabilities. */
  negotiate(chunk: Buffer): void {
    if (!this.#isNegotiated && chunk.readUInt32BE(0) === 0x0000_01ff) this.#handshake += 5;
    this.#isNegotiated = true;
  }

  *take(chunk: Buffer): Iterable<Message> {
    const bytes = Buffer.concat([this.#rest, chunk]);
    let start = Math.min(this.#handshake, bytes.length);
    this.#handshake -= start;
    if (start > 0) yield { framed: bytes.subarray(0, start), payload: Buffer.alloc(0) };
    for (let at = start, parts: Buffer[] = []; at + 2 <= bytes.length;) {
      const length = bytes.readUInt16BE(at);
      if (at + 2 + length > bytes.length) break;
      parts.push(bytes.subarray(at + 2, at + 2 + length));
      at += 2 + length;
      if (length > 0) continue;
      yield { framed: bytes.subarray(start, at), payload: Buffer.concat(parts) };
      start = at;
      parts = [];
    }
    this.#rest = bytes.subarray(start);
  }
}
