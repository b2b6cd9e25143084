import type { EdgeType, Label } from './vocabulary.ts';

/** A node by its label and key. */
export interface NodeRef {
  readonly label: Label;
  readonly key: string;
}

export function nodeRef(label: Label, key: string): NodeRef {
  return { label, key };
}

/** Returns text that identifies a node. */
export function nodeKey({ label, key }: NodeRef): string {
  return `${label}:${key}`;
}

/** What identifies a hop. */
export interface HopIdentity {
  readonly type: EdgeType;
  readonly from: NodeRef;
  readonly to: NodeRef;
  /** The access of an ESCORTS, LENDS_TO or ACCESSES hop; the contract of a SUBCONTRACTS_TO or EMPLOYS hop. */
  readonly under: string | null;
}

export function hopBetween(type: EdgeType, from: NodeRef, to: NodeRef, under: string | null = null): HopIdentity {
  return { type, from, to, under };
}

/** Returns text that identifies a hop. */
export function hopKey({ type, from, to, under }: HopIdentity): string {
  return JSON.stringify([type, from.label, from.key, to.label, to.key, under]);
}

/** Compares keys by code unit, so the order is the same on every machine. */
export function compareKeys(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Groups items by key; each group keeps the order of its items. */
export function groupBy<K, T>(items: Iterable<T>, keyOf: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}

/** Groups the keys of nodes by label, without duplicates. */
export function groupByLabel(nodes: readonly NodeRef[]): ReadonlyMap<Label, readonly string[]> {
  const groups = groupBy(nodes, ({ label }) => label);
  return new Map([...groups].map(([label, ofLabel]) => [label, [...new Set(ofLabel.map(({ key }) => key))]]));
}
