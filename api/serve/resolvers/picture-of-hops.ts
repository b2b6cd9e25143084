import type { Hop, NodeRef } from '#graph/exposure/exposure.ts';
import type { Picture } from './picture.ts';

/** The hops with every node that they connect, in the order in which they are met. */
export function pictureOfHops(hops: readonly Hop[]): Picture {
  const nodes = new Map<string, NodeRef>();
  for (const { from, to } of hops) {
    for (const node of [from, to]) nodes.set(`${node.label}:${node.key}`, node);
  }
  return { nodes: [...nodes.values()], hops };
}
