import type { Box, Change, Picture } from './picture.ts';

/** The states of chains in a comparison, in the order in which pages list them. */
export const changes = ['CLOSED', 'OPENED', 'UNCHANGED'] as const satisfies readonly Change[];

/**
 * Marks what became of the boxes and lines of a picture. A part is on a side if a chain of that side passes through it: one that a closed and an
 * opened chain share is on both, and so unchanged. An engineer's box says it in words; other relations than hops are not marked.
 * @param states of the chains, by id
 * @param words of the states
 */
export function markChanges(
  picture: Picture,
  states: ReadonlyMap<string, Change>,
  words: Readonly<Record<Change, string>>,
): Picture {
  const of = new Map<string, Change>();
  for (const [chain, parts] of picture.parts ?? []) {
    const state = states.get(chain);
    if (state === undefined) continue;
    for (const part of parts) {
      const before = of.get(part);
      of.set(part, before === undefined || before === state ? state : 'UNCHANGED');
    }
  }
  const marked = (box: Box): Box => {
    const change = box.role === 'engineer' ? of.get(box.id) : undefined;
    return change === undefined ? box : { ...box, detail: `${words[change]} · ${box.detail}` };
  };
  return {
    ...picture,
    boxes: picture.boxes.map(marked),
    lines: picture.lines.map((line) =>
      line.kind === 'other' ? line : { ...line, change: of.get(line.id) ?? 'UNCHANGED' },
    ),
    changeWords: words,
  };
}
