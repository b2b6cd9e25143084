import type { Point } from '#picture/lanes.ts';

/** The room of a box with the gap around it, in pixels at zoom 1. */
const ROOM = { width: 158, height: 84 } as const;
/** The distance of the first column of neighbors from their node. */
const REACH = 220;

/**
 * Finds free places for new boxes, so that nothing that is there has to move: each at the free place nearest to where it would like to be,
 * clear of every other box. Deterministic.
 * @param placed the boxes that are there
 * @param wishes the wished places of the new ones, by id
 */
export function placeFreely(
  placed: Readonly<Record<string, Point>>,
  wishes: Iterable<readonly [string, Point]>,
): Readonly<Record<string, Point>> {
  const taken = new TakenPlaces();
  for (const at of Object.values(placed)) taken.add(at);
  const found: [string, Point][] = [];
  for (const [id, wish] of wishes) {
    if (id in placed) continue;
    const at = taken.nearestFree(wish);
    taken.add(at);
    found.push([id, at]);
  }
  return Object.fromEntries(found);
}

/** Moves those of new places that would cover a fixed box to the nearest free ones. */
export function clearOf(
  fixed: Readonly<Record<string, Point>>,
  points: Readonly<Record<string, Point>>,
): Readonly<Record<string, Point>> {
  const covers = (at: Point): boolean => Object.values(fixed).some((one) => isNear(one, at));
  const covering = Object.entries(points).filter(([, at]) => covers(at));
  const clear = Object.fromEntries(Object.entries(points).filter(([, at]) => !covers(at)));
  return { ...clear, ...placeFreely({ ...fixed, ...clear }, covering) };
}

function isNear(one: Point, other: Point): boolean {
  return Math.abs(one.x - other.x) < ROOM.width && Math.abs(one.y - other.y) < ROOM.height;
}

/**
 * Where the neighbors of a node would like to be: in columns beside it, as high as wide; those that relations lead to on its right, the
 * others on its left.
 */
export function placesBeside(
  center: Point,
  neighbours: readonly { readonly id: string; readonly right: boolean }[],
): readonly (readonly [string, Point])[] {
  return [true, false].flatMap((right) => {
    const side = neighbours.filter((one) => one.right === right);
    const rows = Math.max(5, Math.ceil(Math.sqrt(side.length * (ROOM.width / ROOM.height))));
    return side.map(({ id }, i): readonly [string, Point] => {
      const column = Math.floor(i / rows);
      const inColumn = Math.min(rows, side.length - column * rows);
      const row = (i % rows) - (inColumn - 1) / 2;
      const x = REACH + column * ROOM.width;
      return [id, { x: center.x + (right ? x : -x), y: Math.round(center.y + row * ROOM.height) }];
    });
  });
}

/** The places of boxes, in a grid with at most a few in each cell. */
class TakenPlaces {
  private readonly cells = new Map<string, Point[]>();

  add(at: Point): void {
    const name = cellOf(at, 0, 0);
    const cell = this.cells.get(name);
    if (cell === undefined) this.cells.set(name, [at]);
    else cell.push(at);
  }

  nearestFree(wish: Point): Point {
    for (let ring = 0; ; ring += 1) {
      for (const [dx, dy] of ringOf(ring)) {
        const at = { x: wish.x + (dx * ROOM.width) / 2, y: wish.y + (dy * ROOM.height) / 2 };
        if (this.isFree(at)) return at;
      }
    }
  }

  private isFree(at: Point): boolean {
    for (let dx = -1; dx <= 1; dx += 1) {
      for (let dy = -1; dy <= 1; dy += 1) {
        const near = this.cells.get(cellOf(at, dx, dy)) ?? [];
        if (near.some((one) => isNear(one, at))) return false;
      }
    }
    return true;
  }
}

function cellOf({ x, y }: Point, dx: number, dy: number): string {
  return `${String(Math.floor(x / ROOM.width) + dx)} ${String(Math.floor(y / ROOM.height) + dy)}`;
}

/** The steps around the middle whose longer side is `ring`; those next to the middle first. */
function ringOf(ring: number): readonly (readonly [number, number])[] {
  if (ring === 0) return [[0, 0]];
  const steps: [number, number][] = [];
  for (let along = 0; along <= ring; along += 1) {
    for (const side of along === 0 ? [along] : [along, -along]) {
      steps.push([side, ring], [side, -ring]);
      if (along < ring) steps.push([ring, side], [-ring, side]);
    }
  }
  return steps;
}
