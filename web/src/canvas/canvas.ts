import cytoscape from 'cytoscape';
import { BOX } from './box-size.ts';
import { canvasStyle } from './canvas-style.ts';
import { readColours } from './read-colours.ts';
import { toElements } from './to-elements.ts';
import type { Core, EventObjectEdge, EventObjectNode } from 'cytoscape';
import type { Picture } from '../picture/picture.ts';
import type { Point } from '../layout/lay-out-lanes.ts';

const STYLESHEET = '__________cytoscape_stylesheet';
const MARGIN = 28;

export interface CanvasEvents {
  readonly onBox: (id: string) => void;
  readonly onLine: (id: string) => void;
  readonly onNothing: () => void;
  /** Where the picture's origin is shown now: the lanes' titles over the canvas follow. */
  readonly onView: (view: { readonly zoom: number; readonly left: number; readonly top: number }) => void;
}

/** The drawn picture; the only thing that knows Cytoscape. */
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
      style: canvasStyle(readColours(container)),
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
    this.cy.on('viewport resize', () => {
      const { x, y } = this.cy.pan();
      events.onView({ zoom: this.cy.zoom(), left: x, top: y });
    });
  }

  /** `down`: lanes stand under each other, not beside each other. */
  show(picture: Picture, points: ReadonlyMap<string, Point>, down: boolean): void {
    this.points = points;
    this.down = down;
    this.cy.batch(() => {
      this.cy.elements().remove();
      this.cy.add(toElements(picture, points));
    });
  }

  /** Marks one box or line as the one that is looked at. */
  pick(id: string | null): void {
    this.cy.batch(() => {
      this.cy.elements('.picked').removeClass('picked');
      if (id !== null) this.cy.getElementById(id).addClass('picked');
    });
  }

  recolour(): void {
    this.cy.style(canvasStyle(readColours(this.container)));
  }

  /** All lanes in sight if they stay readable; along them what matters is centred: the given boxes, else everything. */
  fit(boxes: readonly string[]): void {
    const [width, height] = [this.cy.width(), this.cy.height()];
    if (width === 0 || height === 0 || this.points.size === 0) return;
    const all = [...this.points.values()];
    const chosen = boxes.flatMap((id) => this.points.get(id) ?? []);
    const shown = chosen.length === 0 ? all : chosen;
    const wide = extent(all, 'x') + BOX.width + 2 * MARGIN;
    const tall = extent(all, 'y') + BOX.height + 2 * MARGIN;
    const whole = Math.min(width / wide, height / tall);
    const zoom = Math.min(Math.max(whole, Math.min(this.down ? 0.9 : width / wide, 0.75), 0.5), 1.15);
    const along = (room: number, size: number, axis: 'x' | 'y'): number =>
      room / 2 - centre(size * zoom <= room ? all : shown, axis) * zoom;
    const fromStart = (MARGIN + (this.down ? BOX.height : BOX.width) / 2) * zoom;
    const pan = this.down
      ? { x: along(width, wide, 'x'), y: fromStart }
      : { x: fromStart + Math.max(0, (width - wide * zoom) / 2), y: along(height, tall, 'y') };
    this.cy.viewport({ zoom, pan });
  }

  zoomBy(factor: number): void {
    this.cy.zoom({
      level: this.cy.zoom() * factor,
      renderedPosition: { x: this.cy.width() / 2, y: this.cy.height() / 2 },
    });
  }

  /** Moves the picture, if need be, so that a box is in sight. */
  reveal(id: string): void {
    const point = this.points.get(id);
    if (point === undefined) return;
    const [zoom, pan] = [this.cy.zoom(), this.cy.pan()];
    const [x, y] = [point.x * zoom + pan.x, point.y * zoom + pan.y];
    const inside = x > 0 && x < this.cy.width() && y > 0 && y < this.cy.height();
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

function extent(points: readonly Point[], axis: 'x' | 'y'): number {
  const places = points.map((point) => point[axis]);
  return Math.max(...places) - Math.min(...places);
}

function centre(points: readonly Point[], axis: 'x' | 'y'): number {
  const places = points.map((point) => point[axis]);
  return (Math.max(...places) + Math.min(...places)) / 2;
}

/** Cytoscape writes an inline stylesheet unless it finds its own: ours says the same, and no content policy need allow it. */
function forbidInlineStylesheet(): void {
  if (document.getElementById(STYLESHEET) !== null) return;
  const mark = document.createElement('meta');
  mark.id = STYLESHEET;
  document.head.append(mark);
}
