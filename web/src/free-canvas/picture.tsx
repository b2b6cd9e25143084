import { useEffect, useId, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import type { KeyboardEvent, MouseEvent, TouchEvent } from 'react';
import type { Point } from '#picture/lanes.ts';
import { go } from '../address/use-address.ts';
import { FreeCanvas } from '../canvas/free-canvas.ts';
import type { FreeView } from '../canvas/free-canvas.ts';
import { tintColors } from '../canvas/free-style.ts';
import { Lasso, isInside } from '../canvas/lasso.tsx';
import { ZoomButtons } from '../canvas/picture-canvas.tsx';
import { readColors } from '../picture/colors.ts';
import { pageOfNode } from '../ui/links.tsx';
import { themeStore } from '../ui/theme.tsx';
import { viewStore, select } from './actions.ts';
import { move, nameNodes } from './document.ts';
import type { CanvasDocument } from './document.ts';
import type { CanvasBox, CanvasDrawing } from './draw.ts';
import { lanesAround } from './layouts.ts';
import { ContextMenu } from './selection/context-menu.tsx';
import { selectionActions } from './selection/node-actions.ts';
import type { NodeAction } from './selection/node-actions.ts';
import { canvasStore } from './store.ts';

interface CanvasPictureProps {
  readonly drawing: CanvasDrawing;
  readonly labels: boolean;
  readonly onOpen: (id: string) => void;
  readonly onKey: (event: KeyboardEvent) => void;
}

/** The picture of the canvas: boxes can be selected, dragged, and reached with the arrow keys. */
export function CanvasPicture({ drawing, labels, onOpen, onKey }: CanvasPictureProps) {
  const holder = useRef<HTMLDivElement>(null);
  const [canvas, setCanvas] = useState<FreeCanvas | null>(null);
  const [view, setView] = useState<FreeView | null>(null);
  const [isLassoing, setLassoing] = useState(false);
  const theme = useSyncExternalStore(themeStore.subscribe, themeStore.shown);
  const { selected, edge, fits } = useSyncExternalStore(viewStore.subscribe, viewStore.get);
  const help = useId();
  const lanes = useMemo(() => lanesAround(drawing), [drawing]);
  const open = useRef(onOpen);
  const [menuAt, setMenuAt] = useState<Point | null>(null);
  const isEmpty = drawing.boxes.length === 0;

  useEffect(() => {
    open.current = onOpen;
  });

  useEffect(() => {
    if (holder.current === null) return undefined;
    const made = new FreeCanvas(holder.current, {
      onSelect: select,
      onLine: (id) => {
        select([], id);
      },
      onOpen: (id) => {
        open.current(id);
      },
      onMenu: (id, at) => {
        if (!viewStore.get().selected.includes(id)) select([id]);
        setMenuAt(at);
      },
      onMove: (points) => {
        canvasStore.take(move(canvasStore.get(), points));
      },
      onView: setView,
    });
    setCanvas(made);
    const observer = new ResizeObserver(() => {
      made.resize();
    });
    observer.observe(holder.current);
    return () => {
      observer.disconnect();
      made.destroy();
    };
  }, []);

  useEffect(() => {
    canvas?.show(drawing.boxes, drawing.lines, labels);
  }, [canvas, drawing, labels]);

  useEffect(() => {
    if (fits.whole) canvas?.fit();
    else canvas?.fitReadably();
    // Also when the first boxes come.
  }, [canvas, fits, isEmpty]);

  useEffect(() => {
    canvas?.select(selected);
    canvas?.pick(edge);
  }, [canvas, selected, edge, drawing]);

  useEffect(() => {
    canvas?.recolor();
  }, [canvas, theme]);

  useEffect(() => {
    if (view === null) return;
    const middle = {
      x: Math.round((view.width / 2 - view.left) / view.zoom),
      y: Math.round((view.height / 2 - view.top) / view.zoom),
    };
    viewStore.set({ ...viewStore.get(), middle });
  }, [view]);

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey)) {
      event.preventDefault();
      const at = canvas?.placeOf(selected.at(-1) ?? '') ?? null;
      setMenuAt(at);
      return;
    }
    const box = boxTowards(drawing.boxes, selected.at(-1) ?? null, event.key);
    if (box === null || event.ctrlKey || event.metaKey || event.altKey) {
      onKey(event);
      return;
    }
    event.preventDefault();
    canvas?.reveal(box.at);
    select(event.shiftKey ? [...selected.filter((id) => id !== box.id), box.id] : [box.id]);
  };
  const last = drawing.boxes.find(({ id }) => id === selected.at(-1));
  return (
    <div className="picture">
      {view !== null && lanes.length > 0 && (
        <div className="lanes" aria-hidden="true">
          {lanes.map(({ title, left, width }) => (
            <div
              key={title}
              className="lane wide"
              style={{ left: view.left + left * view.zoom, width: width * view.zoom }}
            >
              <span>{title}</span>
            </div>
          ))}
        </div>
      )}
      <div
        ref={holder}
        className="canvas"
        role="application"
        aria-roledescription="canvas"
        aria-label="Canvas"
        aria-describedby={help}
        tabIndex={0}
        onKeyDown={onKeyDown}
        onMouseDown={takeFocus}
        onTouchStart={takeFocus}
        onContextMenu={(event) => {
          event.preventDefault();
        }}
      />
      {menuAt !== null && selected.length > 0 && (
        <ContextMenu
          of={nameNodes(canvasStore.get(), selected)}
          at={menuAt}
          actions={menuActions(canvasStore.get(), selected, onOpen)}
          onClose={(refocuses) => {
            setMenuAt(null);
            if (refocuses) holder.current?.focus({ preventScroll: true });
          }}
        />
      )}
      <p id={help} className="unseen">
        Arrow keys select the next box in that direction; with Shift, they add it to the selection. Enter expands a node
        or opens a group, P pins, H hides, Delete removes, Shift F10 opens the menu of the selection. The table has the
        same content as text.
      </p>
      <p className="unseen" aria-live="polite">
        {last === undefined
          ? ''
          : `${last.title}, ${[...new Set([last.kind, last.detail, ...last.chips])].join(', ')}${selected.length > 1 ? `; ${selected.length} selected` : ''}`}
      </p>
      {view !== null && drawing.boxes.length > 12 && (
        <Minimap
          boxes={drawing.boxes}
          view={view}
          theme={theme}
          onMove={(at) => {
            canvas?.center(at);
          }}
        />
      )}
      {isLassoing && view !== null && (
        <Lasso
          onDrawn={(polygon, adds) => {
            setLassoing(false);
            const { left, top, zoom } = view;
            const inside = drawing.boxes
              .filter(({ at }) => isInside({ x: at.x * zoom + left, y: at.y * zoom + top }, polygon))
              .map(({ id }) => id);
            select(adds ? [...new Set([...selected, ...inside])] : inside);
          }}
        />
      )}
      <div className="picture-tools floating">
        <button
          type="button"
          className="button"
          aria-pressed={isLassoing}
          title="Draw around boxes to select them; with Shift, to add them to the selection"
          onClick={() => {
            setLassoing(!isLassoing);
          }}
        >
          Lasso
        </button>
        <ZoomButtons onZoom={(factor) => canvas?.zoomBy(factor)} onFit={() => canvas?.fit()} />
      </div>
    </div>
  );
}

/** Cytoscape takes the focus from everything when the pointer goes down; keys should work from then on. */
function takeFocus({ currentTarget }: MouseEvent<HTMLElement> | TouchEvent<HTMLElement>): void {
  currentTarget.focus({ preventScroll: true });
}

/** What the context menu offers: what Enter does, and the actions of the selection. */
function menuActions(
  document: CanvasDocument,
  selected: readonly string[],
  onOpen: (id: string) => void,
): readonly NodeAction[] {
  const [only] = selected;
  const actions = selectionActions(document, selected);
  if (only === undefined || selected.length > 1) return actions;
  const node = document.nodes[only];
  const page = node === undefined ? null : pageOfNode(node.type, node.key);
  return [
    {
      name: node !== undefined ? 'Expand' : 'Open group',
      keys: 'Enter',
      run: () => {
        onOpen(only);
      },
    },
    ...(page === null
      ? []
      : [
          {
            name: 'Open its page',
            run: () => {
              go(page);
            },
          },
        ]),
    ...actions,
  ];
}

const directions: Readonly<Partial<Record<string, Point>>> = {
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
};

/** The nearest box in the direction of an arrow key; null for other keys. */
function boxTowards(boxes: readonly CanvasBox[], from: string | null, key: string): CanvasBox | null {
  const direction = directions[key];
  if (direction === undefined) return null;
  const start = boxes.find(({ id }) => id === from);
  if (start === undefined) return boxes[0] ?? null;
  const cost = ({ at }: CanvasBox): number => {
    const [dx, dy] = [at.x - start.at.x, at.y - start.at.y];
    const along = dx * direction.x + dy * direction.y;
    const across = Math.abs(dx * direction.y) + Math.abs(dy * direction.x);
    return along <= 0 ? Infinity : along + 2 * across;
  };
  let best = start;
  let least = Infinity;
  for (const box of boxes) {
    const own = cost(box);
    if (own < least) [best, least] = [box, own];
  }
  return best;
}

const MAP = { width: 150, height: 100 } as const;

interface MinimapProps {
  readonly boxes: readonly CanvasBox[];
  readonly view: FreeView;
  readonly theme: string;
  readonly onMove: (at: Point) => void;
}

/** A small picture of everything with a frame around what is visible; a click moves there. */
function Minimap({ boxes, view, theme, onMove }: MinimapProps) {
  const holder = useRef<HTMLCanvasElement>(null);
  const [left, right] = boxes.reduce(
    ([least, most], { at }) => [Math.min(least, at.x - 80), Math.max(most, at.x + 80)],
    [Infinity, -Infinity],
  );
  const [top, bottom] = boxes.reduce(
    ([least, most], { at }) => [Math.min(least, at.y - 40), Math.max(most, at.y + 40)],
    [Infinity, -Infinity],
  );
  const scale = Math.min(MAP.width / (right - left), MAP.height / (bottom - top));
  useEffect(() => {
    const context = holder.current?.getContext('2d');
    const parent = holder.current?.parentElement;
    if (context == null || parent == null) return;
    const colors = readColors(parent);
    context.clearRect(0, 0, MAP.width, MAP.height);
    for (const box of boxes) {
      const { role } = box;
      const ofRole =
        role === 'organization' || role === 'escort' || role === 'engineer' || role === 'system' ? role : 'other';
      context.fillStyle = box.dim ? colors.line : colors[box.tint === null ? ofRole : tintColors[box.tint]];
      const size = Math.max(2, 60 * scale);
      context.fillRect((box.at.x - left) * scale - size, (box.at.y - top) * scale - size / 2, size * 2, size);
    }
    context.strokeStyle = colors.focus;
    context.lineWidth = 1.5;
    const [x, y] = [(-view.left / view.zoom - left) * scale, (-view.top / view.zoom - top) * scale];
    const [fromX, fromY] = [Math.max(x, 1), Math.max(y, 1)];
    context.strokeRect(
      fromX,
      fromY,
      Math.min(x + (view.width / view.zoom) * scale, MAP.width - 1) - fromX,
      Math.min(y + (view.height / view.zoom) * scale, MAP.height - 1) - fromY,
    );
  }, [boxes, view, theme, left, top, scale]);
  return (
    <canvas
      ref={holder}
      className="minimap"
      width={MAP.width}
      height={MAP.height}
      aria-hidden="true"
      onClick={(event: MouseEvent<HTMLCanvasElement>) => {
        const { left: x, top: y } = event.currentTarget.getBoundingClientRect();
        onMove({ x: (event.clientX - x) / scale + left, y: (event.clientY - y) / scale + top });
      }}
    />
  );
}
