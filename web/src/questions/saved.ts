import { SavedQueriesDocument } from '../generated/graphql.ts';
import type { SavedQueriesQuery } from '../generated/graphql.ts';
import type { Answer } from '../server/client.ts';
import { useAnswer } from '../server/use-answer.ts';

export type SavedQuery = SavedQueriesQuery['savedQueries'][number];

/** Returns the saved questions. */
export function useSavedQueries(): Answer<SavedQueriesQuery> {
  return useAnswer(SavedQueriesDocument, {});
}
