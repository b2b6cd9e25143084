import { ContractsDocument } from '../generated/graphql.ts';
import { usePages } from '../server/use-pages.ts';
import type { ContractsQuery } from '../generated/graphql.ts';
import type { PagesAnswer } from '../server/use-pages.ts';

const PAGE = 40;
export type ContractRow = ContractsQuery['contracts']['edges'][number];

/** Contracts, those with most subcontract statements first, page by page. */
export function useContracts(): PagesAnswer<ContractRow> {
  return usePages({
    document: ContractsDocument,
    variables: (after) => ({ first: PAGE, after }),
    page: ({ contracts: { edges, totalCount, pageInfo } }) => ({
      items: edges,
      total: totalCount,
      next: pageInfo.hasNextPage ? pageInfo.endCursor : null,
    }),
  });
}
