import { subscribe } from 'node:diagnostics_channel';
import { Socket } from 'node:net';
import neo4j from 'neo4j-driver';
import type { AuthToken, AuthTokenManager, Driver } from 'neo4j-driver';

export interface Login {
  readonly uri: string;
  readonly user: string;
  readonly password: string;
  /** Whether the program at the other end of a connection may get the password; null: any program at the address may. */
  readonly trusts: ((connection: Socket) => Promise<boolean>) | null;
}

/** Creates a driver with Subtier's settings; it connects on first use. */
export function openDriver(login: Login): Driver {
  return neo4j.driver(login.uri, authOf(login), {
    useBigInt: true,
    userAgent: 'subtier',
    connectionTimeout: 10_000,
    connectionAcquisitionTimeout: 30_000,
    // The driver doubles its waits from 1 s and begins the next one before this time is over: it retries for about 30 s. With 30 s here, the last wait
    // of 32 s would begin or not by chance.
    maxTransactionRetryTime: 20_000,
    notificationFilter: { minimumSeverityLevel: 'OFF' },
  });
}

/** Connections of this process that are not verified yet, each with the pending answer; null: not requested. */
const unverifiedSockets = new Map<Socket, Promise<boolean> | null>();

/** Calls a listener with each socket that this process opens, before it is connected. */
export function onSocket(listener: (socket: Socket) => void): void {
  subscribe('net.client.socket', (message) => {
    if (typeof message === 'object' && message !== null && 'socket' in message && message.socket instanceof Socket)
      listener(message.socket);
  });
}

onSocket((socket) => {
  unverifiedSockets.set(socket, null);
  socket.once('close', () => unverifiedSockets.delete(socket));
});

/** The driver asks for the token whenever it takes a connection, and before it sends it over a new one. */
function authOf({ uri, user, password, trusts }: Login): AuthToken | AuthTokenManager {
  const token = neo4j.auth.basic(user, password);
  if (trusts === null) return token;
  const port = Number(new URL(uri).port);
  return {
    async getToken() {
      // Until a server has sent something, it may not have accepted the connection, so its owner is unknown.
      for (const [socket, asked] of unverifiedSockets) {
        if (socket.remotePort !== port || socket.bytesRead === 0) continue;
        // Asked once, although many connections are opened at the same time.
        const answer = asked ?? trusts(socket);
        unverifiedSockets.set(socket, answer);
        if (!(await answer))
          throw new neo4j.Neo4jError('Another program has the port.', neo4j.error.SERVICE_UNAVAILABLE, '50N42', '');
        unverifiedSockets.delete(socket);
      }
      return token;
    },
    handleSecurityException: () => false,
  };
}

/** The driver of a server whose address may change: a private database gets another port if a program has taken its own during a restart. */
export class CurrentDriver {
  readonly #login: Login;
  #uri: string;
  #driver: Driver;

  /** @param login its `uri` is read again on each use */
  constructor(login: Login) {
    this.#login = login;
    this.#uri = login.uri;
    this.#driver = openDriver(login);
  }

  get(): Driver {
    if (this.#login.uri === this.#uri) return this.#driver;
    // What waits for the former address fails, and is tried again at the new one.
    this.#driver.close().catch(() => undefined);
    this.#uri = this.#login.uri;
    this.#driver = openDriver(this.#login);
    return this.#driver;
  }

  close(): Promise<void> {
    return this.#driver.close();
  }
}
