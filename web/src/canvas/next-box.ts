import type { Box } from '../picture/picture.ts';
import type { Point } from '../layout/lay-out-lanes.ts';

/** The box to which an arrow key leads: up and down in a lane, left and right to the nearest of the lane beside. */
export function nextBox(
  boxes: readonly Box[],
  points: ReadonlyMap<string, Point>,
  from: string | null,
  key: string,
): Box | null {
  if (!['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Home', 'End'].includes(key)) return null;
  const height = (box: Box): number => points.get(box.id)?.y ?? 0;
  const order = [...boxes].sort((a, b) => a.lane - b.lane || height(a) - height(b));
  const at = order.find((box) => box.id === from);
  if (at === undefined || key === 'Home') return order.find((box) => box.chosen) ?? order[0] ?? null;
  if (key === 'End') return order.findLast((box) => box.chosen) ?? order.at(-1) ?? null;
  const lane = order.filter((box) => box.lane === at.lane);
  if (key === 'ArrowUp') return lane[lane.indexOf(at) - 1] ?? at;
  if (key === 'ArrowDown') return lane[lane.indexOf(at) + 1] ?? at;
  const aside = order.filter((box) => (key === 'ArrowLeft' ? box.lane < at.lane : box.lane > at.lane));
  const nearest = key === 'ArrowLeft' ? aside.at(-1)?.lane : aside[0]?.lane;
  const distance = (box: Box): number => Math.abs(height(box) - height(at)) - (box.chosen ? 0.5 : 0);
  const [best] = aside.filter((box) => box.lane === nearest).sort((a, b) => distance(a) - distance(b));
  return best ?? at;
}
