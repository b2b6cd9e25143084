import { SourceLink } from './source-link.tsx';
import { dayInShort } from '../words/day-words.ts';
import type { ClaimTextFragment } from '../generated/graphql.ts';

type Claim = Omit<ClaimTextFragment, 'key' | 'contradicts'>;

/** A claim in its own words, who makes it, where, and what contradicts it. */
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
  const verb = claim.stance === 'DENIES' ? 'denies' : 'says';
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
