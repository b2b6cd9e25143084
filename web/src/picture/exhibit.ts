import { counted } from '../words.ts';
import { BOX, SPACING, SPACING_DOWN, fitText } from './box-text.ts';
import { changes } from './changes.ts';
import { readColors } from './colors.ts';
import type { Colors } from './colors.ts';
import { layOutLanes } from './lanes.ts';
import type { Point } from './lanes.ts';
import type { BoxRole, Line, Picture } from './picture.ts';
import { changeLooks, toSvg } from './svg.ts';
import type { Mark, Surroundings } from './sheet.ts';

/** Places the boxes of a picture in its lanes: side by side, or stacked on a narrow screen. */
export function placeInLanes(picture: Picture, down: boolean): ReadonlyMap<string, Point> {
  // Other relations of the chosen chain pass below it, so they do not affect the order of boxes.
  const ordered = picture.lines.filter((line) => line.kind !== 'other' || !line.chosen);
  const links = ordered.map(({ from, to, chosen }) => ({ from, to, strong: chosen }));
  const laid = layOutLanes(picture.boxes, links, down ? SPACING_DOWN : SPACING);
  return down ? new Map([...laid].map(([id, { x, y }]) => [id, { x: y, y: x }])) : laid;
}

/** What an exhibit says besides its picture and the legend, which follows from the picture. */
export type ExhibitWords = Omit<Surroundings, 'legend'>;

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
  const colors = readColors(document.body);
  return toSvg(
    boxes,
    picture.lines.map((line) => ({ ...line, dim: highlights && !line.chosen })),
    {
      title: words?.title ?? label,
      description: `${counted(boxes.length, 'box', 'boxes')} and ${counted(picture.lines.length, 'line')}.`,
      labels: true,
      size: BOX,
      colors,
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
      ...(words === null ? {} : { around: { ...words, legend: legendOf(picture, colors) } }),
    },
  );
}

/** The words of boxes whose role does not say enough. */
const boxWords: Readonly<Partial<Record<BoxRole, string>>> = {
  bundle: 'several subcontractors',
  holder: 'lends a credential',
  unknown: 'not on record',
  rest: 'not drawn one by one',
};

/** The kinds of boxes and lines that a picture has. */
function legendOf({ boxes, lines, changeWords }: Picture, colors: Colors): readonly Mark[] {
  const byName: Readonly<Record<string, string>> = colors;
  const box = (name: string, word: string, dash = ''): Mark => ({
    shape: 'box',
    look: `fill="${colors.raised}" stroke="${byName[name] ?? colors.other}" stroke-width="1.8"${dash}`,
    word,
  });
  const line = (word: string, color: string, width: number, dash = ''): Mark => ({
    shape: 'line',
    look: `stroke="${color}" stroke-width="${width}"${dash}`,
    word,
  });
  const roles = [...new Set(boxes.map(({ role }) => role))].map((role) =>
    box(role === 'bundle' ? 'organization' : role, boxWords[role] ?? role, role === 'unknown' ? dashed('2 3') : ''),
  );
  const has = (test: (line: Line) => boolean, mark: Mark) => (lines.some(test) ? [mark] : []);
  const hops =
    changeWords === undefined
      ? [
          ...has(({ chosen, kind }) => chosen && kind === 'hop', line('hop of the selected chain', colors.foreign, 3)),
          ...has(({ chosen, kind }) => !chosen && kind === 'hop', line('hop', colors.other, 1.5)),
        ]
      : changes.flatMap((change) => {
          const { color, width, isDouble } = changeLooks[change];
          const mark = line(changeWords[change], byName[color] ?? colors.other, width);
          return has((one) => one.change === change, isDouble ? { ...mark, between: colors.sunken } : mark);
        });
  return [
    ...roles,
    ...hops,
    ...has(({ kind }) => kind === 'other', line('other relation', colors.other, 1.5)),
    ...has(({ kind }) => kind === 'gap', line('no hop on record', colors.other, 1.5, dashed('3 9'))),
    ...([...boxes, ...lines].some(({ synthetic }) => synthetic) ? [box('other', 'synthetic', dashed('6 4'))] : []),
  ];
}

function dashed(lengths: string): string {
  return ` stroke-dasharray="${lengths}"`;
}
