import { ratio } from 'fuzzball';

/** Names that are at least this similar, from 0 to 100, suggest one organization. */
const leastSimilarity = 90;

/** Words of a name that tell organizations of a group apart: numbers, and short words such as “II”. */
const distinguishing = /\d|^.{1,3}$/u;

/** Returns how similar two normalized names are, from 0 to 100; null: too little to suggest one organization. */
export function similarityOf(a: string, b: string): number | null {
  if (a === b) return 100;
  const [some, others] = [a, b].map((name) => name.split(' ').sort());
  const marks = (words: readonly string[] = []) => words.filter((word) => distinguishing.test(word)).join(' ');
  if (marks(some) !== marks(others)) return null;
  const similarity = ratio(some?.join(' ') ?? '', others?.join(' ') ?? '', { full_process: false });
  return similarity >= leastSimilarity ? similarity : null;
}
