import { exposuresOfAccesses } from '../evidence/exposures-of-accesses.ts';
import type { ExposureFilter } from '../exposure/exposure-filter.ts';
import type { Exposure } from '../exposure/exposure.ts';
import { BadInput } from '../failure/bad-input.ts';
import type { Day } from '../model/day.ts';
import type { Graph } from '../open-graph.ts';
import { compareDays, type RankedDifference } from './compare-days.ts';

export interface DiffRequest {
  readonly from: Day;
  readonly to: Day;
  /** Its `asOf` takes no part. */
  readonly filter: ExposureFilter;
  /** How many that opened, and how many that closed, at most. */
  readonly first: number;
}

export interface ExposureDiff {
  /** Hold under the filter on `to` and not on `from`; as of `to`, by PRIORITY. */
  readonly opened: readonly Exposure[];
  /** Hold under the filter on `from` and not on `to`; as of `from`, by PRIORITY. */
  readonly closed: readonly Exposure[];
  /** Of all, not only those given. */
  readonly openedCount: number;
  readonly closedCount: number;
  readonly unchangedCount: number;
}

/**
 * What is different between two days: told by the analysis, then computed directly from evidence.
 * @throws BadInput where `from` is after `to`, for a list that is not known or designates no country.
 */
export async function diffExposures(graph: Graph, { from, to, filter, first }: DiffRequest): Promise<ExposureDiff> {
  if (from > to)
    throw new BadInput(`from is ${from}, which is after to, ${to}: give the earlier day first.`, {
      extensions: { argument: 'from' },
    });
  const difference = compareDays(await graph.analysis.current(), { from, to, filter, first });
  const [opened, closed] = await Promise.all([
    compute(graph, difference.opened, { ...filter, asOf: to }),
    compute(graph, difference.closed, { ...filter, asOf: from }),
  ]);
  return {
    opened,
    closed,
    openedCount: difference.opened.count,
    closedCount: difference.closed.count,
    unchangedCount: difference.unchangedCount,
  };
}

async function compute(graph: Graph, { ranked }: RankedDifference, filter: ExposureFilter) {
  if (ranked.length === 0) return [];
  const accesses = [...new Set(ranked.map(({ access }) => access))];
  const found = await exposuresOfAccesses(graph, accesses, filter);
  const byId = new Map(found.map((exposure) => [exposure.id, exposure]));
  // An import that is under way may have taken what the analysis still knows.
  return ranked.flatMap(({ id }) => byId.get(id) ?? []);
}
