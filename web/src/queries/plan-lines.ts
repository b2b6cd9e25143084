/** What is drawn before an operator, one for each branch that it stands in: a line past it, a branch's begin, or room. */
export type Guide = 'past' | 'begin' | 'last' | 'none';

export interface PlanLine {
  readonly guides: readonly Guide[];
  /** Where it begins a branch: which one of how many, from 1. */
  readonly branch: { readonly number: number; readonly of: number } | null;
}

/**
 * A plan's operators as lines of a tree. What alone feeds another stands straight below it; only where several do, each has
 * a branch of its own: indented at each step, a plan would be wider than a phone.
 * @param depths of the operators, in the order of their list
 */
export function planLines(depths: readonly number[]): readonly PlanLine[] {
  const parents = parentsOf(depths);
  const counts = new Map<number, number>();
  for (const parent of parents) counts.set(parent, (counts.get(parent) ?? 0) + 1);
  const seen = new Map<number, number>();
  /** What is drawn before all that is below an operator. */
  const below: (readonly Guide[])[] = [];
  return parents.map((parent, index) => {
    const before = below[parent] ?? [];
    const of = counts.get(parent) ?? 1;
    const number = (seen.get(parent) ?? 0) + 1;
    seen.set(parent, number);
    if (of === 1) {
      below[index] = before;
      return { guides: before, branch: null };
    }
    below[index] = [...before, number === of ? 'none' : 'past'];
    return { guides: [...before, number === of ? 'last' : 'begin'], branch: { number, of } };
  });
}

/** The index of the operator that each feeds; -1: none. */
function parentsOf(depths: readonly number[]): readonly number[] {
  const lastAt: number[] = [];
  return depths.map((depth, index) => {
    lastAt[depth] = index;
    return lastAt[depth - 1] ?? -1;
  });
}
