import { LRUCache } from 'lru-cache';

/** Large enough that a frequently used key is not evicted between two uses; a few megabytes. */
const maxNames = 20_000;

/** The admission filter of a cache: most requests come once, and only those that come again are worth caching. */
export class SeenBefore {
  readonly #names = new LRUCache<string, true>({ max: maxNames });

  /** Returns whether the name was seen recently, and records it. */
  ask(name: string): boolean {
    const isKnown = this.#names.has(name);
    this.#names.set(name, true);
    return isKnown;
  }
}
