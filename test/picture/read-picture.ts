/** What an SVG image of a picture shows, as somebody reads it who knows nothing of how it was drawn. */
export interface ReadPicture {
  /** All visible words, in one text. */
  readonly words: string;
  /** The sentence of each line, such as “Microsoft employs engineers”. */
  readonly lines: readonly string[];
  /** The name of each box. */
  readonly boxes: readonly string[];
  /** The names of boxes and sentences of lines that are dashed. */
  readonly dashed: readonly string[];
  /** The sentences of lines that pass behind a box. */
  readonly covered: readonly string[];
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** Reads the boxes, lines and words of an SVG image, each box and line a group on a line of its own. */
export function readPicture(svg: string): ReadPicture {
  const groups = svg.split('\n').flatMap((text) => {
    const [, title] = /^<g><title>([^<]*)<\/title>/.exec(text) ?? [];
    return title === undefined ? [] : [{ title: unescaped(title), text }];
  });
  const boxes = groups.flatMap(({ title, text }) => {
    const [, ...place] = /<rect x="([-\d.]+)" y="([-\d.]+)" width="([\d.]+)" height="([\d.]+)" rx="7"/.exec(text) ?? [];
    const [x = 0, y = 0, width = 0, height = 0] = place.map(Number);
    return place.length === 0 ? [] : [{ title, x, y, width, height }];
  });
  const lines = groups.flatMap(({ title, text }) => {
    const [, path] = /<\/desc><path d="(M[^"]*)" fill="none"/.exec(text) ?? [];
    return path === undefined ? [] : [{ title, points: pointsOn(path) }];
  });
  const isBehind = ({ x, y }: Point) =>
    boxes.some(
      (box) => x > box.x + 0.5 && x < box.x + box.width - 0.5 && y > box.y + 0.5 && y < box.y + box.height - 0.5,
    );
  return {
    words: [...svg.matchAll(/<text[^>]*>([^<]*)</g)].map(([, text = '']) => unescaped(text)).join(' '),
    lines: lines.map(({ title }) => title),
    boxes: boxes.map(({ title }) => title),
    dashed: groups.filter(({ text }) => text.includes('stroke-dasharray')).map(({ title }) => title),
    covered: lines.filter(({ points }) => points.some(isBehind)).map(({ title }) => title),
  };
}

/** Points close to each other on a path of straight lines and quadratic curves. */
function pointsOn(path: string): readonly Point[] {
  const points: Point[] = [];
  let last: Point = { x: NaN, y: NaN };
  for (const [, command, numbers = ''] of path.matchAll(/([MLQ])([-\d. ]+)/g)) {
    const [a = 0, b = 0, c = a, d = b] = numbers.trim().split(/ +/).map(Number);
    const [control, end] =
      command === 'Q'
        ? [
            { x: a, y: b },
            { x: c, y: d },
          ]
        : [null, { x: a, y: b }];
    if (command !== 'M')
      for (let t = 0; t <= 1; t += 0.05)
        points.push(control === null ? onLine(last, end, t) : onCurve(last, control, end, t));
    last = end;
  }
  return points;
}

function onLine(from: Point, to: Point, t: number): Point {
  return { x: from.x + t * (to.x - from.x), y: from.y + t * (to.y - from.y) };
}

function onCurve(from: Point, control: Point, to: Point, t: number): Point {
  return onLine(onLine(from, control, t), onLine(control, to, t), t);
}

function unescaped(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');
}
