/**
 * Legal forms, which registers spell in many ways. At the end of a name, they do not help to identify a company. The question
 * `possible-listed-suppliers` has the same ones.
 */
export const legalForms: ReadonlySet<string> = new Set(
  `ab ag aps as bv co company corp corporation gmbh inc incorporated kg kk limited llc llp lp ltd nv oy oyj plc pte pty sa sarl sas se spa srl`.split(
    ' ',
  ),
);

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

/** A normalized name as one word, which spaces do not change: `=huaweitechnologies`. The sign tells it from the words of names. */
export function wholeName(words: string): string {
  return `=${words.replaceAll(' ', '')}`;
}

/** What the index of names has of an organization: each of its names normalized, and as one word. */
export function indexedNames(names: readonly string[]): readonly string[] {
  const normalized = names.map(normalizeName).filter((words) => words !== '');
  return [...new Set(normalized.flatMap((words) => [words, wholeName(words)]))];
}
