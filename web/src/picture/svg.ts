import { tagOf } from './box-text.ts';
import type { BoxText } from './box-text.ts';
import type { Point } from './lanes.ts';
import type { Change, DrawnLine, PlacedBox } from './picture.ts';
import { MARGIN, escaped, n, surround, svgFile, text } from './sheet.ts';
import type { Surroundings } from './sheet.ts';

export interface SvgOptions {
  readonly title: string;
  readonly description: string;
  readonly labels: boolean;
  readonly size: { readonly width: number; readonly height: number };
  /** Colors by name: of roles and tints, and ground, raised, sunken, ink, ink-soft, other, faint, line, foreign. */
  readonly colors: Readonly<Record<string, string>>;
  readonly laneTitles?: readonly LaneTitle[];
  /** Whether relations that are no hops, and lines that a box would cover, pass below all boxes; default: they do not. */
  readonly passBelow?: boolean;
  /** What stands above and below the picture. */
  readonly around?: Surroundings;
  /** Breaks the title and the detail of a box into the lines that fit it. */
  readonly fitText: (title: string, detail: string) => BoxText;
}

interface LaneTitle {
  readonly title: string;
  readonly at: Point;
  /** The width of the band behind its boxes; null: none. */
  readonly width: number | null;
}

/** The height for each relation that passes below the boxes. */
const PASSING = 20;
/** The least width of a picture with a title and notes. */
const LEAST_WIDTH = 640;

/**
 * Writes a picture as an SVG file that needs nothing else. Every box and line is a group with a title and a description, so that the file
 * can be read aloud and edited.
 */
export function toSvg(boxes: readonly PlacedBox[], lines: readonly DrawnLine[], options: SvgOptions): string {
  const { size, colors, title, description, laneTitles = [] } = options;
  const color = (name: string): string => colors[name] ?? colors['other'] ?? '#586574';
  const places = [
    ...boxes.map((box) => ({ at: box.at, ...sizeOf(box, size) })),
    ...laneTitles.map((lane) => ({
      at: lane.at,
      width: lane.width ?? size.width,
      height: lane.width === null ? 24 : size.height,
    })),
  ];
  const belowAll = Math.max(...places.map((one) => one.at.y + one.height / 2), 0);
  const left = Math.min(...places.map((one) => one.at.x - one.width / 2), 0) - MARGIN;
  const right = Math.max(...places.map((one) => one.at.x + one.width / 2), 0) + MARGIN;
  const width = Math.max(right - left, options.around === undefined ? 0 : LEAST_WIDTH);
  const at = new Map(boxes.map((box) => [box.id, box]));
  const passes = passingLines(boxes, lines, options);
  const passing = passes.size;
  const topOfPicture = Math.min(...places.map((one) => one.at.y - one.height / 2), 0) - MARGIN;
  const bottomOfPicture = belowAll + passing * PASSING + MARGIN;
  const around =
    options.around === undefined
      ? null
      : surround(options.around, {
          ...{ left, width, topOfPicture, bottomOfPicture },
          ...{ ink: color('ink'), soft: color('ink-soft') },
        });
  const top = around?.top ?? topOfPicture;
  const height = (around?.bottom ?? bottomOfPicture) - top;
  const parallel = new Map<string, number>();
  let passed = 0;
  const drawnLines = lines.flatMap((line) => {
    const [from, to] = [at.get(line.from), at.get(line.to)];
    if (from === undefined || to === undefined) return [];
    if (passes.has(line.id)) {
      passed += 1;
      return [passingLine(line, from, to, { below: belowAll + passed * PASSING - 6, options, color })];
    }
    const pair = [line.from, line.to].sort().join('\n');
    const nth = parallel.get(pair) ?? 0;
    parallel.set(pair, nth + 1);
    return [lineGroup(line, from, to, { nth, options, color })];
  });
  const content = [
    around?.content ?? '',
    laneTitles
      .map((lane) => bandOf(lane, { top: topOfPicture, height: bottomOfPicture - topOfPicture, fill: color('ground') }))
      .join(''),
    ...laneTitles.map((lane) => text(lane.title, lane.at, { size: 12, weight: 600, fill: color('ink') })),
    ...drawnLines,
    ...boxes.map((box) => boxGroup(box, options, color)),
  ];
  return svgFile({ title, description, left, top, width, height, ground: color('sunken') }, content.join('\n'));
}

type Size = SvgOptions['size'];

function sizeOf({ scale }: PlacedBox, { width, height }: Size): Size {
  return { width: width * scale, height: height * scale };
}

interface BandPlace {
  readonly top: number;
  readonly height: number;
  readonly fill: string;
}

function bandOf({ at, width }: LaneTitle, { top, height, fill }: BandPlace): string {
  if (width === null) return '';
  return `<rect x="${n(at.x - width / 2)}" y="${n(top)}" width="${n(width)}" height="${n(height)}" fill="${fill}"/>`;
}

type ColorOf = (name: string) => string;

function boxGroup(box: PlacedBox, { size, fitText, labels }: SvgOptions, color: ColorOf): string {
  const { x, y } = box.at;
  const { width, height } = sizeOf(box, size);
  const dash = box.synthetic
    ? ' stroke-dasharray="6 4"'
    : box.struck || box.role === 'unknown'
      ? ' stroke-dasharray="2 3"'
      : '';
  const border = box.dim ? color('line') : color(box.tint ?? (box.role === 'bundle' ? 'organization' : box.role));
  const ink = color(box.dim ? 'faint' : 'ink');
  const { titles, details } = fitText(box.title, box.synthetic ? `synthetic · ${box.detail}` : box.detail);
  // Five lines just fit.
  const [step, detailStep, above] = titles.length + details.length > 4 ? [13, 12, 3] : [14, 13, 4];
  const first = y - ((titles.length - 1) * step) / 2 - ((details.length - 1) * detailStep) / 2 - above;
  const words = labels
    ? [
        ...titles.map((line, i) => text(line, { x, y: first + i * step }, { size: 13, weight: 600, fill: ink })),
        ...details.map((line, i) =>
          text(
            line,
            { x, y: first + titles.length * step + 1 + i * detailStep },
            { size: 12, weight: 400, fill: color(box.dim ? 'faint' : 'ink-soft') },
          ),
        ),
      ]
    : [];
  const tag = tagOf(box.chips);
  const chips =
    tag === null
      ? ''
      : `<rect x="${n(x + width / 2 - tag.width)}" y="${n(y - height / 2 - 8)}" width="${n(tag.width)}" height="15" rx="7" fill="${color('foreign')}"/>${text(tag.word, { x: x + width / 2 - tag.width / 2, y: y - height / 2 + 3 }, { size: 10, weight: 700, fill: color('on-foreign') })}`;
  const strike = box.struck
    ? `<line x1="${n(x - width / 2)}" y1="${n(y)}" x2="${n(x + width / 2)}" y2="${n(y)}" stroke="${color('foreign')}" stroke-width="2"/>`
    : '';
  const described = [
    box.detail,
    ...box.chips,
    ...(box.synthetic ? ['synthetic'] : []),
    ...(box.note === null ? [] : [`Note: ${box.note}`]),
  ];
  return `<g><title>${escaped(box.title)}</title><desc>${escaped(described.join('; '))}</desc><rect x="${n(x - width / 2)}" y="${n(y - height / 2)}" width="${n(width)}" height="${n(height)}" rx="6" fill="${color(box.struck ? 'sunken' : 'raised')}" stroke="${border}" stroke-width="1.8"${dash}/>${words.join('')}${chips}${strike}</g>`;
}

interface LineDrawing {
  /** How many lines between the same boxes came before: each bends more. */
  readonly nth: number;
  readonly options: SvgOptions;
  readonly color: ColorOf;
}

function lineGroup(line: DrawnLine, from: PlacedBox, to: PlacedBox, { nth, options, color }: LineDrawing): string {
  const { stroke } = lookOf(line, color);
  const dash = line.kind === 'gap' ? '3 9' : line.synthetic ? '6 4' : line.kind === 'other' ? '1.5 3' : '';
  const [dx, dy] = [to.at.x - from.at.x, to.at.y - from.at.y];
  const length = Math.hypot(dx, dy) || 1;
  const bend = (nth % 2 === 0 ? 1 : -1) * Math.ceil(nth / 2) * 36 + (from === to ? 90 : 0);
  const middle = {
    x: (from.at.x + to.at.x) / 2 - (dy / length) * bend,
    y: (from.at.y + to.at.y) / 2 + (dx / length) * bend - (from === to ? 60 : 0),
  };
  const start = borderTowards(from.at, middle, sizeOf(from, options.size));
  const end = borderTowards(to.at, middle, sizeOf(to, options.size));
  const label =
    options.labels && line.label !== ''
      ? text(line.label, middle, {
          size: 10,
          weight: 400,
          fill: color(line.dim ? 'faint' : 'ink-soft'),
          around: color('sunken'),
        })
      : '';
  const title = `${from.title} ${line.label === '' ? 'to' : line.label} ${to.title}`;
  const described = [
    line.kind === 'gap' ? 'not on record' : line.kind === 'hop' ? 'hop' : 'relation',
    ...(line.synthetic ? ['synthetic'] : []),
    ...(line.change === undefined ? [] : [line.change.toLowerCase()]),
  ];
  const path = `M${n(start.x)} ${n(start.y)} Q${n(middle.x)} ${n(middle.y)} ${n(end.x)} ${n(end.y)}`;
  const dashed = dash === '' ? '' : ` stroke-dasharray="${dash}"`;
  return `<g><title>${escaped(title)}</title><desc>${escaped(described.join('; '))}</desc>${strokes(path, { ...lookOf(line, color), dashed }, color)}${line.kind === 'gap' ? '' : arrow(end, middle, stroke)}${label}</g>`;
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
    stroke: color(line.dim ? 'line' : isChosen ? 'foreign' : 'other'),
    width: isChosen ? 3 : 1.5,
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

/** The ids of the lines that pass below all boxes. */
function passingLines(
  boxes: readonly PlacedBox[],
  lines: readonly DrawnLine[],
  { passBelow = false, size }: SvgOptions,
): ReadonlySet<string> {
  if (!passBelow) return new Set();
  const at = new Map(boxes.map((box) => [box.id, box]));
  const isCovered = ({ from, to }: DrawnLine): boolean => {
    const [start, end] = [at.get(from)?.at, at.get(to)?.at];
    if (start === undefined || end === undefined) return false;
    return boxes.some((box) => box.id !== from && box.id !== to && isCrossed(box, start, end, size));
  };
  return new Set(lines.filter((line) => line.kind === 'other' || isCovered(line)).map(({ id }) => id));
}

/** Whether a straight line between boxes of other lanes crosses a box: whether it is within its height where it passes it. */
function isCrossed(box: PlacedBox, start: Point, end: Point, size: Size): boolean {
  const { width, height } = sizeOf(box, size);
  const [left, right] = [Math.min(start.x, end.x), Math.max(start.x, end.x)];
  if (box.at.x - width / 2 >= right || box.at.x + width / 2 <= left || start.x === end.x) return false;
  const heightAt = (x: number): number => start.y + ((x - start.x) / (end.x - start.x)) * (end.y - start.y);
  const edges = [box.at.x - width / 2, box.at.x, box.at.x + width / 2].map(heightAt);
  return edges.some((y) => Math.abs(y - box.at.y) <= height / 2);
}

interface PassingDrawing extends Omit<LineDrawing, 'nth'> {
  /** The height at which it passes. */
  readonly below: number;
}

/** A line that leaves its box for the gap beside its lane, passes below all boxes and comes up in the gap before the other box. */
function passingLine(
  line: DrawnLine,
  from: PlacedBox,
  to: PlacedBox,
  { below, options, color }: PassingDrawing,
): string {
  const isHop = line.kind !== 'other';
  const { stroke } = lookOf(line, color);
  const dash = line.kind === 'gap' ? ' stroke-dasharray="3 9"' : line.synthetic ? ' stroke-dasharray="6 4"' : '';
  const aside = (box: PlacedBox) => sizeOf(box, options.size).width / 2;
  const gap = 10;
  const direction = from.at.x <= to.at.x ? 1 : -1;
  const start = { x: from.at.x + direction * aside(from), y: from.at.y + 14 };
  const end = { x: to.at.x - direction * aside(to), y: to.at.y + 14 };
  const [down, up] = [start.x + direction * gap, end.x - direction * gap];
  const path = `M${n(start.x)} ${n(start.y)} H${n(down)} V${n(below)} H${n(up)} V${n(end.y)} H${n(end.x)}`;
  const label = text(
    line.label,
    { x: (down + up) / 2, y: below - 4 },
    {
      size: 11,
      weight: 400,
      fill: color(line.dim ? 'faint' : 'ink-soft'),
      around: color('sunken'),
    },
  );
  return `<g><title>${escaped(`${from.title} ${line.label === '' ? 'to' : line.label} ${to.title}`)}</title><desc>${line.kind === 'gap' ? 'not on record' : isHop ? 'hop' : 'relation'}${line.synthetic ? '; synthetic' : ''}</desc>${strokes(path, { ...lookOf(line, color), dashed: dash }, color)}${line.kind === 'gap' ? '' : arrow(end, { x: up, y: end.y }, stroke)}${options.labels && line.label !== '' ? label : ''}</g>`;
}

/** Where the line from the middle of a box to a point leaves the box. */
function borderTowards(at: Point, to: Point, size: Size): Point {
  const [dx, dy] = [to.x - at.x, to.y - at.y];
  const share = Math.min(
    size.width / 2 / Math.max(Math.abs(dx), 1e-9),
    size.height / 2 / Math.max(Math.abs(dy), 1e-9),
    1,
  );
  return { x: at.x + dx * share, y: at.y + dy * share };
}

function arrow(tip: Point, from: Point, fill: string): string {
  const length = Math.hypot(tip.x - from.x, tip.y - from.y) || 1;
  const [ux, uy] = [(tip.x - from.x) / length, (tip.y - from.y) / length];
  const [bx, by] = [tip.x - ux * 8, tip.y - uy * 8];
  return `<path d="M${n(tip.x)} ${n(tip.y)} L${n(bx - uy * 4)} ${n(by + ux * 4)} L${n(bx + uy * 4)} ${n(by - ux * 4)} Z" fill="${fill}"/>`;
}
