import { once } from 'node:events';
import { createServer } from 'node:net';
import type { Server, Socket } from 'node:net';
import { helloPatience, longestRequest, requestSchema } from './protocol.ts';
import type { Report, Request } from './protocol.ts';
import type { ClientEvent } from './transitions.ts';

/** The connected clients of a keeper. The kernel closes the connection of a client that ends, even if it is killed. */
export class ConnectedClients {
  readonly #server: Server;
  /** Clients that have sent the token, with their numbers. */
  readonly #accepted = new Map<Socket, number>();
  readonly #token: string;
  readonly #onEvent: (event: ClientEvent) => void;
  #latestNumber = 0;
  /** The latest report, sent first to new clients. */
  #latest: Report | null = null;

  constructor(token: string, onEvent: (event: ClientEvent) => void) {
    this.#token = token;
    this.#onEvent = onEvent;
    this.#server = createServer((socket) => {
      this.#accept(socket);
    });
  }

  /** Listens on a free loopback port and returns it. */
  async listen(): Promise<number> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    // A connection that could not be accepted must not end the keeper.
    this.#server.on('error', () => undefined);
    const address = this.#server.address();
    if (address === null || typeof address === 'string') throw new Error('The server has no port.');
    return address.port;
  }

  /** Sends a report to all clients, and, if it is the latest, to new ones. */
  report(report: Report): void {
    this.#latest = report;
    for (const socket of this.#accepted.keys()) send(socket, report);
  }

  /** Sends a report to one client, if it is still connected. */
  reportTo(client: number, report: Report): void {
    for (const [socket, number] of this.#accepted) if (number === client) send(socket, report);
  }

  /** Accepts no more clients, and disconnects the others once they have received the last report. */
  async close(): Promise<void> {
    for (const socket of this.#accepted.keys()) socket.end();
    this.#server.close();
    await once(this.#server, 'close');
  }

  #accept(socket: Socket): void {
    socket.setNoDelay();
    // The close event that follows is enough.
    socket.on('error', () => undefined);
    const late = setTimeout(() => {
      if (!this.#accepted.has(socket)) socket.destroy();
    }, helloPatience);
    late.unref();
    socket.on('close', () => {
      clearTimeout(late);
      const client = this.#accepted.get(socket);
      if (client === undefined) return;
      this.#accepted.delete(socket);
      this.#onEvent({ type: 'left', client });
    });
    let rest = '';
    socket.setEncoding('utf8');
    socket.on('data', (chunk: string) => {
      const lines = `${rest}${chunk}`.split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) {
        const request = parse(line);
        if (request !== null) this.#handle(socket, request);
        else socket.destroy();
        if (socket.destroyed) return;
      }
      if (rest.length > longestRequest) socket.destroy();
    });
  }

  #handle(socket: Socket, request: Request): void {
    const client = this.#accepted.get(socket);
    if (request.type === 'hello') {
      // Rejects late clients: the closing keeper waits for its clients, so accepting one would be a deadlock.
      if (request.token !== this.#token || !this.#server.listening) {
        socket.destroy();
        return;
      }
      if (client !== undefined) return;
      this.#latestNumber += 1;
      this.#accepted.set(socket, this.#latestNumber);
      if (this.#latest !== null) send(socket, this.#latest);
      this.#onEvent({ type: 'joined', client: this.#latestNumber });
      return;
    }
    if (client === undefined) socket.destroy();
    else this.#onEvent({ type: 'request', client, request: request.type });
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
    // Not from a client of Subtier.
    return null;
  }
}
