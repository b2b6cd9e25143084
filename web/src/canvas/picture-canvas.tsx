import { useEffect, useId, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { LaneTitles } from './lane-titles.tsx';
import { SPACING, SPACING_DOWN } from './box-size.ts';
import { Canvas } from './canvas.ts';
import { layOutLanes } from '../layout/lay-out-lanes.ts';
import { nextBox } from './next-box.ts';
import { useNarrow } from './use-narrow.ts';
import { themeStore } from '../theme/theme-store.ts';
import type { KeyboardEvent, ReactNode } from 'react';
import type { Box, Line, Picture } from '../picture/picture.ts';
import type { Point } from '../layout/lay-out-lanes.ts';

interface PictureCanvasProps {
  readonly picture: Picture;
  readonly label: string;
  /** Where the boxes of a picture without lanes stand. */
  readonly placed?: ReadonlyMap<string, Point>;
  /** Id of the box or line that is looked at. */
  readonly picked: string | null;
  readonly onBox: (box: Box) => void;
  readonly onLine: (line: Line) => void;
  readonly onNothing: () => void;
  /** What stands beside the buttons under the picture. */
  readonly children?: ReactNode;
}

/** Draws a picture, in lanes or freely; arrow keys go from box to box, and each is read out. */
export function PictureCanvas({
  picture,
  label,
  placed,
  picked,
  onBox,
  onLine,
  onNothing,
  children,
}: PictureCanvasProps) {
  const holder = useRef<HTMLDivElement>(null);
  const [canvas, setCanvas] = useState<Canvas | null>(null);
  const [view, setView] = useState({ zoom: 1, left: 0, top: 0 });
  const theme = useSyncExternalStore(themeStore.subscribe, themeStore.shown);
  const help = useId();
  const free = placed !== undefined;
  const down = useNarrow() && !free;
  const laid = useMemo(() => {
    if (placed !== undefined) return placed;
    // A relation beside the chosen chain bows around it; all others take part in the order.
    const ordered = picture.lines.filter((line) => line.kind !== 'other' || !line.chosen);
    const links = ordered.map(({ from, to, chosen }) => ({ from, to, strong: chosen }));
    return layOutLanes(picture.boxes, links, down ? SPACING_DOWN : SPACING);
  }, [picture, down, placed]);
  const points = useMemo(
    () => (down ? new Map([...laid].map(([id, { x, y }]) => [id, { x: y, y: x }])) : laid),
    [laid, down],
  );
  const events = useRef({ picture, onBox, onLine, onNothing });

  useEffect(() => {
    events.current = { picture, onBox, onLine, onNothing };
  });

  useEffect(() => {
    const container = holder.current;
    if (container === null) return undefined;
    const made = new Canvas(container, {
      onBox: (id) => {
        const box = events.current.picture.boxes.find((one) => one.id === id);
        if (box !== undefined) events.current.onBox(box);
      },
      onLine: (id) => {
        const line = events.current.picture.lines.find((one) => one.id === id);
        if (line !== undefined) events.current.onLine(line);
      },
      onNothing: () => {
        events.current.onNothing();
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
    canvas.show(picture, points, down);
    const chosen = picture.boxes.filter((box) => box.chosen).map((box) => box.id);
    canvas.fit(chosen);
    const observer = new ResizeObserver(() => {
      canvas.resize();
      canvas.fit(chosen);
    });
    observer.observe(holder.current);
    return () => {
      observer.disconnect();
    };
  }, [canvas, picture, points, down]);

  useEffect(() => {
    canvas?.pick(picked);
  }, [canvas, picked, picture]);

  useEffect(() => {
    canvas?.recolour();
  }, [canvas, theme]);

  const onKeyDown = (event: KeyboardEvent): void => {
    const box = nextBox(picture.boxes, laid, picked, down ? (turned[event.key] ?? event.key) : event.key);
    if (box === null) return;
    event.preventDefault();
    canvas?.reveal(box.id);
    onBox(box);
  };

  const at = picture.boxes.find((box) => box.id === picked);
  return (
    <>
      <div
        className={down ? 'picture down' : 'picture'}
        style={down ? { minHeight: picture.lanes.length * SPACING_DOWN.lane + 56 } : {}}
      >
        {!free && <LaneTitles titles={picture.lanes} view={view} down={down} />}
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
          Arrow keys go from box to box. The {free ? 'table' : 'list'} says the same in words.
        </p>
        <p className="unseen" aria-live="polite">
          {at === undefined
            ? ''
            : `${free ? '' : `${picture.lanes[at.lane] ?? ''}: `}${at.title}, ${[at.detail, ...at.chips].join(', ')}`}
        </p>
      </div>
      <div className="picture-foot">
        {children}
        <div className="picture-tools">
          <button type="button" className="button" onClick={() => canvas?.zoomBy(1.25)}>
            <span className="unseen">Zoom in</span>
            <span aria-hidden="true">+</span>
          </button>
          <button type="button" className="button" onClick={() => canvas?.zoomBy(0.8)}>
            <span className="unseen">Zoom out</span>
            <span aria-hidden="true">−</span>
          </button>
          <button
            type="button"
            className="button"
            onClick={() => canvas?.fit(picture.boxes.filter((box) => box.chosen).map((box) => box.id))}
          >
            Fit
          </button>
        </div>
      </div>
    </>
  );
}

/** Where lanes go down, the arrow keys turn with them. */
const turned: Readonly<Partial<Record<string, string>>> = {
  ArrowUp: 'ArrowLeft',
  ArrowDown: 'ArrowRight',
  ArrowLeft: 'ArrowUp',
  ArrowRight: 'ArrowDown',
};
