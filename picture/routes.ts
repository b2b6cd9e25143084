import {
  BOX,
  DETAIL,
  NARROWEST,
  SPACING,
  SPACING_DOWN,
  WIDEST,
  breakLines,
  heightFor,
  leastWidthOf,
} from './box-text.ts';
import type { BoxSize } from './box-text.ts';
import { layOutLines } from './lanes.ts';
import type { Point } from './lanes.ts';
import { widthOf } from './measure.ts';
import type { Line, Picture } from './picture.ts';

/** A line that bends at its controls: through the middle of each two that follow each other, and never behind a box. */
export interface Route {
  readonly start: Point;
  readonly controls: readonly Point[];
  readonly end: Point;
  readonly word: Word | null;
}

/** What a line says, and where: beside it, in as many lines as it needs there. `at` is the middle. */
export interface Word {
  readonly lines: readonly string[];
  readonly at: Point;
  readonly width: number;
}

/** A picture in lanes with the places of everything; the same wherever it is drawn. */
export interface LaidPicture {
  readonly points: ReadonlyMap<string, Point>;
  readonly routes: ReadonlyMap<string, Route>;
  readonly size: BoxSize;
  /** The middles of the lanes. */
  readonly lanes: readonly number[];
  readonly down: boolean;
}

/** How much room there is, and whether lanes are stacked, as on a narrow screen. */
interface Room {
  readonly width: number | null;
  readonly down: boolean;
}

/** Between boxes of neighboring lanes: the least, and the most. */
const [NEAREST, FARTHEST] = [28, 136] as const;
/** Beside the outermost boxes: what is left of their lanes, and the margin of the picture. */
const MARGIN = 20;
/** The height of a line of a word. */
export const WORD_STEP = 14;

/**
 * A page of letter paper on its side, and a column of a newspaper: within the margins of an exhibit, as many pixels as fit if text of 12 pixels is
 * printed at 9 points.
 */
export const LETTER = { width: 924, down: false } as const satisfies Room;
export const COLUMN = { width: 336, down: true } as const satisfies Room;

/** Places the boxes and lines of a picture in its lanes: side by side in the room that there is, or stacked. */
export function layOutPicture(picture: Picture, room: Room): LaidPicture {
  const { down } = room;
  const { size, lanes } = measuresFor(picture, room);
  // Employment passes beside the selected chain, which is straight.
  const links = picture.lines.map(({ from, to, chosen, kind }) => ({ from, to, strong: chosen && kind !== 'other' }));
  const spacing = down ? SPACING_DOWN : { ...SPACING, row: SPACING.row + size.height - BOX.height };
  const laid = layOutLines(picture.boxes, links, { ...spacing, lane: 1 });
  const points = new Map([...laid.points].map(([id, { x, y }]) => [id, { x: lanes[x] ?? 0, y }]));
  const laneOf = new Map(picture.boxes.map(({ id, lane }) => [id, lane]));
  const along = down ? size.height : size.width;
  const nth = new Map<string, number>();
  const worded = picture.lines.filter(({ label }) => label !== '');
  const [leaving, arriving] = [countBy(worded, ({ from }) => from), countBy(worded, ({ to }) => to)];
  const routes = picture.lines.flatMap((line): [string, Route][] => {
    const [from, to] = [points.get(line.from), points.get(line.to)];
    if (from === undefined || to === undefined) return [];
    const pair = [line.from, line.to].sort().join('\n');
    const before = nth.get(pair) ?? 0;
    nth.set(pair, before + 1);
    const heights = laid.passesOf(line.from, line.to) ?? [];
    const start = laneOf.get(line.from) ?? 0;
    const step = start <= (laneOf.get(line.to) ?? 0) ? 1 : -1;
    const passes = heights.map((y, i) => ({ x: lanes[start + step * (i + 1)] ?? 0, y }));
    const isShared = (arriving.get(line.to) ?? 0) > 1 && leaving.get(line.from) === 1;
    return [[line.id, routeOf(line, { from, to, passes, along, down, isShared, aside: asideOf(line, before) })]];
  });
  if (!down) return { points, routes: new Map(routes), size, lanes, down };
  return {
    points: new Map([...points].map(([id, at]) => [id, turned(at)])),
    routes: new Map(routes.map(([id, route]) => [id, turnedRoute(route)])),
    ...{ size, lanes, down },
  };
}

function countBy(lines: readonly Line[], of: (line: Line) => string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const line of lines) counts.set(of(line), (counts.get(of(line)) ?? 0) + 1);
  return counts;
}

/** Boxes as wide and lanes as far apart as the room allows, and never so close that the word of a hop has no room between them. */
function measuresFor(
  picture: Picture,
  { width, down }: Room,
): { readonly size: BoxSize; readonly lanes: readonly number[] } {
  const count = picture.lanes.length;
  const texts = picture.boxes.map(({ short, title, detail }) => ({ title: short ?? title, detail }));
  if (down) {
    const height = heightFor(texts, BOX.width);
    const pitch = SPACING_DOWN.lane + height - BOX.height;
    return { size: { ...BOX, height }, lanes: Array.from({ length: count }, (_, lane) => lane * pitch) };
  }
  const gaps = gapsFor(picture);
  const left = (width ?? 0) - 2 * MARGIN - gaps.reduce((sum, gap) => sum + gap, 0);
  const least = Math.max(NARROWEST, ...texts.map(({ title }) => leastWidthOf(title)));
  const box = Math.min(WIDEST, Math.max(least, Math.floor(left / count)));
  const more = Math.max(0, Math.floor((left - count * box) / Math.max(1, count - 1)));
  const lanes = [0];
  for (const gap of gaps) lanes.push((lanes.at(-1) ?? 0) + box + Math.max(gap, Math.min(gap + more, FARTHEST)));
  return { size: { width: box, height: heightFor(texts, box) }, lanes };
}

/** The least room between each two neighboring lanes: that of the longest part of a word there. */
function gapsFor({ lanes, boxes, lines }: Picture): readonly number[] {
  const laneOf = new Map(boxes.map(({ id, lane }) => [id, lane]));
  const gaps = Array.from({ length: Math.max(0, lanes.length - 1) }, (): number => NEAREST);
  for (const line of lines) {
    const [from, to] = [laneOf.get(line.from) ?? 0, laneOf.get(line.to) ?? 0];
    if (Math.abs(from - to) !== 1 || line.kind === 'gap') continue;
    const widest = Math.max(
      0,
      ...wordsOf(line)
        .split(' ')
        .map((part) => widthOf(part, DETAIL)),
    );
    gaps[Math.min(from, to)] = Math.max(gaps[Math.min(from, to)] ?? 0, Math.ceil(widest) + 3);
  }
  return gaps;
}

/** A verb with the marks of its footnotes, which stay together. */
function wordsOf({ label, footnotes }: Line): string {
  return [label, footnotes?.replaceAll(' ', '\u00a0') ?? ''].filter((part) => part !== '').join(' ');
}

const BESIDE_HOPS = 14;

/** How far beside the middle of a box a line begins: employment below the hops, and each further line between two boxes below the last. */
function asideOf({ kind }: Line, before: number): number {
  return (kind === 'other' ? BESIDE_HOPS : 0) + 4 * before;
}

interface Course {
  readonly from: Point;
  readonly to: Point;
  /** Where it passes through the lanes between. */
  readonly passes: readonly Point[];
  /** The extent of a box along the lanes. */
  readonly along: number;
  readonly down: boolean;
  /** Whether other lines lead to the same box, and none begins where it does: its word is clear of theirs only at its start. */
  readonly isShared: boolean;
  readonly aside: number;
}

/** Bends only between lanes; within a lane it keeps the height at which nothing else is. */
function routeOf(line: Line, course: Course): Route {
  const { from, to, passes, along, aside } = course;
  const direction = from.x <= to.x ? 1 : -1;
  const half = (direction * along) / 2;
  const start = { x: from.x + half, y: from.y + aside };
  const isBeside = from.x === to.x;
  // Within a lane, it leaves and comes back on the same side.
  const end = { x: to.x + (isBeside ? half : -half), y: to.y + aside };
  // Nothing else is where it passes, so that it need not be beside the hops there.
  const stations = passes.map(({ x, y }) => ({ x, y: y + (aside % BESIDE_HOPS) }));
  const beside = start.x + NEAREST / 2;
  const controls: Point[] = isBeside
    ? [
        { x: beside, y: start.y },
        { x: beside, y: end.y },
      ]
    : [];
  let last = start;
  for (const at of isBeside ? [] : [...stations, null]) {
    const next = at === null ? end : { x: at.x - half, y: at.y };
    const middle = (last.x + next.x) / 2;
    if (last.y !== next.y) controls.push({ x: middle, y: last.y }, { x: middle, y: next.y });
    if (at === null) break;
    const leaves = { x: at.x + half, y: at.y };
    controls.push(next, leaves);
    last = leaves;
  }
  return {
    start,
    controls,
    end,
    word: wordOf(line, course, { start, before: last, end, station: stations[0] ?? null }),
  };
}

interface LastPiece {
  readonly start: Point;
  readonly before: Point;
  readonly end: Point;
  /** The first place where the line passes through a lane. */
  readonly station: Point | null;
}

/**
 * The word of a line, beside it: where it passes through a lane, or else before the box that it leads to, on the side from which it does not come, or
 * after the one that it comes from if others lead there. Only the question mark of a gap is on its line.
 */
function wordOf(
  line: Line,
  { along, down, isShared }: Course,
  { start, before, end, station }: LastPiece,
): Word | null {
  const label = wordsOf(line);
  if (label === '') return null;
  const middle = { x: (before.x + end.x) / 2, y: (before.y + end.y) / 2 };
  const isPassing = station !== null && (!down || line.kind === 'other');
  const room = down ? ROOM_DOWN : isPassing ? along : Math.abs(end.x - before.x);
  const isGap = line.kind === 'gap';
  if (isGap && !isPassing && (down || widthOf(label, DETAIL) > room)) return wordIn(['?'], middle);
  const lines = breakLines(label, (part) => widthOf(part, DETAIL) <= room).map((part) => part.trim());
  const [near, far] = isShared ? [start, end] : [end, before];
  const side = line.kind === 'other' || (!isPassing && far.y < near.y) ? 1 : -1;
  const across = isPassing ? station.y : near.y;
  const word = wordIn(lines, { x: isPassing ? station.x : middle.x, y: across });
  // In stacked lanes, the text runs across the line.
  const away = down ? word.width / 2 + 2 : 5 + (lines.length * WORD_STEP) / 2;
  return { ...word, at: { x: word.at.x, y: across + side * away } };
}

/** For the words beside lines of stacked lanes. */
const ROOM_DOWN = 80;

function wordIn(lines: readonly string[], at: Point): Word {
  return { lines, at, width: Math.ceil(Math.max(...lines.map((part) => widthOf(part, DETAIL)))) + 8 };
}

function turned({ x, y }: Point): Point {
  return { x: y, y: x };
}

function turnedRoute({ start, controls, end, word }: Route): Route {
  const at = word === null ? null : { ...word, at: turned(word.at) };
  return { start: turned(start), controls: controls.map(turned), end: turned(end), word: at };
}

/** The corners of the line's pieces: each piece bends at one control from a point to the next. */
export function piecesOf({ start, controls, end }: Route): readonly (readonly [Point, Point, Point])[] {
  return controls.map((control, i) => {
    const [before, after] = [controls[i - 1], controls[i + 1]];
    return [
      before === undefined ? start : halfway(before, control),
      control,
      after === undefined ? end : halfway(control, after),
    ];
  });
}

function halfway(a: Point, b: Point): Point {
  return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
}
