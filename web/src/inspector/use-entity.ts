import { EntityDocument } from '../generated/graphql.ts';
import { useAnswer } from '../server/use-answer.ts';
import type { Answer } from '../server/answer.ts';
import type { EntityQuery } from '../generated/graphql.ts';

export type EntityNode = NonNullable<EntityQuery['node']>;

/** A node with what describes it and how many relations it has on a day. */
export function useEntity(id: string, asOf: string): Answer<EntityQuery> {
  return useAnswer(EntityDocument, { id, asOf });
}
