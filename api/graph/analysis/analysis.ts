import type { Snapshot } from './snapshot.ts';

/** Every access's history, held in memory and brought up to date when an import of any process changed the graph. */
export interface Analysis {
  /** What is known now. A snapshot never changes: what is answered from one is consistent. */
  current(): Promise<Snapshot>;
  /** The last that was loaded, without asking the database; null: none yet. */
  readonly latest: Snapshot | null;
  /** The one from which everything that goes with this graph is answered; null: each time what is known then. */
  readonly pinned: Snapshot | null;
}
