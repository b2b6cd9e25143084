import { inDigits } from '../words/count-words.ts';
import { isSynthetic, nodeCaption, nodeKind } from '../words/node-words.ts';
import { edgeInWords } from '../words/edge-words.ts';
import { roleOfNode } from '../picture/role-of-node.ts';
import { systemTitle } from '../picture/system-words.ts';
import type { Box, Line, Picture } from '../picture/picture.ts';
import type { HopEvidenceFragment, NodeNameFragment } from '../generated/graphql.ts';
import type { Neighbourhood } from './neighbourhood.ts';

/** The most boxes that a picture of the network takes. */
export const MOST_BOXES = 800;

/** The explored part of the network: what leads to a node stands left of it, what it leads to stands right. */
export function drawNetwork(root: NodeNameFragment, hoods: readonly Neighbourhood[]): Picture {
  const nodes = new Map([[root.id, root]]);
  const lanes = new Map([[root.id, 0]]);
  const hops = new Map<string, HopEvidenceFragment>();
  // Opened nodes come in any order: go on until no further one hangs on what is placed.
  const waiting = new Set(hoods);
  for (let grown = true; grown;) {
    grown = false;
    for (const hood of waiting) {
      const lane = lanes.get(hood.id);
      if (lane === undefined) continue;
      waiting.delete(hood);
      grown = true;
      for (const { node, edge } of hood.hops) {
        if (!nodes.has(node.id) && nodes.size >= MOST_BOXES) continue;
        nodes.set(node.id, node);
        hops.set(edge.id, edge);
        if (!lanes.has(node.id)) lanes.set(node.id, lane + (edge.from === hood.id ? 1 : -1));
      }
    }
  }
  const leftmost = Math.min(...lanes.values());
  const rightmost = Math.max(...lanes.values());
  const shownOf = new Map(hoods.map((hood) => [hood.id, hood]));
  const boxes = [...nodes.values()].map((node): Box => {
    const hood = shownOf.get(node.id);
    return {
      id: node.id,
      node: node.id,
      role: roleOfNode(node),
      lane: (lanes.get(node.id) ?? 0) - leftmost,
      title: titleOf(node),
      detail: hood === undefined ? kindOf(node) : `${kindOf(node)} · ${shownInWords(hood)}`,
      chips: node.__typename === 'Organization' && node.country?.isForeign === true ? [node.country.key] : [],
      synthetic: isSynthetic(node),
      chosen: false,
    };
  });
  const titles = Array.from({ length: rightmost - leftmost + 1 }, (_, i) => laneTitle(i + leftmost));
  return { lanes: titles, boxes, lines: [...hops.values()].map(lineOf) };
}

function titleOf(node: NodeNameFragment): string {
  return node.__typename === 'System' ? systemTitle(node.caption, node.impactLevel) : nodeCaption(node);
}

function kindOf(node: NodeNameFragment): string {
  return node.__typename === 'System' ? `system · IL${String(node.impactLevel)}` : nodeKind(node);
}

function shownInWords({ hops, total, complete }: Neighbourhood): string {
  return complete ? `all ${inDigits(total)} shown` : `${inDigits(hops.length)} of ${inDigits(total)}`;
}

function laneTitle(lane: number): string {
  if (lane === 0) return 'Start';
  const steps = Math.abs(lane);
  return `${String(steps)} ${steps === 1 ? 'step' : 'steps'} ${lane < 0 ? 'up' : 'down'}`;
}

function lineOf(edge: HopEvidenceFragment): Line {
  return {
    id: edge.id,
    from: edge.from,
    to: edge.to,
    kind: edge.type === 'SUBCONTRACTS_TO' ? 'hop' : 'other',
    hop: edge.id,
    label: edge.type === 'SUBCONTRACTS_TO' ? '' : edgeInWords(edge.type),
    synthetic: edge.statements.every(({ dataClass }) => dataClass === 'SYNTHETIC'),
    chosen: false,
  };
}
