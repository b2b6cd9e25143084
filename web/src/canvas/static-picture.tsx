import { useMemo, useRef, useSyncExternalStore } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { toExhibit } from '#picture/exhibit.ts';
import type { ExhibitWords } from '#picture/exhibit.ts';
import type { Box, Line, Picture } from '#picture/picture.ts';
import { COLUMN, LETTER, layOutPicture } from '#picture/routes.ts';
import { readColors } from '../picture/colors.ts';
import { SavePicture } from '../ui/buttons.tsx';
import { themeStore } from '../ui/theme.tsx';
import { useMedia, useWidth } from '../ui/use-media.ts';

interface StaticPictureProps {
  readonly picture: Picture;
  /** Names the region, as in “Picture of the chains”. */
  readonly of?: string;
  /** What it shows, for those who cannot see it. */
  readonly label: string;
  /** Of the file. */
  readonly name: string;
  /** What stands around it in the file; null: it cannot be saved. */
  readonly words: (() => ExhibitWords) | null;
  /** What a click or Enter does on the box of a node or the line of a hop; absent: the picture is one image. */
  readonly onPick?: (picked: Picked) => void;
  /** What stands below it on the page. */
  readonly children?: ReactNode;
}

/** A box or a line that was picked; the other is null. */
interface Picked {
  readonly box: Box | null;
  readonly line: Line | null;
}

/** A picture in lanes that is only looked at, and can be saved as an exhibit. */
export function StaticPicture({
  picture,
  of = 'the chains',
  label,
  name,
  words,
  onPick,
  children,
}: StaticPictureProps) {
  const down = useMedia('narrow');
  const theme = useSyncExternalStore(themeStore.subscribe, themeStore.shown);
  const holder = useRef<HTMLDivElement>(null);
  const width = useWidth(holder);
  const isInteractive = onPick !== undefined;
  // The colors in the file are those of the theme.
  const svg = useMemo(
    () => ({
      theme,
      text: toExhibit(picture, layOutPicture(picture, { width: width === 0 ? null : width, down }), {
        label,
        words: null,
        colors: readColors(document.body),
        isInteractive,
      }),
    }),
    [picture, width, down, label, theme, isInteractive],
  ).text;
  const exhibit = (room: typeof LETTER | typeof COLUMN): string =>
    toExhibit(picture, layOutPicture(picture, room), {
      label,
      words: words?.() ?? null,
      colors: readColors(document.body),
    });
  const pick = (item: Element | null): void => {
    const id = item?.getAttribute('data-item') ?? null;
    if (id === null) return;
    const box = picture.boxes.find((one) => one.id === id) ?? null;
    onPick?.({ box, line: box === null ? (picture.lines.find((one) => one.id === id) ?? null) : null });
  };
  return (
    <>
      <div
        ref={holder}
        className="brief-picture"
        tabIndex={0}
        role="region"
        aria-label={`Picture of ${of}${isInteractive ? '; arrow keys move between its boxes and lines' : ''}`}
        onClick={({ target }) => {
          if (target instanceof Element) pick(target.closest('.item'));
        }}
        onKeyDown={(event) => {
          if (isInteractive) moveOrPick(event, pick);
        }}
      >
        {/* In the page rather than as an image, which could not use its font. Every text in it is escaped. */}
        <div dangerouslySetInnerHTML={{ __html: svg }} />
      </div>
      {children}
      {words !== null && (
        <p className="brief-tools">
          <span className="soft small">Save as an exhibit:</span>
          <SavePicture name={name} className="button small" svg={() => exhibit(LETTER)} />
          <span className="soft small">for a narrow column:</span>
          <SavePicture name={`${name}-column`} of="a column" className="button small" svg={() => exhibit(COLUMN)} />
        </p>
      )}
    </>
  );
}

const steps: Readonly<Partial<Record<string, number>>> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

/** Arrow keys move the focus between the parts of a picture, from its start to its end; Enter picks. */
function moveOrPick(event: KeyboardEvent<HTMLElement>, pick: (item: Element) => void): void {
  const { key, currentTarget } = event;
  const items = [...currentTarget.querySelectorAll<SVGGElement>('.item')]
    .map((item) => ({ item, place: item.getBoundingClientRect() }))
    .sort((a, b) => a.place.left - b.place.left || a.place.top - b.place.top);
  const at = items.findIndex(({ item }) => item === document.activeElement);
  const step = steps[key];
  if ((key === 'Enter' || key === ' ') && at >= 0) {
    event.preventDefault();
    for (const { item } of items.slice(at, at + 1)) pick(item);
  } else if (step !== undefined || key === 'Home' || key === 'End') {
    event.preventDefault();
    const next = key === 'End' ? items.length - 1 : step === undefined ? 0 : at + step;
    items[Math.min(Math.max(next, 0), items.length - 1)]?.item.focus();
  }
}
