import { edgeInWords } from '../words/edge-words.ts';
import { isSynthetic, nodeCaption, nodeKind } from '../words/node-words.ts';
import { roleOfNode } from '../picture/role-of-node.ts';
import type { Box, Picture } from '../picture/picture.ts';
import type { CypherAnswerFragment } from '../generated/graphql.ts';

/** The most boxes that a picture of an answer takes. */
export const MOST_BOXES = 300;

/** The nodes and relations of an answer as a picture without lanes. */
export function drawAnswer({ nodes, edges }: CypherAnswerFragment['graph']): Picture {
  const drawn = nodes.slice(0, MOST_BOXES);
  const ids = new Set(drawn.map(({ id }) => id));
  const boxes = drawn.map((node): Box => ({
    id: node.id,
    node: node.id,
    role: roleOfNode(node),
    lane: 0,
    title: nodeCaption(node),
    detail: nodeKind(node),
    chips: node.__typename === 'Organization' && node.country?.isForeign === true ? [node.country.key] : [],
    synthetic: isSynthetic(node),
    chosen: false,
  }));
  const lines = edges
    .filter(({ from, to }) => ids.has(from) && ids.has(to))
    .map(({ id, from, to, type, statements }) => ({
      id,
      from,
      to,
      kind: type === 'SUBCONTRACTS_TO' ? ('hop' as const) : ('other' as const),
      hop: id,
      label: edgeInWords(type),
      synthetic: statements.every(({ dataClass }) => dataClass === 'SYNTHETIC'),
      chosen: false,
    }));
  return { lanes: [], boxes, lines };
}
