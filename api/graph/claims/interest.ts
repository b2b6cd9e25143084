import type { Claim } from './claim.ts';

/** An organization that has an interest in how a chain looks. */
export interface InterestedParty {
  readonly key: string;
  readonly name: string | null;
}

/**
 * Whether a claim is the word of an interested party: its claimant is one, by key, or is named after one in words. Nobody
 * named can't be told from an interested party, and so counts as one.
 */
export function isInterested({ organization, claimant }: Claim, parties: readonly InterestedParty[]): boolean {
  if (organization !== null) return parties.some(({ key }) => key === organization.key);
  if (claimant === null) return true;
  return parties.some(({ key, name }) => names(claimant, key) || (name !== null && names(claimant, name)));
}

/** Whether a text has another as whole words, in any case. */
function names(text: string, name: string): boolean {
  const words = (one: string) =>
    ` ${one
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim()} `;
  return words(name).length > 2 && words(text).includes(words(name));
}
