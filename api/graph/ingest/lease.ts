import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import type { Database, Transaction } from '../database/database.ts';
import { isHeld, leaseSeconds } from '../edition/graph-state.ts';
import { Failure, isFailure } from '../failure.ts';

const heartbeatMilliseconds = 3000;
const retryMilliseconds = 500;

const holderRow = z.object({ work: z.string(), host: z.string(), pid: z.number(), since: z.string() });

/** The right to write to the graph; one process has it at a time. It uses the database's clock, so machines' clocks may differ. */
export class Lease {
  readonly #database: Database;
  readonly #holder = randomUUID();
  #heartbeat: NodeJS.Timeout | null = null;
  #lost: Failure | null = null;
  /** Runs statements as `write` does, for work that takes a database to write to. */
  readonly writer: Pick<Database, 'write'> = {
    write: (statement, parameters) => this.write((transaction) => transaction.run(statement, parameters)),
  };

  private constructor(database: Database) {
    this.#database = database;
  }

  /**
   * Acquires the lease; waits and reports progress as long as another process has it.
   * @param work what the writer does, in words, such as `import chain-package`
   */
  static async acquire(database: Database, work: string, onProgress: (message: string) => void): Promise<Lease> {
    const lease = new Lease(database);
    let reported = '';
    while (!(await lease.#take(work))) {
      const holder = await lease.#readHolder();
      const message =
        holder === null
          ? ''
          : `Waiting: process ${holder.pid} on ${holder.host} is writing to this database (${holder.work}, since ${holder.since}).`;
      if (message !== reported && message !== '') onProgress(message);
      reported = message;
      await sleep(retryMilliseconds);
    }
    lease.#startHeartbeat();
    return lease;
  }

  /** Holds the lease for the work, and gives it up even if the work fails. */
  static async hold<T>(
    database: Database,
    work: string,
    onProgress: (message: string) => void,
    run: (lease: Lease) => Promise<T>,
  ): Promise<T> {
    const lease = await Lease.acquire(database, work, onProgress);
    let isWritable = true;
    try {
      return await run(lease);
    } catch (error) {
      isWritable = !isFailure(error, 'SERVICE_UNAVAILABLE', 'DISK_FULL');
      throw error;
    } finally {
      if (!isWritable) lease.abandon();
      else await lease.release();
    }
  }

  /**
   * Runs a write transaction that commits only if this process still has the lease.
   * @throws LEASE_LOST
   */
  write<T>(work: (transaction: Transaction) => Promise<T>): Promise<T> {
    if (this.#lost !== null) throw this.#lost;
    return this.#database.writeTransaction(async (transaction) => {
      if (!(await this.#extend(transaction))) throw this.#lose();
      return work(transaction);
    });
  }

  /**
   * Promises that this process changes nothing from here on, so that readers may rely on the graph as it is: see `isBeingWritten`. Other writers
   * still wait for the lease.
   * @throws LEASE_LOST
   */
  async readOnly(): Promise<void> {
    await this.write((transaction) => transaction.run(`MATCH (l:Subtier {key: 'lease'}) SET l.reader = l.holder`));
  }

  /** @throws LEASE_LOST if another process has taken the lease */
  check(): Promise<void> {
    return this.write(() => Promise.resolve());
  }

  async release(): Promise<void> {
    this.#stop();
    await this.#database.write(
      `MATCH (l:Subtier {key: 'lease', holder: $holder})
       REMOVE l.holder, l.reader, l.work, l.host, l.pid, l.since, l.expiresAt`,
      { holder: this.#holder },
    );
  }

  /** Gives up the lease without a write, for when the database is down: the lease expires by itself. */
  abandon(): void {
    this.#stop();
  }

  async #take(work: string): Promise<boolean> {
    // Reads first, so that waiting processes do not queue on the node's lock.
    const free = `NOT ${isHeld('l')}`;
    const [row] = await this.#database.read(`OPTIONAL MATCH (l:Subtier {key: 'lease'}) RETURN ${free} AS free`);
    if (row?.['free'] !== true) return false;
    const taken = await this.#database.write(
      `MERGE (l:Subtier {key: 'lease'})
       SET l.key = 'lease'
       WITH l WHERE ${free}
       SET l.holder = $holder, l.work = $work, l.host = $host, l.pid = $pid, l.since = datetime.realtime(),
         l.expiresAt = datetime.realtime() + duration({seconds: $lifetimeSeconds})
       RETURN l.holder AS holder`,
      { holder: this.#holder, work, host: hostname(), pid: process.pid, lifetimeSeconds: leaseSeconds },
    );
    return taken.length > 0;
  }

  async #readHolder(): Promise<z.infer<typeof holderRow> | null> {
    const [row] = await this.#database.read(
      `MATCH (l:Subtier {key: 'lease'}) WHERE l.holder IS NOT NULL
       RETURN l.work AS work, l.host AS host, l.pid AS pid, toString(l.since) AS since`,
    );
    return row === undefined ? null : holderRow.parse(row);
  }

  #startHeartbeat(): void {
    let running = false;
    this.#heartbeat = setInterval(() => {
      if (running) return;
      running = true;
      this.#database
        .writeTransaction((transaction) => this.#extend(transaction))
        .then((ours) => (ours ? undefined : this.#lose()))
        // If the database is down, the writer's own transactions fail.
        .catch(() => undefined)
        .finally(() => {
          running = false;
        });
    }, heartbeatMilliseconds);
    this.#heartbeat.unref();
  }

  #stop(): void {
    if (this.#heartbeat !== null) clearInterval(this.#heartbeat);
    this.#heartbeat = null;
  }

  async #extend(transaction: Transaction): Promise<boolean> {
    const rows = await transaction.run(
      `MATCH (l:Subtier {key: 'lease'})
       SET l.key = 'lease'
       WITH l WHERE l.holder = $holder
       SET l.expiresAt = datetime.realtime() + duration({seconds: $lifetimeSeconds})
       RETURN l.key`,
      { holder: this.#holder, lifetimeSeconds: leaseSeconds },
    );
    return rows.length > 0;
  }

  #lose(): Failure {
    this.#lost ??= new Failure(
      'LEASE_LOST',
      'Another process took over writing, because this one did not respond for too long: run the command again.',
    );
    this.#stop();
    return this.#lost;
  }
}
