import { BOX, DETAIL, SPACING, SPACING_DOWN, WIDE_BOX } from './box-text.ts';
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

/** What a line says, and where: on it, or beside it where it runs straight into a box. */
export interface Word {
  readonly text: string;
  readonly at: Point;
  readonly width: number;
}

/** A picture in lanes with the places of everything; the same wherever it is drawn. */
export interface LaidPicture {
  readonly points: ReadonlyMap<string, Point>;
  readonly routes: ReadonlyMap<string, Route>;
  readonly size: BoxSize;
  /** From the middle of a lane to that of the next one. */
  readonly pitch: number;
  readonly down: boolean;
}

/** How much room there is, and whether lanes are stacked, as on a narrow screen. */
interface Room {
  readonly width: number | null;
  readonly down: boolean;
}

/** Between boxes of neighboring lanes: the least with words of hops, and the most. */
const WORDY = 64;
const FARTHEST = 136;
const MARGIN = 20;

/** Where a report has room for a picture: as wide as its lanes like to be. */
export const ROOMY: Room = { width: Infinity, down: false };

/** Places the boxes and lines of a picture in its lanes: side by side in the room that there is, or stacked. */
export function layOutPicture(picture: Picture, room: Room): LaidPicture {
  const { down } = room;
  const { size, pitch } = measuresFor(picture.lanes.length, room);
  // Employment passes beside the selected chain, which is straight.
  const links = picture.lines.map(({ from, to, chosen, kind }) => ({ from, to, strong: chosen && kind !== 'other' }));
  const { row, passing } = down ? SPACING_DOWN : SPACING;
  const laid = layOutLines(picture.boxes, links, { lane: pitch, row, passing });
  const along = down ? size.height : size.width;
  const nth = new Map<string, number>();
  const worded = picture.lines.filter(({ label }) => label !== '');
  const [leaving, arriving] = [countBy(worded, ({ from }) => from), countBy(worded, ({ to }) => to)];
  const routes = picture.lines.flatMap((line): [string, Route][] => {
    const [from, to] = [laid.points.get(line.from), laid.points.get(line.to)];
    if (from === undefined || to === undefined) return [];
    const pair = [line.from, line.to].sort().join('\n');
    const before = nth.get(pair) ?? 0;
    nth.set(pair, before + 1);
    const passes = laid.passesOf(line.from, line.to) ?? [];
    const isShared = (arriving.get(line.to) ?? 0) > 1 && leaving.get(line.from) === 1;
    return [[line.id, routeOf(line, { from, to, passes, along, pitch, down, isShared, aside: asideOf(line, before) })]];
  });
  if (!down) return { points: laid.points, routes: new Map(routes), size, pitch, down };
  return {
    points: new Map([...laid.points].map(([id, at]) => [id, turned(at)])),
    routes: new Map(routes.map(([id, route]) => [id, turnedRoute(route)])),
    ...{ size, pitch, down },
  };
}

function countBy(lines: readonly Line[], of: (line: Line) => string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const line of lines) counts.set(of(line), (counts.get(of(line)) ?? 0) + 1);
  return counts;
}

function measuresFor(lanes: number, { width, down }: Room): { readonly size: BoxSize; readonly pitch: number } {
  if (down) return { size: BOX, pitch: SPACING_DOWN.lane };
  if (width === null) return { size: BOX, pitch: SPACING.lane };
  const gapWith = (box: BoxSize): number => (width - 2 * MARGIN - lanes * box.width) / Math.max(lanes - 1, 1);
  const size = gapWith(WIDE_BOX) >= WORDY ? WIDE_BOX : BOX;
  const gap = Math.min(FARTHEST, Math.max(SPACING.lane - BOX.width, Math.floor(gapWith(size))));
  return { size, pitch: size.width + gap };
}

/** How far beside the middle of a box a line begins: employment below the hops, and each further line between two boxes below the last. */
function asideOf({ kind }: Line, before: number): number {
  return (kind === 'other' ? 14 : 0) + 8 * before;
}

interface Course {
  readonly from: Point;
  readonly to: Point;
  readonly passes: readonly number[];
  /** The extent of a box along the lanes. */
  readonly along: number;
  readonly pitch: number;
  readonly down: boolean;
  /** Whether other lines lead to the same box, and none begins where it does: its word is clear of theirs only at its start. */
  readonly isShared: boolean;
  readonly aside: number;
}

/** Bends only between lanes; within a lane it keeps the height at which nothing else is. */
function routeOf(line: Line, course: Course): Route {
  const { from, to, passes, along, pitch, aside } = course;
  const direction = from.x <= to.x ? 1 : -1;
  const half = (direction * along) / 2;
  const start = { x: from.x + half, y: from.y + aside };
  const isBeside = from.x === to.x;
  // Within a lane, it leaves and comes back on the same side.
  const end = { x: to.x + (isBeside ? half : -half), y: to.y + aside };
  const between = (pitch - along) / 2;
  const stations = passes.map((y, i) => ({ x: from.x + direction * pitch * (i + 1), y: y + aside }));
  const controls: Point[] = isBeside
    ? [
        { x: start.x + between, y: start.y },
        { x: start.x + between, y: end.y },
      ]
    : [];
  let last = start;
  for (const at of isBeside ? [] : [...stations, null]) {
    const next = at ?? end;
    const middle = last.x + direction * between;
    if (last.y !== next.y) controls.push({ x: middle, y: last.y }, { x: middle, y: next.y });
    if (at === null) break;
    const leaves = { x: at.x + half, y: at.y };
    controls.push({ x: at.x - half, y: at.y }, leaves);
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
 * The word of a line: on it where it passes through a lane; otherwise before the box that it leads to, on the side from which it does not come, if
 * there is room, or after the one that it comes from if others lead there. A gap keeps at least its question mark.
 */
function wordOf(
  { kind, label: plain, footnotes }: Line,
  { along, pitch, down, isShared }: Course,
  { start, before, end, station }: LastPiece,
): Word | null {
  if (plain === '') return null;
  const label = footnotes === undefined ? plain : `${plain} ${footnotes}`;
  const put = (text: string, at: Point): Word => ({ text, at, width: Math.ceil(widthOf(text, DETAIL)) + 8 });
  if (station !== null) return put(label, station);
  const middle = { x: (before.x + end.x) / 2, y: (before.y + end.y) / 2 };
  if (kind === 'gap' && (down || widthOf(label, DETAIL) > pitch - along)) return put('?', middle);
  if (down || widthOf(label, DETAIL) > pitch - along) return kind === 'other' ? put(label, middle) : null;
  const [near, far] = isShared ? [start, end] : [end, before];
  return put(label, { x: middle.x, y: near.y + (far.y < near.y ? 13 : -12) });
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
