import type { Label } from '#graph/model/vocabulary.ts';
import type { NamedNode } from './named-node.ts';

/** What an argument names by keys. */
export function namedNodes(label: Label, keys: readonly string[], argument: string): readonly NamedNode[] {
  return keys.map((key) => ({ label, key, argument }));
}
