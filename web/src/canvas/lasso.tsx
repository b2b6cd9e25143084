import { useState } from 'react';
import type { PointerEvent } from 'react';
import type { Point } from '#picture/lanes.ts';

interface LassoProps {
  /** Called with the corners of the drawn shape, in pixels, and whether Shift was held. */
  readonly onDrawn: (polygon: readonly Point[], adds: boolean) => void;
}

/** Corners closer than this are merged. */
const STEP = 4;

/** A layer above a picture on which a shape is drawn with the pointer. The keyboard selects by the list of choices instead. */
export function Lasso({ onDrawn }: LassoProps) {
  const [path, setPath] = useState<readonly Point[]>([]);
  const pointOf = (event: PointerEvent<SVGSVGElement>): Point => {
    const { left, top } = event.currentTarget.getBoundingClientRect();
    return { x: event.clientX - left, y: event.clientY - top };
  };
  return (
    <svg
      className="lasso"
      aria-hidden="true"
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        setPath([pointOf(event)]);
      }}
      onPointerMove={(event) => {
        const last = path.at(-1);
        if (last === undefined) return;
        const next = pointOf(event);
        if (Math.hypot(next.x - last.x, next.y - last.y) >= STEP) setPath([...path, next]);
      }}
      onPointerUp={({ shiftKey }) => {
        setPath([]);
        onDrawn(path, shiftKey);
      }}
      onPointerCancel={() => {
        setPath([]);
      }}
    >
      <polygon points={path.map(({ x, y }) => `${x},${y}`).join(' ')} />
    </svg>
  );
}

/** Whether a point is in a polygon: a ray from it crosses the outline an odd number of times. */
export function isInside({ x, y }: Point, polygon: readonly Point[]): boolean {
  let inside = false;
  polygon.forEach((a, i) => {
    const b = polygon[(i + 1) % polygon.length] ?? a;
    if (a.y > y !== b.y > y && x < a.x + ((y - a.y) / (b.y - a.y)) * (b.x - a.x)) inside = !inside;
  });
  return inside;
}
