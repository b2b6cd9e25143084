import type { z } from 'zod/mini';
import { Store } from './store.ts';

/** A bounded list in browser storage, newest first, shared by all open pages. */
export class StoredList<Item> {
  private readonly name: string;
  private readonly schema: z.ZodMiniType<readonly Item[]>;
  private readonly most: number;
  private readonly items: Store<readonly Item[]>;
  readonly subscribe: Store<readonly Item[]>['subscribe'];
  readonly get: Store<readonly Item[]>['get'];

  constructor(name: string, schema: z.ZodMiniType<readonly Item[]>, most: number) {
    this.name = name;
    this.schema = schema;
    this.most = most;
    this.items = new Store(this.read());
    this.subscribe = this.items.subscribe;
    this.get = this.items.get;
    window.addEventListener('storage', (event) => {
      if (event.key === name || event.key === null) this.items.set(this.read());
    });
  }

  /**
   * Replaces the list, cutting it to its maximum length.
   * @returns whether the list was written to browser storage
   */
  readonly set = (items: readonly Item[]): boolean => {
    const cut = items.slice(0, this.most);
    this.items.set(cut);
    try {
      window.localStorage.setItem(this.name, JSON.stringify(cut));
      return true;
    } catch {
      // Storage is disabled or full: the list lasts until the page is closed.
      return false;
    }
  };

  private read(): readonly Item[] {
    try {
      const stored: unknown = JSON.parse(window.localStorage.getItem(this.name) ?? '[]');
      const parsed = this.schema.safeParse(stored);
      return parsed.success ? parsed.data : [];
    } catch {
      // Storage is disabled or contains invalid JSON: start with an empty list.
      return [];
    }
  }
}
