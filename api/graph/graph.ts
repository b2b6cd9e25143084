import { setTimeout as sleep } from 'node:timers/promises';
import { perDatabase } from './database/database.ts';
import type { Database } from './database/database.ts';
import { derivedForm, isBehind, isSameDerivation, readCoalescedState, readGraphState } from './edition/graph-state.ts';
import type { GraphState } from './edition/graph-state.ts';
import { describeUnfinished, findPartlyWritten } from './edition/imports.ts';
import { Failure } from './failure.ts';
import type { FailureCodeName } from './failure.ts';
import { Lease } from './ingest/lease.ts';
import { deriveIfBehind } from './ingest/repair.ts';
import { completeWipe } from './ingest/undo.ts';
import { wipedForm } from './schema/wipe.ts';

/** The graph as the API and the command line use it. */
export interface Graph {
  readonly database: Database;
}

/** Opens the graph in a database whose schema is set up, and repairs its derived part if needed. The caller closes the database. */
export async function openGraph(database: Database): Promise<Graph> {
  await ensureDerived(database);
  return { database };
}

const retryMilliseconds = 200;

const repairOf = perDatabase((): { running: Promise<void> | null } => ({ running: null }));

/**
 * Makes sure that what the graph derives can be read: repairs it if an import died before it updated the derived part, or if that has
 * another form. While an import updates it, each access reads as before or as after, so readers do not wait.
 * @param onWait called before it waits for a repair or a wipe
 * @returns whether it could be read already, and the state that was read last
 */
export async function ensureDerived(
  { unbound }: Database,
  onWait: () => void = () => undefined,
): Promise<{ readonly wasReadable: boolean; readonly state: GraphState }> {
  for (let wasReadable = true; ; wasReadable = false) {
    const state = await readCoalescedState(unbound);
    if (!isBehind(state)) return { wasReadable, state };
    if (state.isBeingWritten && (state.form === null || state.form === derivedForm)) return { wasReadable, state };
    onWait();
    await (state.isBeingWritten ? sleep(retryMilliseconds) : shareRepair(unbound));
  }
}

function shareRepair(database: Database): Promise<void> {
  const shared = repairOf(database);
  return (shared.running ??= repair(database).finally(() => {
    shared.running = null;
  }));
}

function repair(database: Database): Promise<void> {
  const silent = () => undefined;
  return Lease.hold(database, 'derive accesses and exposures again', silent, async (lease) => {
    await completeWipe(database, lease, silent);
    await deriveIfBehind(database, lease, silent);
  });
}

/** Attempts before the read fails because the graph keeps changing. */
const maxAttempts = 2;

interface OneEditionOptions {
  /** The code of the failure. */
  readonly code: FailureCodeName;
  /** Called each time the graph has changed while the read ran, so that its result is discarded. */
  readonly onChange?: () => void;
}

/**
 * Runs a read of one edition of the graph, in which the statements hold no part of an import and everything that is derived belongs to them. If
 * the graph changes during the read, it is read again.
 * @throws a Failure with the given code if the graph holds a part of an import, a writer changes it now, or it changes during each run
 */
export async function readOneEdition<T>(
  database: Database,
  read: () => Promise<T>,
  { code, onChange }: OneEditionOptions,
): Promise<T> {
  for (let attempt = 1; attempt <= maxAttempts; attempt += 1) {
    const { state: before } = await ensureDerived(database);
    const parts = await findPartlyWritten(database);
    // A rollback may have begun since the state was read. If it died, the next read completes it.
    if (isBehind(before) || parts.some(({ state }) => state === 'ROLLING_BACK'))
      throw new Failure(code, 'An import or a rollback is changing the graph: try again when it has ended.');
    const [partial] = parts;
    if (partial !== undefined)
      throw new Failure(
        code,
        `The graph holds a part of an import (${describeUnfinished(partial)}): wait until that import has ended; if it was interrupted, run it again.`,
      );
    const result = await read();
    // In this order, because an import changes the state in the step after which no part of it is left.
    const [begun] = await findPartlyWritten(database);
    const after = await readGraphState(database);
    // A wipe deletes the edition last.
    if (begun === undefined && isSameDerivation(before, after) && after.form !== wipedForm) return result;
    onChange?.();
  }
  throw new Failure(
    code,
    `The graph changed during each of ${maxAttempts} attempts to read it: try again when no import, rollback or wipe is running.`,
  );
}
