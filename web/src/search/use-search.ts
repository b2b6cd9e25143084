import { useEffect, useState } from 'react';
import { SearchDocument } from '../generated/graphql.ts';
import type { DataClass, NodeNameFragment, SearchQuery } from '../generated/graphql.ts';
import { questionLimits } from '../generated/limits.ts';
import type { Answer } from '../server/client.ts';
import { useAnswer } from '../server/use-answer.ts';
import { counted, isSynthetic } from '../words.ts';

/** The most results of a search. */
export const MOST_HITS = 20;
/** Shorter texts are not searched. */
const FEWEST = 2;

/** Searches all labels, or only these, for a text. Returns null for fewer than two characters. */
export function useSearch(
  text: string,
  types: readonly string[] = [],
  withSynthetic = true,
): Answer<SearchQuery> | null {
  const query = text.trim().slice(0, questionLimits.searchText);
  const among = types.length === 0 ? {} : { types };
  const variables = { text: query, first: MOST_HITS, withSynthetic, ...among };
  const answer = useAnswer(SearchDocument, variables, query.length < FEWEST);
  return query.length < FEWEST ? null : answer;
}

interface ShownHits {
  /** Null for fewer than two characters. */
  readonly answer: Answer<SearchQuery> | null;
  readonly hits: readonly NodeNameFragment[];
  /** “ 3 synthetic results hidden.”, to follow another sentence; empty if none is. */
  readonly note: string;
}

/** Searches all labels, or only these, for what is typed, without synthetic nodes unless the evidence has them. */
export function useShownHits(typed: string, evidence: readonly DataClass[], types: readonly string[] = []): ShownHits {
  const text = useDebounced(typed);
  const found = useHits(text, evidence, types);
  if (text === typed) return found;
  // Enter must not act on a result of what was typed before.
  return { answer: typed.trim().length < FEWEST ? null : { state: 'loading' }, hits: [], note: '' };
}

function useHits(text: string, evidence: readonly DataClass[], types: readonly string[]): ShownHits {
  const all = useSearch(text, types);
  const found = hitsOf(all);
  const real = found.filter((node) => !isSynthetic(node));
  const hidden = evidence.includes('SYNTHETIC') ? 0 : found.length - real.length;
  // Others may follow the synthetic ones among the best, or have only some of the words.
  const mayHaveMore = hidden > 0 && (found.length === MOST_HITS || real.length === 0);
  const others = useSearch(mayHaveMore ? text : '', types, false);
  if (hidden === 0) return { answer: all, hits: found, note: '' };
  if (others === null) return { answer: all, hits: real, note: ` ${counted(hidden, 'synthetic result')} hidden.` };
  // Results that are not synthetic stay while more load.
  const isLoading = others.state === 'loading' && real.length > 0;
  return {
    answer: isLoading ? all : others,
    hits: isLoading ? real : hitsOf(others),
    note: ' Synthetic results are hidden.',
  };
}

function hitsOf(answer: Answer<SearchQuery> | null): readonly NodeNameFragment[] {
  return answer?.state === 'ready' ? answer.data.search.map(({ node }) => node) : [];
}

const DEBOUNCE_MS = 150;

/** Returns a value once it has not changed for a moment. */
export function useDebounced<Value>(value: Value): Value {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = window.setTimeout(() => {
      setSettled(value);
    }, DEBOUNCE_MS);
    return () => {
      window.clearTimeout(timer);
    };
  }, [value]);
  return settled;
}
