import type { Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Driver } from 'neo4j-driver';
import { DatabaseUnavailable } from '../failure/database-unavailable.ts';
import { Failure } from '../failure/failure.ts';
import { collectSockets } from './collect-sockets.ts';
import { failureOf, type Server } from './failure-of.ts';

/** A server that does not answer within so many milliseconds is away. */
const patience = 3000;

/**
 * What to tell who waits for a server; null: it answers, be it with a refusal.
 * @param open a driver of its own: the connections of another may all be taken
 */
export async function lookForServer(open: () => Driver, server: Server): Promise<DatabaseUnavailable | null> {
  const stop = new AbortController();
  const driver = open();
  try {
    const late = sleep(patience, null, { signal: stop.signal }).catch(() => null);
    if ((await Promise.race([driver.getServerInfo(), late])) !== null) return null;
  } catch (error) {
    const failure = failureOf(error, server);
    return failure instanceof DatabaseUnavailable ? failure : null;
  } finally {
    stop.abort();
    driver.close().catch(() => undefined);
  }
  return new DatabaseUnavailable(`The database at ${server.uri} does not answer: ${server.reachAdvice}.`);
}

/**
 * What a server answers first; where it gives none, what was connected is let go of. What the driver can make nothing of did not come from Neo4j.
 * @param patience in milliseconds
 * @throws DatabaseUnavailable; what the asking throws.
 */
export async function firstAnswer<T>(ask: () => Promise<T>, server: Server, patience: number): Promise<T> {
  const isOver = new AbortController();
  const sockets = new Set<Socket>();
  const late = sleep(patience, null, { signal: isOver.signal }).then(
    () => {
      throw new DatabaseUnavailable(
        `The database at ${server.uri} did not answer within ${patience / 1000} s: ${server.reachAdvice}.`,
      );
    },
    () => new Promise<never>(() => undefined),
  );
  try {
    return await Promise.race([collectSockets(sockets, ask), late]);
  } catch (error) {
    for (const socket of sockets) socket.destroy();
    if (error instanceof Failure) throw error;
    throw new DatabaseUnavailable(`What answers at ${server.uri} is not Neo4j: ${server.reachAdvice}.`, {
      cause: error,
    });
  } finally {
    isOver.abort();
  }
}
