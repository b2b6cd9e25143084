import type { z } from 'zod/mini';
import { Store } from './store.ts';

type Where = 'localStorage' | 'sessionStorage';

/** Reads what this page stored; null if there is nothing that it can read. */
export function readStored<Value>(
  where: Where,
  name: string,
  schema: { readonly parse: (value: unknown) => Value },
): Value | null {
  try {
    return schema.parse(JSON.parse(window[where].getItem(name) ?? 'null'));
  } catch {
    // Storage is disabled, or has something else under this name.
    return null;
  }
}

/** Stores a value. @returns whether the browser could: storage may be disabled or full */
export function writeStored(where: Where, name: string, value: unknown): boolean {
  try {
    window[where].setItem(name, JSON.stringify(value));
    return true;
  } catch {
    // The caller goes on without it.
    return false;
  }
}

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
   * @returns whether the list was written to browser storage; if not, it lasts until the page is closed
   */
  readonly set = (items: readonly Item[]): boolean => {
    const cut = items.slice(0, this.most);
    this.items.set(cut);
    return writeStored('localStorage', this.name, cut);
  };

  private read(): readonly Item[] {
    return readStored('localStorage', this.name, this.schema) ?? [];
  }
}
