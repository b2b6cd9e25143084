import type { AnyVariables, CombinedError, TypedDocumentNode } from '@urql/core';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { requestLimits } from '../generated/limits.ts';
import { dependsOnCasework } from './casework-fields.ts';
import { client, connectionStore, queryAnew, toFailure } from './client.ts';
import type { Answer, Failure } from './client.ts';
import { Store } from './store.ts';
import { useEpoch } from './use-answer.ts';

/** The most items that the server gives on one page of a list. */
export const MAX_PAGE_SIZE = requestLimits.page;

/** A paged query: its document, its variables, and how to find the page in the result. */
interface PagedDocument<Data, Variables extends AnyVariables, Item> {
  readonly document: TypedDocumentNode<Data, Variables>;
  readonly variables: (after: string | null) => Variables;
  readonly page: (data: Data) => Page<Item>;
}

export interface PagesAnswer<Item> extends PagesState<Item> {
  readonly more: () => void;
}

/**
 * Runs a paged query. When the variables change, it starts again at the first page. It also starts again when the data may have changed, and
 * shows the previous pages until the new ones arrive, so that what is open beside the list stays open.
 */
export function usePages<Data, Variables extends AnyVariables, Item>(
  paged: PagedDocument<Data, Variables, Item>,
): PagesAnswer<Item> {
  return useSeveralPages([paged]);
}

/** Runs paged queries at the same time, as one list: each page has the next page of every query. */
export function useSeveralPages<Data, Variables extends AnyVariables, Item>(
  paged: readonly PagedDocument<Data, Variables, Item>[],
): PagesAnswer<Item> {
  const isAboutCasework = paged.some(({ document, variables }) => dependsOnCasework(document, variables(null)));
  const epoch = useEpoch(isAboutCasework);
  const key = JSON.stringify(paged.map(({ variables }) => variables(null)));
  const [current, setCurrent] = useState(() => ({ key, epoch, pages: start(paged, epoch, nothing) }));
  let { pages } = current;
  if (current.key !== key || current.epoch !== epoch) {
    pages = start(paged, epoch, current.key === key ? pages.get() : nothing);
    setCurrent({ key, epoch, pages });
  }
  const state = useSyncExternalStore(pages.subscribe, pages.get);
  return { ...state, more: pages.more };
}

/** Returns the items of paged queries, once all their pages are loaded. Only for lists that are known to be short. */
export function useWholeList<Data, Variables extends AnyVariables, Item>(
  paged: readonly PagedDocument<Data, Variables, Item>[],
): Answer<readonly Item[]> {
  const { items, next, loading, failure, more } = useSeveralPages(paged);
  const isDone = next === null;
  const hasMore = !isDone && !loading && failure === null;
  useEffect(() => {
    if (hasMore) more();
  }, [hasMore, more]);
  if (failure !== null) return { state: 'failed', failure, retry: more };
  // While the first page is loaded again, the previous items are shown.
  const isReady = isDone && (!loading || items.length > 0);
  return isReady ? { state: 'ready', data: items, stale: loading } : { state: 'loading' };
}

function start<Data, Variables extends AnyVariables, Item>(
  paged: readonly PagedDocument<Data, Variables, Item>[],
  epoch: number,
  former: PagesState<Item>,
): Pages<Item> {
  const fetchOne = async (
    { document, variables, page }: PagedDocument<Data, Variables, Item>,
    after: string | null,
  ): Promise<Fetched<Item>> => {
    const given = variables(after);
    const result = await (epoch === 0 ? client.query(document, given).toPromise() : queryAnew(document, given));
    if (result.data !== undefined) return { page: page(result.data) };
    if (result.error !== undefined) return { error: result.error };
    throw new Error('The response has neither data nor an error.');
  };
  /** The last page of each query, from which it continues; without items once it has ended. */
  let last: readonly Page<Item>[] = [];
  return new Pages<Item>(async (after) => {
    const fetched = await Promise.all(
      paged.map(async (one, at): Promise<Fetched<Item>> => {
        const before = after === null ? undefined : last[at];
        return before?.next === null ? { page: { ...before, items: [] } } : fetchOne(one, before?.next ?? null);
      }),
    );
    const pages: Page<Item>[] = [];
    for (const one of fetched) {
      if ('error' in one) return one;
      pages.push(one.page);
    }
    last = pages;
    return {
      page: {
        items: pages.flatMap(({ items }) => items),
        total: pages.reduce<number | null>(
          (sum, { total }) => (sum === null || total === null ? null : sum + total),
          0,
        ),
        next: pages.find(({ next }) => next !== null)?.next ?? null,
      },
    };
  }, former);
}

/** One page of a list. */
interface Page<Item> {
  readonly items: readonly Item[];
  /** Null if the query does not ask for it: counting takes longer than the page. */
  readonly total: number | null;
  /** Cursor of the next page; null on the last page. */
  readonly next: string | null;
}

/** The pages fetched so far. */
interface PagesState<Item> {
  readonly items: readonly Item[];
  /** Null until the first page is loaded, and if the query does not ask for it. */
  readonly total: number | null;
  readonly next: string | null;
  readonly loading: boolean;
  readonly failure: Failure | null;
}

const nothing: PagesState<never> = { items: [], total: null, next: null, loading: true, failure: null };

type Fetched<Item> = { readonly page: Page<Item> } | { readonly error: CombinedError };
type FetchPage<Item> = (after: string | null) => Promise<Fetched<Item>>;

/** A list that grows page by page, as a store. It loads the first page on the first subscription. */
class Pages<Item> {
  private readonly fetchPage: FetchPage<Item>;
  private readonly state: Store<PagesState<Item>>;
  private started = false;
  /** Whether the state is of pages that this list has fetched itself. */
  private isOwn = false;

  /** @param former what to show until the first page is loaded */
  constructor(fetchPage: FetchPage<Item>, former: PagesState<Item>) {
    this.fetchPage = fetchPage;
    this.state = new Store<PagesState<Item>>({ ...former, loading: true, failure: null });
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    const stop = this.state.subscribe(listener);
    if (!this.started) {
      this.started = true;
      void this.load(null);
    }
    return stop;
  };

  readonly get = (): PagesState<Item> => this.state.get();

  /** Fetches the next page, or retries the page that failed. */
  readonly more = (): void => {
    const { loading, next, failure } = this.state.get();
    // Whatever else the page shows is of the earlier graph, too.
    if (failure?.kind === 'reordered') connectionStore.changed();
    else if (!loading) void this.load(this.isOwn ? next : null);
  };

  private async load(after: string | null): Promise<void> {
    this.state.set({ ...this.state.get(), loading: true, failure: null });
    const fetched = await this.fetchPage(after);
    if ('error' in fetched) {
      this.state.set({ ...this.state.get(), loading: false, failure: toFailure(fetched.error) });
      return;
    }
    const { items, total, next } = fetched.page;
    this.isOwn = true;
    const before = after === null ? [] : this.state.get().items;
    this.state.set({ items: [...before, ...items], total, next, loading: false, failure: null });
  }
}
