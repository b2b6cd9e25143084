export const FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "DejaVu Sans", sans-serif';

/** The lines of the text in a box. */
export interface BoxText {
  readonly titles: readonly string[];
  readonly details: readonly string[];
}

/** Sizes in pixels at zoom 1. Narrow boxes, so that five lanes are readable in the middle of a small screen; three lines fit a name. */
export const BOX = { width: 114, height: 68 } as const;
export const SPACING = { lane: 134, row: 84, passing: 26 } as const;
/** For stacked lanes, on a narrow screen. */
export const SPACING_DOWN = { lane: 100, row: 130, passing: 40 } as const;

export const TITLE_SIZE = 13;
export const TITLE_FONT = `600 ${TITLE_SIZE}px ${FONT}`;
export const DETAIL_SIZE = 12;
export const DETAIL_FONT = `400 ${DETAIL_SIZE}px ${FONT}`;
/** The width for text in a box. */
const TEXT_WIDTH = BOX.width - 10;

/** Characters of a country's name on a tag that is as wide as a box. */
const LONGEST_TAG = 17;

/** Returns the tag over a box that names countries, with its width in pixels: the first one, and how many others there are. Null: there is none. */
export function tagOf(chips: readonly string[]): { readonly word: string; readonly width: number } | null {
  const [first, ...others] = chips;
  if (first === undefined) return null;
  const more = others.length === 0 ? '' : ` +${String(others.length)}`;
  const room = LONGEST_TAG - more.length;
  const word = `${first.length > room ? `${first.slice(0, room - 1)}…` : first}${more}`;
  return { word, width: Math.min(BOX.width, 10 + word.length * 6.4) };
}

/** Measures text; created on first use. */
let pen: CanvasRenderingContext2D | null = null;

/**
 * Breaks the text of a box into lines, with an ellipsis if it is longer: at most three of the title, and two of the detail below it, which
 * breaks between its parts if it has several, as “synthetic · contract” does.
 */
export function fitText(title: string, detail: string, detailFont = DETAIL_FONT): BoxText {
  const titles = fitLines(title, 3, TITLE_FONT);
  const parts = detail.split(SEPARATOR);
  const isBroken = parts.length > 1 && fitLines(detail, 1, detailFont)[0] !== detail;
  const joined = (count: number): string => parts.slice(0, count).join(SEPARATOR);
  let count = parts.length - 1;
  while (count > 1 && fitLines(joined(count), 1, detailFont)[0] !== joined(count)) count -= 1;
  const details = isBroken
    ? [joined(count), parts.slice(count).join(SEPARATOR)].flatMap((line) => fitLines(line, 1, detailFont))
    : fitLines(detail, 2, detailFont);
  return { titles, details };
}

const SEPARATOR = ' · ';

function fitLines(text: string, most: number, font: string): readonly string[] {
  pen ??= document.createElement('canvas').getContext('2d');
  const context = pen;
  if (context === null) return [text];
  context.font = font;
  const fits = (part: string): boolean => context.measureText(part).width <= TEXT_WIDTH;
  const lines: string[] = [];
  let rest = text.trim();
  while (rest !== '' && lines.length < most) {
    const last = lines.length === most - 1;
    const line = fits(rest) ? rest : last ? shortened(rest, fits) : firstLine(rest, fits);
    lines.push(line);
    rest = last ? '' : rest.slice(line.length).trim();
  }
  return lines;
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
