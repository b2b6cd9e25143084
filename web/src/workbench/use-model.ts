import { ModelDocument } from '../generated/graphql.ts';
import { useAnswer } from '../server/use-answer.ts';
import type { Model } from './language-messages.ts';

/** The names that a statement may use; null until the server told them. */
export function useModel(): Model | null {
  const answer = useAnswer(ModelDocument, {});
  return answer.state === 'here' ? answer.data.cypherLanguage : null;
}
