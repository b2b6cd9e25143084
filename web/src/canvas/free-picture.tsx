import cytoscape from 'cytoscape';
import fcose from 'cytoscape-fcose';
import type { FcoseLayoutOptions } from 'cytoscape-fcose';
import { useMemo } from 'react';
import type { ComponentProps } from 'react';
import type { Point } from '../picture/lanes.ts';
import type { Picture } from '../picture/picture.ts';
import { PictureCanvas } from './picture-canvas.tsx';
import { BOX } from './style.ts';

/** Draws a picture without lanes, with a force-directed layout. */
export function FreePicture(props: Omit<ComponentProps<typeof PictureCanvas>, 'placed'>) {
  const { picture } = props;
  const placed = useMemo(() => layOutFreely(picture), [picture]);
  return <PictureCanvas {...props} placed={placed} />;
}

cytoscape.use(fcose);

/** Computes a deterministic force-directed layout. */
function layOutFreely({ boxes, lines }: Picture): ReadonlyMap<string, Point> {
  const radius = (boxes.length * BOX.width) / 4;
  const cy = cytoscape({
    headless: true,
    styleEnabled: true,
    style: [{ selector: 'node', style: { width: BOX.width, height: BOX.height } }],
    elements: [
      ...boxes.map(({ id }, i) => {
        const angle = (2 * Math.PI * i) / boxes.length;
        return { data: { id }, position: { x: radius * Math.cos(angle), y: radius * Math.sin(angle) } };
      }),
      ...lines.map(({ id, from, to }) => ({ data: { id, source: from, target: to } })),
    ],
  });
  const options = {
    name: 'fcose',
    quality: 'proof',
    animate: false,
    fit: false,
    // Starts from the circle, not from random positions, so that a reopened picture looks the same.
    randomize: false,
    idealEdgeLength: () => 210,
    nodeRepulsion: () => 30_000,
    nodeSeparation: 120,
  } as const satisfies FcoseLayoutOptions;
  cy.layout(options).run();
  const points = new Map(cy.nodes().map((node) => [node.id(), { ...node.position() }]));
  cy.destroy();
  return points;
}
