import { useEffect, useId, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import type { CSSProperties, KeyboardEvent, ReactNode } from 'react';
import { BOX, SPACING_DOWN, TITLE } from '#picture/box-text.ts';
import { besideBoxes, toExhibit, toFreeExhibit } from '#picture/exhibit.ts';
import type { Exhibit } from '#picture/exhibit.ts';
import type { Point } from '#picture/lanes.ts';
import { FONT } from '#picture/measure.ts';
import type { Box, Line, Picture } from '#picture/picture.ts';
import { LETTER, layOutPicture } from '#picture/routes.ts';
import { readColors } from '../picture/colors.ts';
import type { Failure } from '../server/client.ts';
import { SavePicture } from '../ui/buttons.tsx';
import { themeStore } from '../ui/theme.tsx';
import { useMedia } from '../ui/use-media.ts';
import { Canvas } from './canvas.ts';
import type { Laid } from './canvas.ts';

interface PictureCanvasProps {
  readonly picture: Picture;
  readonly label: string;
  /** The positions of the boxes in a picture without lanes. */
  readonly placed?: ReadonlyMap<string, Point>;
  /** Id of the picked box or line. */
  readonly picked: string | null;
  /** A box is selected; or opened, if it represents others. */
  readonly onBox: (box: Box) => void;
  /** Enter on a box that represents others, or on a part of an opened bundle: to open the one and close the other. */
  readonly onEnter?: (box: Box) => void;
  readonly onLine: (line: Line) => void;
  readonly onNothing: () => void;
  /** Ids of boxes and lines that a list beside the picture points at. */
  readonly lit?: readonly string[];
  /** The box or line under the pointer; null: none. */
  readonly onHover?: (id: string | null) => void;
  /** Makes what is saved as a file; default: the picture alone. */
  readonly exhibit?: () => Promise<Exhibit | Failure>;
  /** What has the same content as text; default: a list beside lanes, a table beside a free picture. */
  readonly twin?: 'list' | 'table';
  /** Shown next to the buttons below the picture. */
  readonly children?: ReactNode;
}

const NONE: readonly string[] = [];

/**
 * Draws a picture, in lanes or freely. Arrow keys move between boxes, and screen readers announce each. A box that represents others
 * is opened by Enter, because passing over it must not open it; Enter on a part of an opened bundle closes the bundle.
 */
export function PictureCanvas({
  picture,
  label,
  placed,
  picked,
  onBox,
  onEnter,
  onLine,
  onNothing,
  lit = NONE,
  onHover,
  exhibit,
  twin,
  children,
}: PictureCanvasProps) {
  const holder = useRef<HTMLDivElement>(null);
  const [canvas, setCanvas] = useState<Canvas | null>(null);
  const [view, setView] = useState({ zoom: 1, left: 0, top: 0 });
  const theme = useSyncExternalStore(themeStore.subscribe, themeStore.shown);
  const help = useId();
  const free = placed !== undefined;
  const narrow = useMedia('narrow');
  const down = narrow && !free;
  const [width, setWidth] = useState<number | null>(null);
  const laid = useMemo((): Laid => {
    if (placed !== undefined) return { points: placed, routes: new Map(), size: BOX, down: false };
    return layOutPicture(picture, { width, down });
  }, [picture, down, placed, width]);
  const { points } = laid;
  /** Where the keyboard is: the id of a box, or of a bundle. Not every box represents a node that can be picked. */
  const [cursor, setCursor] = useState<string | null>(null);
  const at = boxAt(picture.boxes, cursor, picked);
  const marked = at?.id ?? picked;
  const events = useRef({ picture, marked, onBox, onLine, onNothing, onHover });

  useEffect(() => {
    events.current = { picture, marked, onBox, onLine, onNothing, onHover };
  });

  useEffect(() => {
    const container = holder.current;
    if (container === null) return undefined;
    const made = new Canvas(container, {
      onBox: (id) => {
        setCursor(null);
        const box = events.current.picture.boxes.find((one) => one.id === id);
        if (box !== undefined) events.current.onBox(box);
      },
      onLine: (id) => {
        setCursor(null);
        const line = events.current.picture.lines.find((one) => one.id === id);
        if (line !== undefined) events.current.onLine(line);
      },
      onNothing: () => {
        setCursor(null);
        events.current.onNothing();
      },
      onHover: (id) => {
        events.current.onHover?.(id);
      },
      onView: setView,
    });
    setCanvas(made);
    return () => {
      made.destroy();
    };
  }, []);

  useEffect(() => {
    if (canvas === null || holder.current === null) return undefined;
    canvas.show(picture, laid);
    const chosen = picture.boxes.filter((box) => box.chosen).map((box) => box.id);
    canvas.fit(chosen);
    const observer = new ResizeObserver(([entry]) => {
      setWidth(entry?.contentRect.width ?? null);
      canvas.resize();
      canvas.fit(chosen);
      if (events.current.marked !== null) canvas.reveal(events.current.marked);
    });
    observer.observe(holder.current);
    return () => {
      observer.disconnect();
    };
  }, [canvas, picture, laid]);

  useEffect(() => {
    canvas?.pick(marked);
  }, [canvas, marked, picture]);

  useEffect(() => {
    canvas?.light(lit);
  }, [canvas, lit, picture]);

  useEffect(() => {
    let isShown = true;
    canvas?.recolor();
    // Until its font is loaded, the canvas draws text in another one.
    void document.fonts.load(`${TITLE.weight} ${TITLE.size}px ${FONT}`).then(() => {
      if (isShown) canvas?.recolor();
    });
    return () => {
      isShown = false;
    };
  }, [canvas, theme]);

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Enter' && at !== undefined && hintOf(at) !== '') {
      event.preventDefault();
      setCursor(at.bundle ?? at.id);
      onEnter?.(at);
      return;
    }
    const box = nextBox(
      picture.boxes,
      down ? turnedPoints(points) : points,
      at,
      down ? (turned[event.key] ?? event.key) : event.key,
    );
    if (box === null) return;
    event.preventDefault();
    canvas?.reveal(box.id);
    setCursor(box.id);
    if (isOpenable(box)) onNothing();
    else onBox(box);
  };

  const svg = async (): Promise<string | Failure> => {
    const made: Exhibit | Failure = (await exhibit?.()) ?? { picture, words: null };
    if ('kind' in made) return made;
    const options = { label, words: made.words, colors: readColors(document.body) };
    return free
      ? toFreeExhibit(made.picture, points, options)
      : toExhibit(made.picture, layOutPicture(made.picture, LETTER), options);
  };

  return (
    <>
      <div
        className={down ? 'picture down' : 'picture'}
        style={down ? { minHeight: picture.lanes.length * SPACING_DOWN.lane + 56 } : {}}
      >
        {!free && <LaneTitles titles={picture.lanes} view={view} laid={laid} />}
        <div
          ref={holder}
          className="canvas"
          role="application"
          aria-roledescription="picture"
          aria-label={label}
          aria-describedby={help}
          tabIndex={0}
          onKeyDown={onKeyDown}
        />
        <p id={help} className="unseen">
          Arrow keys move between boxes. Enter opens a box that represents several. The{' '}
          {twin ?? (free ? 'table' : 'list')} has the same content as text.
        </p>
        <p className="unseen" aria-live="polite">
          {at === undefined
            ? ''
            : `${free ? '' : `${picture.lanes[at.lane] ?? ''}: `}${at.title}, ${[at.detail, ...at.chips].join(', ')}${hintOf(at)}`}
        </p>
      </div>
      <div className="picture-foot">
        {children}
        <div className="picture-tools">
          <SavePicture
            name={`${[...picture.boxes, ...picture.lines].some(({ synthetic }) => synthetic) ? 'SYNTHETIC-' : ''}subtier-picture`}
            svg={svg}
          />
          <ZoomButtons
            onZoom={(factor) => canvas?.zoomBy(factor)}
            onFit={() => canvas?.fit(picture.boxes.filter((box) => box.chosen).map((box) => box.id))}
          />
        </div>
      </div>
    </>
  );
}

interface ZoomButtonsProps {
  readonly onZoom: (factor: number) => void;
  readonly onFit: () => void;
}

/** Buttons that zoom a picture in and out, and fit it into the pane. */
export function ZoomButtons({ onZoom, onFit }: ZoomButtonsProps) {
  return (
    <>
      <button
        type="button"
        className="button"
        onClick={() => {
          onZoom(1.25);
        }}
      >
        <span className="unseen">Zoom in</span>
        <span aria-hidden="true">+</span>
      </button>
      <button
        type="button"
        className="button"
        onClick={() => {
          onZoom(0.8);
        }}
      >
        <span className="unseen">Zoom out</span>
        <span aria-hidden="true">−</span>
      </button>
      <button type="button" className="button" onClick={onFit}>
        Fit
      </button>
    </>
  );
}

/** The places as if the lanes lay side by side. */
function turnedPoints(points: ReadonlyMap<string, Point>): ReadonlyMap<string, Point> {
  return new Map([...points].map(([id, { x, y }]) => [id, { x: y, y: x }]));
}

/** The arrow keys for stacked lanes, mapped to those for lanes side by side. */
const turned: Readonly<Partial<Record<string, string>>> = {
  ArrowUp: 'ArrowLeft',
  ArrowDown: 'ArrowRight',
  ArrowLeft: 'ArrowUp',
  ArrowRight: 'ArrowDown',
};

interface LaneTitlesProps {
  readonly titles: readonly string[];
  readonly view: { readonly zoom: number; readonly left: number; readonly top: number };
  readonly laid: Laid;
}

/** The lanes behind the picture and their titles, which move with it. */
function LaneTitles({ titles, view, laid: { down, size, lanes = [] } }: LaneTitlesProps) {
  const place = (lane: number): CSSProperties => {
    const { zoom, left, top } = view;
    const middle = lanes[lane] ?? 0;
    if (down) return { top: top + (middle - SPACING_DOWN.lane / 2) * zoom, height: SPACING_DOWN.lane * zoom };
    const width = (size.width + 2 * besideBoxes({ lanes, size })) * zoom;
    return { left: left + middle * zoom - width / 2, width };
  };
  return (
    <div className="lanes" aria-hidden="true">
      {titles.map((title, lane) => (
        <div key={`${lane} ${title}`} className="lane" style={place(lane)}>
          <span>{title}</span>
        </div>
      ))}
    </div>
  );
}

/** Whether choosing a box opens what it represents. */
function isOpenable({ role }: Box): boolean {
  return role === 'rest' || role === 'bundle';
}

/** What Enter does with a box, to be read aloud after its name. */
function hintOf(box: Box): string {
  if (box.role === 'bundle') return '. Enter opens it.';
  if (box.role === 'rest') return '. Enter lists all chains.';
  return box.bundle === undefined ? '' : '. Enter closes its group.';
}

/** The box of the cursor, or the first of the bundle that was opened there; unless something else is picked. */
function boxAt(boxes: readonly Box[], cursor: string | null, picked: string | null): Box | undefined {
  const own = boxes.find(({ id }) => id === picked);
  const at = boxes.find(({ id }) => id === cursor) ?? boxes.find(({ bundle }) => bundle === cursor);
  const isElsewhere = picked === null ? at?.node !== null : own === undefined || own.node !== at?.node;
  return isElsewhere ? own : at;
}

/** Returns the box that a key moves to: up and down within a lane, left and right to the nearest box of the adjacent lane. */
function nextBox(
  boxes: readonly Box[],
  points: ReadonlyMap<string, Point>,
  at: Box | undefined,
  key: string,
): Box | null {
  if (!['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Home', 'End'].includes(key)) return null;
  const height = (box: Box): number => points.get(box.id)?.y ?? 0;
  const order = [...boxes].sort((a, b) => a.lane - b.lane || height(a) - height(b));
  if (at === undefined || key === 'Home') return order.find((box) => box.chosen) ?? order[0] ?? null;
  if (key === 'End') return order.findLast((box) => box.chosen) ?? order.at(-1) ?? null;
  const lane = order.filter((box) => box.lane === at.lane);
  if (key === 'ArrowUp') return lane[lane.indexOf(at) - 1] ?? at;
  if (key === 'ArrowDown') return lane[lane.indexOf(at) + 1] ?? at;
  const aside = order.filter((box) => (key === 'ArrowLeft' ? box.lane < at.lane : box.lane > at.lane));
  const nearest = key === 'ArrowLeft' ? aside.at(-1)?.lane : aside[0]?.lane;
  const distance = (box: Box): number => Math.abs(height(box) - height(at)) - (box.chosen ? 0.5 : 0);
  const [best] = aside.filter((box) => box.lane === nearest).sort((a, b) => distance(a) - distance(b));
  return best ?? at;
}
