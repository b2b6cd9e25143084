import { endCursor, readAfter } from '../cursor.ts';
import type { ApiStatement } from '../database/statement-file.ts';
import { readInTransaction } from '../edition/torn-read.ts';
import type { Exposure } from '../exposure/exposure.ts';
import type { ExposureFilter } from '../exposure/filters.ts';
import { readExposures } from '../exposures/rows.ts';
import type { RowOptions } from '../exposures/rows.ts';
import { checkFilter } from '../exposures/statement.ts';
import type { Graph } from '../graph.ts';
import { checkOrder } from '../model/day.ts';
import type { Day } from '../model/day.ts';
import { compareStatement, readCompared } from './sides.ts';

interface DiffRequest {
  readonly from: Day;
  readonly to: Day;
  /** Its `asOf` is ignored. */
  readonly filter: ExposureFilter;
  /** The maximum number of opened and of closed exposures. */
  readonly first: number;
  /** The cursors of the last ones seen; null: from the start. */
  readonly openedAfter?: string | null;
  readonly closedAfter?: string | null;
  /** Default: all hops with all properties of their statements, and the periods. */
  readonly rows?: RowOptions;
}

export interface ExposureDiff {
  /** Hold under the filter on `to` and not on `from`; as of `to`, by PRIORITY. */
  readonly opened: readonly Exposure[];
  /** Hold under the filter on `from` and not on `to`; as of `from`, by PRIORITY. */
  readonly closed: readonly Exposure[];
  /** All of them, not only those returned. */
  readonly openedCount: number;
  readonly closedCount: number;
  readonly unchangedCount: number;
  /** The cursors to continue after; null: there is no more. */
  readonly openedEndCursor: string | null;
  readonly closedEndCursor: string | null;
  /** The statement that compared the days. */
  readonly cypher: ApiStatement;
}

const lists = { opened: 'exposureDiff.opened', closed: 'exposureDiff.closed' } as const;

/**
 * Compares two days.
 * @throws BAD_USER_INPUT if `from` is after `to`, for an invalid cursor, and as `findExposures`.
 */
export async function diffExposures(
  { database }: Graph,
  { from, to, filter, first, openedAfter = null, closedAfter = null, rows: options }: DiffRequest,
): Promise<ExposureDiff> {
  checkOrder(from, to);
  const cypher = compareStatement(filter, {
    from: { asOf: from, prime: null },
    to: { asOf: to, prime: null },
    byEngineer: false,
    positions: {
      OPENED: readAfter(openedAfter, lists.opened, 'openedAfter'),
      CLOSED: readAfter(closedAfter, lists.closed, 'closedAfter'),
    },
    limit: first + 1,
  });
  await checkFilter(database, filter);
  return readInTransaction(database, async (transaction) => {
    const of = await readCompared(transaction, cypher);
    const [opened, closed] = [of('OPENED'), of('CLOSED')];
    const read = ({ page }: typeof opened, asOf: Day) => {
      const keys = page.slice(0, first).map(({ key }) => key);
      return readExposures(transaction, keys, { ...filter, asOf }, options);
    };
    return {
      opened: await read(opened, to),
      closed: await read(closed, from),
      openedCount: opened.totalCount,
      closedCount: closed.totalCount,
      unchangedCount: of('UNCHANGED').totalCount,
      openedEndCursor: endCursor(opened.page, first, lists.opened),
      closedEndCursor: endCursor(closed.page, first, lists.closed),
      cypher,
    };
  });
}
