import { BOX } from './box-size.ts';
import type { Point } from '../layout/lay-out-lanes.ts';

interface Room {
  /** Pixels. */
  readonly width: number;
  readonly height: number;
  /** Lanes stand under each other, not beside each other. */
  readonly down: boolean;
}

interface View {
  readonly zoom: number;
  readonly pan: Point;
}

const MARGIN = 14;
/** Height of the lanes' titles, which stand over the picture. */
const TITLES = 30;
/** Below this the details under the titles can not be read. */
const READABLE = 0.8;
const LARGEST = 1.15;

/**
 * The view to begin with: all that there is, if it stays readable; else what matters whole and in the middle, and as
 * much around it as there is room for. What matters alone may go below what is readable, rather than be cut.
 */
export function fitView(all: readonly Point[], chosen: readonly Point[], room: Room): View {
  const titles = room.down ? 0 : TITLES;
  const size = { width: room.width, height: room.height - titles };
  const matters = chosen.length === 0 ? all : chosen;
  const whole = zoomFor(boundsOf(all), size);
  const zoom = whole >= READABLE ? whole : Math.min(READABLE, zoomFor(boundsOf(matters), size));
  const pan = (axis: 'x' | 'y', space: number, extra: number): number => {
    const full = boundsOf(all)[axis];
    const shown = (full.to - full.from) * zoom <= space + 1 ? full : boundsOf(matters)[axis];
    return extra + space / 2 - ((shown.from + shown.to) / 2) * zoom;
  };
  return { zoom, pan: { x: pan('x', size.width, 0), y: pan('y', size.height, titles) } };
}

interface Bounds {
  readonly x: { readonly from: number; readonly to: number };
  readonly y: { readonly from: number; readonly to: number };
}

/** Of the boxes around the points, with a margin. */
function boundsOf(points: readonly Point[]): Bounds {
  const along = (axis: 'x' | 'y', size: number): Bounds['x'] => {
    const places = points.map((point) => point[axis]);
    return { from: Math.min(...places) - size / 2 - MARGIN, to: Math.max(...places) + size / 2 + MARGIN };
  };
  return { x: along('x', BOX.width), y: along('y', BOX.height) };
}

function zoomFor({ x, y }: Bounds, { width, height }: { readonly width: number; readonly height: number }): number {
  return Math.min(width / (x.to - x.from), height / (y.to - y.from), LARGEST);
}
