import { ContractsDocument } from '../generated/graphql.ts';
import { toDataClasses } from '../conditions/to-data-classes.ts';
import { usePages } from '../server/use-pages.ts';
import type { ContractsQuery, DataClass } from '../generated/graphql.ts';
import type { PagesAnswer } from '../server/use-pages.ts';

const PAGE = 40;
export type ContractRow = ContractsQuery['contracts']['edges'][number];

/** Contracts of the evidence that counts, those with most subcontract statements first, page by page. */
export function useContracts(evidence: readonly DataClass[]): PagesAnswer<ContractRow> {
  return usePages({
    document: ContractsDocument,
    variables: (after) => ({ first: PAGE, after, ...toDataClasses(evidence) }),
    page: ({ contracts: { edges, totalCount, pageInfo } }) => ({
      items: edges,
      total: totalCount,
      next: pageInfo.hasNextPage ? pageInfo.endCursor : null,
    }),
  });
}
