import cytoscape from 'cytoscape';
import type { Core, ElementDefinition, EventObjectEdge, EventObjectNode } from 'cytoscape';
import { BOX, fitText, tagOf } from '../picture/box-text.ts';
import { readColors } from '../picture/colors.ts';
import type { Point } from '../picture/lanes.ts';
import type { Box, Line, Picture } from '../picture/picture.ts';
import { SMALLEST, canvasStyle } from './style.ts';

const STYLESHEET = '__________cytoscape_stylesheet';

interface CanvasEvents {
  readonly onBox: (id: string) => void;
  readonly onLine: (id: string) => void;
  readonly onNothing: () => void;
  /** The box or line under the pointer; null: none. */
  readonly onHover: (id: string | null) => void;
  /** The position of the picture's origin; the lane titles above the canvas follow it. */
  readonly onView: (view: { readonly zoom: number; readonly left: number; readonly top: number }) => void;
}

/** The drawn picture; wraps Cytoscape. */
export class Canvas {
  private readonly cy: Core;
  private readonly container: HTMLElement;
  private points: ReadonlyMap<string, Point> = new Map();
  private down = false;

  constructor(container: HTMLElement, events: CanvasEvents) {
    forbidInlineStylesheet();
    this.container = container;
    this.cy = cytoscape({
      container,
      style: canvasStyle(readColors(container)),
      autoungrabify: true,
      autounselectify: true,
      boxSelectionEnabled: false,
      minZoom: 0.2,
      maxZoom: 2.5,
    });
    this.cy.on('tap', 'node.box', (event: EventObjectNode) => {
      events.onBox(event.target.id());
    });
    this.cy.on('tap', 'edge', (event: EventObjectEdge) => {
      events.onLine(event.target.id());
    });
    this.cy.on('tap', (event) => {
      if (event.target === this.cy) events.onNothing();
    });
    this.cy.on('mouseover', 'node.box, edge', (event: EventObjectNode | EventObjectEdge) => {
      events.onHover(event.target.id());
    });
    this.cy.on('mouseout', 'node.box, edge', () => {
      events.onHover(null);
    });
    this.cy.on('viewport resize', () => {
      const { x, y } = this.cy.pan();
      events.onView({ zoom: this.cy.zoom(), left: x, top: y });
    });
  }

  /** With `down`, lanes are stacked vertically instead of side by side. */
  show(picture: Picture, points: ReadonlyMap<string, Point>, down: boolean): void {
    this.points = points;
    this.down = down;
    this.cy.batch(() => {
      this.cy.elements().remove();
      this.cy.add(toElements(picture, points));
    });
  }

  /** Highlights one box or line as picked. */
  pick(id: string | null): void {
    this.cy.batch(() => {
      this.cy.elements('.picked').removeClass('picked');
      if (id !== null) this.cy.getElementById(id).addClass('picked');
    });
  }

  /** Highlights boxes and lines that the pointer is over, here or in a list. */
  light(ids: readonly string[]): void {
    this.cy.batch(() => {
      this.cy.elements('.lit').removeClass('lit');
      for (const id of ids) this.cy.getElementById(id).addClass('lit');
      for (const id of ids) this.cy.getElementById(`${id} detail`).addClass('lit');
    });
  }

  recolor(): void {
    this.cy.style(canvasStyle(readColors(this.container)));
  }

  /** Fits the view to the given boxes, with as much around them as stays readable; without boxes, to everything. */
  fit(boxes: readonly string[]): void {
    const [width, height] = [this.cy.width(), this.cy.height()];
    if (width === 0 || height === 0 || this.points.size === 0) return;
    const chosen = boxes.flatMap((id) => this.points.get(id) ?? []);
    const { zoom, pan } = fitView([...this.points.values()], chosen, { width, height, down: this.down });
    this.cy.viewport({ zoom, pan });
  }

  zoomBy(factor: number): void {
    this.cy.zoom({
      level: this.cy.zoom() * factor,
      renderedPosition: { x: this.cy.width() / 2, y: this.cy.height() / 2 },
    });
  }

  /** Scrolls the picture, if necessary, so that a box is visible. */
  reveal(id: string): void {
    const point = this.points.get(id);
    if (point === undefined) return;
    const [zoom, pan] = [this.cy.zoom(), this.cy.pan()];
    const [x, y] = [point.x * zoom + pan.x, point.y * zoom + pan.y];
    const [aside, above] = [(BOX.width / 2) * zoom, (BOX.height / 2) * zoom];
    const inside = x >= aside && x <= this.cy.width() - aside && y >= above && y <= this.cy.height() - above;
    if (inside) return;
    this.cy.pan({ x: pan.x + this.cy.width() / 2 - x, y: pan.y + this.cy.height() / 2 - y });
  }

  resize(): void {
    this.cy.resize();
  }

  destroy(): void {
    this.cy.destroy();
  }
}

/**
 * Cytoscape adds an inline stylesheet unless an element with its id exists. The page's own CSS has the same rules, so the content
 * security policy need not allow inline styles.
 */
export function forbidInlineStylesheet(): void {
  if (document.getElementById(STYLESHEET) !== null) return;
  const mark = document.createElement('meta');
  mark.id = STYLESHEET;
  document.head.append(mark);
}

/** Converts a laid-out picture to Cytoscape elements: boxes with their details and chips, and lines. */
function toElements(picture: Picture, points: ReadonlyMap<string, Point>): ElementDefinition[] {
  const highlights = picture.boxes.some((box) => box.chosen);
  const boxes = picture.boxes.flatMap((box) => boxElements(box, points.get(box.id) ?? { x: 0, y: 0 }, highlights));
  return [...boxes, ...picture.lines.map((line) => lineElement(line, highlights))];
}

const fixed = { grabbable: false, selectable: false } as const;

function boxElements(box: Box, { x, y }: Point, highlights: boolean): ElementDefinition[] {
  const dim = highlights && !box.chosen ? ' dim' : '';
  const { titles, details } = fitText(box.title, box.synthetic ? `synthetic · ${box.detail}` : box.detail);
  const detail: ElementDefinition = {
    ...fixed,
    group: 'nodes',
    data: {
      id: `${box.id} detail`,
      title: details.join('\n'),
    },
    position: { x, y },
    classes: `detail lines-${titles.length} details-${details.length}${dim}`,
  };
  const tag = tagOf(box.chips);
  const chips =
    tag === null ? [] : [chipElement(box, tag, { x: x + BOX.width / 2 - tag.width / 2, y: y - BOX.height / 2 }, dim)];
  const flags = `${box.role}${box.synthetic ? ' synthetic' : ''}${dim}`;
  const main: ElementDefinition = {
    ...fixed,
    group: 'nodes',
    data: { id: box.id, title: titles.join('\n') },
    position: { x, y },
    classes: `box lines-${titles.length} details-${details.length} ${flags}`,
  };
  return [main, detail, ...chips];
}

function chipElement(
  { id }: Box,
  { word, width }: NonNullable<ReturnType<typeof tagOf>>,
  position: Point,
  dim: string,
): ElementDefinition {
  return { ...fixed, group: 'nodes', data: { id: `${id} chip`, title: word, width }, position, classes: `chip${dim}` };
}

function lineElement(line: Line, highlights: boolean): ElementDefinition {
  const flags = [line.kind, line.chosen ? 'chosen' : '', line.synthetic ? 'synthetic' : ''];
  if (highlights && !line.chosen) flags.push('dim');
  return {
    group: 'edges',
    data: { id: line.id, source: line.from, target: line.to, label: line.label },
    classes: flags.join(' '),
    selectable: false,
  };
}

interface Room {
  /** Pixels. */
  readonly width: number;
  readonly height: number;
  /** Lanes are stacked vertically instead of side by side. */
  readonly down: boolean;
}

interface View {
  readonly zoom: number;
  readonly pan: Point;
}

const MARGIN = 14;
/** Height of the lane titles, which overlay the picture. */
const TITLES = 30;
/** Below this zoom, the details under the titles cannot be read. */
const READABLE = 0.8;
const LARGEST = 1.15;

/**
 * Returns the initial view: everything if it stays readable; otherwise the chosen boxes whole and centered, with as much around
 * them as fits. If the names of the chosen boxes alone would become too small to read, the view shows the last lanes, down to the
 * system, and the topmost boxes; the rest is reached by dragging.
 */
export function fitView(all: readonly Point[], chosen: readonly Point[], room: Room): View {
  const titles = room.down ? 0 : TITLES;
  const size = { width: room.width, height: room.height - titles };
  const matters = chosen.length === 0 ? all : chosen;
  const whole = zoomFor(boundsOf(all), size);
  const zoom = whole >= READABLE ? whole : Math.max(SMALLEST, Math.min(READABLE, zoomFor(boundsOf(matters), size)));
  const pan = (axis: 'x' | 'y', space: number, extra: number): number => {
    const full = boundsOf(all)[axis];
    const shown = (full.to - full.from) * zoom <= space + 1 ? full : boundsOf(matters)[axis];
    if ((shown.to - shown.from) * zoom > space + 1)
      return axis === 'x' ? extra + space - shown.to * zoom : extra - shown.from * zoom;
    return extra + space / 2 - ((shown.from + shown.to) / 2) * zoom;
  };
  return { zoom, pan: { x: pan('x', size.width, 0), y: pan('y', size.height, titles) } };
}

interface Bounds {
  readonly x: { readonly from: number; readonly to: number };
  readonly y: { readonly from: number; readonly to: number };
}

/** The bounds of the boxes at the points, with a margin. */
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
