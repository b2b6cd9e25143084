import type { CanvasNode } from '#web/free-canvas/document.ts';

/** An organization on a canvas. */
export function canvasNode(id: string, changed: Partial<CanvasNode> = {}): CanvasNode {
  return {
    id,
    type: 'Organization',
    role: 'organization',
    key: id,
    title: id,
    kind: 'organization',
    country: null,
    impactLevel: null,
    dataClass: 'REPORTED',
    ...changed,
  };
}
