import { countCrossings } from './count-crossings.ts';
import type { LayerGraph } from './layer-graph.ts';

const SWEEPS = 24;
const PATIENCE = 4;

/** Orders each lane by barycentre sweeps, there and back, and keeps the order with the fewest crossings seen. */
export function orderLanes(graph: LayerGraph): readonly (readonly string[])[] {
  let lanes = graph.lanes.map((lane) => [...lane]);
  let best = lanes;
  let fewest = crossingsOf(lanes, graph);
  let idle = 0;
  for (let sweep = 0; sweep < SWEEPS && fewest > 0 && idle < PATIENCE; sweep += 1) {
    lanes = sweep % 2 === 0 ? sweepRight(lanes, graph) : sweepLeft(lanes, graph);
    const crossings = crossingsOf(lanes, graph);
    if (crossings < fewest) {
      [best, fewest, idle] = [lanes, crossings, 0];
    } else {
      idle += 1;
    }
  }
  return best;
}

function crossingsOf(lanes: readonly (readonly string[])[], graph: LayerGraph): number {
  let sum = 0;
  for (let i = 1; i < lanes.length; i += 1) sum += countCrossings(lanes[i - 1] ?? [], lanes[i] ?? [], graph.after);
  return sum;
}

function sweepRight(lanes: readonly (readonly string[])[], graph: LayerGraph): string[][] {
  const swept: string[][] = [];
  lanes.forEach((lane, i) => swept.push(byBarycentre(lane, swept[i - 1] ?? [], graph.before)));
  return swept;
}

function sweepLeft(lanes: readonly (readonly string[])[], graph: LayerGraph): string[][] {
  const swept: string[][] = lanes.map(() => []);
  for (let i = lanes.length - 1; i >= 0; i -= 1) {
    swept[i] = byBarycentre(lanes[i] ?? [], swept[i + 1] ?? [], graph.after);
  }
  return swept;
}

/** Sorts a lane by where its neighbours stand on average; a slot without neighbours keeps its place. */
function byBarycentre(
  lane: readonly string[],
  beside: readonly string[],
  neighbours: ReadonlyMap<string, readonly string[]>,
): string[] {
  const place = new Map(beside.map((id, index) => [id, index]));
  const stretch = beside.length / Math.max(lane.length, 1);
  const weighed = lane.map((id, index) => {
    const ends = (neighbours.get(id) ?? []).flatMap((end) => place.get(end) ?? []);
    const centre = ends.length === 0 ? index * stretch : ends.reduce((sum, end) => sum + end, 0) / ends.length;
    return { id, centre, index };
  });
  return weighed.sort((a, b) => a.centre - b.centre || a.index - b.index).map(({ id }) => id);
}
