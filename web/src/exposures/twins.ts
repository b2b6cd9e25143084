import type { ChainRowFragment } from '../generated/graphql.ts';
import { routeInWords } from '../words.ts';

/** What may tell chains apart whose rows have the same words, the plainest first. */
const differences: readonly ((chain: ChainRowFragment) => string)[] = [
  ({ contract }) => (contract === null ? 'under no named contract' : `under ${contract.caption}`),
  ({ contract }) => `under the contract with the key ${contract?.key ?? '?'}`,
  ({ engineer }) => `engineer ${engineer.key}`,
  ({ escort, credentialOf }) => `escort ${(escort ?? credentialOf)?.key ?? '?'}`,
  ({ chain, accountable }) =>
    `through ${[...chain, ...(accountable === null ? [] : [accountable])].map(({ key }) => key).join(' › ')}`,
  ({ accessKey }) => `access ${accessKey}`,
];

/**
 * Returns what to add to the rows of chains that would otherwise look the same, by id: the same engineer may reach a system by the same route under
 * two contracts of a family, by two access records, or with two escorts of the same name. Chains whose rows differ are left out.
 */
export function tellApart(chains: readonly ChainRowFragment[]): ReadonlyMap<string, string> {
  const byWords = new Map<string, ChainRowFragment[]>();
  for (const chain of chains) {
    const words = `${chain.system.key}\n${chain.engineer.caption}\n${routeInWords(chain)}`;
    byWords.set(words, [...(byWords.get(words) ?? []), chain]);
  }
  const added = new Map<string, string>();
  for (const same of byWords.values()) {
    if (same.length === 1) continue;
    const valuesOf = (difference: (typeof differences)[number]) => new Set(same.map(difference)).size;
    const whole = differences.find((difference) => valuesOf(difference) === same.length);
    const used = whole === undefined ? differences.filter((difference) => valuesOf(difference) > 1) : [whole];
    for (const chain of same) added.set(chain.id, used.map((difference) => difference(chain)).join(', '));
  }
  return added;
}
