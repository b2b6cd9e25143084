import type { DesignationListResolvers } from '../generated/resolvers.ts';
import { loadEntitiesOf } from './load-entities-of.ts';

/** What a designation list has beside the values of its table. */
export const listResolvers: DesignationListResolvers = {
  countries: async ({ key }, { asOf }, context) => {
    const { countries } = await context.load.designated.load({ list: key, day: asOf ?? context.today });
    return loadEntitiesOf(context, 'Country', countries);
  },
  organizationCount: async ({ key }, { asOf }, { load, today }) => {
    const { organizations } = await load.designated.load({ list: key, day: asOf ?? today });
    return organizations;
  },
};
