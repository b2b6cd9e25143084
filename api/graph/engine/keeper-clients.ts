import { createServer } from 'node:net';
import type { Server, Socket } from 'node:net';
import type { Report, Request } from './keeper-protocol.ts';
import { helloPatience, longestRequest, requestSchema } from './keeper-protocol.ts';

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
    const late = setTimeout(() => {
      if (!this.#known.has(socket)) socket.destroy();
    }, helloPatience);
    late.unref();
    socket.on('close', () => {
      clearTimeout(late);
    });
    let rest = '';
    socket.setEncoding('utf8');
    socket.on('data', (chunk: string) => {
      const lines = `${rest}${chunk}`.split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) {
        const request = parse(line);
        if (request !== null) this.#hear(socket, request);
        else socket.destroy();
        if (socket.destroyed) return;
      }
      if (rest.length > longestRequest) socket.destroy();
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
  if (line.length > longestRequest) return null;
  try {
    return requestSchema.parse(JSON.parse(line));
  } catch {
    // Not one of ours.
    return null;
  }
}
