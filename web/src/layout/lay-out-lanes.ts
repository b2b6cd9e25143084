import { orderLanes } from './order-lanes.ts';
import { placeRows } from './place-rows.ts';
import { toLayerGraph } from './layer-graph.ts';
import type { LayerLink, LayerNode } from './layer-graph.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Distances in pixels of the unzoomed picture. */
export interface LaneSpacing {
  readonly lane: number;
  readonly row: number;
  /** Room that a line takes where it passes through a lane. */
  readonly passing: number;
}

/**
 * Places nodes whose lanes are known: few crossings, straight chains; the same input gives the same picture.
 * O(lines × log nodes) a sweep, at most 24 sweeps.
 */
export function layOutLanes(
  nodes: readonly LayerNode[],
  links: readonly LayerLink[],
  spacing: LaneSpacing,
): ReadonlyMap<string, Point> {
  const graph = toLayerGraph(nodes, links);
  const y = placeRows(orderLanes(graph), graph, { node: spacing.row, passing: spacing.passing });
  return new Map(nodes.map(({ id, lane }) => [id, { x: lane * spacing.lane, y: y.get(id) ?? 0 }]));
}
