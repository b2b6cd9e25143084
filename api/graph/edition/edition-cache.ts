import { LRUCache } from 'lru-cache';
import type { Database } from '../database/database.ts';
import { editionKey, readGraphState } from './graph-state.ts';
import type { Edition, GraphState } from './graph-state.ts';

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
