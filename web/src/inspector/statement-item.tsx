import { SourceLink } from './source-link.tsx';
import { dataClassWords } from '../words/mode-words.ts';
import { periodInWords } from '../words/period-words.ts';
import { propertiesInWords } from '../words/property-words.ts';
import type { StatementTextFragment } from '../generated/graphql.ts';

/** What one source says of one hop. */
export function StatementItem({ statement }: { readonly statement: StatementTextFragment }) {
  const further = propertiesInWords(statement.properties);
  return (
    <li className="statement">
      <p>
        <SourceLink source={statement.source} />
      </p>
      <p className="soft small">
        {statement.dataClass === 'SYNTHETIC' && <span className="tag synthetic">synthetic</span>}{' '}
        {dataClassWords[statement.dataClass]} · confidence {statement.confidence} of 100 ·{' '}
        {periodInWords(statement.validFrom, statement.validTo)}
      </p>
      {further.length > 0 && <p className="soft small">{further.join(' · ')}</p>}
    </li>
  );
}
