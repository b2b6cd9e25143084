import { layOutLanes } from '#picture/lanes.ts';
import type { Point } from '#picture/lanes.ts';
import type { BoxRole } from '#picture/picture.ts';
import { placeFreely } from '../picture/place.ts';
import type { CanvasDocument } from './document.ts';
import type { CanvasBox, CanvasDrawing, CanvasLine } from './draw.ts';

/** Distances in pixels at zoom 1. */
const ROW = 84;
export const COLUMN = 158;
/** Between the last column of a lane and the first of the next. */
const BETWEEN_LANES = 56;

type Points = Readonly<Record<string, Point>>;

/** A lane of the canvas and what it is called. */
export interface CanvasLane {
  readonly title: string;
  readonly left: number;
  readonly width: number;
}

/** The lanes from left to right, and their titles; organizations have one lane for each depth. */
const lanesOfRoles: readonly (readonly [BoxRole, (boxes: readonly CanvasBox[]) => string])[] = [
  ['contract', () => 'Contracts and records'],
  ['organization', () => 'Organizations'],
  ['escort', () => 'Escorts'],
  // The role colors every person who is not only an escort.
  ['engineer', (boxes) => (boxes.every(isEngineer) ? 'Engineers' : 'People')],
  ['system', () => 'Systems'],
  ['country', () => 'Countries'],
  ['rest', () => 'Groups'],
];

/** Whether a person has the role Engineer, perhaps among others. */
function isEngineer({ kind }: CanvasBox): boolean {
  return kind.split(', ').includes('engineer');
}

/** Lanes with more boxes than this are wrapped into columns. */
const TALLEST = 24;

/** Lays boxes out by role: a lane for each, with few crossings. Lanes that would be too tall have several columns. */
export function layOutByRole(drawing: CanvasDrawing): {
  readonly points: Points;
  readonly lanes: readonly CanvasLane[];
} {
  const { names, laneOf } = lanesIn(drawing);
  const numbers = new Map(names.map(({ name }, i) => [name, i]));
  const nodes = drawing.boxes.map((box) => ({ id: box.id, lane: numbers.get(laneOf(box)) ?? names.length }));
  const laid = layOutLanes(nodes, drawing.lines, { lane: 1, row: ROW, passing: 20 });
  const members = names.map((_, lane) =>
    nodes
      .filter((one) => one.lane === lane)
      .map(({ id }) => ({ id, y: laid.get(id)?.y ?? 0 }))
      .sort((a, b) => a.y - b.y),
  );
  const longest = Math.max(...members.map((lane) => lane.length), 0);
  // About as wide as high.
  const rows =
    longest <= TALLEST ? longest : Math.max(TALLEST / 2, Math.ceil(Math.sqrt((longest * COLUMN) / ROW / 1.5)));
  const points: Record<string, Point> = {};
  const lanes: CanvasLane[] = [];
  let left = 0;
  members.forEach((lane, i) => {
    const columns = Math.max(1, Math.ceil(lane.length / Math.max(rows, 1)));
    const inColumn = Math.ceil(lane.length / columns);
    lane.forEach(({ id, y }, at) => {
      // A lane in one column keeps the heights at which its lines are straight.
      const wrapped = longest > TALLEST;
      const row = Math.floor(at / columns) - (inColumn - 1) / 2;
      points[id] = { x: left + (at % columns) * COLUMN, y: wrapped ? Math.round(row * ROW) : y };
    });
    lanes.push({ title: names[i]?.title ?? '', left: left - COLUMN / 2, width: columns * COLUMN });
    left += columns * COLUMN + BETWEEN_LANES;
  });
  return { points, lanes };
}

/** The lanes that the boxes of a drawing need, from left to right. */
function lanesIn(drawing: CanvasDrawing) {
  const depths = depthsOf(drawing);
  const laneOf = ({ id, role }: CanvasBox): string => `${role} ${depthTitle(depths.get(id) ?? top)}`;
  const names = lanesOfRoles.flatMap(([role, title]) => {
    const boxes = drawing.boxes.filter((box) => box.role === role);
    const found = new Map(boxes.map((box) => [laneOf(box), depths.get(box.id) ?? top]));
    return [...found]
      .sort(([, a], [, b]) => a.hops - b.hops || Number(b.isTier) - Number(a.isTier))
      .map(([name, depth]) => ({ name, title: depth.hops === 0 ? title(boxes) : depthTitle(depth) }));
  });
  return { names, laneOf };
}

/** How many subcontracts an organization is below another one. */
interface Depth {
  readonly hops: number;
  /** Whether the other one is the prime of the contract; otherwise it is the first one that the canvas shows. */
  readonly isTier: boolean;
}

/** The depth of nodes with nothing above them. */
const top: Depth = { hops: 0, isTier: true };

function depthTitle({ hops, isTier }: Depth): string {
  if (isTier) return hops < DEEPEST ? `Tier ${hops}` : `Tier ${hops} or lower`;
  return `${hops} ${hops < DEEPEST ? '' : 'or more '}below the first shown`;
}

/**
 * Returns the lanes in which the boxes are now, or none if any box is beside its lane: a box may have been dragged or added since they
 * were laid out, and a lane must hold nothing but what its title says.
 */
export function lanesAround(drawing: CanvasDrawing): readonly CanvasLane[] {
  const { names, laneOf } = lanesIn(drawing);
  const columns = new Map(names.map(({ name }) => [name, new Set<number>()]));
  for (const box of drawing.boxes) columns.get(laneOf(box))?.add(box.at.x);
  const lanes: CanvasLane[] = [];
  for (const { name, title } of names) {
    const places = [...(columns.get(name) ?? [])].sort((a, b) => a - b);
    const [first = 0] = places;
    const before = lanes.at(-1);
    const isPlaced = before === undefined || first - COLUMN / 2 === before.left + before.width + BETWEEN_LANES;
    if (!isPlaced || places.some((x, at) => x !== first + at * COLUMN)) return [];
    lanes.push({ title, left: first - COLUMN / 2, width: places.length * COLUMN });
  }
  return lanes.length > 1 ? lanes : [];
}

/** The last depth that has a lane of its own. */
const DEEPEST = 8;

/**
 * How deep each organization is that matching lines place below another one: the lowest number that it has under any contract. Subcontracts
 * under different contracts are no chain. Only below the prime of the contract is it a tier: above the first organization of a canvas there
 * may be others.
 */
function depthsOf({ boxes, lines, primes }: CanvasDrawing): ReadonlyMap<string, Depth> {
  const isOrganization = new Set(boxes.filter((box) => box.role === 'organization').map(({ id }) => id));
  const hops = new Map<string, CanvasLine[]>();
  for (const line of lines) {
    const isHop = line.kind === 'hop' && isOrganization.has(line.from) && isOrganization.has(line.to);
    if (isHop && !line.dim && line.under !== null) push(hops, line.under, line);
  }
  const tiers = new Map<string, number>();
  const below = new Map<string, number>();
  for (const [contract, ofContract] of hops) {
    const prime = primes.get(contract);
    if (prime !== undefined) putLowest(tiers, hopsBelow([prime], ofContract));
    const isBelow = new Set(ofContract.map(({ to }) => to));
    const first = ofContract.map(({ from }) => from).filter((id) => !isBelow.has(id));
    putLowest(below, hopsBelow(first, ofContract));
  }
  return new Map<string, Depth>([
    ...[...below].map(([id, count]) => [id, { hops: count, isTier: false }] as const),
    ...[...tiers].map(([id, count]) => [id, { hops: count, isTier: true }] as const),
  ]);
}

/** The number of subcontracts from the nearest of some organizations to each one below, under one contract; at most `DEEPEST`. */
function hopsBelow(from: readonly string[], hops: readonly CanvasLine[]): ReadonlyMap<string, number> {
  const below = new Map<string, string[]>();
  for (const hop of hops) push(below, hop.from, hop.to);
  const seen = new Set(from);
  const counts = new Map<string, number>();
  let level = [...seen];
  for (let count = 1; level.length > 0; count += 1) {
    level = [...new Set(level.flatMap((id) => below.get(id) ?? []))].filter((id) => !seen.has(id));
    for (const id of level) {
      seen.add(id);
      counts.set(id, Math.min(count, DEEPEST));
    }
  }
  return counts;
}

function putLowest(all: Map<string, number>, found: ReadonlyMap<string, number>): void {
  for (const [id, count] of found) all.set(id, Math.min(count, all.get(id) ?? count));
}

/**
 * Places the nodes of paths in columns from their first end to their last, with few crossings: each as far from the first as on its shortest path.
 * Nodes that are placed already stay where they are, and the columns run from the first end towards the last.
 * @param routes the ids of the nodes of each path, in order
 * @param moves whether nothing else is placed, so that the ends may move too; pinned ones do not
 */
export function placePaths(
  routes: readonly (readonly string[])[],
  { points, pinned }: Pick<CanvasDocument, 'points' | 'pinned'>,
  moves: boolean,
): Points {
  const columns = new Map<string, number>();
  for (const route of routes)
    route.forEach((id, at) => {
      columns.set(id, Math.min(columns.get(id) ?? at, at));
    });
  const last = Math.max(...routes.map((route) => route.length)) - 1;
  for (const route of routes) columns.set(route.at(-1) ?? '', last);
  const nodes = [...columns].map(([id, lane]) => ({ id, lane }));
  const lines = routes.flatMap((route) => route.slice(1).map((to, at) => ({ from: route[at] ?? '', to })));
  const laid = layOutLanes(nodes, lines, { lane: 1, row: ROW, passing: 20 });
  const [first = '', end = ''] = [routes[0]?.[0], routes[0]?.at(-1)];
  const start = points[first] ?? { x: 0, y: 0 };
  const width = moves ? 0 : (points[end] ?? start).x - start.x;
  const step = Math.sign(width || 1) * Math.max(COLUMN + BETWEEN_LANES, Math.abs(width) / Math.max(last, 1));
  const middle = laid.get(first)?.y ?? 0;
  const wishes = nodes.map(({ id, lane }) => {
    const y = start.y + (laid.get(id)?.y ?? 0) - middle;
    return [id, { x: Math.round(start.x + lane * step), y: Math.round(y) }] as const;
  });
  const stays = new Set(moves ? pinned : Object.keys(points));
  const fixed = Object.fromEntries(Object.entries(points).filter(([id]) => stays.has(id)));
  return placeFreely(fixed, wishes);
}

/** Lays boxes out in a grid: by role, then by number of relations, most first. */
export function layOutInGrid({ boxes, degrees }: CanvasDrawing): Points {
  const roles = lanesOfRoles.map(([role]) => role);
  const order = [...boxes].sort(
    (a, b) =>
      roles.indexOf(a.role) - roles.indexOf(b.role) ||
      (degrees.get(b.id) ?? 0) - (degrees.get(a.id) ?? 0) ||
      (a.id < b.id ? -1 : 1),
  );
  const columns = Math.max(1, Math.ceil(Math.sqrt((order.length * ROW * 1.5) / COLUMN)));
  return Object.fromEntries(
    order.map(({ id }, i) => [id, { x: (i % columns) * COLUMN, y: Math.floor(i / columns) * ROW }]),
  );
}

/** Lays boxes out in rings, those with most relations in the middle; neighbors keep close to each other on a ring. */
export function layOutInRings({ boxes, lines, degrees }: CanvasDrawing): Points {
  const order = [...boxes].sort(
    (a, b) => (degrees.get(b.id) ?? 0) - (degrees.get(a.id) ?? 0) || (a.id < b.id ? -1 : 1),
  );
  const near = neighboursOf(lines);
  const angles = new Map<string, number>();
  const points: Record<string, Point> = {};
  let from = 0;
  for (let ring = 0; from < order.length; ring += 1) {
    const radius = ring * COLUMN * 1.15;
    const room = ring === 0 ? 1 : Math.max(1, Math.floor((2 * Math.PI * radius) / COLUMN));
    const members = order.slice(from, from + room);
    const wished = members
      .map(({ id }) => ({ id, angle: meanAngle((near.get(id) ?? []).flatMap((other) => angles.get(other) ?? [])) }))
      .sort((a, b) => a.angle - b.angle || (a.id < b.id ? -1 : 1));
    wished.forEach(({ id }, i) => {
      const angle = (2 * Math.PI * i) / wished.length;
      angles.set(id, angle);
      points[id] = { x: Math.round(radius * Math.cos(angle)), y: Math.round(radius * Math.sin(angle)) };
    });
    from += room;
  }
  return points;
}

function neighboursOf(lines: readonly CanvasLine[]): ReadonlyMap<string, readonly string[]> {
  const near = new Map<string, string[]>();
  for (const { from, to } of lines) {
    push(near, from, to);
    push(near, to, from);
  }
  return near;
}

function push<Value>(map: Map<string, Value[]>, key: string, value: Value): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}

function meanAngle(angles: readonly number[]): number {
  const x = angles.reduce((sum, angle) => sum + Math.cos(angle), 0);
  const y = angles.reduce((sum, angle) => sum + Math.sin(angle), 0);
  return (Math.atan2(y, x) + 2 * Math.PI) % (2 * Math.PI);
}
