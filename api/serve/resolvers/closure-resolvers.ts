import type { ClosureResolvers } from '../generated/resolvers.ts';
import { loadEntitiesOf } from './load-entities-of.ts';

/** A closure names its claims; here they are loaded. */
export const closureResolvers: ClosureResolvers = {
  claims: ({ claims }, _, context) =>
    loadEntitiesOf(
      context,
      'Claim',
      claims.map(({ key }) => key),
    ),
};
