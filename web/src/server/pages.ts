import { toFailure } from './failure.ts';
import type { CombinedError } from '@urql/core';
import type { Failure } from './failure.ts';

/** One page of a list that the server cuts. */
export interface Page<Item> {
  readonly items: readonly Item[];
  readonly total: number;
  /** Cursor of the next page; null: this is the last. */
  readonly next: string | null;
}

/** The pages fetched so far. */
export interface PagesState<Item> {
  readonly items: readonly Item[];
  /** Null until the first page is here. */
  readonly total: number | null;
  readonly next: string | null;
  readonly loading: boolean;
  readonly failure: Failure | null;
}

type Fetched<Item> = { readonly page: Page<Item> } | { readonly error: CombinedError };
export type FetchPage<Item> = (after: string | null) => Promise<Fetched<Item>>;

/** A list that grows page by page, as a store. Asks for its first page when somebody first looks. */
export class Pages<Item> {
  private readonly fetchPage: FetchPage<Item>;
  private readonly listeners = new Set<() => void>();
  private state: PagesState<Item> = { items: [], total: null, next: null, loading: true, failure: null };
  private started = false;

  constructor(fetchPage: FetchPage<Item>) {
    this.fetchPage = fetchPage;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    if (!this.started) {
      this.started = true;
      void this.load(null);
    }
    return () => this.listeners.delete(listener);
  };

  readonly get = (): PagesState<Item> => this.state;

  /** Fetches the next page; once more the one that failed. */
  readonly more = (): void => {
    if (this.state.loading) return;
    void this.load(this.state.next);
  };

  private async load(after: string | null): Promise<void> {
    this.become({ ...this.state, loading: true, failure: null });
    const fetched = await this.fetchPage(after);
    if ('error' in fetched) {
      this.become({ ...this.state, loading: false, failure: toFailure(fetched.error) });
      return;
    }
    const { items, total, next } = fetched.page;
    const before = after === null ? [] : this.state.items;
    this.become({ items: [...before, ...items], total, next, loading: false, failure: null });
  }

  private become(state: PagesState<Item>): void {
    this.state = state;
    for (const listener of this.listeners) listener();
  }
}
