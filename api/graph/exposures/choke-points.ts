import { z } from 'zod';
import type { ApiStatement } from '../database/statement-file.ts';
import { derivationKey, readGraphState } from '../edition/graph-state.ts';
import { decodeRank, encodeRank } from '../edition/rank-cursor.ts';
import type { Rank, RankBasis } from '../edition/rank-cursor.ts';
import type { ExposureFilter } from '../exposure/filters.ts';
import type { NodeRef } from '../model/keys.ts';
import { labels } from '../model/vocabulary.ts';
import type { Graph } from '../graph.ts';
import { filteredStatement, runFiltered } from './statement.ts';

export interface ChokePoint {
  /** Valid until the graph changes. */
  readonly cursor: string;
  readonly node: NodeRef;
  /** Exposed accesses all of whose chains under the filter pass through the node. */
  readonly accessesCut: number;
  /** Share of all exposed accesses: above 0, at most 1. */
  readonly share: number;
}

const row = z.object({ label: z.enum(labels), key: z.string(), accessesCut: z.number(), share: z.number() });

/**
 * Returns the choke points of exposed accesses, most accesses first, then by key, then label: contracts, organizations from the prime
 * to the accountable one, escorts, and people on whose
 * credentials accesses are used. An access's system, its engineer and their location are on all its chains by definition, so
 * they are not choke points.
 * @param first the maximum number
 * @param after the cursor of the last one seen; null: from the start
 * @throws BAD_USER_INPUT as `findExposures`, and for an invalid cursor; CURSOR_OUTDATED if the order may have changed: an import changed the graph,
 *   or the cursor is of another day.
 */
export async function rankChokePoints(
  { database }: Graph,
  filter: ExposureFilter,
  first: number,
  after: string | null = null,
): Promise<readonly ChokePoint[]> {
  // Read before the choke points: any later change makes their cursors outdated.
  const state = await readGraphState(database);
  const basis: RankBasis = { list: 'chokePoints', edition: derivationKey(state), day: filter.asOf };
  const last = after === null ? null : decodeRank(after, basis, state.isBeingWritten);
  const rows = await runFiltered(database, filter, chokePointsStatement(filter, first, last));
  return rows
    .map((found) => row.parse(found))
    .map(({ label, key, accessesCut, share }) => ({
      cursor: encodeRank({ count: accessesCut, name: `${key}\n${label}` }, basis),
      node: { label, key },
      accessesCut,
      share,
    }));
}

/** The statement of `rankChokePoints`. @param last the last choke point of the page before; null: from the start */
export function chokePointsStatement(filter: ExposureFilter, first: number, last: Rank | null = null): ApiStatement {
  const { count, name } = last ?? { count: Number.MAX_SAFE_INTEGER, name: '' };
  return filteredStatement('choke-points', filter, { first, afterCount: count, after: name });
}
