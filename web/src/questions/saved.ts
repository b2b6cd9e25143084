import { SavedQueriesDocument } from '../generated/graphql.ts';
import type { SavedQueriesQuery } from '../generated/graphql.ts';
import { client } from '../server/client.ts';
import type { Answer } from '../server/client.ts';
import { useAnswer } from '../server/use-answer.ts';

export type SavedQuery = SavedQueriesQuery['savedQueries'][number];

/** Returns those of the names that the server still has saved queries of; all if it does not answer. */
export async function existingQueries(names: readonly string[]): Promise<readonly string[]> {
  if (names.length === 0) return [];
  const { data } = await client.query(SavedQueriesDocument, {}).toPromise();
  return data === undefined ? names : names.filter((name) => data.savedQueries.some((query) => query.name === name));
}

/** Returns the saved queries. */
export function useSavedQueries(): Answer<SavedQueriesQuery> {
  return useAnswer(SavedQueriesDocument, {});
}
