import type { PageInfo } from '../generated/resolvers.ts';

/** Where a page lies in the whole, from its cursors. */
export function pageInfo(cursors: readonly string[], hasNextPage: boolean, after: string | null | undefined): PageInfo {
  return {
    hasNextPage,
    hasPreviousPage: after != null,
    startCursor: cursors[0] ?? null,
    endCursor: cursors.at(-1) ?? null,
  };
}
