import type { ChainRowFragment } from '../generated/graphql.ts';

/** “Microsoft › Insight Global › digital escorts”; what is missing reads “?”. */
export function routeInWords(chain: ChainRowFragment): string {
  const { lineage, escort } = chain;
  const organizations =
    lineage === 'BROKEN'
      ? [chain.prime?.caption ?? '?', '…', chain.accountable?.caption ?? '?']
      : chain.chain.map(({ caption }) => caption);
  return [...organizations, escort === null ? 'no escort on record' : escort.caption].join(' › ');
}
