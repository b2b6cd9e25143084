import cytoscape from 'cytoscape';
import type { Core, EdgeSingular, NodeSingular } from 'cytoscape';
import { BOX, fitText, tagOf } from '#picture/box-text.ts';
import type { Point } from '#picture/lanes.ts';
import type { DrawnLine, PlacedBox } from '#picture/picture.ts';
import { readColors } from '../picture/colors.ts';
import type { Colors } from '../picture/colors.ts';
import { forbidInlineStylesheet, groundOf } from './canvas.ts';
import { freeStyle } from './free-style.ts';
import { SMALLEST, besideIcon } from './style.ts';

/** The viewport: the zoom, and the position of its origin in pixels. */
export interface FreeView {
  readonly zoom: number;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

interface FreeCanvasEvents {
  /** The selected boxes, in the order in which they were selected. */
  readonly onSelect: (ids: readonly string[]) => void;
  readonly onLine: (id: string) => void;
  readonly onOpen: (id: string) => void;
  /** A right click on a box, in pixels from the corner of the canvas. */
  readonly onMenu: (id: string, at: Point) => void;
  /** The boxes that were dragged, where they are now. */
  readonly onMove: (points: Readonly<Record<string, Point>>) => void;
  readonly onView: (view: FreeView) => void;
}

/** Pictures with more lines draw them straight: curves take several times as long. */
const MANY_LINES = 1500;

/** A picture whose boxes can be selected and dragged; wraps Cytoscape. It changes only what changed. */
export class FreeCanvas {
  private readonly cy: Core;
  private readonly container: HTMLElement;
  private readonly events: FreeCanvasEvents;
  private selected: readonly string[] = [];
  private selecting = false;
  /** Whether the view has to fit as soon as there is one. */
  private fits = false;
  private moved = new Map<string, Point>();
  private shown = new Map<string, string>();
  /** Shows again what was shown last. */
  private last: (() => void) | null = null;

  constructor(container: HTMLElement, events: FreeCanvasEvents) {
    forbidInlineStylesheet();
    this.container = container;
    this.events = events;
    this.cy = cytoscape({
      container,
      style: freeStyle(readColors(container)),
      boxSelectionEnabled: true,
      selectionType: 'single',
      minZoom: 0.03,
      maxZoom: 2.5,
    });
    this.cy.on('select unselect', 'node.box', () => {
      this.noticeSelection();
    });
    this.cy.on('tap', 'edge', ({ target }: { readonly target: EdgeSingular }) => {
      events.onLine(target.id());
    });
    this.cy.on('dbltap', 'node.box', ({ target }: { readonly target: NodeSingular }) => {
      events.onOpen(target.id());
    });
    this.cy.on('cxttap', 'node.box', ({ target, renderedPosition }: MenuEvent) => {
      events.onMenu(target.id(), renderedPosition);
    });
    this.cy.on('drag', 'node.box', ({ target }: { readonly target: NodeSingular }) => {
      this.cy.getElementById(tagId(target.id())).position(tagPlace(target.position(), target.height()));
    });
    this.cy.on('dragfree', 'node.box', ({ target }: { readonly target: NodeSingular }) => {
      if (this.moved.size === 0)
        queueMicrotask(() => {
          events.onMove(Object.fromEntries(this.moved));
          this.moved = new Map();
        });
      const { x, y } = target.position();
      this.moved.set(target.id(), { x: Math.round(x), y: Math.round(y) });
    });
    this.cy.on('viewport resize', () => {
      events.onView(this.view());
    });
  }

  view(): FreeView {
    const { x, y } = this.cy.pan();
    return { zoom: this.cy.zoom(), left: x, top: y, width: this.cy.width(), height: this.cy.height() };
  }

  show(boxes: readonly PlacedBox[], lines: readonly DrawnLine[], labels: boolean): void {
    this.last = () => {
      this.show(boxes, lines, labels);
    };
    const next = new Map<string, string>();
    const colors = readColors(this.container);
    this.cy.batch(() => {
      const isMany = lines.length > MANY_LINES;
      for (const box of boxes) {
        this.showElement(next, box.id, nodeOf(box, labels, colors), box.at);
        const tag = tagOf(box.chips);
        if (tag !== null) this.showElement(next, tagId(box.id), tagNode(box, tag), tagPlace(box.at, heightOf(box)));
      }
      for (const line of lines) this.showElement(next, line.id, edgeOf(line, labels, isMany), null);
      for (const id of this.shown.keys()) if (!next.has(id)) this.cy.getElementById(id).remove();
    });
    this.shown = next;
  }

  private showElement(next: Map<string, string>, id: string, { data, classes }: Drawn, at: Point | null): void {
    const look = JSON.stringify([data, classes]);
    next.set(id, look);
    const before = this.shown.get(id);
    if (before === undefined) {
      this.cy.add({
        group: at === null ? 'edges' : 'nodes',
        data,
        classes,
        ...(at === null ? {} : { position: { ...at } }),
        ...(classes.startsWith(TAG) ? { selectable: false, grabbable: false, pannable: true } : {}),
      });
      return;
    }
    const element = this.cy.getElementById(id);
    if (before !== look) {
      element.data(data);
      element.classes(classes);
    }
    if (at === null || !element.isNode()) return;
    const { x, y } = element.position();
    if (x !== at.x || y !== at.y) element.position({ ...at });
  }

  /** Selects exactly these boxes. */
  select(ids: readonly string[]): void {
    if (ids.join('\n') === this.selected.join('\n')) return;
    this.selecting = true;
    this.selected = ids;
    const wanted = new Set(ids);
    this.cy.batch(() => {
      this.cy.nodes('.box').forEach((node) => {
        if (wanted.has(node.id())) node.select();
        else node.unselect();
      });
    });
    this.selecting = false;
  }

  private noticeSelection(): void {
    if (this.selecting) return;
    this.selecting = true;
    // A box selection selects its nodes one by one.
    queueMicrotask(() => {
      this.selecting = false;
      const now = this.cy.nodes(':selected').map((node) => node.id());
      const isNow = new Set(now);
      const stay = this.selected.filter((id) => isNow.has(id));
      const next = [...stay, ...now.filter((id) => !stay.includes(id))];
      if (next.join('\n') === this.selected.join('\n')) return;
      this.selected = next;
      this.events.onSelect(next);
    });
  }

  /** Highlights one line. */
  pick(id: string | null): void {
    this.cy.edges('.picked').removeClass('picked');
    if (id !== null) this.cy.getElementById(id).addClass('picked');
  }

  recolor(): void {
    this.cy.style(freeStyle(readColors(this.container)));
    this.last?.();
  }

  /** Shows everything, at most at the natural size. */
  fit(): void {
    if (this.cy.nodes().empty() || this.cy.width() === 0) return;
    this.cy.fit(undefined, 30);
    if (this.cy.zoom() > LARGEST) {
      this.cy.zoom(LARGEST);
      this.cy.center();
    }
    this.events.onView(this.view());
  }

  /**
   * Shows everything if names stay readable, else as much of it as fits, from the left and the top; or, where little is in that corner,
   * around the middle. A canvas in a pane that is not shown does so when the pane is.
   */
  fitReadably(): void {
    this.fits = this.cy.width() === 0;
    if (this.fits) return;
    this.fit();
    if (this.cy.zoom() >= SMALLEST) return;
    this.cy.zoom(SMALLEST);
    this.cy.center();
    const { x1, y1 } = this.cy.elements().renderedBoundingBox();
    this.cy.panBy({ x: Math.max(0, EDGE - x1), y: Math.max(0, TITLES - y1) });
    const { x1: left, y1: top, w, h } = this.cy.extent();
    const inner = this.innermost();
    if (this.seenAround(inner) > 4 * this.seenAround({ x: left + w / 2, y: top + h / 2 })) this.center(inner);
    this.events.onView(this.view());
  }

  /** How many boxes are in the view when a place is in its middle. */
  private seenAround(middle: Point): number {
    const { w, h } = this.cy.extent();
    return this.places().filter(({ x, y }) => Math.abs(x - middle.x) < w / 2 && Math.abs(y - middle.y) < h / 2).length;
  }

  /** The place of the box next to the middle of all. */
  private innermost(): Point {
    const { x1, y1, x2, y2 } = this.cy.nodes('.box').boundingBox();
    const distance = ({ x, y }: Point): number => Math.hypot(x - (x1 + x2) / 2, y - (y1 + y2) / 2);
    return this.places().reduce((best, at) => (distance(at) < distance(best) ? at : best));
  }

  private places(): readonly Point[] {
    return this.cy.nodes('.box').map((node) => node.position());
  }

  zoomBy(factor: number): void {
    const renderedPosition = { x: this.cy.width() / 2, y: this.cy.height() / 2 };
    this.cy.zoom({ level: this.cy.zoom() * factor, renderedPosition });
  }

  /** Moves the view so that a place is in its middle. */
  center({ x, y }: Point): void {
    const zoom = this.cy.zoom();
    this.cy.pan({ x: this.cy.width() / 2 - x * zoom, y: this.cy.height() / 2 - y * zoom });
  }

  /** The place of a box on the screen, in pixels from the corner of the canvas; null if it is not drawn. */
  placeOf(id: string): Point | null {
    const box = this.cy.getElementById(id);
    return box.nonempty() && box.isNode() ? { ...box.renderedPosition() } : null;
  }

  /** Moves the view, if necessary, so that a place is visible. */
  reveal(at: Point): void {
    const { zoom, left, top, width, height } = this.view();
    const [x, y] = [at.x * zoom + left, at.y * zoom + top];
    if (x < 0 || x > width || y < 0 || y > height) this.center(at);
  }

  resize(): void {
    this.cy.resize();
    if (this.fits) this.fitReadably();
  }

  destroy(): void {
    this.cy.destroy();
  }
}

const LARGEST = 1.1;
/** Space beside the boxes, and above them for the titles of lanes. */
const EDGE = 16;
const TITLES = 44;

interface MenuEvent {
  readonly target: NodeSingular;
  readonly renderedPosition: Point;
}

const TAG = 'tag';

/** The id of the tag over a box. */
function tagId(box: string): string {
  return `tag of ${box}`;
}

function heightOf({ scale }: PlacedBox): number {
  return Math.round(BOX.height * scale);
}

/** Mostly above the border, so that it covers nothing of a name on three lines. */
function tagPlace({ x, y }: Point, height: number): Point {
  return { x, y: y - height / 2 - 5 };
}

function tagNode({ id, dim }: PlacedBox, { word, width }: { readonly word: string; readonly width: number }): Drawn {
  return { data: { id: tagId(id), title: word, width }, classes: dim ? `${TAG} dim` : TAG };
}

interface Drawn {
  readonly data: Record<string, string | number>;
  readonly classes: string;
}

function nodeOf(box: PlacedBox, labels: boolean, colors: Colors): Drawn {
  const width = Math.round(BOX.width * box.scale);
  const { titles, details } = fitText(box.short ?? box.title, box.detail);
  return {
    data: {
      id: box.id,
      title: labels ? [...titles, ...details].join('\n') : '',
      width,
      height: heightOf(box),
      ground: groundOf(box, { width, height: heightOf(box) }, colors),
      // Text begins beside the icon.
      beside: besideIcon(width),
    },
    classes: [
      'box',
      box.role,
      ...(box.tint === null ? [] : [`tint-${box.tint}`]),
      ...(box.synthetic ? ['synthetic'] : []),
      ...(box.struck ? ['struck'] : []),
      ...(box.dim ? ['dim'] : []),
    ].join(' '),
  };
}

function edgeOf(line: DrawnLine, labels: boolean, straight: boolean): Drawn {
  return {
    data: { id: line.id, source: line.from, target: line.to, label: labels ? line.label : '' },
    classes: [
      line.kind,
      ...(line.type === undefined ? [] : [line.type]),
      ...(line.dim ? ['dim'] : []),
      ...(line.chosen ? ['chosen'] : []),
      ...(straight ? ['straight'] : []),
    ].join(' '),
  };
}
