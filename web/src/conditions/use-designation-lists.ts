import { DesignationListsDocument } from '../generated/graphql.ts';
import { useAnswer } from '../server/use-answer.ts';
import type { Answer } from '../server/answer.ts';
import type { DesignationListsQuery } from '../generated/graphql.ts';

/** The designation lists and what they designate on a day. */
export function useDesignationLists(asOf: string, pause = false): Answer<DesignationListsQuery> {
  return useAnswer(DesignationListsDocument, { asOf }, pause);
}
