import type { Claim } from './claim.ts';
import { isInterested, type InterestedParty } from './interest.ts';

/** Who stated that something came to its end, and where. */
export interface ClosingEvidence {
  /** Claims that speak of the end: see `closesHop`. */
  readonly claims: readonly Claim[];
  /** The sources that state the end. */
  readonly sources: readonly {
    readonly key: string;
    readonly title: string | null;
    readonly publisher: string | null;
  }[];
}

/** By whose word something is closed. */
export interface ClosingWord {
  /** In words, such as: closed per Microsoft, not independently confirmed. */
  readonly sentence: string;
  /** Whether somebody without an interest in it says so too. */
  readonly confirmed: boolean;
}

/** @param parties who has an interest in it */
export function closingWord({ claims, sources }: ClosingEvidence, parties: readonly InterestedParty[]): ClosingWord {
  if (claims.length === 0) return wordOfSources(sources, parties);
  const interested = claims.filter((claim) => isInterested(claim, parties));
  const independent = claims.filter((claim) => !interested.includes(claim));
  if (independent.length === 0) {
    return { sentence: `closed per ${listed(interested)}, not independently confirmed`, confirmed: false };
  }
  if (interested.length === 0) return { sentence: `closed per ${listed(independent)}`, confirmed: true };
  return { sentence: `closed per ${listed(interested)}, confirmed by ${listed(independent)}`, confirmed: true };
}

/** No claim says so: the sources speak for themselves, and only one whose publisher is known to stand apart confirms. */
function wordOfSources(sources: ClosingEvidence['sources'], parties: readonly InterestedParty[]): ClosingWord {
  const titles = [...new Set(sources.map(({ key, title }) => title ?? key))];
  const apart = sources.some(({ publisher }) => {
    const claim = { key: '', text: null, stance: 'DENIES', claimant: publisher, organization: null } as const;
    return !isInterested({ ...claim, statedOn: null, sources: [] }, parties);
  });
  const per =
    titles.length === 0 ? 'closed, without a word on why' : `closed per the record of ${titles.join(' and ')}`;
  return { sentence: apart ? per : `${per}, not independently confirmed`, confirmed: apart };
}

function listed(claims: readonly Claim[]): string {
  const names = claims.map(({ organization, claimant }) => organization?.name ?? claimant ?? 'somebody not named');
  return [...new Set(names)].join(' and ');
}
