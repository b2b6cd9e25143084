import { SystemChainsDocument } from '../generated/graphql.ts';
import { toFilter } from '../conditions/to-filter.ts';
import { usePages } from '../server/use-pages.ts';
import type { ChainRowFragment } from '../generated/graphql.ts';
import type { Conditions } from '../address/conditions.ts';
import type { PagesAnswer } from '../server/use-pages.ts';

const PAGE = 50;

/** The chains to one system, or to all, most urgent first, page by page. */
export function useChains(conditions: Conditions, system: string | null): PagesAnswer<ChainRowFragment> {
  return usePages({
    document: SystemChainsDocument,
    variables: (after) => ({
      filter: { ...toFilter(conditions), ...(system === null ? {} : { systems: [system] }) },
      first: PAGE,
      after,
    }),
    page: ({ exposures: { nodes, totalCount, pageInfo } }) => ({
      items: nodes,
      total: totalCount,
      next: pageInfo.hasNextPage ? pageInfo.endCursor : null,
    }),
  });
}
