import { useEffect, useMemo, useRef } from 'react';
import { useAddress } from '../../address/use-address.ts';
import { LazyFreePicture } from '../../canvas/lazy.tsx';
import { Legend } from '../../canvas/legend.tsx';
import type { CypherAnswerFragment } from '../../generated/graphql.ts';
import { EntityCard } from '../../inspector/entity.tsx';
import { HopEvidence } from '../../inspector/hop.tsx';
import { inDigits, nodeCaption } from '../../words.ts';
import { MOST_BOXES, drawAnswer } from './picture.ts';

/** The nodes and relations in a result; a selected node opens in the right pane, a selected relation below the picture. */
export function AnswerGraph({ graph }: { readonly graph: CypherAnswerFragment['graph'] }) {
  const { address, go } = useAddress();
  const picture = useMemo(() => drawAnswer(graph), [graph]);
  const edge = graph.edges.find(({ id }) => id === address.hop);
  const names = useMemo(() => new Map(graph.nodes.map((node) => [node.id, nodeCaption(node)])), [graph]);
  const holder = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // The form above it may fill the pane.
    holder.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  return (
    <>
      <p className="soft small">
        Only what the rows contain. Two relations in a row form a chain only under one contract.
        {graph.nodes.length > MOST_BOXES && ` Only the first ${inDigits(MOST_BOXES)} nodes are drawn.`}
      </p>
      <div ref={holder} className="answer-picture">
        <LazyFreePicture
          picture={picture}
          label="The nodes and relations in the result"
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
      {edge !== undefined && (
        <HopEvidence
          key={edge.id}
          edge={edge}
          nameOf={(id) => names.get(id) ?? id}
          asOf={address.conditions.asOf}
          elsewhere="See its statements in the table."
        />
      )}
    </>
  );
}

/** The right pane of the Queries view: the node selected in the graph. */
export function AnswerInspector({ id }: { readonly id: string }) {
  const { address, go } = useAddress();
  return (
    <div className="pane-body inspector">
      <EntityCard id={id} asOf={address.conditions.asOf} />
      <button
        type="button"
        className="button"
        onClick={() => {
          go({ node: null });
        }}
      >
        Close details
      </button>
    </div>
  );
}
