import type { Chain } from '../exposures/chain.ts';
import { gapWords } from '../words.ts';

/** Lists what is missing from the record of a chain. */
export function NotKnown({ chain }: { readonly chain: Chain }) {
  const people = [chain.escort, chain.engineer].filter(
    (person) => person?.kind === 'GROUP' && person.headcount === null,
  );
  const lines = [
    ...chain.gaps.map((gap) => gapWords[gap].long),
    ...people.map((person) => `How many people “${person?.caption ?? ''}” includes: no headcount on record.`),
    ...(chain.countries.length === 0 && chain.origin === 'FOREIGN'
      ? ['Where the engineer works: no foreign location on record.']
      : []),
  ];
  if (lines.length === 0) return null;
  return (
    <section>
      <h3>Unknown</h3>
      <ul className="plain-list">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </section>
  );
}
