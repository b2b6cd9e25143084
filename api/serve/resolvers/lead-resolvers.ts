import type { LeadResolvers } from '../generated/resolvers.ts';
import { loadEntitiesOf } from './load-entities-of.ts';
import { loadOptional } from './load-optional.ts';

/** A lead names its nodes by key; here they are loaded. */
export const leadResolvers: LeadResolvers = {
  contract: ({ contract }, _, context) => loadOptional(context, 'Contract', contract),
  organization: ({ organization }, _, context) => loadOptional(context, 'Organization', organization),
  country: ({ country }, _, context) => loadOptional(context, 'Country', country),
  route: ({ route }, _, context) => loadEntitiesOf(context, 'Organization', route),
  statements: ({ statements }) => statements.map((statement) => ({ statement, hop: null })),
};
