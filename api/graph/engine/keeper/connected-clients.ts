import { once } from 'node:events';
import { createServer } from 'node:net';
import type { Server, Socket } from 'node:net';
import { helloPatience, longestRequest, requestSchema } from './protocol.ts';
import type { Report, Request } from './protocol.ts';

/** A client's request, other than `hello`. */
interface ClientRequest {
  readonly type: 'restart' | 'panicked' | 'end';
  readonly from: Socket;
}

/** The connected clients of a keeper. The kernel closes the connection of a client that ends, even if it is killed. */
export class ConnectedClients {
  readonly #server: Server;
  /** Clients that have sent the token. */
  readonly #accepted = new Set<Socket>();
  readonly #token: string;
  #onChange: () => void = () => undefined;
  /** In the order in which they came. */
  #requests: readonly ClientRequest[] = [];
  /** The latest report, sent first to new clients. */
  #latest: Report | null = null;

  constructor(token: string) {
    this.#token = token;
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

  get count(): number {
    return this.#accepted.size;
  }

  /** Sets the function to call when a client connects, leaves or sends a request. */
  onChange(listener: () => void): void {
    this.#onChange = listener;
  }

  /** Takes the oldest request of a client that is still connected, if any. */
  takeRequest(): ClientRequest | null {
    const [request = null, ...later] = this.#requests;
    this.#requests = later;
    return request;
  }

  /** Drops the requests for a restart: the database has just been started, which is what they ask for. */
  dropRestarts(): void {
    this.#requests = this.#requests.filter(({ type }) => type !== 'restart');
  }

  /** Sends a report to all clients, and, if it is the latest, to new ones. */
  report(report: Report): void {
    this.#latest = report;
    for (const socket of this.#accepted) send(socket, report);
  }

  reportTo(socket: Socket, report: Report): void {
    send(socket, report);
  }

  /** Accepts no more clients, and disconnects the others once they have received the last report. */
  async close(): Promise<void> {
    for (const socket of this.#accepted) socket.end();
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
      this.#requests = this.#requests.filter(({ from }) => from !== socket);
      if (this.#accepted.delete(socket)) this.#onChange();
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
    if (request.type === 'hello') {
      // Rejects late clients: the closing keeper waits for its clients, so accepting one would be a deadlock.
      if (request.token !== this.#token || !this.#server.listening) {
        socket.destroy();
        return;
      }
      this.#accepted.add(socket);
      if (this.#latest !== null) send(socket, this.#latest);
      this.#onChange();
      return;
    }
    if (!this.#accepted.has(socket)) {
      socket.destroy();
      return;
    }
    // One restart is enough for all clients that wait for one.
    if (request.type === 'end' || !this.#requests.some(({ type }) => type === request.type))
      this.#requests = [...this.#requests, { type: request.type, from: socket }];
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
    // Not from a client of Subtier.
    return null;
  }
}
