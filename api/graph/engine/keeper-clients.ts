import { createServer } from 'node:net';
import type { Server, Socket } from 'node:net';
import { createInterface } from 'node:readline';
import type { Report, Request } from './keeper-protocol.ts';
import { requestSchema } from './keeper-protocol.ts';

/** What clients ask of the keeper beside being there. */
export interface Asked {
  readonly type: 'restart' | 'end';
  readonly by: Socket;
}

/** The clients of a keeper: who is connected uses the database; the kernel tells when one is gone, even when killed. */
export class KeeperClients {
  readonly #server: Server;
  readonly #known = new Set<Socket>();
  readonly #token: string;
  #onChange: () => void = () => undefined;
  #asked: Asked | null = null;
  /** What a client that comes now is told first. */
  #greeting: Report | null = null;

  constructor(token: string) {
    this.#token = token;
    this.#server = createServer((socket) => {
      this.#take(socket);
    });
  }

  /** Listens on a free loopback port and gives it. */
  listen(): Promise<number> {
    return new Promise((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen(0, '127.0.0.1', () => {
        const address = this.#server.address();
        if (address === null || typeof address === 'string') reject(new Error('No port was given.'));
        else resolve(address.port);
      });
    });
  }

  get count(): number {
    return this.#known.size;
  }

  /** Called whenever a client comes, goes or asks. */
  onChange(listener: () => void): void {
    this.#onChange = listener;
  }

  /** The oldest request since the last call. */
  takeAsked(): Asked | null {
    const asked = this.#asked;
    this.#asked = null;
    return asked;
  }

  /** Tells all; what is not progress is also told to those who come later. */
  tell(report: Report): void {
    this.#greeting = report;
    for (const socket of this.#known) send(socket, report);
  }

  tellOne(socket: Socket, report: Report): void {
    send(socket, report);
  }

  /** Takes no more clients and lets those there go once they have heard the last report. */
  async close(): Promise<void> {
    for (const socket of this.#known) socket.end();
    await new Promise<void>((resolve) => {
      this.#server.close(() => {
        resolve();
      });
    });
  }

  #take(socket: Socket): void {
    socket.setNoDelay();
    // The end of the connection, which follows, is all that matters.
    socket.on('error', () => undefined);
    socket.on('close', () => {
      if (this.#known.delete(socket)) this.#onChange();
    });
    const lines = createInterface({ input: socket });
    lines.on('error', () => undefined);
    lines.on('line', (line) => {
      const request = parse(line);
      if (request === null) socket.destroy();
      else this.#hear(socket, request);
    });
  }

  #hear(socket: Socket, request: Request): void {
    if (request.type === 'hello') {
      if (request.token !== this.#token) {
        socket.destroy();
        return;
      }
      this.#known.add(socket);
      if (this.#greeting !== null) send(socket, this.#greeting);
      this.#onChange();
      return;
    }
    if (!this.#known.has(socket)) {
      socket.destroy();
      return;
    }
    this.#asked ??= { type: request.type, by: socket };
    this.#onChange();
  }
}

function send(socket: Socket, report: Report): void {
  if (socket.writable) socket.write(`${JSON.stringify(report)}\n`);
}

function parse(line: string): Request | null {
  try {
    return requestSchema.parse(JSON.parse(line));
  } catch {
    // Not one of ours.
    return null;
  }
}
