import type { ChainRowFragment, LastDecisionFragment } from '../generated/graphql.ts';
import { dayInShort, valueName } from '../words.ts';

/** The latest decision about a chain and its date; nothing without one. */
export function DecisionTag({ review: { status, isExpired, decision } }: { readonly review: LastDecisionFragment }) {
  if (decision === null) return null;
  const { at, until } = decision;
  const word = until !== null && isExpired ? 'open, accepted' : valueName(status);
  return (
    <span className="tag">
      {word}
      {until === null ? `, ${dayInShort(at)}` : ` until ${dayInShort(until)}`}
    </span>
  );
}

interface CountryTagProps {
  readonly country: { readonly key: string; readonly name: string };
}

/** A country by its name: codes can be misread, as IL, which is Israel and an impact level. */
export function CountryTag({ country }: CountryTagProps) {
  return <span className="tag country">{country.name}</span>;
}

/** The countries abroad in which the engineer is; without any, why the access counts: “undetermined” is not “foreign”. */
export function OriginTags({ of }: { readonly of: Pick<ChainRowFragment, 'countries' | 'origin'> }) {
  if (of.countries.length > 0) return of.countries.map((country) => <CountryTag key={country.key} country={country} />);
  return <span className="tag">{of.origin === 'FOREIGN' ? 'foreign by status' : 'origin undetermined'}</span>;
}
