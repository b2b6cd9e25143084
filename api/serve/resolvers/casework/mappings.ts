import { saveMapping, savedMappings } from '#graph/casework/saved-mappings.ts';
import { parseMapping } from '#seed/readers/mapping/mapping.ts';
import type { MutationResolvers, QueryResolvers } from '../../generated/resolvers.ts';
import { signatureOf } from '../context.ts';

/** Mappings of spreadsheets that people save on the server. */
export const mappingQueries = {
  savedMappings: (_, _arguments, { graph }) => savedMappings.list(graph.database),
  savedMapping: (_, { name }, { graph }) => savedMappings.find(graph.database, name),
} satisfies QueryResolvers;

export const mappingMutations = {
  saveMapping: (_, { name, text }, { graph, user }) => {
    parseMapping(text, 'text');
    return saveMapping(graph.database, { name, text }, signatureOf(user));
  },
  deleteMapping: async (_, { name }, { graph }) => {
    await savedMappings.remove(graph.database, name);
    return name;
  },
} satisfies MutationResolvers;
