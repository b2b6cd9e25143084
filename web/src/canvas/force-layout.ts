import cytoscape from 'cytoscape';
import fcose from 'cytoscape-fcose';
import type { FcoseLayoutOptions } from 'cytoscape-fcose';
import { BOX } from '#picture/box-text.ts';
import type { ForceAnswer, ForceRequest } from './force.ts';

cytoscape.use(fcose);

/** Above this number of boxes, the layout is a draft: a good one takes the square of their number. */
const MANY = 1500;

/** Computes a force-directed layout from the given places. Deterministic. */
export function layOutFreely({ boxes, lines }: ForceRequest): ForceAnswer {
  const cy = cytoscape({
    headless: true,
    styleEnabled: true,
    // By default, Cytoscape first lays elements out in a grid: without a window, all at one place.
    layout: { name: 'preset' },
    style: [{ selector: 'node', style: { width: BOX.width, height: BOX.height } }],
    elements: [
      ...boxes.map(({ id, at }) => ({ data: { id }, position: { ...at } })),
      ...lines.map(({ id, from, to }) => ({ data: { id, source: from, target: to } })),
    ],
  });
  const fixed = boxes.filter((box) => box.fixed).map(({ id, at }) => ({ nodeId: id, position: { ...at } }));
  const options = {
    name: 'fcose',
    quality: boxes.length > MANY ? 'default' : 'proof',
    animate: false,
    fit: false,
    // Starts from the given places, not from random ones, so that the same picture is laid out in the same way.
    randomize: false,
    idealEdgeLength: () => 210,
    nodeRepulsion: () => 30_000,
    nodeSeparation: 120,
    ...(fixed.length === 0 ? {} : { fixedNodeConstraint: fixed }),
  } as const satisfies FcoseLayoutOptions;
  cy.layout(options).run();
  const points = Object.fromEntries(
    cy.nodes().map((node) => {
      const { x, y } = node.position();
      return [node.id(), { x: Math.round(x), y: Math.round(y) }];
    }),
  );
  cy.destroy();
  return points;
}
