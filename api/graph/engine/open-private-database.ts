import { setTimeout as sleep } from 'node:timers/promises';
import { connectDatabase } from '../driver/connect-database.ts';
import type { Database } from '../driver/database.ts';
import type { Environment } from '../env.ts';
import { HomeUnavailable } from '../failure/home-unavailable.ts';
import { attach } from './attach.ts';
import type { Attachment } from './attach.ts';
import type { HomePaths } from './home-paths.ts';
import { openHome } from './open-home.ts';
import { readPassword } from './prepare-password.ts';
import { privateConnection } from './private-connection.ts';

/** The home's own database, held for as long as this process lives or until `close()`. */
export async function openPrivateDatabase(
  environment: Environment,
  onProgress: (message: string) => void,
): Promise<Database> {
  const paths = await openHome(environment.home);
  const holder = new Holder(environment, paths, await attach(environment, paths, onProgress));
  try {
    const password = await readPassword(paths);
    if (password === null)
      throw new HomeUnavailable(
        `${paths.password} is gone while the database runs: put it back, or end what runs there.`,
      );
    return await connectDatabase(
      privateConnection({
        boltPort: holder.boltPort,
        password,
        paths,
        restart: () => holder.restart(),
        release: () => {
          holder.release();
        },
      }),
    );
  } catch (error) {
    holder.release();
    throw error;
  }
}

/** Between two tries to start a database that does not, in milliseconds. */
const shortestWait = 1000;
const longestWait = 30_000;

/** Holds the link to the keeper, and makes a new one if the keeper is killed: the database then goes on under another. */
class Holder {
  readonly #environment: Environment;
  readonly #paths: HomePaths;
  #attachment: Attachment;
  #released = false;

  constructor(environment: Environment, paths: HomePaths, attachment: Attachment) {
    this.#environment = environment;
    this.#paths = paths;
    this.#attachment = attachment;
    this.#hold();
  }

  get boltPort(): number {
    return this.#attachment.boltPort;
  }

  async restart(): Promise<boolean> {
    await this.#attachment.link.restart();
    return true;
  }

  release(): void {
    this.#released = true;
    this.#attachment.link.close();
  }

  #hold(): void {
    this.#attachment.link.hold(() => {
      if (!this.#released) void this.#attachAgain();
    });
  }

  /** Again and again, ever less often: what keeps a database from starting, such as a full disk, may pass. */
  async #attachAgain(): Promise<void> {
    for (let wait = shortestWait; !this.#released; wait = Math.min(2 * wait, longestWait)) {
      try {
        this.#attachment = await attach(this.#environment, this.#paths, () => undefined);
        break;
      } catch {
        // The statements that find no database say so, each to the one who asked.
        await sleep(wait, undefined, { ref: false });
      }
    }
    if (this.#released) this.#attachment.link.close();
    else this.#hold();
  }
}
