import { useMemo } from 'react';
import { AnswerHop } from './answer-hop.tsx';
import { LazyFreePicture } from '../canvas/lazy-free-picture.tsx';
import { Legend } from '../chains/legend.tsx';
import { MOST_BOXES, drawAnswer } from './draw-answer.ts';
import { inDigits } from '../words/count-words.ts';
import { useAddress } from '../address/use-address.ts';
import type { CypherAnswerFragment } from '../generated/graphql.ts';

/** The nodes and relations that an answer mentions; a node opens in the pane beside it, a relation below. */
export function AnswerGraph({ graph }: { readonly graph: CypherAnswerFragment['graph'] }) {
  const { address, go } = useAddress();
  const picture = useMemo(() => drawAnswer(graph), [graph]);
  const edge = graph.edges.find(({ id }) => id === address.hop);
  return (
    <>
      <p className="soft small">
        What the rows mention, not all there is. Two relations in a row are a chain only under one contract.
        {graph.nodes.length > MOST_BOXES && ` The first ${inDigits(MOST_BOXES)} nodes are drawn.`}
      </p>
      <div className="answer-picture">
        <LazyFreePicture
          picture={picture}
          label="The nodes and relations of the answer"
          picked={address.hop ?? address.node}
          onBox={(box) => {
            go({ node: box.node, hop: null });
          }}
          onLine={(line) => {
            go({ hop: line.hop, node: null });
          }}
          onNothing={() => {
            go({ node: null, hop: null });
          }}
        />
        <Legend picture={picture} />
      </div>
      {edge !== undefined && <AnswerHop key={edge.id} edge={edge} nodes={graph.nodes} />}
    </>
  );
}
