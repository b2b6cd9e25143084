import { addDays } from '../address/day.ts';
import { dayInShort } from './day-words.ts';

/** A period whose end is exclusive, in words whose end is inclusive: “until 17 Jul 2025, start not known”. */
export function periodInWords(from: string | null | undefined, to: string | null | undefined): string {
  const start = from ?? null;
  const last = to === null || to === undefined ? null : addDays(to, -1);
  if (start === null && last === null) return 'start and end not known';
  if (start === null) return `until ${dayInShort(last ?? '')}, start not known`;
  if (last === null) return `from ${dayInShort(start)}, no end on record`;
  return start === last ? `on ${dayInShort(start)}` : `${dayInShort(start)} to ${dayInShort(last)}`;
}
