import type { NodeNameFragment } from '../generated/graphql.ts';

/** What a node is called. */
export function nodeCaption(node: NodeNameFragment): string {
  return 'caption' in node ? node.caption : node.id;
}

/** What kind of thing a node is, in small words. */
export function nodeKind(node: NodeNameFragment): string {
  return kinds[node.__typename] ?? node.__typename.toLowerCase();
}

const kinds: Readonly<Partial<Record<string, string>>> = {
  DesignationList: 'designation list',
  Exposure: 'exposed access',
};

/** Whether a node is known from synthetic data. */
export function isSynthetic(node: NodeNameFragment): boolean {
  return 'dataClass' in node && node.dataClass === 'SYNTHETIC';
}
