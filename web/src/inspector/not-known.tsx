import type { Chain } from '../exposures/chain.ts';
import { gapWords } from '../words.ts';

/** What is missing, in plain words. */
export function NotKnown({ chain }: { readonly chain: Chain }) {
  const people = [chain.escort, chain.engineer].filter(
    (person) => person?.kind === 'GROUP' && person.headcount === null,
  );
  const lines = [
    ...chain.gaps.map((gap) => gapWords[gap].long),
    ...people.map((person) => `How many people “${person?.caption ?? ''}” are: no head-count is on record.`),
    ...(chain.countries.length === 0 && chain.origin === 'FOREIGN'
      ? ['Where the engineer works: no location abroad is on record.']
      : []),
  ];
  if (lines.length === 0) return null;
  return (
    <section>
      <h3>Not known</h3>
      <ul className="plain-list">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </section>
  );
}
