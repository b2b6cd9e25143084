import { useAddress } from '../../address/use-address.ts';
import type { CypherAnswerFragment } from '../../generated/graphql.ts';
import { inDigits } from '../../words.ts';
import { addResult } from '../actions.ts';
import { toEdge } from '../load.ts';

/** The most nodes of a result that open on the canvas: more are no picture. */
const MOST_NODES = 300;

interface OpenOnCanvasProps {
  readonly graph: CypherAnswerFragment['graph'];
  readonly title: string;
}

/** Opens the nodes and relations of a result on the canvas, as one step that can be undone. */
export function OpenOnCanvas({ graph: { nodes, edges }, title }: OpenOnCanvasProps) {
  const { address, go } = useAddress();
  const isCut = nodes.length > MOST_NODES;
  return (
    <>
      <button
        type="button"
        className="button"
        onClick={() => {
          const ids = nodes.slice(0, MOST_NODES).map(({ id }) => id);
          const { conditions } = address;
          go({ view: 'network', node: null, hop: null, root: null, opened: [], showing: 'picture' });
          void addResult({ title, nodes: ids, edges: edges.map(toEdge), total: nodes.length, conditions });
        }}
      >
        Open on the canvas
      </button>
      {isCut && (
        <span className="soft small">
          The result has {inDigits(nodes.length)} nodes: the first {inDigits(MOST_NODES)} open on the canvas. Narrow the
          question to open all of them.
        </span>
      )}
    </>
  );
}
