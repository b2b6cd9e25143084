import { DETAIL, TEXT_LEFT, TILE, TITLE, fitText, tagOf } from './box-text.ts';
import type { BoxSize } from './box-text.ts';
import { icons, strokeOf } from './icons.ts';
import type { Point } from './lanes.ts';
import { widthOf } from './measure.ts';
import { iconOf } from './picture.ts';
import type { Change, DrawnLine, PlacedBox } from './picture.ts';
import { WORD_STEP, piecesOf } from './routes.ts';
import type { Route, Word } from './routes.ts';
import { MARGIN as OUTER, escaped, hatchOf, n, surround, svgFile, text } from './sheet.ts';
import type { Surroundings } from './sheet.ts';

/** The colors of a picture, as CSS writes them; boxes of other roles have the one for others. */
export type Colors = Readonly<
  Record<
    | 'ground'
    | 'sunken'
    | 'raised'
    | 'ink'
    | 'ink-soft'
    | 'foreign'
    | 'on-foreign'
    | 'organization'
    | 'escort'
    | 'engineer'
    | 'system'
    | 'other'
    | 'line',
    string
  >
>;

export interface SvgOptions {
  readonly title: string;
  readonly description: string;
  readonly labels: boolean;
  readonly size: BoxSize;
  /** Colors by name: of roles and tints, and ground, raised, sunken, ink, ink-soft, other, line, foreign. */
  readonly colors: Readonly<Record<string, string>>;
  readonly laneTitles?: readonly LaneTitle[];
  /** The ways of lines that bend between lanes, by their ids; the others go straight. */
  readonly routes?: ReadonlyMap<string, Route>;
  /** Begins the ids in it, so that several can stand in one page. */
  readonly ids?: string;
  /** Makes boxes of nodes and lines of hops buttons of a page; default: the picture is one image. */
  readonly isInteractive?: boolean;
  readonly leastWidth?: number;
  /** What stands above and below the picture. */
  readonly around?: Surroundings;
}

interface LaneTitle {
  readonly title: string;
  readonly at: Point;
  /** The width of the band behind its boxes. */
  readonly width: number;
}

/** The least width of a picture with a title and notes, unless it is to be narrower. */
const LEAST_WIDTH = 640;
/** The margin of a picture that is a part of a page. */
const INNER = 8;
const NO_ROUTES: ReadonlyMap<string, Route> = new Map();

/**
 * Writes a picture as an SVG file that needs nothing else. Every box and line is a group with a title and a description, so that the file
 * can be read aloud and edited.
 */
export function toSvg(boxes: readonly PlacedBox[], lines: readonly DrawnLine[], options: SvgOptions): string {
  const { size, colors, title, description, laneTitles = [], routes = NO_ROUTES, ids = '' } = options;
  const color = (name: string): string => colors[name] ?? colors['other'] ?? '#586574';
  const places = [
    ...boxes.map((box) => ({ at: box.at, ...sizeOf(box, size) })),
    ...laneTitles.map(({ at, width }) => ({ at, width, height: size.height })),
    ...[...routes.values()].flatMap(({ controls, word }) => [
      ...controls.map((at) => ({ at, width: 0, height: 24 })),
      ...(word === null ? [] : [{ at: word.at, width: word.width, height: word.lines.length * WORD_STEP }]),
    ]),
  ];
  const isNarrow = options.leastWidth !== undefined && options.leastWidth < LEAST_WIDTH;
  const margin = options.around === undefined || isNarrow ? INNER : OUTER;
  const left = Math.min(...places.map((one) => one.at.x - one.width / 2), 0) - margin;
  const right = Math.max(...places.map((one) => one.at.x + one.width / 2), 0) + margin;
  const width = Math.max(right - left, options.around === undefined ? 0 : (options.leastWidth ?? LEAST_WIDTH));
  const topOfPicture = Math.min(...places.map((one) => one.at.y - one.height / 2), 0) - margin;
  const bottomOfPicture = Math.max(...places.map((one) => one.at.y + one.height / 2), 0) + margin;
  const around =
    options.around === undefined
      ? null
      : surround(options.around, {
          ...{ left, width, topOfPicture, bottomOfPicture },
          ...{ ink: color('ink'), soft: color('ink-soft') },
        });
  const top = around?.top ?? topOfPicture;
  const height = (around?.bottom ?? bottomOfPicture) - top;
  const at = new Map(boxes.map((box) => [box.id, box]));
  const parallel = new Map<string, number>();
  const drawnLines = lines.flatMap((line) => {
    const [from, to] = [at.get(line.from), at.get(line.to)];
    if (from === undefined || to === undefined) return [];
    const pair = [line.from, line.to].sort().join('\n');
    const nth = parallel.get(pair) ?? 0;
    parallel.set(pair, nth + 1);
    const way = wayOf(line, routes.get(line.id), { from, to, nth, size });
    return [lineGroup(line, { from, to, way, options, color })];
  });
  const hasHatch = boxes.some(({ synthetic }) => synthetic);
  const content = [
    hasHatch ? `<defs>${hatchOf(color('line'), color('raised'), ids)}</defs>` : '',
    around?.content ?? '',
    ...laneTitles.map((lane) =>
      bandOf(lane, { top: topOfPicture + 8, height: bottomOfPicture - topOfPicture - 16 }, color),
    ),
    ...drawnLines,
    ...boxes.map((box) => boxGroup(box, options, color)),
  ];
  const role = options.isInteractive === true ? 'group' : 'img';
  const file = { title, description, left, top, width, height, ground: color('ground'), ids, role } as const;
  return svgFile(file, content.join('\n'));
}

function sizeOf({ scale }: PlacedBox, { width, height }: BoxSize): BoxSize {
  return { width: width * scale, height: height * scale };
}

type ColorOf = (name: string) => string;

function bandOf(
  { title, at, width }: LaneTitle,
  { top, height }: { readonly top: number; readonly height: number },
  color: ColorOf,
): string {
  const band = `<rect x="${n(at.x - width / 2)}" y="${n(top)}" width="${n(width)}" height="${n(height)}" rx="8" fill="${color('sunken')}"/>`;
  return band + text(title, { x: at.x, y: top + 20 }, { size: 12, weight: 600, fill: color('ink-soft') });
}

function boxGroup(box: PlacedBox, { size, labels, ids = '', isInteractive }: SvgOptions, color: ColorOf): string {
  const { x, y } = box.at;
  const { width, height } = sizeOf(box, size);
  const role = color(colorOfBox(box));
  // The outline of foreign personnel is wide, so that it shows without color, too.
  const isForeign = box.tint === null && outlineOf(box) === 'foreign';
  const border = isForeign ? color('foreign') : box.dim ? color('line') : role;
  const outline = isForeign ? (box.dim ? 2 : 3) : box.dim ? 1.2 : 1.8;
  const ink = color('ink');
  const left = x - width / 2;
  const { titles, details } = fitText(box.short ?? box.title, box.detail, size);
  const from = left + TEXT_LEFT;
  // The middle of all lines is that of the box.
  const first = y - (titles.length * 17 + details.length * 15) / 2 + 13;
  const words = labels
    ? [
        ...titles.map((line, i) =>
          text(line, { x: from, y: first + i * 17 }, { ...TITLE, fill: ink, anchor: 'start' }),
        ),
        ...details.map((line, i) =>
          text(
            line,
            { x: from, y: first + titles.length * 17 - 1 + i * 15 },
            { ...DETAIL, fill: color('ink-soft'), anchor: 'start' },
          ),
        ),
      ]
    : [];
  const tag = tagOf(box.chips, size);
  const chips =
    tag === null
      ? ''
      : `<rect x="${n(left + width - tag.width)}" y="${n(y - height / 2 - 10)}" width="${n(tag.width)}" height="18" rx="9" fill="${color('foreign')}"/>${text(tag.word, { x: left + width - tag.width / 2, y: y - height / 2 + 3.5 }, { size: 12, weight: 600, fill: color('on-foreign') })}`;
  const strike = box.struck
    ? `<line x1="${n(left)}" y1="${n(y)}" x2="${n(left + width)}" y2="${n(y)}" stroke="${color('ink-soft')}" stroke-width="2"/>`
    : '';
  const described = [
    box.detail,
    ...box.chips,
    ...(box.synthetic ? ['synthetic'] : []),
    ...(box.note === null ? [] : [`Note: ${box.note}`]),
  ];
  const fill = box.synthetic ? `url(#${ids}hatch)` : color(box.struck ? 'sunken' : 'raised');
  const dash = box.role === 'unknown' ? ' stroke-dasharray="3 3"' : '';
  const item = isInteractive === true && box.node !== null ? itemOf(box.id) : '';
  const title = item === '' ? box.title : `${box.title}: open its page`;
  return `<g${item}><title>${escaped(title)}</title><desc>${escaped(described.join('; '))}</desc><rect x="${n(left)}" y="${n(y - height / 2)}" width="${n(width)}" height="${n(height)}" rx="7" fill="${fill}" stroke="${border}" stroke-width="${outline}"${dash}/>${iconIn(box, { left, y, role })}${words.join('')}${chips}${strike}</g>`;
}

/** The attributes of a box or line that is a button; which one has the focus is up to the page. */
function itemOf(id: string): string {
  return ` class="item" role="button" tabindex="-1" data-item="${escaped(id)}"`;
}

interface IconPlace {
  readonly left: number;
  readonly y: number;
  readonly role: string;
}

/** The icon of a box on its square; `y` is the middle of the box. */
export function iconIn(box: Pick<PlacedBox, 'icon' | 'role'>, { left, y, role }: IconPlace): string {
  const [x, top] = [left + TILE.left, y - TILE.size / 2];
  return `<rect x="${n(x)}" y="${n(top)}" width="${TILE.size}" height="${TILE.size}" rx="5" fill="${role}" fill-opacity="0.14"/><g transform="translate(${n(x + 4)} ${n(top + 4)}) scale(${n((TILE.size - 8) / 24)})" ${strokeOf(role)}>${icons[iconOf(box)]}</g>`;
}

/** The name of the color that says what a box is. */
export function colorOfBox({ role, tint }: Pick<PlacedBox, 'role'> & Partial<Pick<PlacedBox, 'tint'>>): string {
  if (tint !== undefined && tint !== null) return tint;
  if (role === 'bundle') return 'organization';
  return role === 'holder' ? 'escort' : role;
}

/** The name of the color of its outline: engineers of a foreign country have that of foreign origin. */
export function outlineOf(box: Pick<PlacedBox, 'role' | 'chips'>): string {
  return box.role === 'engineer' && box.chips.length > 0 ? 'foreign' : colorOfBox(box);
}

/** A line as it is drawn. */
interface Way {
  /** In the syntax of SVG. */
  readonly path: string;
  /** Where it ends, and from where it comes. */
  readonly end: Point;
  readonly before: Point;
  readonly word: Word | null;
}

interface Straight {
  readonly from: PlacedBox;
  readonly to: PlacedBox;
  /** How many lines between the same boxes came before. */
  readonly nth: number;
  readonly size: BoxSize;
}

/** The way of a route; without one, a line that bends more with each one before it between the same boxes. */
function wayOf({ label }: DrawnLine, route: Route | undefined, { from, to, nth, size }: Straight): Way {
  if (route !== undefined) {
    const { start, end, controls, word } = route;
    const pieces = piecesOf(route).map(([, by, piece]) => ` Q${n(by.x)} ${n(by.y)} ${n(piece.x)} ${n(piece.y)}`);
    const path = `M${n(start.x)} ${n(start.y)}${pieces.length === 0 ? ` L${n(end.x)} ${n(end.y)}` : pieces.join('')}`;
    return { path, end, before: controls.at(-1) ?? start, word };
  }
  const [dx, dy] = [to.at.x - from.at.x, to.at.y - from.at.y];
  const length = Math.hypot(dx, dy) || 1;
  const bend = (nth % 2 === 0 ? 1 : -1) * Math.ceil(nth / 2) * 36 + (from === to ? 90 : 0);
  const middle = {
    x: (from.at.x + to.at.x) / 2 - (dy / length) * bend,
    y: (from.at.y + to.at.y) / 2 + (dx / length) * bend - (from === to ? 60 : 0),
  };
  const start = borderTowards(from.at, middle, sizeOf(from, size));
  const end = borderTowards(to.at, middle, sizeOf(to, size));
  const path = `M${n(start.x)} ${n(start.y)} Q${n(middle.x)} ${n(middle.y)} ${n(end.x)} ${n(end.y)}`;
  const word = label === '' ? null : { lines: [label], at: middle, width: Math.ceil(widthOf(label, DETAIL)) + 8 };
  return { path, end, before: middle, word };
}

interface LineDrawing {
  readonly from: PlacedBox;
  readonly to: PlacedBox;
  readonly way: Way;
  readonly options: SvgOptions;
  readonly color: ColorOf;
}

function lineGroup(line: DrawnLine, { from, to, way, options, color }: LineDrawing): string {
  const look = lookOf(line, color);
  const { stroke } = look;
  // Dashed means not on record, and nothing else.
  const dash = line.kind === 'gap' ? ' stroke-dasharray="5 5"' : '';
  const ground = (options.laneTitles ?? []).length === 0 ? 'ground' : 'sunken';
  const label = options.labels && way.word !== null ? drawnWord(way.word, ground, color) : '';
  const title = `${from.title} ${line.label === '' ? 'to' : line.label} ${to.title}`;
  const described = [
    line.kind === 'gap' ? 'not on record' : line.kind === 'hop' ? 'hop' : 'relation',
    ...(line.synthetic ? ['synthetic'] : []),
    ...(line.change === undefined ? [] : [line.change.toLowerCase()]),
  ];
  const isItem = options.isInteractive === true && line.hop !== null;
  const item = isItem ? itemOf(line.id) : '';
  // Wide enough to be met by a pointer.
  const target = isItem ? `<path d="${way.path}" fill="none" stroke="transparent" stroke-width="24"/>` : '';
  const head = line.kind === 'gap' ? '' : arrow(way.end, way.before, { color: stroke, isOpen: line.kind === 'other' });
  const name = isItem ? `${title}: show who says so` : title;
  return `<g${item}><title>${escaped(name)}</title><desc>${escaped(described.join('; '))}</desc>${strokes(way.path, { ...look, dashed: dash }, color)}${head}${label}${target}</g>`;
}

/** A word beside its line, on a ground of its own. */
function drawnWord({ lines, at: { x, y }, width }: Word, behind: string, color: ColorOf): string {
  const height = lines.length * WORD_STEP + 2;
  const top = y - height / 2;
  const ground = `<rect x="${n(x - width / 2)}" y="${n(top)}" width="${n(width)}" height="${n(height)}" rx="4" fill="${color(behind)}"/>`;
  const drawn = lines.map((line, at) =>
    text(line, { x, y: top + 12 + at * WORD_STEP }, { ...DETAIL, fill: color('ink-soft') }),
  );
  return ground + drawn.join('');
}

interface LineLook {
  readonly stroke: string;
  readonly width: number;
  /** Drawn as two parallel lines. */
  readonly isDouble: boolean;
}

/** In a picture of a comparison, opened lines are thick, closed ones double and unchanged ones thin: color is not what tells them apart. */
export const changeLooks = {
  OPENED: { color: 'foreign', width: 4.5, isDouble: false },
  CLOSED: { color: 'ink-soft', width: 5, isDouble: true },
  UNCHANGED: { color: 'other', width: 1.5, isDouble: false },
} as const satisfies Readonly<Record<Change, Omit<LineLook, 'stroke'> & { readonly color: string }>>;

function lookOf(line: DrawnLine, color: ColorOf): LineLook {
  if (line.change !== undefined) {
    const look = changeLooks[line.change];
    return { ...look, stroke: color(look.color) };
  }
  const isChosen = line.chosen && line.kind !== 'other';
  return {
    stroke: color(isChosen ? 'foreign' : 'other'),
    width: isChosen ? 3 : line.kind === 'other' ? 1 : 1.6,
    isDouble: false,
  };
}

function strokes(
  path: string,
  { stroke, width, isDouble, dashed }: LineLook & { readonly dashed: string },
  color: ColorOf,
): string {
  const line = `<path d="${path}" fill="none" stroke="${stroke}" stroke-width="${width}"${dashed}/>`;
  return isDouble ? `${line}<path d="${path}" fill="none" stroke="${color('sunken')}" stroke-width="2"/>` : line;
}

/** Where the line from the middle of a box to a point leaves the box. */
function borderTowards(at: Point, to: Point, size: BoxSize): Point {
  const [dx, dy] = [to.x - at.x, to.y - at.y];
  const share = Math.min(
    size.width / 2 / Math.max(Math.abs(dx), 1e-9),
    size.height / 2 / Math.max(Math.abs(dy), 1e-9),
    1,
  );
  return { x: at.x + dx * share, y: at.y + dy * share };
}

/** The head of an arrow: open for a relation that is no hop. */
export function arrow(
  tip: Point,
  from: Point,
  { color, isOpen }: { readonly color: string; readonly isOpen: boolean },
): string {
  const length = Math.hypot(tip.x - from.x, tip.y - from.y) || 1;
  const [ux, uy] = [(tip.x - from.x) / length, (tip.y - from.y) / length];
  const [bx, by] = [tip.x - ux * 8, tip.y - uy * 8];
  const look = isOpen ? `fill="none" stroke="${color}"` : `fill="${color}"`;
  return `<path d="M${n(tip.x)} ${n(tip.y)} L${n(bx - uy * 4)} ${n(by + ux * 4)} L${n(bx + uy * 4)} ${n(by - ux * 4)} Z" ${look}/>`;
}
