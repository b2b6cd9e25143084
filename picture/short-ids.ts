import type { Box } from './picture.ts';

/** Ends longer than this, such as hashes, are cut; at least the second number of characters stay. */
const [LONG, LEAST] = [12, 8] as const;
/** A longer id does not fit into a box: of one with a number at its end, the end is what tells it apart from those elsewhere. */
const FITTING = 14;

/**
 * Shortens the titles of boxes that are ids with a common beginning to what differs: “…0236139” for “SYN-1A2B3C-P-0236139”. Different ids
 * stay different among boxes of one role, and the title stays whole for those who read it elsewhere.
 * @param ids the titles that are ids
 */
export function withShortIds<B extends Box>(boxes: readonly B[], ids: ReadonlySet<string>): readonly B[] {
  const byRole = new Map<string, Set<string>>();
  for (const { role, title } of boxes) if (ids.has(title)) byRole.set(role, (byRole.get(role) ?? new Set()).add(title));
  const short = new Map([...byRole].map(([role, own]) => [role, shortIds(own)]));
  return boxes.map((box) => {
    const drawn = short.get(box.role)?.get(box.title);
    return drawn === undefined ? box : { ...box, short: drawn };
  });
}

/** The short forms of the ids that have one. */
export function shortIds(ids: ReadonlySet<string>): ReadonlyMap<string, string> {
  const byStart = new Map<string, string[]>();
  for (const id of ids) {
    const [start = ''] = /^.*[-_.:/ ](?=.)/.exec(id) ?? [];
    if (start !== '') byStart.set(start, [...(byStart.get(start) ?? []), id]);
  }
  const short = new Map<string, string>();
  for (const [start, alike] of byStart) {
    const ends = alike.map((id) => id.slice(start.length));
    const isLong = alike.some((id) => id.length > FITTING) && ends.every((end) => /\d/.test(end));
    if (alike.length < 2 && !isLong) continue;
    const length = lengthToTell(ends);
    alike.forEach((id, at) => {
      const end = ends[at] ?? '';
      short.set(id, `…${end.slice(0, length)}${end.length > length ? '…' : ''}`);
    });
  }
  const counts = new Map<string, number>();
  for (const one of short.values()) counts.set(one, (counts.get(one) ?? 0) + 1);
  return new Map([...short].filter(([, one]) => counts.get(one) === 1));
}

/** How many characters tell ends apart. */
function lengthToTell(ends: readonly string[]): number {
  const longest = Math.max(...ends.map(({ length }) => length));
  if (longest <= LONG) return longest;
  let length = LEAST;
  while (length < longest && new Set(ends.map((end) => end.slice(0, length))).size < ends.length) length += 1;
  return length;
}
