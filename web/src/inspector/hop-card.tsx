import { useEffect, useRef } from 'react';
import { ClaimQuote } from './claim-quote.tsx';
import { StatementItem } from './statement-item.tsx';
import { counted } from '../words/count-words.ts';
import { edgeInWords } from '../words/edge-words.ts';
import type { HopEvidenceFragment } from '../generated/graphql.ts';

interface HopCardProps {
  readonly hop: HopEvidenceFragment;
  readonly nameOf: (id: string) => string;
  readonly asOf: string;
  readonly picked: boolean;
  readonly onPick: (() => void) | null;
  /** By whose word it ended, where it did. */
  readonly closure: string | null;
}

/** One hop: the sentence, what says so and since when, and the claims about it. */
export function HopCard({ hop, nameOf, asOf, picked, onPick, closure }: HopCardProps) {
  const card = useRef<HTMLElement>(null);
  useEffect(() => {
    if (picked) card.current?.scrollIntoView({ block: 'nearest' });
  }, [picked]);
  const sentence = (
    <>
      <strong>{nameOf(hop.from)}</strong> {edgeInWords(hop.type)} <strong>{nameOf(hop.to)}</strong>
    </>
  );
  const holding = hop.statements.filter(
    ({ validFrom, validTo }) => (validFrom === null || validFrom <= asOf) && (validTo === null || asOf < validTo),
  );
  const rest = hop.statements.length - holding.length;
  const shown = holding.length > 0 ? holding : hop.statements;
  return (
    <article ref={card} className={picked ? 'hop picked' : 'hop'}>
      <h4>
        {onPick === null ? (
          sentence
        ) : (
          <button type="button" className="hop-name" aria-pressed={picked} onClick={onPick}>
            {sentence}
          </button>
        )}
      </h4>
      <ul>
        {shown.map((statement) => (
          <StatementItem key={statement.key} statement={statement} />
        ))}
      </ul>
      {holding.length > 0 && rest > 0 && (
        <p className="soft small">{counted(rest, 'further statement', 'further statements')} of other days.</p>
      )}
      {closure !== null && <p className="closure">{closure}</p>}
      {hop.claims.map((claim) => (
        <ClaimQuote key={claim.id} claim={claim} />
      ))}
    </article>
  );
}
