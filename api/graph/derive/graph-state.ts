import { LRUCache } from 'lru-cache';
import { z } from 'zod';
import type { Database } from '../database/database.ts';
import { casework } from '../model/vocabulary.ts';

/** A particular state of the graph. The version alone cannot tell: after a wipe it counts from 0 again. */
export interface Edition {
  /** A random id of the derived part, new after each wipe; null until the first import has completed. */
  readonly base: string | null;
  /** Goes up by one with each import, rollback or repair that changes the graph; 0 before the first. */
  readonly version: number;
}

const row = z.object({
  base: z.string().nullable(),
  version: z.number(),
  /** The version for which accesses and exposures were last derived; -1: an import has written statements, and has not raised `version` yet. */
  derivedVersion: z.number(),
  /** See `derivedForm`. */
  form: z.string().nullable(),
  contractsWithPersonnel: z.number(),
  /** A running process holds the lease, and not only to read: see `Lease.readOnly`. */
  isBeingWritten: z.boolean(),
  /** Goes up by one with each change of casework. */
  caseworkVersion: z.number(),
});

/** What the graph records about itself, with its edition. */
export type GraphState = z.infer<typeof row>;

/** Returns an edition as text, for cursors and cache keys. */
export function editionKey({ base, version }: Edition): string {
  return `${base ?? ''}:${version}`;
}

/** Returns as text what answers depend on: the edition, before or after its exposures were derived, and the version of casework. */
export function answersKey(state: GraphState): string {
  return `${editionKey(state)} ${state.derivedVersion} ${state.caseworkVersion}`;
}

/** Whether two states are of the same edition, with the same exposures derived from it. */
export function isSameDerivation(a: GraphState, b: GraphState): boolean {
  return editionKey(a) === editionKey(b) && a.derivedVersion === b.derivedVersion;
}

/** How long the lease lasts without a heartbeat of its holder, in seconds. */
export const leaseSeconds = 15;

/**
 * The condition, in Cypher, that somebody has the right to write, by a node `lease`. A lease that expires implausibly late dates
 * from before the clock was set back: its holder renews it within seconds, or is dead.
 */
export function isHeld(lease: string): string {
  return `(${lease}.holder IS NOT NULL
    AND datetime.realtime() <= ${lease}.expiresAt <= datetime.realtime() + duration({seconds: ${2 * leaseSeconds}}))`;
}

/**
 * The condition, in Cypher, that somebody may be changing the graph, by a node `lease`. A holder that only reads has put its own id into
 * `reader`, so that this ends with it, whoever takes the lease next.
 */
function isWriting(lease: string): string {
  return `(${isHeld(lease)} AND coalesce(${lease}.reader <> ${lease}.holder, true))`;
}

/** Always returns one row: a graph that was never set up is at version 0. */
const statement = `OPTIONAL MATCH (graph:Subtier {key: 'graph'})
  OPTIONAL MATCH (lease:Subtier {key: 'lease'})
  OPTIONAL MATCH (casework:${casework.label} {${casework.key}: '${casework.versionRecord}'})
  RETURN coalesce(graph.version, 0) AS version, coalesce(graph.derivedVersion, 0) AS derivedVersion,
    graph.derivedBase AS base, graph.derivedForm AS form, coalesce(graph.contractsWithPersonnel, 0) AS contractsWithPersonnel,
    ${isWriting('lease')} AS isBeingWritten,
    coalesce(toInteger(casework.${casework.content}), 0) AS caseworkVersion`;

export async function readGraphState(database: Pick<Database, 'read'>): Promise<GraphState> {
  const [found] = await database.read(statement);
  return row.parse(found);
}

/** The running read, and the next one, shared by all callers that arrive while the first runs. */
interface SharedRead {
  readonly running: Promise<GraphState>;
  next: Promise<GraphState> | null;
}

const sharedReads = new WeakMap<Database, SharedRead>();

/** A signal that never aborts: reads with a signal fail fast when the database is down. */
const neverAborts = new AbortController().signal;

/**
 * Same as `readGraphState`, but concurrent calls share one read. The read always starts after the call, so a caller that knows of a
 * change sees it. No caller's signal cancels it.
 */
export function readCoalescedState(database: Database): Promise<GraphState> {
  const { unbound } = database;
  const shared = sharedReads.get(unbound);
  if (shared === undefined) return startRead(unbound);
  const restart = () => startRead(unbound);
  return (shared.next ??= shared.running.then(restart, restart));
}

function startRead(database: Database): Promise<GraphState> {
  const running = readGraphState(database.until(neverAborts));
  const own: SharedRead = { running, next: null };
  sharedReads.set(database, own);
  const end = () => {
    // If callers are waiting, the next read replaces this one when it starts.
    if (own.next === null) sharedReads.delete(database);
  };
  running.then(end, end);
  return running;
}

/** Values by their names, and the state in which one was last asked for. */
interface EditionValues<T> {
  readonly state: GraphState;
  readonly found: LRUCache<string, Promise<T>>;
}

/**
 * Caches values that depend on the data alone, until the edition of the graph changes. During an import they stay cached, so that not every
 * request reads them again, and are dropped at its end: an interrupted import leaves the edition unchanged. Failures are not cached.
 */
export class EditionCache<T> {
  readonly #values = new WeakMap<Database, EditionValues<T>>();
  readonly #max: number;

  /** @param max the maximum number of values; the least recently used are evicted */
  constructor(max: number) {
    this.#max = max;
  }

  /**
   * Returns a value by its name, with the edition of the graph.
   * @param database without a deadline: the value is shared between requests
   */
  async find(
    database: Database,
    name: string,
    find: () => Promise<T>,
  ): Promise<{ readonly edition: Edition; readonly value: T }> {
    const state = await readGraphState(database);
    const found = this.#valuesOf(database, state);
    const value = found.get(name) ?? find();
    found.set(name, value);
    value.catch(() => found.delete(name));
    return { edition: state, value: await value };
  }

  #valuesOf(database: Database, state: GraphState): LRUCache<string, Promise<T>> {
    const before = this.#values.get(database);
    const isCurrent =
      before !== undefined &&
      editionKey(before.state) === editionKey(state) &&
      (state.isBeingWritten || !before.state.isBeingWritten);
    const found = isCurrent ? before.found : new LRUCache<string, Promise<T>>({ max: this.#max });
    this.#values.set(database, { state, found });
    return found;
  }

  /** Lets the next `find` of a value find it again. */
  forget(database: Database, name: string): void {
    this.#values.get(database)?.found.delete(name);
  }
}
