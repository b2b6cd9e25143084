/** Characters of a name in a sentence. A longer one is left out, and counted: a name that is cut says something else. */
const longestName = 120;

/** Returns a name as sentences use it: without the note in parentheses at its end. Null: too long for a sentence. */
export function nameInSentence(name: string): string | null {
  const short = name.replace(/\s*\([^()]*\)$/u, '').trim();
  const given = short === '' ? name : short;
  return given.length > longestName || given.endsWith('…') ? null : given;
}

/** “A, B and C”; “A, of X, and B, of Y” where a name has a comma. */
export function joined(names: readonly string[]): string {
  if (names.some((name) => name.includes(', '))) return names.join(', and ');
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`;
}

const level = /^(.+), Impact Level (\d)$/u;

/** The names of systems; clouds that differ in their impact level are named once: “Cloud, Impact Levels 4 and 5”. */
export function joinedSystems(names: readonly string[]): string {
  const parts = names.map((name) => level.exec(name));
  const clouds = new Set(parts.map((found) => found?.[1]));
  const [cloud] = clouds;
  if (names.length < 2 || clouds.size > 1 || cloud === undefined) return joined(names);
  return `${cloud}, Impact Levels ${joined(parts.map((found) => found?.[2] ?? '').toSorted())}`;
}

export function counted(count: number, one: string, many = `${one}s`): string {
  return `${inDigits(count)} ${count === 1 ? one : many}`;
}

export function inDigits(count: number): string {
  return count.toLocaleString('en-US');
}
