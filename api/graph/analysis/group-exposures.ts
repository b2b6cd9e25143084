import type { ExposureFilter } from '../exposure/exposure-filter.ts';
import type { ExposureGroup } from '../exposure/exposure-group.ts';
import type { NodeRef } from '../exposure/exposure.ts';
import type { Graph } from '../open-graph.ts';
import type { Band } from '../priority/priority.ts';

export interface ExposureGroupRow {
  readonly group: NodeRef;
  readonly accesses: number;
  readonly systems: number;
  /** Engineers behind the accesses. */
  readonly people: number;
  /** The highest of the chains' `high`. */
  readonly highest: Band;
}

/**
 * Exposed accesses counted by what they have in common, most accesses first.
 * @throws BadInput as `findExposures`.
 */
export function groupExposures(
  graph: Graph,
  by: ExposureGroup,
  filter: ExposureFilter,
  first: number,
): Promise<readonly ExposureGroupRow[]> {
  throw new Error(`not there yet: ${graph.database.constructor.name} ${by} ${filter.asOf} ${first}`);
}
