import { useMemo } from 'react';
import type { ComponentProps } from 'react';
import { BOX } from '#picture/box-text.ts';
import type { Point } from '#picture/lanes.ts';
import type { Picture } from '#picture/picture.ts';
import { layOutFreely } from './force-layout.ts';
import { PictureCanvas } from './picture-canvas.tsx';

/** Draws a picture without lanes, with a force-directed layout. */
export function FreePicture(props: Omit<ComponentProps<typeof PictureCanvas>, 'placed'>) {
  const { picture } = props;
  const placed = useMemo(() => layOut(picture), [picture]);
  return <PictureCanvas {...props} placed={placed} />;
}

function layOut({ boxes, lines }: Picture): ReadonlyMap<string, Point> {
  const places = circle(boxes.length);
  const placed = boxes.map(({ id }, i) => ({ id, at: places[i] ?? { x: 0, y: 0 }, fixed: false }));
  return new Map(Object.entries(layOutFreely({ boxes: placed, lines })));
}

/** Places on a circle, to start from. */
function circle(count: number): readonly Point[] {
  const radius = (count * BOX.width) / 4;
  return Array.from({ length: count }, (_, i) => {
    const angle = (2 * Math.PI * i) / count;
    return { x: radius * Math.cos(angle), y: radius * Math.sin(angle) };
  });
}
