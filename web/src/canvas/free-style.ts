import type { NodeSingular, StylesheetJson } from 'cytoscape';
import { FONT } from '#picture/measure.ts';
import type { Colors } from '../picture/colors.ts';
import { edgeStyle, nodeStyle } from './style.ts';

/** How a line of the free canvas shows its type besides the word on it. No line is dashed: that means “not on record”. */
export interface HopLook {
  readonly color: keyof Colors;
  readonly width: number;
  /** The shape at its end. */
  readonly arrow: 'triangle' | 'circle' | 'vee' | 'diamond' | 'square' | 'tee';
}

/** The mark of each shape in the legend. */
export const arrowMarks: Readonly<Record<HopLook['arrow'], string>> = {
  triangle: '▶',
  circle: '●',
  vee: '❯',
  diamond: '◆',
  square: '■',
  tee: '❘',
};

/** By edge type: lines have the color of what they start from or lead to; the wide ones carry a chain. */
const hopLooks = {
  SUBCONTRACTS_TO: { color: 'organization', width: 2.6, arrow: 'triangle' },
  EMPLOYS: { color: 'organization', width: 1.6, arrow: 'circle' },
  OWNS: { color: 'organization', width: 1.6, arrow: 'diamond' },
  ESCORTS: { color: 'escort', width: 2.6, arrow: 'vee' },
  LENDS_TO: { color: 'escort', width: 1.6, arrow: 'vee' },
  ACCESSES: { color: 'system', width: 2.6, arrow: 'triangle' },
  COVERS: { color: 'system', width: 1.6, arrow: 'diamond' },
  LOCATED_IN: { color: 'engineer', width: 1.6, arrow: 'square' },
  CITIZEN_OF: { color: 'engineer', width: 1.6, arrow: 'tee' },
  REGISTERED_IN: { color: 'other', width: 1.6, arrow: 'square' },
  AWARDED_TO: { color: 'other', width: 2.2, arrow: 'triangle' },
} as const satisfies Readonly<Record<string, HopLook>>;

/** The look of all other types. */
const otherLook: HopLook = { color: 'other', width: 1.4, arrow: 'triangle' };

const byType: ReadonlyMap<string, HopLook> = new Map(Object.entries(hopLooks));

export function hopLook(type: string): HopLook {
  return byType.get(type) ?? otherLook;
}

/** The colors of the tints, which are the page's own. */
export const tintColors = {
  critical: 'critical',
  high: 'foreign',
  moderate: 'moderate',
  low: 'low',
  strong: 'accent',
  medium: 'escort',
  weak: 'engineer',
  invented: 'other',
  foreign: 'foreign',
  none: 'faint',
} as const satisfies Readonly<Record<string, keyof Colors>>;

/** The style of the free canvas. */
export function freeStyle(colors: Colors): StylesheetJson {
  const border = (selector: string, color: keyof Colors) => ({ selector, style: { 'border-color': colors[color] } });
  return [
    {
      selector: 'node.box',
      style: {
        ...nodeStyle(colors),
        width: 'data(width)',
        height: 'data(height)',
        'background-image': 'data(ground)',
        'background-width': '100%',
        'background-height': '100%',
        'text-halign': 'right',
        'text-margin-x': (node: NodeSingular) => Number(node.data('beside')),
        'text-justification': 'left',
        'border-width': 2,
        'font-weight': 500,
        'min-zoomed-font-size': 5,
      },
    },
    border('node.organization', 'organization'),
    border('node.escort', 'escort'),
    border('node.engineer', 'engineer'),
    border('node.system', 'system'),
    {
      selector: 'node.rest',
      style: { 'border-style': 'double', 'border-width': 5, 'background-color': colors.sunken },
    },
    ...Object.entries(tintColors).map(([tint, color]) => border(`node.tint-${tint}`, color)),
    { selector: 'node.struck', style: { 'background-color': colors.sunken, color: colors['ink-soft'] } },
    {
      selector: 'node.tag',
      style: {
        shape: 'round-rectangle',
        width: 'data(width)',
        height: 15,
        'background-color': colors.foreign,
        label: 'data(title)',
        color: colors['on-foreign'],
        'font-family': FONT,
        'font-size': 10,
        'font-weight': 700,
        'text-valign': 'center',
        'text-halign': 'center',
        'min-zoomed-font-size': 5,
        events: 'no',
        'z-index': 10,
      },
    },
    {
      selector: 'edge',
      style: {
        ...edgeStyle(colors),
        'arrow-scale': 0.9,
        // Readable also where a whole canvas is shown.
        'font-size': 15,
        'min-zoomed-font-size': 7,
      },
    },
    ...Object.entries(hopLooks).map(([type, { color, width, arrow }]) => ({
      selector: `edge.${type}`,
      style: {
        width,
        'line-color': colors[color],
        'target-arrow-color': colors[color],
        'target-arrow-shape': arrow,
      },
    })),
    { selector: 'edge.straight', style: { 'curve-style': 'straight' } },
    {
      selector: 'edge.chosen',
      style: {
        width: 3.6,
        'line-color': colors.foreign,
        'target-arrow-color': colors.foreign,
        color: colors.ink,
        'z-index': 5,
      },
    },
    // Flat colors instead of opacity: the canvas draws them many times as fast.
    { selector: 'node.dim', style: { color: colors.faint, 'border-color': colors.line } },
    { selector: 'node.tag.dim', style: { color: colors['ink-soft'], 'background-color': colors.line } },
    {
      selector: 'edge.dim',
      style: { 'line-color': colors.line, 'target-arrow-color': colors.line, color: colors.faint },
    },
    {
      selector: 'node:selected',
      style: { 'outline-width': 3, 'outline-color': colors.focus, 'outline-offset': 2, 'z-index': 9 },
    },
    { selector: 'edge.picked', style: { width: 5, 'z-index': 9 } },
    { selector: 'node:active, edge:active', style: { 'overlay-opacity': 0 } },
  ];
}
