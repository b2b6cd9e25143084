import { LRUCache } from 'lru-cache';

/** Far more than are asked between two times of what is asked often, in a few megabytes. */
const mostNames = 20_000;

/** What was asked of late: what is asked again is worth keeping, and most is asked once. */
export class AskedBefore {
  readonly #names = new LRUCache<string, true>({ max: mostNames });

  /** Whether it was asked before; from now on it was. */
  ask(name: string): boolean {
    const isKnown = this.#names.has(name);
    this.#names.set(name, true);
    return isKnown;
  }
}
