const LINES = 2;
const pen = document.createElement('canvas').getContext('2d');

/** Breaks a title into at most two lines of a width in pixels, an ellipsis where it is longer still. */
export function fitTitle(title: string, width: number, font: string): readonly string[] {
  if (pen === null) return [title];
  pen.font = font;
  const fits = (text: string): boolean => pen.measureText(text).width <= width;
  const lines: string[] = [];
  let rest = title.trim();
  while (rest !== '' && lines.length < LINES) {
    const last = lines.length === LINES - 1;
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

/** The longest beginning that fits with the mark behind it; found by halving, for titles may be very long. */
function longest(text: string, fits: (text: string) => boolean, mark: string): string {
  let [low, high] = [1, text.length];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (fits(text.slice(0, middle) + mark)) low = middle;
    else high = middle - 1;
  }
  return text.slice(0, low);
}
