import type { Transaction } from '../driver/database.ts';
import { readGraphState } from './graph-state.ts';
import type { Snapshot } from './snapshot.ts';

/** Whether what was read before in a transaction is of a snapshot's version: what an import changes while it is under way is of none yet. */
export async function readSettled(transaction: Transaction, snapshot: Snapshot): Promise<boolean> {
  const state = await readGraphState({ read: (...asked) => transaction.run(...asked) });
  return state.version === snapshot.version && state.base === snapshot.base && !state.isBeingWritten;
}
