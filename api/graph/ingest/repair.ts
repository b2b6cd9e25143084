import { setTimeout as sleep } from 'node:timers/promises';
import type { Database } from '../database/database.ts';
import { readCoalescedState, readGraphState } from '../derive/graph-state.ts';
import type { GraphState } from '../derive/graph-state.ts';
import { derivedForm, isBehind, refreshDerived } from '../derive/refresh.ts';
import { completeWritten } from './journal.ts';
import { Lease } from './lease.ts';
import { resolveAll } from './resolve.ts';
import { completeWipe, finishRollbacks, undoUnfinished } from './undo.ts';

const retryMilliseconds = 200;

const repairs = new WeakMap<Database, Promise<void>>();

/**
 * Makes sure that what the graph derives can be read: repairs it if an import died before it updated the derived part, or if that has
 * another form. While an import updates it, each access reads as before or as after, so readers do not wait.
 * @returns whether it could be read already, and the state that was read last
 */
export async function ensureDerived({
  whole,
}: Database): Promise<{ readonly wasReadable: boolean; readonly state: GraphState }> {
  for (let wasReadable = true; ; wasReadable = false) {
    const state = await readCoalescedState(whole);
    if (!isBehind(state)) return { wasReadable, state };
    if (!state.isBeingWritten) await shareRepair(whole);
    else if (state.form === null || state.form === derivedForm) return { wasReadable, state };
    else await sleep(retryMilliseconds);
  }
}

function shareRepair(database: Database): Promise<void> {
  const running = repairs.get(database);
  if (running !== undefined) return running;
  const started = repair(database).finally(() => {
    repairs.delete(database);
  });
  repairs.set(database, started);
  return started;
}

/** Derives everything again, in one process at a time. First undoes imports that are partly written, and completes those that are written. */
async function repair(database: Database): Promise<void> {
  const silent = () => undefined;
  const lease = await Lease.acquire(database, 'derive accesses and exposures again', silent);
  try {
    await completeWipe(database, silent);
    if (!isBehind(await readGraphState(database))) return;
    await undoUnfinished(database, lease);
    await resolveAll(lease, silent);
    await completeWritten(lease);
    await refreshDerived(database, lease, 'all');
    await finishRollbacks(lease);
  } finally {
    await lease.release();
  }
}
