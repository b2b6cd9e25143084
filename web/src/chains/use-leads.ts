import { LeadsDocument } from '../generated/graphql.ts';
import { toLeadFilter } from '../conditions/to-filter.ts';
import { usePages } from '../server/use-pages.ts';
import type { Conditions } from '../address/conditions.ts';
import type { LeadsQuery } from '../generated/graphql.ts';
import type { PagesAnswer } from '../server/use-pages.ts';

const PAGE = 25;
export type Lead = LeadsQuery['leads']['nodes'][number];

/** What an outsider should look into, page by page. Never exposures. */
export function useLeads(conditions: Conditions): PagesAnswer<Lead> {
  return usePages({
    document: LeadsDocument,
    variables: (after) => ({ filter: toLeadFilter(conditions), first: PAGE, after }),
    page: ({ leads: { nodes, totalCount, pageInfo } }) => ({
      items: nodes,
      total: totalCount,
      next: pageInfo.hasNextPage ? pageInfo.endCursor : null,
    }),
  });
}
