import { AboutNodeDocument } from '../generated/graphql.ts';
import { nodeCaption } from '../words/node-words.ts';
import { useAnswer } from '../server/use-answer.ts';

/** What the node of a condition is called; its id or key until that is known. */
export function useAboutName(id: string): string {
  const answer = useAnswer(AboutNodeDocument, { id });
  return answer.state === 'here' && answer.data.node !== null ? nodeCaption(answer.data.node) : id;
}
