import { LRUCache } from 'lru-cache';
import { perDatabase } from '../database/database.ts';
import type { Database } from '../database/database.ts';
import { editionKey, readGraphState } from './graph-state.ts';
import type { Edition, GraphState } from './graph-state.ts';

/** Values by their names, and the state in which one was last asked for. */
interface EditionValues<T> {
  state: GraphState | null;
  readonly found: LRUCache<string, Promise<T>>;
}

/**
 * Caches values that depend on the data alone, until the edition of the graph changes. During an import they stay cached, so that not every
 * request reads them again, and are dropped at its end: an interrupted import leaves the edition unchanged. Failures are not cached.
 */
export class EditionCache<T> {
  readonly #valuesOf: (database: Database) => EditionValues<T>;

  /** @param max the maximum number of values; the least recently used are evicted */
  constructor(max: number) {
    this.#valuesOf = perDatabase(() => ({ state: null, found: new LRUCache({ max }) }));
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
    const values = this.#valuesOf(database);
    const { state: before, found } = values;
    const isCurrent =
      before !== null && editionKey(before) === editionKey(state) && (state.isBeingWritten || !before.isBeingWritten);
    if (!isCurrent) found.clear();
    values.state = state;
    const value = found.get(name) ?? find();
    found.set(name, value);
    value.catch(() => {
      if (found.peek(name) === value) found.delete(name);
    });
    return { edition: state, value: await value };
  }

  /** Lets the next `find` of a value find it again. */
  forget(database: Database, name: string): void {
    this.#valuesOf(database).found.delete(name);
  }
}
