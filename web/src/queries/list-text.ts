/** Several texts as one field holds them: separated by commas; where a text has a comma of its own, as a JSON array. */
export function writeListText(items: readonly string[]): string {
  const plain = items.join(', ');
  const same = readListText(plain);
  return same.length === items.length && same.every((item, i) => item === items[i]) ? plain : JSON.stringify(items);
}

export function readListText(text: string): readonly string[] {
  return (
    readArray(text) ??
    text
      .split(',')
      .map((part) => part.trim())
      .filter((part) => part !== '')
  );
}

function readArray(text: string): readonly string[] | null {
  if (!text.trimStart().startsWith('[')) return null;
  try {
    const parsed: unknown = JSON.parse(text);
    return Array.isArray(parsed) ? parsed.map(String) : null;
  } catch {
    // A text that happens to begin with a bracket.
    return null;
  }
}
