import { createHash } from 'node:crypto';

/**
 * Comments, strings, quoted names, numbers, words, and single characters otherwise. What is not closed goes on to the end, so
 * that reading takes linear time whatever the text holds.
 */
const token =
  /\/\/[^\r\n]*|\/\*[^]*?(?:\*\/|$)|'(?:[^'\\]|\\[^])*(?:'|$)|"(?:[^"\\]|\\[^])*(?:"|$)|`[^`]*(?:`|$)|\d[\w.]*|[\p{L}_][\p{L}\p{N}_]*|\s+|[^]/gu;

/** How deep brackets and CASE nest in a text, approximately: read without a parser, whose time grows steeply with the depth. */
export function nestingOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  let before = '';
  for (const [found] of text.matchAll(token)) {
    // `n.end` is a property.
    const word = before === '.' ? '' : found.toUpperCase();
    if ('([{'.includes(found) || word === 'CASE') depth += 1;
    else if (')]}'.includes(found) || word === 'END') depth = Math.max(0, depth - 1);
    deepest = Math.max(deepest, depth);
    before = found;
  }
  return deepest;
}

/** The same for statements that differ only in their strings, numbers, comments, spaces and capitals. */
export function digestOf(text: string): string {
  const words: string[] = [];
  for (const [found] of text.matchAll(token)) {
    if (/^(\s|\/\/|\/\*)/.test(found)) continue;
    words.push(/^['"\d]/.test(found) ? '?' : found.toLowerCase());
  }
  return createHash('sha256').update(words.join(' ')).digest('base64');
}
