import { useEffect, useState } from 'react';
import { SearchDocument } from '../generated/graphql.ts';
import type { SearchQuery } from '../generated/graphql.ts';
import type { Answer } from '../server/client.ts';
import { useAnswer } from '../server/use-answer.ts';

/** The most results of a search. */
export const MOST_HITS = 20;
export const LONGEST = 500;

/** Searches all labels, or only these, for a text. Returns null for fewer than two characters. */
export function useSearch(text: string, types: readonly string[] = []): Answer<SearchQuery> | null {
  const query = text.trim().slice(0, LONGEST);
  const among = types.length === 0 ? {} : { types };
  const answer = useAnswer(SearchDocument, { text: query, first: MOST_HITS, ...among }, query.length < 2);
  return query.length < 2 ? null : answer;
}

/** Returns a value once it has not changed for the given time. */
export function useDebounced<Value>(value: Value, milliseconds: number): Value {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = window.setTimeout(() => {
      setSettled(value);
    }, milliseconds);
    return () => {
      window.clearTimeout(timer);
    };
  }, [value, milliseconds]);
  return settled;
}
