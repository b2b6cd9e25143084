import type { AnyVariables, CombinedError, TypedDocumentNode } from '@urql/core';
import { useState, useSyncExternalStore } from 'react';
import { client, toFailure } from './client.ts';
import type { Failure } from './client.ts';
import { useEpoch } from './use-answer.ts';

/** A list that comes page by page: the document, its variables, and where in the answer the page is. */
interface PagedDocument<Data, Variables extends AnyVariables, Item> {
  readonly document: TypedDocumentNode<Data, Variables>;
  readonly variables: (after: string | null) => Variables;
  readonly page: (data: Data) => Page<Item>;
}

export interface PagesAnswer<Item> extends PagesState<Item> {
  readonly more: () => void;
}

/** Asks a document that comes in pages; other variables are another list, which starts at its first page. */
export function usePages<Data, Variables extends AnyVariables, Item>(
  paged: PagedDocument<Data, Variables, Item>,
): PagesAnswer<Item> {
  const epoch = useEpoch();
  const key = `${String(epoch)} ${JSON.stringify(paged.variables(null))}`;
  const [held, setHeld] = useState(() => ({ key, pages: start(paged, epoch) }));
  let { pages } = held;
  if (held.key !== key) {
    pages = start(paged, epoch);
    setHeld({ key, pages });
  }
  const state = useSyncExternalStore(pages.subscribe, pages.get);
  return { ...state, more: pages.more };
}

function start<Data, Variables extends AnyVariables, Item>(
  { document, variables, page }: PagedDocument<Data, Variables, Item>,
  epoch: number,
): Pages<Item> {
  const requestPolicy = epoch === 0 ? 'cache-first' : 'network-only';
  return new Pages<Item>(async (after) => {
    const result = await client.query(document, variables(after), { requestPolicy }).toPromise();
    if (result.data !== undefined) return { page: page(result.data) };
    if (result.error !== undefined) return { error: result.error };
    throw new Error('An answer has neither data nor an error.');
  });
}

/** One page of a list that the server cuts. */
interface Page<Item> {
  readonly items: readonly Item[];
  readonly total: number;
  /** Cursor of the next page; null: this is the last. */
  readonly next: string | null;
}

/** The pages fetched so far. */
interface PagesState<Item> {
  readonly items: readonly Item[];
  /** Null until the first page is here. */
  readonly total: number | null;
  readonly next: string | null;
  readonly loading: boolean;
  readonly failure: Failure | null;
}

type Fetched<Item> = { readonly page: Page<Item> } | { readonly error: CombinedError };
type FetchPage<Item> = (after: string | null) => Promise<Fetched<Item>>;

/** A list that grows page by page, as a store. Asks for its first page when somebody first looks. */
class Pages<Item> {
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
