import type { StylesheetJson } from 'cytoscape';
import { BOX, DETAIL_SIZE, FONT, TITLE_SIZE } from '../picture/box-text.ts';
import type { Colors } from '../picture/colors.ts';

/** The smallest zoom at which a picture is shown automatically: a name is 9 pixels high. */
export const SMALLEST = 0.7;

const DIM = 0.42;

/** The style of boxes, lines and chips: color shows the role, the line style shows the kind of relation. */
export function canvasStyle(colors: Colors): StylesheetJson {
  const role = (name: 'organization' | 'escort' | 'engineer' | 'system') => ({
    selector: `node.${name}`,
    style: { 'border-color': colors[name] },
  });
  return [
    {
      selector: 'node.box',
      style: {
        ...nodeStyle(colors),
        width: BOX.width,
        height: BOX.height,
        'border-width': 1.5,
        'font-weight': 600,
      },
    },
    // Above a detail of so many lines.
    ...[1, 2].map((details) => ({
      selector: `node.box.details-${details}`,
      style: { 'text-margin-y': -2 - details * 6 },
    })),
    // Five lines just fit.
    { selector: 'node.box.lines-3.details-2', style: { 'text-margin-y': -12 } },
    role('organization'),
    role('escort'),
    role('engineer'),
    role('system'),
    {
      selector: 'node.unknown',
      style: { 'border-style': 'dotted', 'border-width': 2, 'background-color': colors.sunken },
    },
    {
      selector: 'node.rest',
      style: { 'border-style': 'double', 'border-width': 4, 'background-color': colors.sunken },
    },
    {
      selector: 'node.bundle',
      style: { 'border-style': 'double', 'border-width': 4, 'border-color': colors.organization },
    },
    { selector: 'node.synthetic', style: { 'border-style': 'dashed' } },
    {
      selector: 'node.detail',
      style: {
        width: BOX.width,
        height: BOX.height,
        'background-opacity': 0,
        'border-width': 0,
        label: 'data(title)',
        color: colors['ink-soft'],
        'font-family': FONT,
        'font-size': DETAIL_SIZE,
        'text-valign': 'center',
        'text-halign': 'center',
        'text-wrap': 'wrap',
        events: 'no',
        'z-index': 10,
      },
    },
    // Below a title of so many lines.
    ...[1, 2, 3].flatMap((lines) =>
      [1, 2].map((details) => ({
        selector: `node.detail.lines-${lines}.details-${details}`,
        style: { 'text-margin-y': (lines * TITLE_SIZE) / 2 + (lines + details > 4 ? 0 : 6 - 2 * details) },
      })),
    ),
    {
      selector: 'node.chip',
      style: {
        shape: 'round-rectangle',
        width: 'data(width)',
        height: 15,
        'background-color': colors.foreign,
        'border-width': 0,
        label: 'data(title)',
        color: colors['on-foreign'],
        'font-family': FONT,
        'font-size': 10,
        'font-weight': 700,
        'text-valign': 'center',
        'text-halign': 'center',
        events: 'no',
        'z-index': 11,
      },
    },
    {
      selector: 'edge',
      style: {
        ...edgeStyle(colors),
        'font-size': 10.5,
      },
    },
    { selector: 'edge.synthetic', style: { 'line-style': 'dashed', 'line-dash-pattern': [6, 4] } },
    {
      selector: 'edge.other',
      style: {
        'line-style': 'dotted',
        width: 1.6,
      },
    },
    {
      // A wide curve, so that it does not look like a hop of the chain.
      selector: 'edge.other.chosen',
      style: {
        'curve-style': 'unbundled-bezier',
        'control-point-distances': [90],
        'control-point-weights': [0.5],
      },
    },
    {
      selector: 'edge.gap',
      style: { 'line-style': 'dashed', 'line-dash-pattern': [3, 9], 'target-arrow-shape': 'none', width: 2 },
    },
    {
      selector: 'edge.chosen.hop',
      style: { width: 3, 'line-color': colors.foreign, 'target-arrow-color': colors.foreign, 'z-index': 5 },
    },
    { selector: 'edge.chosen.gap', style: { 'line-color': colors.foreign, 'z-index': 5 } },
    { selector: '.dim', style: { opacity: DIM } },
    { selector: '.lit', style: { opacity: 1 } },
    { selector: 'node.box.lit', style: { 'border-width': 3 } },
    { selector: 'edge.lit', style: { width: 3.5 } },
    {
      selector: 'node.picked',
      style: { 'outline-width': 3, 'outline-color': colors.focus, 'outline-offset': 2, 'z-index': 9 },
    },
    { selector: 'edge.picked', style: { width: 5, 'z-index': 9 } },
    { selector: 'node:active, edge:active', style: { 'overlay-opacity': 0 } },
  ];
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
    'font-size': TITLE_SIZE,
    'text-valign': 'center',
    'text-halign': 'center',
    'text-wrap': 'wrap',
    'text-max-width': `${BOX.width * 2}px`,
  } as const;
}

/** What all lines with a label and an arrow have in common. */
export function edgeStyle(colors: Colors) {
  return {
    width: 1.4,
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
