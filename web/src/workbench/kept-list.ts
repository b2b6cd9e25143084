import { Store } from '../store/store.ts';
import type { z } from 'zod/mini';

/** A list in this browser's storage, newest first and bounded, shared by all its open pages. */
export class KeptList<Item> {
  private readonly name: string;
  private readonly form: z.ZodMiniType<readonly Item[]>;
  private readonly most: number;
  private readonly items: Store<readonly Item[]>;
  readonly subscribe: Store<readonly Item[]>['subscribe'];
  readonly get: Store<readonly Item[]>['get'];

  constructor(name: string, form: z.ZodMiniType<readonly Item[]>, most: number) {
    this.name = name;
    this.form = form;
    this.most = most;
    this.items = new Store(this.read());
    this.subscribe = this.items.subscribe;
    this.get = this.items.get;
    window.addEventListener('storage', (event) => {
      if (event.key === name || event.key === null) this.items.set(this.read());
    });
  }

  /**
   * Keeps these, as many as the list takes.
   * @returns whether the browser keeps them beyond this page
   */
  readonly set = (items: readonly Item[]): boolean => {
    const kept = items.slice(0, this.most);
    this.items.set(kept);
    try {
      window.localStorage.setItem(this.name, JSON.stringify(kept));
      return true;
    } catch {
      // Storage is off or full in this browser: the list lasts until the page is closed.
      return false;
    }
  };

  private read(): readonly Item[] {
    try {
      const kept: unknown = JSON.parse(window.localStorage.getItem(this.name) ?? '[]');
      const parsed = this.form.safeParse(kept);
      return parsed.success ? parsed.data : [];
    } catch {
      // Storage is off, or holds what is no JSON: nothing is kept.
      return [];
    }
  }
}
