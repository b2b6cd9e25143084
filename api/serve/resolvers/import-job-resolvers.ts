import type { RowCounts } from '#graph/write/import-report.ts';
import type { ImportCounts, ImportJobResolvers } from '../generated/resolvers.ts';

/** What is told of an import otherwise than it is held. */
export const importJobResolvers: ImportJobResolvers = {
  receivedAt: ({ receivedAt }) => receivedAt.toISOString(),
  finishedAt: ({ finishedAt }) => finishedAt?.toISOString() ?? null,
  wentIn: ({ report }) => report?.wentIn ?? null,
  total: ({ report }) => (report === null ? null : countsOf(null, report.total)),
  tables: ({ report }) => Object.entries(report?.tables ?? {}).map(([table, counts]) => countsOf(table, counts)),
  failure: ({ failure }) => (failure === null ? null : { code: failure.code, message: failure.message }),
};

function countsOf(table: string | null, counts: RowCounts): ImportCounts {
  return { table, ...counts };
}
