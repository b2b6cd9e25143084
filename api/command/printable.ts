/** Data must not steer the terminal: text without control characters and invisible marks. */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, (character) => (/\s/.test(character) ? ' ' : '\uFFFD'));
}
