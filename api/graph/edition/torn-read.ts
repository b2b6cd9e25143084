import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import type { Database, Transaction } from '../database/database.ts';
import { Failure } from '../failure.ts';
import { isSameDerivation, lastReadState, readCoalescedState } from './graph-state.ts';
import type { GraphState } from './graph-state.ts';

/** Milliseconds before each further attempt of a read that a writer has torn. */
const pauses = [50, 200, 800] as const;

/**
 * Runs a read again if a writer has torn it: a writer may delete a node or edge between its match and the read of its properties, which are null
 * then. A row that does not parse although the graph is as it was before the read is a fault of ours, which is thrown at once.
 * @throws GRAPH_CHANGING if every attempt was torn; ZodError for a fault
 */
async function retryTornRead<T>(database: Database, read: () => Promise<T>): Promise<T> {
  for (let attempt = 0; ; attempt += 1) {
    const before = lastReadState(database);
    try {
      return await read();
    } catch (error) {
      if (!(error instanceof z.ZodError)) throw error;
      const state = await readCoalescedState(database);
      if (isUnchanged(before, state)) throw error;
      const pause = pauses[attempt];
      if (pause === undefined) throw graphChanging(error);
      if (state.isBeingWritten) await sleep(pause);
    }
  }
}

/** Whether no writer can have torn a read between two states. Unknown what was before: one may have. */
function isUnchanged(before: GraphState | null, after: GraphState): boolean {
  return before !== null && !before.isBeingWritten && !after.isBeingWritten && isSameDerivation(before, after);
}

/** Runs statements in one READ transaction, again if a writer has torn it. @throws GRAPH_CHANGING */
export function readInTransaction<T>(database: Database, work: (transaction: Transaction) => Promise<T>): Promise<T> {
  return retryTornRead(database, () => database.readTransaction(work));
}

/**
 * Runs statements each of which may be in a READ transaction of its own, again if a writer has torn them. This takes fewer round trips than one
 * transaction, and shows no less: within a transaction, too, Neo4j reads what others have committed in the meantime.
 * @throws GRAPH_CHANGING
 */
export function readWithoutTransaction<T>(
  database: Database,
  work: (transaction: Transaction) => Promise<T>,
): Promise<T> {
  const transaction: Transaction = { run: (statement, parameters) => database.read(statement, parameters) };
  return retryTornRead(database, () => work(transaction));
}

/**
 * Runs a read whose statements must agree about exposures: again if a transaction of a derivation exchanged some of them during the read.
 * @param read gets the state of the graph for which the result is returned
 * @throws GRAPH_CHANGING if exposures changed during every attempt
 */
export async function readOneStep<T>(database: Database, read: (state: GraphState) => Promise<T>): Promise<T> {
  // The state that was read last is compared with one read afterwards, which saves reading it first.
  let before = lastReadState(database) ?? (await readCoalescedState(database));
  for (let attempt = 0; ; attempt += 1) {
    const result = await read(before);
    const after = await readCoalescedState(database);
    if (isSameDerivation(before, after)) return result;
    before = after;
    const pause = pauses[attempt - 1];
    // The first attempt may only have started from an outdated state.
    if (attempt > pauses.length) throw graphChanging();
    if (pause !== undefined) await sleep(pause);
  }
}

/** The failure of a read that a writer has torn. */
export function graphChanging(cause?: unknown): Failure {
  return new Failure('GRAPH_CHANGING', 'The graph changed while it was read: try again in a moment.', { cause });
}
