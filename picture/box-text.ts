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
/** The narrowest and widest boxes of a picture in lanes, where the room decides. */
export const [NARROWEST, WIDEST] = [120, 176] as const;
/** For names that take three lines. */
const TALL = 76;
export const SPACING = { lane: 148, row: 84, passing: 28 } as const;
/** For stacked lanes, on a narrow screen. */
export const SPACING_DOWN = { lane: 112, row: 148, passing: 40 } as const;

export const TITLE: TypeStyle = { size: 14, weight: 600 };
export const DETAIL: TypeStyle = { size: 12, weight: 400 };
const TAG: TypeStyle = { size: 12, weight: 600 };
/** The square behind the icon, and its distance from the left of the box. */
export const TILE = { size: 24, left: 7 } as const;
/** Where text begins, from the left of the box. */
export const TEXT_LEFT = 36;
const TEXT_RIGHT = 5;

/** Returns the tag over a box that names countries, with its width in pixels: the first one, and how many others there are. Null: there is none. */
export function tagOf(
  chips: readonly string[],
  { width }: BoxSize = BOX,
): { readonly word: string; readonly width: number } | null {
  const [first, ...others] = chips;
  if (first === undefined) return null;
  const more = others.length === 0 ? '' : ` +${String(others.length)}`;
  const fits: Fits = (text, mark = '') => widthOf(text + mark + more, TAG) <= width - 2 * TAG.size;
  const word = `${fits(first) ? first : shortened(first, fits)}${more}`;
  return { word, width: Math.min(width, Math.ceil(widthOf(word, TAG)) + 14) };
}

/**
 * Breaks the text of a box into lines: at most two of the title, in a tall box three, and the detail in those that are left of one more. Longer text
 * ends after a whole word with an ellipsis. Only a word that is longer than a line is cut inside.
 */
export function fitText(title: string, detail: string, { width, height }: BoxSize = BOX): BoxText {
  const room = width - TEXT_LEFT - TEXT_RIGHT;
  const most = height < TALL ? 2 : 3;
  const titles = fitLines(title, most, TITLE, room);
  return { titles, details: fitLines(detail, most + 1 - Math.max(1, titles.length), DETAIL, room) };
}

/** The width of a box that breaks no word of its name, but at hyphens. */
export function leastWidthOf(title: string): number {
  return Math.ceil(Math.max(...partsOf(title).map((part) => widthOf(part.trim(), TITLE)))) + TEXT_LEFT + TEXT_RIGHT;
}

/** How high boxes of a width are so that nothing of their text is cut, if four lines suffice. */
export function heightFor(
  texts: readonly { readonly title: string; readonly detail: string }[],
  width: number,
): number {
  const room = width - TEXT_LEFT - TEXT_RIGHT;
  const count = (text: string, style: TypeStyle): number =>
    breakLines(text, (part) => widthOf(part, style) <= room).length;
  const isLong = texts.some(({ title, detail }) => {
    const titles = count(title, TITLE);
    return titles > 2 || titles + count(detail, DETAIL) > 3;
  });
  return isLong ? TALL : BOX.height;
}

function fitLines(text: string, most: number, style: TypeStyle, room: number): readonly string[] {
  // The ellipsis may stand in the padding.
  const fits: Fits = (part, mark = '') => widthOf(part + mark, style) <= (mark === '' ? room : room + TEXT_RIGHT);
  const lines = breakLines(text, fits);
  if (lines.length <= most) return lines.map(trimmed);
  const kept = lines.slice(0, most);
  // A line whose last word leaves no room for the ellipsis ends before it; one without another word, in the line before.
  for (let line = kept.pop(); line !== undefined; line = kept.pop()) {
    const isWithinWord = !/[ -]$/.test(line);
    if (isWithinWord) return [...kept.map(trimmed), shortened(line, fits)];
    const parts = partsOf(line);
    while (parts.length > 0 && !fits(trimmed(parts.join('')), '…')) parts.pop();
    if (parts.length > 0) return [...kept.map(trimmed), `${trimmed(parts.join('')).replace(/[,;:]$/, '')}…`];
  }
  return [shortened(text, fits)];
}

/** Whether a part of a text fits into a line, with a mark after it. */
type Fits = (part: string, mark?: string) => boolean;

/** The parts of a text between which a line may break: after a space or a hyphen. */
function partsOf(text: string): string[] {
  return text.split(/(?<=[ -])(?=[^ -])/);
}

/** Breaks a text into lines that fit, after spaces and hyphens; only a word that is longer than a line is broken inside. */
export function breakLines(text: string, fits: (part: string) => boolean): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const part of partsOf(text.trim())) {
    if (fits((line + part).trimEnd())) {
      line += part;
      continue;
    }
    if (line !== '') lines.push(line);
    line = part;
    while (!fits(line.trimEnd())) {
      const start = longest(line, (part) => fits(part));
      lines.push(start);
      line = line.slice(start.length);
    }
  }
  return line === '' ? lines : [...lines, line];
}

/** A line without the separators at its ends, which separate nothing. */
function trimmed(line: string): string {
  return line.trim().replace(/^· /, '').replace(/ ·$/, '');
}

function shortened(text: string, fits: Fits): string {
  return `${longest(text, fits, '…').trimEnd()}…`;
}

/** Returns the longest prefix that fits together with the mark, by binary search because titles may be very long. */
function longest(text: string, fits: Fits, mark = ''): string {
  let [low, high] = [1, text.length];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (fits(text.slice(0, middle), mark)) low = middle;
    else high = middle - 1;
  }
  return text.slice(0, low);
}
