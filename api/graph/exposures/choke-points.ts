import { z } from 'zod';
import type { ApiStatement } from '../database/statement-file.ts';
import type { ExposureFilter } from '../exposure/filters.ts';
import type { NodeRef } from '../model/keys.ts';
import { labels } from '../model/vocabulary.ts';
import type { Graph } from '../graph.ts';
import { filteredStatement, runFiltered } from './statement.ts';

export interface ChokePoint {
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
 * @throws BAD_USER_INPUT as `findExposures`.
 */
export async function rankChokePoints(
  { database }: Graph,
  filter: ExposureFilter,
  first: number,
): Promise<readonly ChokePoint[]> {
  const rows = await runFiltered(database, filter, chokePointsStatement(filter, first));
  return rows
    .map((found) => row.parse(found))
    .map(({ label, key, accessesCut, share }) => ({ node: { label, key }, accessesCut, share }));
}

/** The statement of `rankChokePoints`. */
export function chokePointsStatement(filter: ExposureFilter, first: number): ApiStatement {
  return filteredStatement('choke-points', filter, { first });
}
