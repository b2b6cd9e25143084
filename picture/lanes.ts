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

/**
 * Places nodes with known lanes so that there are few crossings and chains are straight. Deterministic.
 * O(lines × log nodes) per sweep, at most 24 sweeps.
 */
export function layOutLanes(
  nodes: readonly LayerNode[],
  links: readonly LayerLink[],
  spacing: LaneSpacing,
): ReadonlyMap<string, Point> {
  return layOutLines(nodes, links, spacing).points;
}

/** The places of nodes, and where lines pass through the lanes between. */
interface LaneLayout {
  readonly points: ReadonlyMap<string, Point>;
  /** By the ids of a line's ends: the heights at which it passes through lanes, from its start on; null: it is not laid out. */
  readonly passesOf: (from: string, to: string) => readonly number[] | null;
}

/** Places nodes as `layOutLanes` does, and keeps where long lines pass: no node is there. */
export function layOutLines(
  nodes: readonly LayerNode[],
  links: readonly LayerLink[],
  spacing: LaneSpacing,
): LaneLayout {
  const graph = toLayerGraph(nodes, links);
  const y = placeRows(orderLanes(graph), graph, spacing);
  const heightOf = (slot: number): number => y[slot] ?? 0;
  return {
    points: new Map(
      nodes.map(({ id, lane }) => [id, { x: lane * spacing.lane, y: heightOf(graph.slotOf.get(id) ?? -1) }]),
    ),
    passesOf: (from, to) => {
      const [a, b] = [graph.slotOf.get(from) ?? -1, graph.slotOf.get(to) ?? -1];
      const along = graph.passing.get(nameOf(a, b, graph));
      if (along !== undefined) return along.map(heightOf);
      return (
        graph.passing
          .get(nameOf(b, a, graph))
          ?.map(heightOf)
          .reverse() ?? null
      );
    },
  };
}

function nameOf(left: number, right: number, { firstPassing }: Pick<LayerGraph, 'firstPassing'>): number {
  return left * firstPassing + right;
}

/** The neighbors of every slot on one side: those of slot `s` are `ends` from `starts[s]` to `starts[s + 1]`. */
interface Neighbours {
  readonly starts: Int32Array;
  readonly ends: Int32Array;
}

/**
 * The picture with long lines split, so that each line joins two adjacent lanes. A slot is an entry of a lane: a node, or a point
 * where a long line passes through. Slots are numbers, because maps of texts take ten times as long for thousands of nodes.
 */
interface LayerGraph {
  readonly slotOf: ReadonlyMap<string, number>;
  readonly count: number;
  /** Slots by lane, in input order. */
  readonly lanes: readonly (readonly number[])[];
  /** Neighbors one lane to the left. */
  readonly before: Neighbours;
  /** Neighbors one lane to the right. */
  readonly after: Neighbours;
  /** Number of lines between adjacent lanes. */
  readonly segments: number;
  /** Slots of at least this number are passing lines. */
  readonly firstPassing: number;
  /** The slots that each line passes, by the name of its ends from left to right. */
  readonly passing: ReadonlyMap<number, readonly number[]>;
  /** Slots at or on strong links. */
  readonly strong: ReadonlySet<number>;
}

/** Splits long lines at the lanes they cross. Ignores lines within one lane and lines to unknown nodes. */
function toLayerGraph(nodes: readonly LayerNode[], links: readonly LayerLink[]): LayerGraph {
  const slotOf = new Map<string, number>();
  const laneOf: number[] = [];
  const lanes: number[][] = [];
  const put = (lane: number): number => {
    const slot = laneOf.push(lane) - 1;
    while (lanes.length <= lane) lanes.push([]);
    lanes[lane]?.push(slot);
    return slot;
  };
  for (const { id, lane } of nodes) if (!slotOf.has(id)) slotOf.set(id, put(lane));
  const firstPassing = laneOf.length;
  const strong = new Set<number>();
  const passing = new Map<number, readonly number[]>();
  const [lefts, rights]: [number[], number[]] = [[], []];
  for (const { from, to, strong: matters = false } of links) {
    const [a, b] = [slotOf.get(from), slotOf.get(to)];
    if (a === undefined || b === undefined) continue;
    const [laneA, laneB] = [laneOf[a] ?? 0, laneOf[b] ?? 0];
    if (laneA === laneB) continue;
    const [left, right] = laneA < laneB ? [a, b] : [b, a];
    const name = nameOf(left, right, { firstPassing });
    if (passing.has(name)) continue;
    if (matters) strong.add(left).add(right);
    const passed: number[] = [];
    passing.set(name, passed);
    let last = left;
    for (let lane = Math.min(laneA, laneB) + 1; lane < Math.max(laneA, laneB); lane += 1) {
      const slot = put(lane);
      if (matters) strong.add(slot);
      passed.push(slot);
      lefts.push(last);
      rights.push(slot);
      last = slot;
    }
    lefts.push(last);
    rights.push(right);
  }
  const count = laneOf.length;
  const [before, after] = [neighboursOf(rights, lefts, count), neighboursOf(lefts, rights, count)];
  return { slotOf, count, lanes, before, after, segments: lefts.length, firstPassing, passing, strong };
}

function neighboursOf(of: readonly number[], others: readonly number[], count: number): Neighbours {
  const starts = new Int32Array(count + 1);
  for (const slot of of) starts[slot + 1] = (starts[slot + 1] ?? 0) + 1;
  for (let slot = 0; slot < count; slot += 1) starts[slot + 1] = (starts[slot + 1] ?? 0) + (starts[slot] ?? 0);
  const next = starts.slice();
  const ends = new Int32Array(of.length);
  of.forEach((slot, i) => {
    const at = next[slot] ?? 0;
    ends[at] = others[i] ?? 0;
    next[slot] = at + 1;
  });
  return { starts, ends };
}

const SWEEPS = 24;
const PATIENCE = 4;
/** Pictures with more lines swap adjacent slots only at the end: swapping in every sweep would take too long. */
const SMALL = 6000;
const SWAP_PASSES = 6;

type Order = readonly Int32Array[];

/**
 * Orders each lane by sweeps in both directions with swaps of adjacent slots, by the average and by the median of the neighbors'
 * positions, and returns the order with the fewest crossings.
 */
function orderLanes(graph: LayerGraph): Order {
  const start = graph.lanes.map((lane) => strongFirst(Int32Array.from(lane), graph));
  const places = new Int32Array(graph.count);
  const isSmall = graph.segments <= SMALL;
  const starts = isSmall ? [start, depthFirst(graph)] : [start];
  let best: Order = start;
  let fewest = Infinity;
  for (const center of isSmall ? [average, median] : [average]) {
    for (const first of starts) {
      const order = first.map((lane) => lane.slice());
      setPlaces(order, places);
      for (let sweep = 0, idle = 0; sweep < SWEEPS && fewest > 0 && idle < PATIENCE; sweep += 1) {
        if (sweep > 0) sweepLanes(order, graph, places, { center, right: sweep % 2 === 1 });
        if (isSmall) swapNeighbours(order, graph, places, 2);
        const crossings = crossingsOf(order, graph, places);
        if (crossings < fewest) {
          [best, fewest, idle] = [order.map((lane) => lane.slice()), crossings, 0];
        } else {
          idle += 1;
        }
      }
    }
  }
  setPlaces(best, places);
  if (fewest > 0) swapNeighbours(best, graph, places, SWAP_PASSES);
  return best;
}

/** Strong slots are the first of their lanes, so that what they link begins at the top. */
function strongFirst(lane: Int32Array, { strong }: Pick<LayerGraph, 'strong'>): Int32Array {
  return lane.sort((a, b) => Number(strong.has(b)) - Number(strong.has(a)));
}

function setPlaces(order: Order, places: Int32Array): void {
  for (const lane of order) lane.forEach((slot, place) => (places[slot] = place));
}

/** An order in which connected slots are close to each other: each lane as a depth-first search reaches its slots. */
function depthFirst(graph: LayerGraph): Order {
  const { lanes, count, before, after } = graph;
  const reached = new Uint8Array(count);
  const sequence: number[] = [];
  for (const root of lanes.flat()) {
    const pending = [root];
    for (let slot = pending.pop(); slot !== undefined; slot = pending.pop()) {
      if (reached[slot] === 1) continue;
      reached[slot] = 1;
      sequence.push(slot);
      for (const { starts, ends } of [before, after]) {
        for (let i = starts[slot] ?? 0; i < (starts[slot + 1] ?? 0); i += 1) pending.push(ends[i] ?? 0);
      }
    }
  }
  const rank = new Int32Array(count);
  sequence.forEach((slot, at) => (rank[slot] = at));
  return lanes.map((lane) =>
    strongFirst(
      Int32Array.from(lane).sort((a, b) => (rank[a] ?? 0) - (rank[b] ?? 0)),
      graph,
    ),
  );
}

type Center = (places: readonly number[]) => number;

const average: Center = (places) => places.reduce((sum, place) => sum + place, 0) / places.length;

const median: Center = (places) => {
  const sorted = [...places].sort((a, b) => a - b);
  const half = (sorted.length - 1) / 2;
  return ((sorted[Math.floor(half)] ?? 0) + (sorted[Math.ceil(half)] ?? 0)) / 2;
};

interface Sweep {
  readonly center: Center;
  /** From the left to the right: each lane follows the one before it. */
  readonly right: boolean;
}

/** Sorts each lane by the center of its slots' neighbors in the lane before; a slot without neighbors keeps its position. */
function sweepLanes(order: Order, graph: LayerGraph, places: Int32Array, { center, right }: Sweep): void {
  const { starts, ends } = right ? graph.before : graph.after;
  const centers = new Float64Array(graph.count);
  for (let step = 1; step < order.length; step += 1) {
    const at = right ? step : order.length - 1 - step;
    const lane = order[at] ?? new Int32Array();
    const stretch = (order[right ? at - 1 : at + 1]?.length ?? 0) / Math.max(lane.length, 1);
    lane.forEach((slot, place) => {
      const near: number[] = [];
      for (let i = starts[slot] ?? 0; i < (starts[slot + 1] ?? 0); i += 1) near.push(places[ends[i] ?? 0] ?? 0);
      centers[slot] = near.length === 0 ? place * stretch : center(near);
    });
    lane.sort((a, b) => (centers[a] ?? 0) - (centers[b] ?? 0) || (places[a] ?? 0) - (places[b] ?? 0));
    strongFirst(lane, graph);
    lane.forEach((slot, place) => (places[slot] = place));
  }
}

/** Swaps adjacent slots of a lane where that removes crossings, until no swap does or for the given number of passes. */
function swapNeighbours(order: Order, graph: LayerGraph, places: Int32Array, passes: number): void {
  const [left, right] = [sortablePlaces(graph.before), sortablePlaces(graph.after)];
  for (let pass = 0; pass < passes; pass += 1) {
    let gained = 0;
    for (const lane of order) {
      sortPlaces(left, lane, places);
      sortPlaces(right, lane, places);
      for (let i = 1; i < lane.length; i += 1) {
        const [above, below] = [lane[i - 1] ?? 0, lane[i] ?? 0];
        if (graph.strong.has(above) !== graph.strong.has(below)) continue;
        const gain = gainOfSwap(left, above, below) + gainOfSwap(right, above, below);
        if (gain <= 0) continue;
        gained += gain;
        [lane[i - 1], lane[i]] = [below, above];
        [places[below], places[above]] = [i - 1, i];
      }
    }
    if (gained === 0) return;
  }
}

/** The positions of every slot's neighbors on one side, ascending: those of slot `s` are `near` from `starts[s]` to `starts[s + 1]`. */
interface SortedPlaces extends Neighbours {
  readonly near: Int32Array;
}

function sortablePlaces({ starts, ends }: Neighbours): SortedPlaces {
  return { starts, ends, near: new Int32Array(ends.length) };
}

/** Writes the positions of the neighbors of a lane's slots. */
function sortPlaces({ starts, ends, near }: SortedPlaces, lane: Int32Array, places: Int32Array): void {
  for (const slot of lane) {
    const [start, end] = [starts[slot] ?? 0, starts[slot + 1] ?? 0];
    for (let i = start; i < end; i += 1) near[i] = places[ends[i] ?? 0] ?? 0;
    if (end - start > 1) near.subarray(start, end).sort();
  }
}

/** How many crossings fewer there are on one side if two adjacent slots change places. */
function gainOfSwap({ starts, near }: SortedPlaces, above: number, below: number): number {
  const [start, end] = [starts[below] ?? 0, starts[below + 1] ?? 0];
  let gain = 0;
  let [smaller, notLarger] = [start, start];
  for (let i = starts[above] ?? 0; i < (starts[above + 1] ?? 0); i += 1) {
    const place = near[i] ?? 0;
    while (smaller < end && (near[smaller] ?? 0) < place) smaller += 1;
    while (notLarger < end && (near[notLarger] ?? 0) <= place) notLarger += 1;
    gain += smaller - start - (end - notLarger);
  }
  return gain;
}

function crossingsOf(order: Order, { after }: LayerGraph, places: Int32Array): number {
  const sorted = sortablePlaces(after);
  let sum = 0;
  for (let i = 1; i < order.length; i += 1) {
    const left = order[i - 1] ?? new Int32Array();
    sortPlaces(sorted, left, places);
    const ends = Array.from(left, (slot) => sorted.near.subarray(after.starts[slot] ?? 0, after.starts[slot + 1] ?? 0));
    sum += countCrossings(ends, order[i]?.length ?? 0);
  }
  return sum;
}

/**
 * Counts the pairs of lines that cross between two adjacent lanes; O(lines × log right).
 * @param ends for each slot of the left lane, in order, the positions of its neighbors in the right lane, ascending
 * @param right number of slots in the right lane
 */
export function countCrossings(ends: readonly (readonly number[] | Int32Array)[], right: number): number {
  // A Fenwick tree of how many lines so far end at or above a position.
  const tree = new Int32Array(right + 1);
  let seen = 0;
  let crossings = 0;
  for (const places of ends) {
    for (const place of places) {
      let above = 0;
      for (let i = place + 1; i > 0; i -= i & -i) above += tree[i] ?? 0;
      crossings += seen - above;
    }
    for (const place of places) {
      for (let i = place + 1; i < tree.length; i += i & -i) tree[i] = (tree[i] ?? 0) + 1;
      seen += 1;
    }
  }
  return crossings;
}

const ROUNDS = 8;
/** The weight of a strong slot, large enough to outweigh all other slots in a lane. */
const STRONG = 1e6;

/**
 * Computes heights for ordered lanes: each slot as close to the mean of its neighbors as the order and the minimum distances allow.
 * Strong slots share one height, whatever is around them.
 * @returns y by slot; the picture is centered on 0.
 */
function placeRows(order: Order, graph: LayerGraph, { row, passing }: LaneSpacing): Float64Array {
  const { before, after, strong, firstPassing } = graph;
  const room = (slot: number): number => (slot >= firstPassing ? passing : row);
  const weight = (slot: number): number => (strong.has(slot) ? STRONG : 1);
  const y = new Float64Array(graph.count);
  const wish = (slot: number): number => {
    if (strong.has(slot)) return 0;
    let [sum, count] = [0, 0];
    for (const { starts, ends } of [before, after]) {
      for (let i = starts[slot] ?? 0; i < (starts[slot + 1] ?? 0); i += 1) {
        sum += y[ends[i] ?? 0] ?? 0;
        count += 1;
      }
    }
    return count === 0 ? (y[slot] ?? 0) : sum / count;
  };
  for (const lane of order) spread(lane, { room, weight, wish: () => 0 }, y);
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const lane of round % 2 === 0 ? order : [...order].reverse()) spread(lane, { room, weight, wish }, y);
  }
  let [top, bottom] = [Infinity, -Infinity];
  for (const at of y) [top, bottom] = [Math.min(top, at), Math.max(bottom, at)];
  return y.map((at) => Math.round(at - (top + bottom) / 2));
}

interface Demand {
  readonly room: (slot: number) => number;
  readonly weight: (slot: number) => number;
  readonly wish: (slot: number) => number;
}

interface Block {
  sum: number;
  weight: number;
  count: number;
}

/** Least-squares placement with minimum distances: pool adjacent violators on the desired height minus the space above. */
function spread(lane: Int32Array, { room, weight, wish }: Demand, y: Float64Array): void {
  const above = new Float64Array(lane.length);
  const blocks: Block[] = [];
  lane.forEach((slot, i) => {
    if (i > 0) above[i] = (above[i - 1] ?? 0) + (room(lane[i - 1] ?? 0) + room(slot)) / 2;
    let block: Block = { sum: weight(slot) * (wish(slot) - (above[i] ?? 0)), weight: weight(slot), count: 1 };
    for (let last = blocks.at(-1); last !== undefined && mean(last) > mean(block); last = blocks.at(-1)) {
      block = { sum: last.sum + block.sum, weight: last.weight + block.weight, count: last.count + block.count };
      blocks.pop();
    }
    blocks.push(block);
  });
  let at = 0;
  for (const block of blocks) {
    const height = mean(block);
    for (const end = at + block.count; at < end; at += 1) y[lane[at] ?? 0] = height + (above[at] ?? 0);
  }
}

function mean(block: Block): number {
  return block.sum / block.weight;
}
