/** Data must not steer the terminal: text without control characters and invisible marks. */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, (character) => (/\s/.test(character) ? ' ' : '\uFFFD'));
}

/** JSON escapes control characters up to U+001F alone; the others and invisible marks are escaped here, for the same value when it is read. */
export function printableJson(json: string): string {
  return json.replace(/[\u007F-\u009F\u2028\u2029]|\p{Cf}/gu, (character) =>
    Array.from(
      { length: character.length },
      (_, at) => `\\u${character.charCodeAt(at).toString(16).padStart(4, '0')}`,
    ).join(''),
  );
}
