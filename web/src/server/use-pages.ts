import { useState, useSyncExternalStore } from 'react';
import { client } from './client.ts';
import { Pages } from './pages.ts';
import { useEpoch } from './use-epoch.ts';
import type { AnyVariables, TypedDocumentNode } from '@urql/core';
import type { Page, PagesState } from './pages.ts';

/** A list that comes page by page: the document, its variables, and where in the answer the page is. */
export interface PagedDocument<Data, Variables extends AnyVariables, Item> {
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
