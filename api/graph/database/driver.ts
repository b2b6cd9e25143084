import neo4j from 'neo4j-driver';
import type { Driver } from 'neo4j-driver';

interface Login {
  readonly uri: string;
  readonly user: string;
  readonly password: string;
}

/** Creates a driver with Subtier's settings; it connects on first use. */
export function openDriver({ uri, user, password }: Login): Driver {
  return neo4j.driver(uri, neo4j.auth.basic(user, password), {
    useBigInt: true,
    userAgent: 'subtier',
    connectionTimeout: 10_000,
    connectionAcquisitionTimeout: 30_000,
    maxTransactionRetryTime: 30_000,
    notificationFilter: { minimumSeverityLevel: 'OFF' },
  });
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
