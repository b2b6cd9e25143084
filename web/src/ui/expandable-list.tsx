import type { AnyVariables, TypedDocumentNode } from '@urql/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { Answer } from '../server/client.ts';
import { useAnswer } from '../server/use-answer.ts';
import { MAX_PAGE_SIZE } from '../server/use-pages.ts';
import { MoreRow } from './rows.tsx';

interface ListOptions<Data, Item> {
  /** How many are shown at first. The document asks for one more, which shows whether there are others. */
  readonly few: number;
  readonly itemsOf: (data: Data) => readonly Item[];
  /** What the items are, as in “Show more primes”. */
  readonly things: string;
}

interface ExpandableList<Data, Variables, Item> {
  readonly answer: Answer<Data>;
  /** What the answer was asked with. */
  readonly asked: Variables;
  readonly shown: readonly Item[];
  /** Whether there may be items that are not shown. */
  readonly isCut: boolean;
  /** A button that shows more items, or fewer; null if there are no more. */
  readonly button: ReactNode;
}

/** Loads the first items of a list, and as many as the server gives when a button is pressed. */
export function useExpandableList<
  Data,
  Variables extends AnyVariables & { readonly first?: number | null | undefined },
  Item,
>(
  document: TypedDocumentNode<Data, Variables>,
  variables: Variables,
  { few, itemsOf, things }: ListOptions<Data, Item>,
): ExpandableList<Data, Variables, Item> {
  const [isOpen, setOpen] = useState(false);
  const first = useAnswer(document, variables);
  const withMost = { ...variables, first: MAX_PAGE_SIZE };
  const most = useAnswer(document, withMost, !isOpen);
  const isLoading = isOpen && most.state === 'loading';
  const answer = isOpen && !isLoading ? most : first;
  const found = answer.state === 'ready' ? itemsOf(answer.data) : [];
  const shown = found.slice(0, answer === first ? few : MAX_PAGE_SIZE);
  return {
    answer,
    asked: answer === first ? variables : withMost,
    shown,
    isCut: shown.length < found.length || shown.length === MAX_PAGE_SIZE,
    button: found.length > few && (
      <MoreRow
        alone
        loading={isLoading}
        onMore={() => {
          setOpen(!isOpen);
        }}
      >
        {isLoading ? 'Loading…' : isOpen ? `Show fewer ${things}` : `Show more ${things}`}
      </MoreRow>
    ),
  };
}
