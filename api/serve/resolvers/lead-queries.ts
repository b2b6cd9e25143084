import { findLeads } from '#graph/leads/find-leads.ts';
import type { QueryResolvers } from '../generated/resolvers.ts';
import { pageInfo } from './page-info.ts';
import { readLeadFilter } from './read-lead-filter.ts';

/** The root field about leads. */
export const leadQueries = {
  leads: async (_, { filter, first, after }, context) => {
    const page = await findLeads(context.graph.database, await readLeadFilter(filter, context), first, after ?? null);
    const cursors = page.edges.map(({ cursor }) => cursor);
    return {
      edges: page.edges,
      nodes: page.edges.map(({ node }) => node),
      pageInfo: pageInfo(cursors, page.hasNextPage, after),
      totalCount: page.totalCount,
    };
  },
} satisfies QueryResolvers;
