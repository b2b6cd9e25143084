import type { Box, Picture } from '#picture/picture.ts';
import { withShortIds } from '#picture/short-ids.ts';
import { edgeInWords } from '#picture/words.ts';
import type { CypherAnswerFragment } from '../../generated/graphql.ts';
import { pseudonymsIn, roleOfNode } from '../../picture/node-role.ts';
import { isSynthetic, nodeCaption, nodeKind } from '../../words.ts';

/** The maximum number of boxes in a picture of a result. */
export const MOST_BOXES = 300;

/** Draws the nodes and relations of a result as a picture without lanes. */
export function drawAnswer({ nodes, edges }: CypherAnswerFragment['graph']): Picture {
  const drawn = nodes.slice(0, MOST_BOXES);
  const ids = new Set(drawn.map(({ id }) => id));
  const boxes = drawn.map((node): Box => ({
    id: node.id,
    node: node.id,
    role: roleOfNode(node),
    type: node.__typename,
    lane: 0,
    title: nodeCaption(node),
    detail: nodeKind(node),
    chips: node.__typename === 'Organization' && node.country?.isForeign === true ? [node.country.name] : [],
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
      type,
      hop: id,
      label: edgeInWords(type),
      // An import may have superseded all of its statements since the rows were read.
      synthetic: statements.length > 0 && statements.every(({ dataClass }) => dataClass === 'SYNTHETIC'),
      chosen: false,
    }));
  return { lanes: [], boxes: withShortIds(boxes, pseudonymsIn(drawn)), lines };
}
