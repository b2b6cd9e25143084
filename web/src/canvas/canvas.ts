import cytoscape from 'cytoscape';
import { canvasStyle } from './canvas-style.ts';
import { fitView } from './fit-view.ts';
import { readColours } from './read-colours.ts';
import { toElements } from './to-elements.ts';
import type { Core, EventObjectEdge, EventObjectNode } from 'cytoscape';
import type { Picture } from '../picture/picture.ts';
import type { Point } from '../layout/lay-out-lanes.ts';

const STYLESHEET = '__________cytoscape_stylesheet';

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

  /** The given boxes whole and in the middle, with as much around them as stays readable; else everything. */
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

/** Cytoscape writes an inline stylesheet unless it finds its own: ours says the same, and no content policy need allow it. */
function forbidInlineStylesheet(): void {
  if (document.getElementById(STYLESHEET) !== null) return;
  const mark = document.createElement('meta');
  mark.id = STYLESHEET;
  document.head.append(mark);
}
