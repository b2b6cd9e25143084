import type { NodeRef } from '../exposure/exposure.ts';
import type { Label } from '../model/vocabulary.ts';

/** The keys asked for of each label, each once. */
export function groupByLabel(refs: readonly NodeRef[]): ReadonlyMap<Label, readonly string[]> {
  const groups = new Map<Label, Set<string>>();
  for (const { label, key } of refs) {
    const keys = groups.get(label) ?? new Set();
    groups.set(label, keys.add(key));
  }
  return new Map([...groups].map(([label, keys]) => [label, [...keys]]));
}
