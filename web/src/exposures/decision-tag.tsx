import type { LastDecisionFragment } from '../generated/graphql.ts';
import { dayInShort, decisionWords } from '../words.ts';

/** What people decided about a chain last, and when; nothing if nobody has. */
export function DecisionTag({ review: { status, isExpired, decision } }: { readonly review: LastDecisionFragment }) {
  if (decision === null) return null;
  const { at, until } = decision;
  if (until === null) {
    return (
      <span className="tag">
        {decisionWords[status]}, {dayInShort(at.slice(0, 10))}
      </span>
    );
  }
  return (
    <span className="tag">
      {isExpired ? 'open, accepted' : decisionWords[status]} until {dayInShort(until)}
    </span>
  );
}
