import type { Snapshot } from './snapshot.ts';

/** Accesses that a snapshot knows, each once. */
export function countAccesses({ outdated }: Pick<Snapshot, 'outdated'>): number {
  let count = 0;
  for (const marks of outdated) for (const mark of marks) count += 1 - mark;
  return count;
}
