import type { LayerGraph } from './layer-graph.ts';

const ROUNDS = 8;
/** Against any number of neighbours in a lane. */
const STRONG = 1e6;

/**
 * Heights for ordered lanes: each slot as near to its neighbours' mean as the order and the least distances allow.
 * Strong slots stand on one height, whatever stands around them.
 * @returns slot id → y; the picture is centred on 0.
 */
export function placeRows(
  lanes: readonly (readonly string[])[],
  graph: LayerGraph,
  distance: { readonly node: number; readonly passing: number },
): ReadonlyMap<string, number> {
  const room = (id: string): number => (graph.slots.get(id)?.passing === true ? distance.passing : distance.node);
  const weight = (id: string): number => (graph.strong.has(id) ? STRONG : 1);
  const y = new Map<string, number>();
  for (const lane of lanes) spread(lane, () => 0, { room, weight }, y);
  for (let round = 0; round < ROUNDS; round += 1) {
    const order = round % 2 === 0 ? lanes : [...lanes].reverse();
    const wish = (id: string): number => (graph.strong.has(id) ? 0 : meanOf([graph.before, graph.after], id, y));
    for (const lane of order) spread(lane, wish, { room, weight }, y);
  }
  return centred(y);
}

function meanOf(
  sides: readonly ReadonlyMap<string, readonly string[]>[],
  id: string,
  y: ReadonlyMap<string, number>,
): number {
  const ends = sides.flatMap((side) => side.get(id) ?? []).map((end) => y.get(end) ?? 0);
  return ends.length === 0 ? (y.get(id) ?? 0) : ends.reduce((sum, end) => sum + end, 0) / ends.length;
}

interface Block {
  sum: number;
  weight: number;
  count: number;
}

interface Demand {
  readonly room: (id: string) => number;
  readonly weight: (id: string) => number;
}

/** Least-squares placement under least distances: pool adjacent violators on the wish less the room above. */
function spread(
  lane: readonly string[],
  wish: (id: string) => number,
  { room, weight }: Demand,
  y: Map<string, number>,
): void {
  const above: number[] = [];
  let used = 0;
  lane.forEach((id, i) => {
    const previous = lane[i - 1];
    if (previous !== undefined) used += (room(previous) + room(id)) / 2;
    above.push(used);
  });
  const blocks: Block[] = [];
  lane.forEach((id, i) => {
    let block: Block = { sum: weight(id) * (wish(id) - (above[i] ?? 0)), weight: weight(id), count: 1 };
    for (let last = blocks.at(-1); last !== undefined && mean(last) > mean(block); last = blocks.at(-1)) {
      block = { sum: last.sum + block.sum, weight: last.weight + block.weight, count: last.count + block.count };
      blocks.pop();
    }
    blocks.push(block);
  });
  const heights = blocks.flatMap((block) => new Array<number>(block.count).fill(mean(block)));
  lane.forEach((id, i) => y.set(id, (heights[i] ?? 0) + (above[i] ?? 0)));
}

function mean(block: Block): number {
  return block.sum / block.weight;
}

function centred(y: ReadonlyMap<string, number>): ReadonlyMap<string, number> {
  let top = Infinity;
  let bottom = -Infinity;
  for (const value of y.values()) {
    top = Math.min(top, value);
    bottom = Math.max(bottom, value);
  }
  const middle = y.size === 0 ? 0 : (top + bottom) / 2;
  return new Map([...y].map(([id, value]) => [id, Math.round(value - middle)]));
}
