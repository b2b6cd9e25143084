import type { NodeSingular, StylesheetJson } from 'cytoscape';
import { BOX, DETAIL, TEXT_LEFT, TITLE } from '#picture/box-text.ts';
import type { BoxSize } from '#picture/box-text.ts';
import { FONT } from '#picture/measure.ts';
import type { Colors } from '../picture/colors.ts';

/** The smallest zoom at which a picture is shown automatically: a name is 9 pixels high. */
export const SMALLEST = 9 / TITLE.size;

/** The style of boxes, lines and tags; what differs from box to box is in its data. Dashed means not on record, and nothing else. */
export function canvasStyle(colors: Colors): StylesheetJson {
  const text = { color: colors.ink, 'font-family': FONT, 'text-wrap': 'wrap', 'text-valign': 'center' } as const;
  // Text begins beside the icon: by itself it would begin at the right of the box.
  const beside = {
    'text-halign': 'right',
    'text-margin-x': (node: NodeSingular) => Number(node.data('beside')),
    'text-margin-y': (node: NodeSingular) => Number(node.data('below')),
  } as const;
  return [
    {
      selector: 'node.box',
      style: {
        ...text,
        ...beside,
        shape: 'round-rectangle',
        width: 'data(width)',
        height: 'data(height)',
        'background-color': colors.raised,
        'background-image': 'data(ground)',
        'background-width': '100%',
        'background-height': '100%',
        'border-width': 'data(outlineWidth)',
        'border-color': 'data(outline)',
        label: 'data(title)',
        'font-size': TITLE.size,
        'font-weight': TITLE.weight,
      },
    },
    { selector: 'node.unknown', style: { 'border-style': 'dashed', 'border-dash-pattern': [3, 3] } },
    { selector: 'node.rest, node.bundle', style: { 'border-style': 'double', 'border-width': 4 } },
    {
      selector: 'node.detail',
      style: {
        ...text,
        ...beside,
        width: 'data(width)',
        height: 'data(height)',
        'background-opacity': 0,
        'border-width': 0,
        label: 'data(title)',
        color: colors['ink-soft'],
        'font-size': DETAIL.size,
        events: 'no',
        'z-index': 10,
      },
    },
    {
      selector: 'node.chip, node.word',
      style: {
        ...text,
        shape: 'round-rectangle',
        width: 'data(width)',
        height: 'data(height)',
        'corner-radius': '9px',
        'border-width': 0,
        label: 'data(title)',
        'font-size': DETAIL.size,
        'text-halign': 'center',
        events: 'no',
        'z-index': 11,
      },
    },
    {
      selector: 'node.chip',
      style: { 'background-color': colors.foreign, color: colors['on-foreign'], 'font-weight': 600 },
    },
    {
      selector: 'node.word',
      style: { 'background-color': colors.sunken, color: colors['ink-soft'], 'corner-radius': '4px' },
    },
    { selector: 'edge', style: { ...edgeStyle(colors), 'font-size': DETAIL.size } },
    {
      selector: 'edge.routed',
      style: {
        'source-endpoint': 'data(start)',
        'target-endpoint': 'data(end)',
        'curve-style': 'straight',
      },
    },
    {
      selector: 'edge.bent',
      style: {
        'curve-style': 'unbundled-bezier',
        'control-point-distances': 'data(distances)',
        'control-point-weights': 'data(weights)',
      },
    },
    {
      selector: 'edge.gap',
      style: { 'line-style': 'dashed', 'line-dash-pattern': [5, 5], 'target-arrow-shape': 'none' },
    },
    { selector: 'edge.other', style: { width: 1, 'target-arrow-fill': 'hollow' } },
    {
      selector: 'edge.chosen.hop, edge.chosen.gap',
      style: { width: 3, 'line-color': colors.foreign, 'target-arrow-color': colors.foreign, 'z-index': 5 },
    },
    // The others stay readable beside the chosen one.
    { selector: 'node.box.dim', style: { 'border-color': colors.line } },
    { selector: 'node.box.lit', style: { 'border-width': 3, 'border-color': colors.focus } },
    { selector: 'edge.lit', style: { width: 3.5 } },
    {
      selector: 'node.picked',
      style: { 'outline-width': 3, 'outline-color': colors.focus, 'outline-offset': 2, 'z-index': 9 },
    },
    { selector: 'edge.picked', style: { width: 5, 'z-index': 9 } },
    { selector: 'node:active, edge:active', style: { 'overlay-opacity': 0 } },
  ];
}

/** How far to the left of its box's right side text begins. */
export function besideIcon(width: number): number {
  return TEXT_LEFT - width;
}

/** The address of an SVG image. */
export function imageOf({ width, height }: BoxSize, content: string): string {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${content}</svg>`;
  return `data:image/svg+xml;utf8,${encodeURIComponent(svg)}`;
}

/** What all boxes with a title have in common. */
export function nodeStyle(colors: Colors) {
  return {
    shape: 'round-rectangle',
    'background-color': colors.raised,
    'border-color': colors.other,
    label: 'data(title)',
    color: colors.ink,
    'font-family': FONT,
    'font-size': TITLE.size,
    'text-valign': 'center',
    'text-halign': 'center',
    'text-wrap': 'wrap',
    'text-max-width': `${BOX.width * 2}px`,
  } as const;
}

/** What all lines with a label and an arrow have in common. */
export function edgeStyle(colors: Colors) {
  return {
    width: 1.3,
    'line-color': colors.other,
    'curve-style': 'bezier',
    'target-arrow-color': colors.other,
    'target-arrow-shape': 'triangle',
    'arrow-scale': 0.7,
    label: 'data(label)',
    color: colors['ink-soft'],
    'font-family': FONT,
    'text-background-color': colors.sunken,
    'text-background-opacity': 1,
    'text-background-padding': '2px',
  } as const;
}
