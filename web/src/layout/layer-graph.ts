/** A node of a layered picture; lanes count from the left. */
export interface LayerNode {
  readonly id: string;
  readonly lane: number;
}

/** A line between two nodes; its direction does not matter to the layout. */
export interface LayerLink {
  readonly from: string;
  readonly to: string;
  /** Part of what matters: it is laid straight along the middle, the rest around it. */
  readonly strong?: boolean;
}

/** What stands in a lane: a node, or the place where a long line passes through. */
interface Slot {
  readonly id: string;
  readonly lane: number;
  readonly passing: boolean;
}

/** The picture cut into steps between neighbouring lanes, so that each line joins a lane and the next. */
export interface LayerGraph {
  readonly slots: ReadonlyMap<string, Slot>;
  /** Slot ids by lane, in the order in which they came in. */
  readonly lanes: readonly (readonly string[])[];
  /** Neighbours one lane to the left. */
  readonly before: ReadonlyMap<string, readonly string[]>;
  /** Neighbours one lane to the right. */
  readonly after: ReadonlyMap<string, readonly string[]>;
  /** Slots at or on strong links. */
  readonly strong: ReadonlySet<string>;
}

/** Cuts long lines at the lanes that they cross. Lines inside one lane, and to unknown nodes, take no part. */
export function toLayerGraph(nodes: readonly LayerNode[], links: readonly LayerLink[]): LayerGraph {
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
