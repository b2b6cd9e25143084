import type { NodeRef } from '../exposure/exposure.ts';
import type { Label } from '../model/vocabulary.ts';

/** Nodes that are taken out, by label. */
export class Removed {
  readonly #keys = new Map<Label, Set<string>>();

  constructor(nodes: readonly NodeRef[]) {
    for (const { label, key } of nodes) {
      const keys = this.#keys.get(label) ?? new Set();
      this.#keys.set(label, keys.add(key));
    }
  }

  has(label: Label, key: unknown): boolean {
    return typeof key === 'string' && this.#keys.get(label)?.has(key) === true;
  }

  keysOf(label: Label): readonly string[] {
    return [...(this.#keys.get(label) ?? [])];
  }
}
