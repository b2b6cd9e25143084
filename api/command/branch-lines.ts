/**
 * What to draw before each operator so that a plan reads as a tree: what alone feeds another stands straight below it, and
 * only where several do, each has a branch of its own. Indented at each step, a plan would soon leave the terminal.
 * @param depths of the operators, in the order of their list
 */
export function branchLines(depths: readonly number[]): readonly string[] {
  const parents = parentsOf(depths);
  const left = new Map<number, number>();
  for (const parent of parents) left.set(parent, (left.get(parent) ?? 0) + 1);
  const alone = new Set([...left].filter(([, count]) => count === 1).map(([parent]) => parent));
  /** What stands before all that is below an operator. */
  const below: string[] = [];
  return parents.map((parent, index) => {
    const before = below[parent] ?? '';
    const after = (left.get(parent) ?? 0) - 1;
    left.set(parent, after);
    const branches = parent >= 0 && !alone.has(parent);
    below[index] = branches ? `${before}${after === 0 ? '  ' : '│ '}` : before;
    return branches ? `${before}${after === 0 ? '└ ' : '├ '}` : before;
  });
}

/** The index of the operator that each feeds; -1: none. */
function parentsOf(depths: readonly number[]): readonly number[] {
  const lastAt: number[] = [];
  return depths.map((depth, index) => {
    lastAt[depth] = index;
    return depth === 0 ? -1 : (lastAt[depth - 1] ?? -1);
  });
}
