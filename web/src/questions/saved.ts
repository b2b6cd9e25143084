import { SavedQueriesDocument } from '../generated/graphql.ts';
import type { SavedQueriesQuery } from '../generated/graphql.ts';
import { ask } from '../server/client.ts';
import type { Answer } from '../server/client.ts';
import { useAnswer } from '../server/use-answer.ts';

export type SavedQuery = SavedQueriesQuery['savedQueries'][number];

/** Returns those that the server still has the saved questions of; all if it does not answer. */
export async function existingQueries<Asked extends { readonly name: string }>(
  asked: readonly Asked[],
): Promise<readonly Asked[]> {
  if (asked.length === 0) return [];
  const { data } = await ask(SavedQueriesDocument, {});
  return data === undefined
    ? asked
    : asked.filter(({ name }) => data.savedQueries.some((query) => query.name === name));
}

/** Returns the saved questions. */
export function useSavedQueries(): Answer<SavedQueriesQuery> {
  return useAnswer(SavedQueriesDocument, {});
}
