import type { Value } from '../driver/database.ts';
import type { NodeRef } from '../exposure/exposure.ts';
import type { FetchedHops } from '../lists/fetched-hops.ts';

/** A node with its own values, which follow from what its sources state of it. */
export interface Entity extends NodeRef {
  readonly properties: Readonly<Record<string, Value>>;
  /** All its labels; a Person's tell in which roles it is employed. */
  readonly labels: readonly string[];
  /** Its hops that were fetched with it, by whatever object their asker knows them by. */
  readonly hops?: FetchedHops;
}
