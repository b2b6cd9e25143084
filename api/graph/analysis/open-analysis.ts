import { setTimeout as sleep } from 'node:timers/promises';
import type { Database } from '../driver/database.ts';
import { Lease } from '../write/lease.ts';
import { resolveAll } from '../write/resolve-all.ts';
import { undoUnfinished } from '../write/undo-unfinished.ts';
import { analysisForm } from './analysis-form.ts';
import type { Analysis } from './analysis.ts';
import { readGraphState, type GraphState } from './graph-state.ts';
import { loadSnapshot } from './load-snapshot.ts';
import { readSharedState } from './read-shared-state.ts';
import { refreshAnalysis } from './refresh-analysis.ts';
import type { Snapshot } from './snapshot.ts';

const retryMilliseconds = 200;

/** Where so much of a snapshot is outdated, it is read anew. */
const mostOutdated = 0.3;

/** Opens the analysis of a database; nothing is loaded before it is asked. */
export function openAnalysis(database: Database): Analysis {
  return new GraphAnalysis(database);
}

class GraphAnalysis implements Analysis {
  readonly pinned = null;
  readonly #database: Database;
  #snapshot: Snapshot | null = null;
  #loading: Promise<Snapshot> | null = null;

  constructor(database: Database) {
    this.#database = database;
  }

  get latest(): Snapshot | null {
    return this.#snapshot;
  }

  async current(): Promise<Snapshot> {
    const state = await readSharedState(this.#database);
    if (this.#snapshot !== null && isOf(this.#snapshot, state)) return this.#snapshot;
    // While an import brings the analysis up to date, what was known before it is still a whole answer.
    if (this.#snapshot !== null && isBehind(state) && state.isBeingWritten) return this.#snapshot;
    this.#loading ??= this.#load().finally(() => {
      this.#loading = null;
    });
    return this.#loading;
  }

  /** Until the graph is the same before and after it was read. */
  async #load(): Promise<Snapshot> {
    for (;;) {
      const state = await readGraphState(this.#database);
      if (isBehind(state)) {
        if (state.isBeingWritten) await sleep(retryMilliseconds);
        else await repair(this.#database);
        continue;
      }
      if (this.#snapshot !== null && isOf(this.#snapshot, state)) return this.#snapshot;
      const snapshot = await loadSnapshot(this.#database, state, this.#usable(state));
      if (!isOf(snapshot, await readGraphState(this.#database))) continue;
      this.#snapshot = snapshot;
      return snapshot;
    }
  }

  /** What need not be read again. */
  #usable(state: GraphState): Snapshot | null {
    const known = this.#snapshot;
    if (known?.base !== state.base || known.version > state.version) return null;
    const accesses = known.outdated.reduce((count, marks) => count + marks.length, 0);
    const outdated = known.outdated.reduce((count, marks) => count + marks.reduce((sum, mark) => sum + mark, 0), 0);
    return outdated > accesses * mostOutdated ? null : known;
  }
}

/** Nothing was ever imported: nothing can be behind. */
function isBehind({ version, analysisVersion, form }: GraphState): boolean {
  return analysisVersion !== version || (version > 0 && form !== analysisForm);
}

function isOf(snapshot: Snapshot, state: GraphState): boolean {
  return snapshot.version === state.version && snapshot.base === state.base && !isBehind(state);
}

/**
 * A writer died between its import and the analysis of it, or another version analysed otherwise: everything is recomputed, by one
 * process. Never on an import that is half done: it is undone before.
 */
async function repair(database: Database): Promise<void> {
  const silent = () => undefined;
  const lease = await Lease.acquire(database, 'bring the analysis up to date', silent);
  try {
    if (!isBehind(await readGraphState(database))) return;
    await undoUnfinished(database, lease);
    await resolveAll(lease, silent);
    await refreshAnalysis(database, 'all');
  } finally {
    await lease.release();
  }
}
