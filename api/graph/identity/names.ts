import { ratio } from 'fuzzball';

/** Names that are at least this similar, from 0 to 100, suggest one organization. */
const leastSimilarity = 90;

/** Legal forms, which registers write in many ways. They tell nothing at the end of a name. */
const legalForms = new Set(
  `ab ag aps as bv co company corp corporation gmbh inc incorporated kg kk limited llc llp lp ltd nv oy oyj plc pte pty sa sarl sas se spa srl`.split(
    ' ',
  ),
);

/** Words of a name that tell organizations of a group apart: numbers, and short words such as “II”. */
const distinguishing = /\d|^.{1,3}$/u;

/** A name without case, accents, punctuation, “the”, “and”, and legal forms at its end. */
export function normalizeName(name: string): string {
  const words = name
    .slice(0, 300)
    .normalize('NFKD')
    .replaceAll(/\p{Mark}/gu, '')
    .toLowerCase()
    .replaceAll(/['’.]/g, '')
    .split(/[^\p{Letter}\p{Number}]+/u)
    .filter((word) => word !== '' && word !== 'the' && word !== 'and');
  while (words.length > 1 && legalForms.has(words.at(-1) ?? '')) words.pop();
  return words.join(' ');
}

/** Returns how similar two normalized names are, from 0 to 100; null: too little to suggest one organization. */
export function similarityOf(a: string, b: string): number | null {
  if (a === b) return 100;
  const [some, others] = [a, b].map((name) => name.split(' ').sort());
  const marks = (words: readonly string[] = []) => words.filter((word) => distinguishing.test(word)).join(' ');
  if (marks(some) !== marks(others)) return null;
  const similarity = ratio(some?.join(' ') ?? '', others?.join(' ') ?? '', { full_process: false });
  return similarity >= leastSimilarity ? similarity : null;
}
