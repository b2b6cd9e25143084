import { randomBytes } from 'node:crypto';
import { Failure } from '../../failure.ts';
import { keepEmptyStore } from '../empty-store.ts';
import type { StoreContents } from '../empty-store.ts';
import { fileFailure } from '../home.ts';
import { distributionOf } from '../java.ts';
import { ConnectedClients } from './connected-clients.ts';
import { KeptDatabase, log } from './kept-database.ts';
import { keeperFailures, keeperOrderSchema } from './protocol.ts';
import type { Report } from './protocol.ts';
import { firstState, transition, wakeAt } from './transitions.ts';
import type { KeeperEvent } from './transitions.ts';

/** What happened, in order. */
class Events {
  readonly #events: KeeperEvent[] = [];
  #wake: () => void = () => undefined;

  add(event: KeeperEvent): void {
    this.#events.push(event);
    this.#wake();
  }

  /** Waits for the next event: `time` if there is none by then. */
  async next(time: number | null): Promise<KeeperEvent> {
    if (this.#events.length === 0)
      await new Promise<void>((resolve) => {
        const timer = time === null ? undefined : setTimeout(resolve, Math.max(0, time - performance.now()));
        this.#wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    return this.#events.shift() ?? { type: 'time' };
  }
}

/** Does what `transition` decides, until the keeper is over. The start lock ensures that there is one keeper per home. */
async function keepDatabase(database: KeptDatabase, events: Events): Promise<void> {
  events.add(await database.find());
  try {
    for (let state = firstState; state.phase.name !== 'over';) {
      const event = await events.next(wakeAt(state));
      const [next, actions] = transition(state, event, performance.now());
      state = next;
      for (const action of actions) {
        const outcome = await database.perform(action);
        if (outcome !== null) events.add(outcome);
      }
    }
  } catch (error) {
    await database.kill();
    throw error;
  }
  await database.leave();
}

/**
 * The keeper program: the first client starts it, detached; it ends when no client is left. It sends its parent a message once it listens.
 * @param contents what a new home's store has
 */
export async function runKeeper(contents: StoreContents): Promise<void> {
  const order = keeperOrderSchema.parse(JSON.parse(process.argv.at(-1) ?? ''));
  const token = randomBytes(24).toString('base64url');
  const events = new Events();
  const onEvent = (event: KeeperEvent) => {
    events.add(event);
  };
  const clients = new ConnectedClients(token, onEvent);
  const end = new AbortController();
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const)
    process.on(signal, () => {
      end.abort();
      onEvent({ type: 'signal' });
    });
  // A full disk, which makes logging fail, must not end the keeper.
  process.stdout.on('error', () => undefined);
  let failed = false;
  try {
    const keeperPort = await clients.listen();
    const database = new KeptDatabase({
      order,
      clients,
      keeperPort,
      token,
      end: end.signal,
      contents,
      onEvent,
      onRunFile: () => {
        if (process.connected)
          process.send?.('listening', () => {
            if (process.connected) process.disconnect();
          });
      },
    });
    await keepDatabase(database, events);
  } catch (error) {
    failed = true;
    log(String(error instanceof Error ? error.stack : error));
    clients.report(reportOf(error, order.home));
  }
  await clients.close();
  if (!failed && !end.signal.aborted) {
    const { java, jars, neo4jVersion } = order;
    await keepEmptyStore({ java, jars, release: distributionOf(neo4jVersion), contents, end: end.signal });
  }
  process.exit(failed ? 1 : 0);
}

function reportOf(error: unknown, home: string): Report {
  const failure = fileFailure(error, home, 'SUBTIER_HOME');
  if (failure instanceof Failure) {
    const known = keeperFailures.find((code) => code === failure.code);
    if (known !== undefined) return { type: 'failed', failure: known, message: failure.message };
  }
  const reason = failure instanceof Error ? failure.message : String(failure);
  return { type: 'failed', failure: 'SERVICE_UNAVAILABLE', message: `The database did not start: ${reason}` };
}
