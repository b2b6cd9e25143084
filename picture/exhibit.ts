import { BOX } from './box-text.ts';
import { changes } from './changes.ts';
import { icons, strokeOf } from './icons.ts';
import type { Point } from './lanes.ts';
import { iconOf } from './picture.ts';
import type { Box, BoxRole, Line, Picture } from './picture.ts';
import type { LaidPicture } from './routes.ts';
import type { Mark, Surroundings } from './sheet.ts';
import { changeLooks, colorOfBox, toSvg } from './svg.ts';
import type { Colors } from './svg.ts';

/** What an exhibit says besides its picture and the legend, which follows from the picture. */
export type ExhibitWords = Omit<Surroundings, 'legend'>;

/** What is drawn in a file; without words, the picture alone. */
export interface Exhibit {
  readonly picture: Picture;
  readonly words: ExhibitWords | null;
}

interface ExhibitOptions {
  /** What the picture shows, for those who cannot see it. */
  readonly label: string;
  /** Null: the picture alone, as a part of the page. */
  readonly words: ExhibitWords | null;
  readonly colors: Colors;
  /** Begins the ids in it, so that several can stand in one page. */
  readonly ids?: string;
}

/** Draws a picture in lanes as an SVG image: alone, or as an exhibit with a title, a legend and notes. */
export function toExhibit(picture: Picture, laid: LaidPicture, options: ExhibitOptions): string {
  const { points, routes, size, pitch, down } = laid;
  const top = Math.min(...[...points.values()].map(({ y }) => y)) - size.height / 2 - 30;
  return drawFile(picture, points, options, {
    size,
    routes,
    laneTitles: down
      ? []
      : picture.lanes.map((title, lane) => ({
          title,
          at: { x: lane * pitch, y: top },
          width: size.width + Math.min(24, pitch - size.width - 4),
        })),
  });
}

/** Draws a picture without lanes. */
export function toFreeExhibit(picture: Picture, points: ReadonlyMap<string, Point>, options: ExhibitOptions): string {
  return drawFile(picture, points, options, { size: BOX });
}

type Drawing = Pick<Parameters<typeof toSvg>[2], 'size' | 'routes' | 'laneTitles'>;

function drawFile(
  picture: Picture,
  points: ReadonlyMap<string, Point>,
  { label, words, colors, ids = '' }: ExhibitOptions,
  drawing: Drawing,
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
  return toSvg(
    boxes,
    picture.lines.map((line) => ({ ...line, dim: highlights && !line.chosen })),
    {
      title: words?.title ?? label,
      description: `Boxes: ${boxes.length}. Lines: ${picture.lines.length}.`,
      labels: true,
      colors,
      ids,
      ...drawing,
      ...(words === null
        ? {}
        : {
            around: {
              ...words,
              notes: [...words.notes, ...idsInFull(picture)],
              legend: legendOf(picture, colors, ids),
            },
          }),
    },
  );
}

/** The ids of which a part is drawn. */
function idsInFull({ boxes }: Picture): readonly string[] {
  const ids = new Set(boxes.flatMap(({ short, title }) => (short === undefined ? [] : [title])));
  return ids.size === 0 ? [] : [`Ids in full: ${[...ids].join(', ')}.`];
}

/** The words of boxes whose role does not say enough. */
const boxWords: Readonly<Partial<Record<BoxRole, string>>> = {
  bundle: 'several subcontractors',
  holder: 'lends a credential',
  unknown: 'not on record',
  rest: 'not drawn one by one',
};

/** The kinds of boxes and lines that a picture has. */
function legendOf(
  { boxes, lines, changeWords, otherWords = 'other relation' }: Picture,
  colors: Colors,
  ids: string,
): readonly Mark[] {
  const byName: Readonly<Record<string, string>> = colors;
  const box = (look: string, word: string): Mark => ({ shape: 'box', look, word });
  const outlined = (color: string): string => `fill="${colors.raised}" stroke="${color}" stroke-width="1.8"`;
  const ofRole = (one: Box): Mark => {
    const color = byName[colorOfBox(one)] ?? colors.other;
    const look = `${outlined(color)}${one.role === 'unknown' ? ' stroke-dasharray="3 3"' : ''}`;
    return { ...box(look, boxWords[one.role] ?? one.role), icon: `<g ${strokeOf(color)}>${icons[iconOf(one)]}</g>` };
  };
  const line = (word: string, color: string, width: number, dash = ''): Mark => ({
    shape: 'line',
    look: `stroke="${color}" stroke-width="${width}"${dash}`,
    word,
  });
  const roles = [...new Map(boxes.map((one) => [one.role, one])).values()].map(ofRole);
  const has = (test: (line: Line) => boolean, mark: Mark) => (lines.some(test) ? [mark] : []);
  const hasForeign = boxes.some(({ role, chips }) => role === 'engineer' && chips.length > 0);
  const isAllChosen = lines.every(({ chosen, kind }) => chosen || kind !== 'hop');
  const ofChosen = isAllChosen ? 'hop on record' : 'hop of the selected chain';
  const hops =
    changeWords === undefined
      ? [
          ...has(({ chosen, kind }) => chosen && kind === 'hop', line(ofChosen, colors.foreign, 3)),
          ...has(({ chosen, kind }) => !chosen && kind === 'hop', line('hop', colors.other, 1.3)),
        ]
      : changes.flatMap((change) => {
          const { color, width, isDouble } = changeLooks[change];
          const mark = line(changeWords[change], byName[color] ?? colors.other, width);
          return has((one) => one.change === change, isDouble ? { ...mark, between: colors.sunken } : mark);
        });
  return [
    ...roles,
    ...(hasForeign ? [box(outlined(colors.foreign), 'located in a foreign country')] : []),
    ...hops,
    ...has(({ kind }) => kind === 'other', line(otherWords, colors.other, 1.3)),
    ...has(({ kind }) => kind === 'gap', line('dashed: not on record', colors.other, 1.3, ' stroke-dasharray="5 5"')),
    ...(boxes.some(({ synthetic }) => synthetic)
      ? [box(`fill="url(#${ids}hatch)" stroke="${colors.other}" stroke-width="1"`, 'hatched: synthetic')]
      : []),
  ];
}
