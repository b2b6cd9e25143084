import { counted } from '../words.ts';
import { BOX, SPACING, SPACING_DOWN, fitText } from './box-text.ts';
import { readColors } from './colors.ts';
import { layOutLanes } from './lanes.ts';
import type { Point } from './lanes.ts';
import type { Picture } from './picture.ts';
import { toSvg } from './svg.ts';
import type { Mark } from './svg.ts';

/** Places the boxes of a picture in its lanes: side by side, or stacked on a narrow screen. */
export function placeInLanes(picture: Picture, down: boolean): ReadonlyMap<string, Point> {
  // Other relations of the chosen chain pass below it, so they do not affect the order of boxes.
  const ordered = picture.lines.filter((line) => line.kind !== 'other' || !line.chosen);
  const links = ordered.map(({ from, to, chosen }) => ({ from, to, strong: chosen }));
  const laid = layOutLanes(picture.boxes, links, down ? SPACING_DOWN : SPACING);
  return down ? new Map([...laid].map(([id, { x, y }]) => [id, { x: y, y: x }])) : laid;
}

/** What stands around a picture in a file, so that it says by itself what it shows. */
export interface ExhibitWords {
  readonly title: string;
  /** Lines under the title: the day, the conditions. */
  readonly heading: readonly string[];
  /** Lines under the legend: how it ended, who says so, the address that shows it again. */
  readonly notes: readonly string[];
}

interface ExhibitOptions {
  /** Whether the picture has lanes, and how they lie. */
  readonly lanes: 'side by side' | 'stacked' | 'none';
  /** What the picture shows, for those who cannot see it. */
  readonly label: string;
  /** Null: the picture alone, as a part of the page. */
  readonly words: ExhibitWords | null;
}

/** Draws a picture as an SVG file: alone, or as an exhibit with a title, a legend and notes. */
export function toExhibit(
  picture: Picture,
  points: ReadonlyMap<string, Point>,
  { lanes, label, words }: ExhibitOptions,
): string {
  const highlights = picture.boxes.some(({ chosen }) => chosen);
  const boxes = picture.boxes.map((box) => ({
    ...box,
    at: points.get(box.id) ?? { x: 0, y: 0 },
    dim: highlights && !box.chosen,
    struck: false,
    note: null,
    tint: null,
    scale: 1,
  }));
  const top = Math.min(...boxes.map(({ at }) => at.y));
  return toSvg(
    boxes,
    picture.lines.map((line) => ({ ...line, dim: highlights && !line.chosen })),
    {
      title: words?.title ?? label,
      description: `${counted(boxes.length, 'box', 'boxes')} and ${counted(picture.lines.length, 'line')}.`,
      labels: true,
      size: BOX,
      colors: readColors(document.body),
      fitText,
      passBelow: lanes === 'side by side',
      laneTitles:
        lanes === 'side by side'
          ? picture.lanes.map((title, lane) => ({
              title,
              at: { x: lane * SPACING.lane, y: top - BOX.height / 2 - 22 },
              width: null,
            }))
          : [],
      ...(words === null ? {} : { around: { ...words, legend: legendOf(picture) } }),
    },
  );
}

const boxWords = {
  organization: 'organization',
  bundle: 'several subcontractors',
  contract: 'contract',
  escort: 'escort',
  holder: 'lends a credential',
  engineer: 'engineer',
  system: 'system',
  country: 'country',
  unknown: 'not on record',
  rest: 'not drawn one by one',
} as const;

/** The kinds of boxes and lines that a picture has. */
function legendOf({ boxes, lines }: Picture): readonly Mark[] {
  const roles = [...new Set(boxes.map(({ role }) => role))].map((role): Mark => ({
    kind: 'box',
    role,
    word: boxWords[role],
  }));
  const isChosen = lines.some(({ chosen, kind }) => chosen && kind === 'hop');
  const has = (kind: string) => lines.some((line) => line.kind === kind);
  return [
    ...roles,
    ...(isChosen ? [{ kind: 'chosen', word: 'hop of the selected chain' } as const] : []),
    ...(lines.some(({ chosen, kind }) => !chosen && kind === 'hop') ? [{ kind: 'hop', word: 'hop' } as const] : []),
    ...(has('other') ? [{ kind: 'other', word: 'other relation' } as const] : []),
    ...(has('gap') ? [{ kind: 'gap', word: 'no hop on record' } as const] : []),
    ...([...boxes, ...lines].some(({ synthetic }) => synthetic)
      ? [{ kind: 'box', role: 'synthetic', word: 'synthetic' } as const]
      : []),
  ];
}
