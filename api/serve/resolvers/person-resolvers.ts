import { personRoles } from '#graph/model/vocabulary.ts';
import type { PersonResolvers } from '../generated/resolvers.ts';

/** What a person has beside the values of its table. */
export const personResolvers: PersonResolvers = {
  roles: ({ labels }) => personRoles.filter((role) => labels.includes(role)),
};
