import { SourceLink } from './source-link.tsx';
import { dayInShort } from '../words/day-words.ts';
import type { ClaimTextFragment } from '../generated/graphql.ts';

type Claim = Omit<ClaimTextFragment, 'key' | 'contradicts'>;

/** A claim as the record words it, quoted or summarized (so without quotation marks of ours), who makes it, where, and what contradicts it. */
export function ClaimQuote({ claim }: { readonly claim: ClaimTextFragment }) {
  return (
    <figure className="claim">
      <Words claim={claim} />
      {claim.contradicts.map((other) => (
        <div key={other.id} className="contradiction">
          <p>
            <strong>Contradicted:</strong>
          </p>
          <Words claim={other} />
        </div>
      ))}
    </figure>
  );
}

function Words({ claim }: { readonly claim: Claim }) {
  const claimant = claim.organization?.caption ?? claim.claimant;
  // A claim that denies is worded as the denial: “no such teams will …”, so “denies” before it would turn it round.
  const verb = claim.stance === 'DENIES' ? 'says, against this,' : 'says';
  return (
    <>
      <figcaption className="small">
        <strong>{claimant ?? 'Somebody not named'}</strong> {verb}
        {claim.statedOn === null ? '' : ` on ${dayInShort(claim.statedOn)}`}:
      </figcaption>
      <blockquote>{claim.text ?? 'No words on record.'}</blockquote>
      {claim.sources.map((source) => (
        <p key={source.id} className="small">
          <SourceLink source={source} />
        </p>
      ))}
    </>
  );
}
