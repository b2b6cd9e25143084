import { connect } from 'node:net';
import type { Socket } from 'node:net';
import { createInterface } from 'node:readline';
import { DatabaseUnavailable } from '../failure/database-unavailable.ts';
import { DiskFull } from '../failure/disk-full.ts';
import type { Failure } from '../failure/failure.ts';
import { HomeInUse } from '../failure/home-in-use.ts';
import { HomeUnavailable } from '../failure/home-unavailable.ts';
import { StoreTooNew } from '../failure/store-too-new.ts';
import { WrongPassword } from '../failure/wrong-password.ts';
import { reportSchema } from './keeper-protocol.ts';
import type { keeperFailures, Report, Request } from './keeper-protocol.ts';
import type { RunFile } from './run-file.ts';

const failures = {
  DatabaseUnavailable,
  DiskFull,
  HomeInUse,
  HomeUnavailable,
  StoreTooNew,
  WrongPassword,
} satisfies Readonly<Record<(typeof keeperFailures)[number], new (message: string) => Failure>>;

/** A client's connection to the keeper. As long as it is open, the database runs. */
export class KeeperLink {
  readonly #socket: Socket;
  readonly #reports: Report[] = [];
  #wake: () => void = () => undefined;
  #lost = false;

  private constructor(socket: Socket) {
    this.#socket = socket;
    const lines = createInterface({ input: socket });
    // The end of the connection, which follows, is all that matters.
    socket.on('error', () => undefined);
    lines.on('error', () => undefined);
    lines.on('line', (line) => {
      this.#reports.push(reportSchema.parse(JSON.parse(line)));
      this.#wake();
    });
    lines.on('close', () => {
      this.#lost = true;
      this.#wake();
    });
  }

  /** Null when nobody listens there any more. */
  static async open(run: RunFile): Promise<KeeperLink | null> {
    const socket = connect({ host: '127.0.0.1', port: run.keeperPort, noDelay: true });
    const opened = await new Promise<boolean>((resolve) => {
      socket.once('connect', () => {
        resolve(true);
      });
      socket.once('error', () => {
        resolve(false);
      });
    });
    if (!opened) return null;
    const link = new KeeperLink(socket);
    link.#ask({ type: 'hello', token: run.token });
    return link;
  }

  /** Waits until the database is ready; null when the keeper went away first. */
  async untilReady(onProgress: (message: string) => void): Promise<number | null> {
    for (;;) {
      const report = await this.#next();
      if (report === null || report.type === 'ended') return null;
      if (report.type === 'ready') return report.boltPort;
      if (report.type === 'failed') throw new failures[report.failure](report.message);
      if (report.type === 'progress') onProgress(report.message);
    }
  }

  /** Ends the database and starts it anew. */
  async restart(): Promise<void> {
    this.#reports.length = 0;
    this.#ask({ type: 'restart' });
    await this.untilReady(() => undefined);
  }

  /** Ends database and keeper. @throws HomeInUse when others use them. */
  async end(): Promise<void> {
    this.#ask({ type: 'end' });
    for (;;) {
      const report = await this.#next();
      if (report === null) return;
      if (report.type === 'shared')
        throw new HomeInUse(
          `The database is in use by ${report.others === 1 ? 'another command' : `${report.others} other commands`}: end them first, then try again.`,
        );
    }
  }

  /** The connection no longer keeps this process alive; `onLost` is called if the keeper goes away. */
  hold(onLost: () => void): void {
    this.#socket.unref();
    this.#socket.once('close', onLost);
    if (this.#lost) onLost();
  }

  /** Lets go of the database. */
  close(): void {
    this.#socket.removeAllListeners('close');
    this.#socket.destroy();
  }

  #ask(request: Request): void {
    this.#socket.write(`${JSON.stringify(request)}\n`);
  }

  async #next(): Promise<Report | null> {
    for (;;) {
      const report = this.#reports.shift();
      if (report !== undefined) return report;
      if (this.#lost) return null;
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }
}
