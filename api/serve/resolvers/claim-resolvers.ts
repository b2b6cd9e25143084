import type { ClaimResolvers } from '../generated/resolvers.ts';
import { loadEntitiesOf } from './load-entities-of.ts';
import { loadOptional } from './load-optional.ts';

/** What a claim has beside the values of its table. */
export const claimResolvers: ClaimResolvers = {
  claimantName: async ({ key }, _, { load }) => {
    const claim = await load.claim.load(key);
    return claim?.organization?.name ?? claim?.claimant ?? null;
  },
  organization: async ({ key }, _, context) => {
    const claim = await context.load.claim.load(key);
    return loadOptional(context, 'Organization', claim?.organization?.key ?? null);
  },
  contradicts: async ({ key }, _, context) => {
    const others = await context.load.contradictions.load(key);
    return loadEntitiesOf(
      context,
      'Claim',
      others.map((other) => other.key),
    );
  },
};
