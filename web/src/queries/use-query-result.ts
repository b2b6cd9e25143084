import { RunSavedQueryDocument } from '../generated/graphql.ts';
import { useAnswer } from '../server/use-answer.ts';
import type { Answer } from '../server/answer.ts';
import type { RunSavedQueryQuery } from '../generated/graphql.ts';

const MOST_ROWS = 1000;

/** Runs a saved query; `null` parameters: not yet. */
export function useQueryResult(
  name: string,
  parameters: Readonly<Record<string, unknown>> | null,
): Answer<RunSavedQueryQuery> {
  return useAnswer(
    RunSavedQueryDocument,
    { name, parameters: parameters ?? {}, first: MOST_ROWS },
    parameters === null,
  );
}
