/** A text without unicode escapes, as code points, and where in the written text each begins; one more is for its end. */
export interface DecodedText {
  readonly points: readonly string[];
  readonly starts: readonly number[];
}

/**
 * Decodes unicode escapes as Neo4j does before anything else, also outside strings: `R\\u0045TURN` is RETURN. A backslash
 * after a backslash begins none.
 */
export function decodeEscapes(written: string): DecodedText {
  let text = '';
  const startsOfUnits: number[] = [];
  for (const { 0: piece, 1: digits, index } of written.matchAll(/\\\\|\\u([0-9A-Fa-f]{4})|[^]/g)) {
    const decoded = digits === undefined ? piece : String.fromCharCode(Number.parseInt(digits, 16));
    for (let at = 0; at < decoded.length; at += 1) startsOfUnits.push(index + at);
    text += decoded;
  }
  const points = Array.from(text);
  const starts: number[] = [];
  let unit = 0;
  for (const point of points) {
    starts.push(startsOfUnits[unit] ?? 0);
    unit += point.length;
  }
  return { points, starts: [...starts, written.length] };
}

/** Where a text holds something that Neo4j takes for a unicode escape, well formed or not; null: nowhere. */
export function findEscape(text: string): { readonly at: number; readonly name: string } | null {
  for (const { 0: name, index } of text.matchAll(/\\(?:u.{0,4}|[^])/g))
    if (name.startsWith('\\u')) return { at: index, name };
  return null;
}
