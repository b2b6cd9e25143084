import { widthOf } from './measure.ts';
import type { TypeStyle } from './measure.ts';

/** The lines of the text in a box. */
export interface BoxText {
  readonly titles: readonly string[];
  readonly details: readonly string[];
}

export interface BoxSize {
  readonly width: number;
  readonly height: number;
}

/** Sizes in pixels at zoom 1. Narrow boxes, so that five lanes are readable in the middle of a small screen. */
export const BOX: BoxSize = { width: 132, height: 60 };
/** Where there is room for five of them side by side, with the words of hops between them. */
export const WIDE_BOX: BoxSize = { width: 176, height: 60 };
export const SPACING = { lane: 148, row: 84, passing: 28 } as const;
/** For stacked lanes, on a narrow screen. */
export const SPACING_DOWN = { lane: 100, row: 148, passing: 40 } as const;

export const TITLE: TypeStyle = { size: 14, weight: 600 };
export const DETAIL: TypeStyle = { size: 12, weight: 400 };
const TAG: TypeStyle = { size: 12, weight: 600 };
/** The square behind the icon, and its distance from the left of the box. */
export const TILE = { size: 24, left: 7 } as const;
/** Where text begins, from the left of the box. */
export const TEXT_LEFT = 36;
const TEXT_RIGHT = 5;
/** Of title and detail together. */
const LINES = 3;

/** Returns the tag over a box that names countries, with its width in pixels: the first one, and how many others there are. Null: there is none. */
export function tagOf(
  chips: readonly string[],
  { width }: BoxSize = BOX,
): { readonly word: string; readonly width: number } | null {
  const [first, ...others] = chips;
  if (first === undefined) return null;
  const more = others.length === 0 ? '' : ` +${String(others.length)}`;
  const fits = (text: string): boolean => widthOf(text + more, TAG) <= width - 2 * TAG.size;
  const word = `${fits(first) ? first : shortened(first, fits)}${more}`;
  return { word, width: Math.min(width, Math.ceil(widthOf(word, TAG)) + 14) };
}

/**
 * Breaks the text of a box into lines, with an ellipsis if it is longer: at most two of the title, cut at words, and the detail in those that
 * are left of three, broken between its parts if it has several, as “prime · contract ?” does.
 */
export function fitText(title: string, detail: string, { width }: BoxSize = BOX): BoxText {
  const room = width - TEXT_LEFT - TEXT_RIGHT;
  const titles = fitLines(title, 2, TITLE, room);
  return { titles, details: fitLines(detail, LINES - Math.max(1, titles.length), DETAIL, room) };
}

function fitLines(text: string, most: number, style: TypeStyle, room: number): readonly string[] {
  const fits = (part: string): boolean => widthOf(part, style) <= room;
  const lines: string[] = [];
  let rest = text.trim();
  while (rest !== '' && lines.length < most) {
    const last = lines.length === most - 1;
    const line = fits(rest) ? rest : last ? shortened(rest, fits) : firstLine(rest, fits);
    lines.push(line);
    // A separator at the end of a line separates nothing.
    rest = last ? '' : rest.slice(line.length).trim().replace(/^· /, '');
  }
  return lines.map((line) => line.replace(/ ·$/, ''));
}

function firstLine(text: string, fits: (text: string) => boolean): string {
  const words = text.split(' ');
  let count = words.length;
  while (count > 1 && !fits(words.slice(0, count).join(' '))) count -= 1;
  const line = words.slice(0, count).join(' ');
  return fits(line) ? line : longest(line, fits, '');
}

function shortened(text: string, fits: (text: string) => boolean): string {
  return `${longest(text, fits, '…').trimEnd()}…`;
}

/** Returns the longest prefix that fits together with the mark, by binary search because titles may be very long. */
function longest(text: string, fits: (text: string) => boolean, mark: string): string {
  let [low, high] = [1, text.length];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (fits(text.slice(0, middle) + mark)) low = middle;
    else high = middle - 1;
  }
  return text.slice(0, low);
}
