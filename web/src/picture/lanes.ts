export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Distances in pixels at zoom 1. */
interface LaneSpacing {
  readonly lane: number;
  readonly row: number;
  /** Space for a line that passes through a lane. */
  readonly passing: number;
}

/**
 * Places nodes with known lanes so that there are few crossings and chains are straight. Deterministic.
 * O(lines × log nodes) per sweep, at most 24 sweeps.
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

/** A node of a layered picture; lanes count from the left. */
interface LayerNode {
  readonly id: string;
  readonly lane: number;
}

/** A line between two nodes; its direction does not matter to the layout. */
interface LayerLink {
  readonly from: string;
  readonly to: string;
  /** Strong links are laid out as a straight line, with the rest around it. */
  readonly strong?: boolean;
}

/** An entry of a lane: a node, or a point where a long line passes through. */
interface Slot {
  readonly id: string;
  readonly lane: number;
  readonly passing: boolean;
}

/** The picture with long lines split, so that each line joins two adjacent lanes. */
interface LayerGraph {
  readonly slots: ReadonlyMap<string, Slot>;
  /** Slot ids by lane, in input order. */
  readonly lanes: readonly (readonly string[])[];
  /** Neighbors one lane to the left. */
  readonly before: ReadonlyMap<string, readonly string[]>;
  /** Neighbors one lane to the right. */
  readonly after: ReadonlyMap<string, readonly string[]>;
  /** Slots at or on strong links. */
  readonly strong: ReadonlySet<string>;
}

/** Splits long lines at the lanes they cross. Ignores lines within one lane and lines to unknown nodes. */
function toLayerGraph(nodes: readonly LayerNode[], links: readonly LayerLink[]): LayerGraph {
  const slots = new Map<string, Slot>();
  const lanes: string[][] = [];
  const before = new Map<string, string[]>();
  const after = new Map<string, string[]>();
  const strong = new Set<string>();
  const put = (slot: Slot): void => {
    if (slots.has(slot.id)) return;
    slots.set(slot.id, slot);
    while (lanes.length <= slot.lane) lanes.push([]);
    lanes[slot.lane]?.push(slot.id);
  };
  const join = (left: string, right: string): void => {
    push(after, left, right);
    push(before, right, left);
  };
  for (const node of nodes) put({ ...node, passing: false });
  const joined = new Set<string>();
  for (const { from, to, strong: matters = false } of links) {
    const ends = [slots.get(from), slots.get(to)].sort((a, b) => (a?.lane ?? 0) - (b?.lane ?? 0));
    const [left, right] = ends;
    if (left === undefined || right === undefined || left.lane === right.lane) continue;
    const name = `${left.id}\u0000${right.id}`;
    if (joined.has(name)) continue;
    joined.add(name);
    if (matters) strong.add(left.id).add(right.id);
    let last = left.id;
    for (let lane = left.lane + 1; lane < right.lane; lane += 1) {
      const id = `${name}\u0000${String(lane)}`;
      put({ id, lane, passing: true });
      if (matters) strong.add(id);
      join(last, id);
      last = id;
    }
    join(last, right.id);
  }
  return { slots, lanes, before, after, strong };
}

function push(map: Map<string, string[]>, key: string, value: string): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}

const SWEEPS = 24;
const PATIENCE = 4;

/** Orders each lane by barycenter sweeps in both directions and returns the order with the fewest crossings. */
function orderLanes(graph: LayerGraph): readonly (readonly string[])[] {
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
  lanes.forEach((lane, i) => swept.push(byBarycenter(lane, swept[i - 1] ?? [], graph.before)));
  return swept;
}

function sweepLeft(lanes: readonly (readonly string[])[], graph: LayerGraph): string[][] {
  const swept: string[][] = lanes.map(() => []);
  for (let i = lanes.length - 1; i >= 0; i -= 1) {
    swept[i] = byBarycenter(lanes[i] ?? [], swept[i + 1] ?? [], graph.after);
  }
  return swept;
}

/** Sorts a lane by the average position of each slot's neighbors; a slot without neighbors keeps its position. */
function byBarycenter(
  lane: readonly string[],
  beside: readonly string[],
  neighbours: ReadonlyMap<string, readonly string[]>,
): string[] {
  const place = new Map(beside.map((id, index) => [id, index]));
  const stretch = beside.length / Math.max(lane.length, 1);
  const weighed = lane.map((id, index) => {
    const ends = (neighbours.get(id) ?? []).flatMap((end) => place.get(end) ?? []);
    const center = ends.length === 0 ? index * stretch : ends.reduce((sum, end) => sum + end, 0) / ends.length;
    return { id, center, index };
  });
  return weighed.sort((a, b) => a.center - b.center || a.index - b.index).map(({ id }) => id);
}

/** Counts the pairs of lines that cross between two adjacent lanes; O(lines × log right). */
export function countCrossings(
  left: readonly string[],
  right: readonly string[],
  after: ReadonlyMap<string, readonly string[]>,
): number {
  const place = new Map(right.map((id, index) => [id, index]));
  const tree = new Array<number>(right.length + 1).fill(0);
  let seen = 0;
  let crossings = 0;
  for (const id of left) {
    const ends = (after.get(id) ?? []).flatMap((end) => place.get(end) ?? []).sort((a, b) => a - b);
    for (const end of ends) crossings += seen - sumTo(tree, end);
    for (const end of ends) {
      add(tree, end);
      seen += 1;
    }
  }
  return crossings;
}

/** Counts the lines so far that end at or above `index`. */
function sumTo(tree: readonly number[], index: number): number {
  let sum = 0;
  for (let i = index + 1; i > 0; i -= i & -i) sum += tree[i] ?? 0;
  return sum;
}

function add(tree: number[], index: number): void {
  for (let i = index + 1; i < tree.length; i += i & -i) tree[i] = (tree[i] ?? 0) + 1;
}

const ROUNDS = 8;
/** The weight of a strong slot, large enough to outweigh all other slots in a lane. */
const STRONG = 1e6;

/**
 * Computes heights for ordered lanes: each slot as close to the mean of its neighbors as the order and the minimum distances allow.
 * Strong slots share one height, whatever is around them.
 * @returns slot id → y; the picture is centered on 0.
 */
function placeRows(
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
  return centered(y);
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

/** Least-squares placement with minimum distances: pool adjacent violators on the desired height minus the space above. */
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

function centered(y: ReadonlyMap<string, number>): ReadonlyMap<string, number> {
  let top = Infinity;
  let bottom = -Infinity;
  for (const value of y.values()) {
    top = Math.min(top, value);
    bottom = Math.max(bottom, value);
  }
  const middle = y.size === 0 ? 0 : (top + bottom) / 2;
  return new Map([...y].map(([id, value]) => [id, Math.round(value - middle)]));
}
