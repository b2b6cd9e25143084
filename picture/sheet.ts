import { breakLines } from './box-text.ts';
import { FONT, isMeasured, widthOf } from './measure.ts';
import type { TypeStyle } from './measure.ts';
import type { Point } from './lanes.ts';

/** The room around what is drawn in a file. */
export const MARGIN = 24;

/** What stands above and below a picture, so that it says by itself what it shows. */
export interface Surroundings {
  /** Null: what it stands in has one. */
  readonly title: string | null;
  readonly heading: readonly string[];
  readonly legend: readonly Mark[];
  readonly notes: readonly string[];
}

/** A kind of box or line in a legend. */
export interface Mark {
  readonly shape: 'box' | 'line';
  /** The color between the two strokes of a double line. */
  readonly between?: string;
  /** Its SVG attributes of color. */
  readonly look: string;
  /** What is drawn at the end of a line of 22 units. */
  readonly head?: string;
  /** What is drawn in a box, in a square of 24 units. */
  readonly icon?: string;
  readonly word: string;
}

interface Sheet {
  readonly title: string;
  readonly description: string;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  /** The color behind everything. */
  readonly ground: string;
  /** Begins the ids in it, so that several can stand in one page. */
  readonly ids?: string;
  /** Default: img; a group has parts of its own. */
  readonly role?: 'img' | 'group';
}

/** Writes an SVG image that needs nothing else, as a part of a page. */
export function svgFile(
  { title, description, left, top, width, height, ground, ids = '', role = 'img' }: Sheet,
  content: string,
): string {
  const place = `x="${n(left)}" y="${n(top)}" width="${n(width)}" height="${n(height)}"`;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${n(width)}" height="${n(height)}" viewBox="${n(left)} ${n(top)} ${n(width)} ${n(height)}" role="${role}" aria-labelledby="${ids}title ${ids}description" font-family="${escaped(FONT)}">
<title id="${ids}title">${escaped(title)}</title>
<desc id="${ids}description">${escaped(description)}</desc>
<rect ${place} fill="${ground}"/>
${content}
</svg>
`;
}

/** The picture in the middle, and the colors of text. */
interface Frame {
  readonly left: number;
  readonly width: number;
  readonly topOfPicture: number;
  readonly bottomOfPicture: number;
  readonly ink: string;
  readonly soft: string;
}

/** An exhibit for a column has a smaller headline. */
const NARROW = 500;
const HEADLINE: TypeStyle = { size: 27, weight: 600 };
const TEXT: TypeStyle = { size: 14, weight: 400 };
const SMALL: TypeStyle = { size: 12, weight: 400 };

/** Writes the title, the conditions, the legend and the notes around a picture; returns the new top and bottom. */
export function surround({ title, heading, legend, notes }: Surroundings, frame: Frame) {
  const x = frame.left + MARGIN;
  const { ink, soft } = frame;
  const room = frame.width - 2 * MARGIN;
  const headline = frame.width < NARROW ? ({ size: 17, weight: 600, step: 22 } as const) : { ...HEADLINE, step: 33 };
  const above = [
    ...(title === null ? [] : wrapped(title, headline, room)).map((line) => ({ line, ...headline, fill: ink })),
    ...heading.flatMap((line) => wrapped(line, TEXT, room)).map((line) => ({ line, ...TEXT, fill: soft, step: 20 })),
  ];
  const top = frame.topOfPicture - above.reduce((sum, { step }) => sum + step, MARGIN);
  let y = top + 12;
  const headings = above.map(({ line, step, ...style }) => {
    y += step;
    return text(line, { x, y }, { ...style, anchor: 'start' });
  });
  const marks: string[] = [];
  let [markX, markY] = [x, frame.bottomOfPicture + 8];
  for (const mark of legend) {
    const width = 48 + widthOf(mark.word, SMALL);
    if (markX > x && markX + width > x + room) [markX, markY] = [x, markY + 22];
    marks.push(markOf(mark, { x: markX, y: markY }, soft));
    markX += width;
  }
  const lines = notes.flatMap((line) => wrapped(line, SMALL, room));
  const footnotes = lines.map((line, at) =>
    text(line, { x, y: markY + 28 + at * 16 }, { ...SMALL, fill: soft, anchor: 'start' }),
  );
  return {
    top,
    bottom: markY + 28 + lines.length * 16 + MARGIN / 2,
    content: [...headings, ...marks, ...footnotes].join('\n'),
  };
}

function markOf({ shape, look, between, word, icon, head = '' }: Mark, { x, y }: Point, soft: string): string {
  const inside = icon === undefined ? '' : `<g transform="translate(${n(x + 5)} ${n(y - 6)}) scale(0.5)">${icon}</g>`;
  const mark =
    shape === 'box'
      ? `<rect x="${n(x)}" y="${n(y - 8)}" width="22" height="16" rx="3" ${look}/>${inside}`
      : `<path d="M${n(x)} ${n(y)} h22" ${look}/><g transform="translate(${n(x)} ${n(y)})">${head}</g>${between === undefined ? '' : `<path d="M${n(x)} ${n(y)} h22" stroke="${between}" stroke-width="2"/>`}`;
  return mark + text(word, { x: x + 30, y: y + 4 }, { size: 12, weight: 400, fill: soft, anchor: 'start' });
}

function wrapped(content: string, style: TypeStyle, room: number): readonly string[] {
  return breakLines(content, (part) => widthOf(part, style) <= room).map((line) => line.trim());
}

interface TextStyle {
  readonly size: number;
  readonly weight: TypeStyle['weight'];
  readonly fill: string;
  /** The color around the letters, where the text is on a line. */
  readonly around?: string;
  /** Default: middle. */
  readonly anchor?: 'start' | 'middle';
}

/** Writes a line of text, as wide as it is measured whatever font draws it: it stays in its box. */
export function text(
  content: string,
  { x, y }: Point,
  { size, weight, fill, around, anchor = 'middle' }: TextStyle,
): string {
  const outline = around === undefined ? '' : ` stroke="${around}" stroke-width="4" paint-order="stroke"`;
  const length = isMeasured(content) ? ` textLength="${n(widthOf(content, { size, weight }))}"` : '';
  return `<text x="${n(x)}" y="${n(y)}" text-anchor="${anchor}" font-size="${size}" font-weight="${weight}" fill="${fill}"${outline}${length}>${escaped(content)}</text>`;
}

/** The pattern “hatch”: the ground of what is synthetic. @param ids begins its id */
export function hatchOf(line: string, ground: string, ids = ''): string {
  return `<pattern id="${ids}hatch" width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="8" height="8" fill="${ground}"/><path d="M0 0V8" stroke="${line}" stroke-width="2"/></pattern>`;
}

/** A length in an SVG file. */
export function n(value: number): string {
  return String(Math.round(value * 10) / 10);
}

/** Escapes text for XML, and drops the control characters that XML does not allow. */
export function escaped(content: string): string {
  return content
    .replaceAll(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
