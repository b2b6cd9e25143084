import { BOX } from './box-text.ts';
import { changes } from './changes.ts';
import { icons, strokeOf } from './icons.ts';
import type { Point } from './lanes.ts';
import { iconOf } from './picture.ts';
import type { Box, BoxRole, Line, Picture } from './picture.ts';
import { COLUMN } from './routes.ts';
import type { LaidPicture } from './routes.ts';
import type { Mark, Surroundings } from './sheet.ts';
import { arrow, changeLooks, colorOfBox, toSvg } from './svg.ts';
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
  /** Makes boxes and hops buttons of a page. */
  readonly isInteractive?: boolean;
}

/** Draws a picture in lanes as an SVG image: alone, or as an exhibit with a title, a legend and notes. */
export function toExhibit(picture: Picture, laid: LaidPicture, options: ExhibitOptions): string {
  const { points, routes, size, lanes, down } = laid;
  const top = Math.min(...[...points.values()].map(({ y }) => y)) - size.height / 2 - 30;
  return drawFile(picture, points, options, {
    size,
    routes,
    ...(down ? { leastWidth: COLUMN.width } : {}),
    laneTitles: down
      ? []
      : picture.lanes.map((title, lane) => ({
          title,
          at: { x: lanes[lane] ?? 0, y: top },
          width: size.width + 2 * besideBoxes(laid),
        })),
  });
}

/** Between the boxes of a lane and the border of its band: as much as the closest lanes allow. */
export function besideBoxes({ lanes, size }: Pick<LaidPicture, 'lanes' | 'size'>): number {
  const gaps = lanes.slice(1).map((at, lane) => at - (lanes[lane] ?? 0) - size.width);
  return Math.min(12, (Math.min(...gaps, 28) - 4) / 2);
}

/** Draws a picture without lanes. */
export function toFreeExhibit(picture: Picture, points: ReadonlyMap<string, Point>, options: ExhibitOptions): string {
  return drawFile(picture, points, options, { size: BOX });
}

type Drawing = Pick<Parameters<typeof toSvg>[2], 'size' | 'routes' | 'laneTitles' | 'leastWidth'>;

function drawFile(
  picture: Picture,
  points: ReadonlyMap<string, Point>,
  { label, words, colors, ids = '', isInteractive = false }: ExhibitOptions,
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
      isInteractive,
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
  { boxes, lines, changeWords, otherWords = 'employment' }: Picture,
  colors: Colors,
  ids: string,
): readonly Mark[] {
  const byName: Readonly<Record<string, string>> = colors;
  const box = (look: string, word: string): Mark => ({ shape: 'box', look, word });
  const outlined = (color: string, width = 1.8): string =>
    `fill="${colors.raised}" stroke="${color}" stroke-width="${width}"`;
  const ofRole = (one: Box): Mark => {
    const color = byName[colorOfBox(one)] ?? colors.other;
    const look = `${outlined(color)}${one.role === 'unknown' ? ' stroke-dasharray="3 3"' : ''}`;
    return { ...box(look, boxWords[one.role] ?? one.role), icon: `<g ${strokeOf(color)}>${icons[iconOf(one)]}</g>` };
  };
  const line = (word: string, color: string, width: number, end: 'filled' | 'open' | 'none' = 'filled'): Mark => ({
    shape: 'line',
    look: `stroke="${color}" stroke-width="${width}"${end === 'none' ? ' stroke-dasharray="5 5"' : ''}`,
    head: end === 'none' ? '' : arrow({ x: 22, y: 0 }, { x: 0, y: 0 }, { color, isOpen: end === 'open' }),
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
          ...has(({ chosen, kind }) => !chosen && kind === 'hop', line('hop of another chain', colors.other, 1.6)),
        ]
      : changes.flatMap((change) => {
          const { color, width, isDouble } = changeLooks[change];
          const mark = line(changeWords[change], byName[color] ?? colors.other, width);
          return has((one) => one.change === change, isDouble ? { ...mark, between: colors.sunken } : mark);
        });
  return [
    ...roles,
    ...(hasForeign ? [box(outlined(colors.foreign, 3), 'wide outline: in a foreign country')] : []),
    ...hops,
    ...has(({ kind }) => kind === 'other', line(otherWords, colors.other, 1, 'open')),
    ...has(({ kind }) => kind === 'gap', line('dashed: not on record', colors.other, 1.3, 'none')),
    ...(boxes.some(({ synthetic }) => synthetic)
      ? [box(`fill="url(#${ids}hatch)" stroke="${colors.other}" stroke-width="1"`, 'hatched: synthetic')]
      : []),
  ];
}

/** The employment of an engineer, which is no hop of a chain. */
export interface Employment {
  readonly id: string;
  readonly from: string;
  readonly to: string;
}

/**
 * Marks the lines with words: each with the numbers of the sources of all its hops, employment included.
 * @param numbers of the sources of each hop, by its id
 */
export function withFootnotes(
  picture: Picture,
  numbers: ReadonlyMap<string, readonly number[]>,
  employment: readonly Employment[] = [],
): Picture {
  const nodes = new Map(picture.boxes.map(({ id, node }) => [id, node]));
  const lines = picture.lines.map((line) => {
    const [from, to] = [nodes.get(line.from), nodes.get(line.to)];
    const employed = line.type === 'EMPLOYS' ? employment.filter((one) => one.from === from && one.to === to) : [];
    const hop = line.hop ?? employed[0]?.id ?? null;
    const hops = [line.hop ?? [], line.furtherHops ?? [], employed.map(({ id }) => id)].flat();
    const own = [...new Set(hops.flatMap((id) => numbers.get(id) ?? []))].sort((a, b) => a - b);
    const isMarked = own.length > 0 && line.label !== '';
    return { ...line, hop, ...(isMarked ? { footnotes: `[${own.join(', ')}]` } : {}) };
  });
  return { ...picture, lines };
}
