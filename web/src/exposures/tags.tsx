import type { ChainRowFragment, LastDecisionFragment } from '../generated/graphql.ts';
import { dayInShort, decisionWords } from '../words.ts';

/** What people decided about a chain last, and when; nothing if nobody has. */
export function DecisionTag({ review: { status, isExpired, decision } }: { readonly review: LastDecisionFragment }) {
  if (decision === null) return null;
  const { at, until } = decision;
  if (until === null) {
    return (
      <span className="tag">
        {decisionWords[status]}, {dayInShort(at)}
      </span>
    );
  }
  return (
    <span className="tag">
      {isExpired ? 'open, accepted' : decisionWords[status]} until {dayInShort(until)}
    </span>
  );
}

/** The countries abroad in which the engineer is; without any, why the access counts: “undetermined” is not “foreign”. */
export function OriginTags({ of }: { readonly of: Pick<ChainRowFragment, 'countries' | 'origin'> }) {
  if (of.countries.length > 0)
    return of.countries.map(({ key, name }) => (
      <span key={key} className="tag country" title={name}>
        {key}
      </span>
    ));
  return <span className="tag">{of.origin === 'FOREIGN' ? 'foreign by status' : 'origin undetermined'}</span>;
}
