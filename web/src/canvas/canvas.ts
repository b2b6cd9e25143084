import cytoscape from 'cytoscape';
import type { Core, ElementDefinition, EventObjectEdge, EventObjectNode } from 'cytoscape';
import { BOX, fitText, tagOf } from '#picture/box-text.ts';
import type { BoxSize } from '#picture/box-text.ts';
import type { Point } from '#picture/lanes.ts';
import type { Box, Line, Picture, PlacedBox } from '#picture/picture.ts';
import { WORD_STEP } from '#picture/routes.ts';
import type { LaidPicture, Route, Word } from '#picture/routes.ts';
import { hatchOf } from '#picture/sheet.ts';
import { colorOfBox, iconIn, outlineOf } from '#picture/svg.ts';
import { readColors } from '../picture/colors.ts';
import type { Colors } from '../picture/colors.ts';
import { SMALLEST, besideIcon, canvasStyle, imageOf } from './style.ts';

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

/** Where boxes are, and how lines bend; those without a route are drawn as curves. */
export type Laid = Omit<LaidPicture, 'lanes'> & Partial<Pick<LaidPicture, 'lanes'>>;

/** The drawn picture; wraps Cytoscape. */
export class Canvas {
  private readonly cy: Core;
  private readonly container: HTMLElement;
  private shown: { readonly picture: Picture; readonly laid: Laid } | null = null;
  private picked: string | null = null;
  private lit: readonly string[] = [];

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

  show(picture: Picture, laid: Laid): void {
    this.shown = { picture, laid };
    const colors = readColors(this.container);
    this.cy.batch(() => {
      this.cy.elements().remove();
      this.cy.add(toElements(picture, laid, colors));
      // The types of style sheets lack it.
      this.cy.edges('.routed').style('edge-distances', 'endpoints');
    });
  }

  /** Highlights one box or line as picked. */
  pick(id: string | null): void {
    this.picked = id;
    this.cy.batch(() => {
      this.cy.elements('.picked').removeClass('picked');
      if (id !== null) this.cy.getElementById(id).addClass('picked');
    });
  }

  /** Highlights boxes and lines that the pointer is over, here or in a list. */
  light(ids: readonly string[]): void {
    this.lit = ids;
    this.cy.batch(() => {
      this.cy.elements('.lit').removeClass('lit');
      for (const id of ids) this.cy.getElementById(id).addClass('lit');
    });
  }

  /** Draws everything again, in the colors of the theme and the fonts that are loaded now. */
  recolor(): void {
    this.cy.style(canvasStyle(readColors(this.container)));
    if (this.shown === null) return;
    this.show(this.shown.picture, this.shown.laid);
    this.pick(this.picked);
    this.light(this.lit);
  }

  /** Fits the view to the given boxes, with as much around them as stays readable; without boxes, to everything. */
  fit(boxes: readonly string[]): void {
    const [width, height] = [this.cy.width(), this.cy.height()];
    if (width === 0 || height === 0 || this.shown === null || this.shown.laid.points.size === 0) return;
    const { points, size, down } = this.shown.laid;
    const chosen = boxes.flatMap((id) => points.get(id) ?? []);
    const { zoom, pan } = fitView([...points.values()], chosen, { width, height, down, box: size });
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
    const point = this.shown?.laid.points.get(id);
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

/** Converts a laid-out picture to Cytoscape elements: boxes with their details and tags, lines, and the words on them. */
function toElements(picture: Picture, laid: Laid, colors: Colors): ElementDefinition[] {
  const highlights = picture.boxes.some((box) => box.chosen);
  const boxes = picture.boxes.flatMap((box) => boxElements(box, { laid, colors, highlights }));
  return [...boxes, ...picture.lines.flatMap((line) => lineElements(line, laid))];
}

const fixed = { grabbable: false, selectable: false } as const;

interface BoxDrawing {
  readonly laid: Laid;
  readonly colors: Colors;
  readonly highlights: boolean;
}

function boxElements(box: Box, { laid, colors, highlights }: BoxDrawing): ElementDefinition[] {
  const { points, size } = laid;
  const { x, y } = points.get(box.id) ?? { x: 0, y: 0 };
  const dim = highlights && !box.chosen ? ' dim' : '';
  const { titles, details } = fitText(box.short ?? box.title, box.detail, size);
  const { width, height } = size;
  const beside = besideIcon(width);
  const byName: Readonly<Record<string, string>> = colors;
  const detail: ElementDefinition = {
    ...fixed,
    group: 'nodes',
    data: { id: `${box.id} detail`, title: details.join('\n'), width, height, beside, below: titles.length * 8.5 },
    position: { x, y },
    classes: 'detail',
  };
  const main: ElementDefinition = {
    ...fixed,
    group: 'nodes',
    data: {
      ...{ id: box.id, title: titles.join('\n'), width, height, beside, below: details.length * -7.5 },
      ground: groundOf(box, size, colors),
      outline: byName[outlineOf(box)] ?? colors.other,
      // Wide, so that it shows without color, too.
      outlineWidth: outlineOf(box) === 'foreign' ? 3 : 1.8,
    },
    position: { x, y },
    classes: `box ${box.role}${outlineOf(box) === 'foreign' ? ' foreign' : dim}`,
  };
  const tag = tagOf(box.chips, size);
  if (tag === null) return [main, detail];
  const at = { x: x + width / 2 - tag.width / 2, y: y - size.height / 2 - 1 };
  return [main, detail, labelElement('chip', `${box.id} chip`, { lines: [tag.word], width: tag.width, at })];
}

function labelElement(kind: 'chip' | 'word', id: string, { lines, width, at }: Word): ElementDefinition {
  const data = { id, title: lines.join('\n'), width, height: lines.length * WORD_STEP + (kind === 'chip' ? 4 : 2) };
  return { ...fixed, group: 'nodes', data, position: { ...at }, classes: kind };
}

/** What is behind the text of a box: its icon, on a hatched ground if it is synthetic, and a line through it if it is struck out. Boxes that look alike share one image. */
export function groundOf(
  box: Pick<Box, 'role' | 'icon' | 'synthetic'> & Partial<Pick<PlacedBox, 'struck'>>,
  size: BoxSize,
  colors: Colors,
): string {
  const { width, height } = size;
  const byName: Readonly<Record<string, string>> = colors;
  const color = byName[colorOfBox(box)] ?? colors.other;
  const hatch = box.synthetic
    ? `<defs>${hatchOf(colors.line, colors.raised)}</defs><rect width="${width}" height="${height}" fill="url(#hatch)"/>`
    : '';
  const strike =
    box.struck === true ? `<path d="M0 ${height / 2}H${width}" stroke="${colors['ink-soft']}" stroke-width="2"/>` : '';
  return imageOf(size, hatch + iconIn(box, { left: 0, y: height / 2, role: color }) + strike);
}

function lineElements(line: Line, { points, routes }: Laid): ElementDefinition[] {
  const route = routes.get(line.id);
  const [from, to] = [points.get(line.from), points.get(line.to)];
  const flags = [line.kind, line.chosen ? 'chosen' : ''];
  const data = { id: line.id, source: line.from, target: line.to };
  if (route === undefined || from === undefined || to === undefined)
    return [{ group: 'edges', data: { ...data, label: line.label }, classes: flags.join(' '), selectable: false }];
  const { weights, distances } = relativeControls(route);
  const offset = (at: Point, middle: Point): string => `${at.x - middle.x}px ${at.y - middle.y}px`;
  const bends = { label: '', start: offset(route.start, from), end: offset(route.end, to), weights, distances };
  const classes = [...flags, 'routed', weights.length > 0 ? 'bent' : ''].join(' ');
  const edge: ElementDefinition = { group: 'edges', data: { ...data, ...bends }, classes, selectable: false };
  return route.word === null ? [edge] : [edge, labelElement('word', `${line.id} word`, route.word)];
}

/** The controls of a route as Cytoscape takes them: how far along the straight line between its ends, and how far beside it. */
function relativeControls({ start, end, controls }: Route) {
  const [dx, dy] = [end.x - start.x, end.y - start.y];
  const length = Math.hypot(dx, dy) || 1;
  return {
    weights: controls.map(({ x, y }) => ((x - start.x) * dx + (y - start.y) * dy) / length ** 2),
    distances: controls.map(({ x, y }) => ((y - start.y) * dx - (x - start.x) * dy) / length),
  };
}

interface Room {
  /** Pixels. */
  readonly width: number;
  readonly height: number;
  /** Lanes are stacked vertically instead of side by side. */
  readonly down: boolean;
  readonly box?: BoxSize;
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
 * Returns the initial view: everything if it stays readable; otherwise the chosen boxes whole, with as much around them as fits. It starts at the
 * top left. If the names of the chosen boxes alone would become too small to read, the view shows the last lanes, down to the system, and the
 * topmost boxes; the rest is reached by dragging.
 */
export function fitView(all: readonly Point[], chosen: readonly Point[], room: Room): View {
  const { down, box = BOX } = room;
  const titles = down ? 0 : TITLES;
  const size = { width: room.width, height: room.height - titles };
  const matters = boundsOf(chosen.length === 0 ? all : chosen, box);
  const everything = boundsOf(all, box);
  const whole = zoomFor(everything, size);
  const zoom = whole >= READABLE ? whole : Math.max(SMALLEST, Math.min(READABLE, zoomFor(matters, size)));
  const pan = (axis: 'x' | 'y', space: number, extra: number): number => {
    const full = everything[axis];
    // What fits begins at the top, and is in the middle of the width that it does not fill.
    if ((full.to - full.from) * zoom <= space + 1)
      return axis === 'x' ? extra + space / 2 - ((full.from + full.to) / 2) * zoom : extra - full.from * zoom;
    const shown = matters[axis];
    const wanted =
      (shown.to - shown.from) * zoom > space + 1
        ? axis === 'x'
          ? extra + space - shown.to * zoom
          : extra - shown.from * zoom
        : extra + space / 2 - ((shown.from + shown.to) / 2) * zoom;
    // Nothing is empty while something else is out of view.
    return Math.min(extra - full.from * zoom, Math.max(extra + space - full.to * zoom, wanted));
  };
  return { zoom, pan: { x: pan('x', size.width, 0), y: pan('y', size.height, titles) } };
}

interface Bounds {
  readonly x: { readonly from: number; readonly to: number };
  readonly y: { readonly from: number; readonly to: number };
}

/** The bounds of the boxes at the points, with a margin. */
function boundsOf(points: readonly Point[], box: BoxSize): Bounds {
  const along = (axis: 'x' | 'y', size: number): Bounds['x'] => {
    const places = points.map((point) => point[axis]);
    return { from: Math.min(...places) - size / 2 - MARGIN, to: Math.max(...places) + size / 2 + MARGIN };
  };
  return { x: along('x', box.width), y: along('y', box.height) };
}

function zoomFor({ x, y }: Bounds, { width, height }: { readonly width: number; readonly height: number }): number {
  return Math.min(width / (x.to - x.from), height / (y.to - y.from), LARGEST);
}
