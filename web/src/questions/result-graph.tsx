import { useMemo } from 'react';
import { useAddress } from '../address/use-address.ts';
import { LazyFreePicture } from '../canvas/lazy.tsx';
import { Legend } from '../canvas/legend.tsx';
import { NeighboursDocument } from '../generated/graphql.ts';
import type { CypherAnswerFragment, HopEvidenceFragment } from '../generated/graphql.ts';
import { EntityCard } from '../inspector/entity.tsx';
import { HopCard } from '../inspector/hop.tsx';
import { roleOfNode } from '../picture/picture.ts';
import type { Box, Picture } from '../picture/picture.ts';
import type { Answer } from '../server/client.ts';
import { useAnswer } from '../server/use-answer.ts';
import { Failed, Skeleton } from '../ui/states.tsx';
import { edgeInWords, inDigits, isSynthetic, nodeCaption, nodeKind } from '../words.ts';

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

interface AnswerHopProps {
  readonly edge: CypherAnswerFragment['graph']['edges'][number];
  readonly nodes: CypherAnswerFragment['graph']['nodes'];
}

/** The relation that was chosen in an answer's graph, and what says so. */
function AnswerHop({ edge, nodes }: AnswerHopProps) {
  const { address } = useAddress();
  const answer = useHop(edge);
  const names = new Map(nodes.map((node) => [node.id, nodeCaption(node)]));
  if (answer.state === 'loading') return <Skeleton what="what says so" rows={3} />;
  if (answer.state === 'failed') {
    return <Failed what="What says so could not be loaded." failure={answer.failure} onRetry={answer.retry} />;
  }
  if (answer.data === null) {
    return (
      <p className="soft">Both of its ends have too many relations to find it here: its statements are in the table.</p>
    );
  }
  return (
    <HopCard
      hop={answer.data}
      nameOf={(id) => names.get(id) ?? id}
      asOf={address.conditions.asOf}
      picked
      onPick={null}
      closure={null}
    />
  );
}

/** The right pane of the queries: the node that was chosen in an answer's graph. */
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
        Close the details
      </button>
    </div>
  );
}

/** The most boxes that a picture of an answer takes. */
const MOST_BOXES = 300;

/** The nodes and relations of an answer as a picture without lanes. */
function drawAnswer({ nodes, edges }: CypherAnswerFragment['graph']): Picture {
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

type Edge = CypherAnswerFragment['graph']['edges'][number];

/** The most that the server gives at once. */
const MOST = 100;

/** What says a hop of an answer, from whichever of its ends has it among its first; null: it is beyond those of both. */
function useHop({ id, type, from, to }: Edge): Answer<HopEvidenceFragment | null> {
  const asked = { type, first: MOST };
  const out = useAnswer(NeighboursDocument, { ...asked, id: from, direction: 'OUT' });
  const there = out.state === 'here' ? hopIn(out.data.neighbours.edges, id) : null;
  const back = useAnswer(
    NeighboursDocument,
    { ...asked, id: to, direction: 'IN' },
    out.state !== 'here' || there !== null,
  );
  if (out.state !== 'here') return out;
  if (there !== null) return { ...out, data: there };
  return back.state === 'here' ? { ...back, data: hopIn(back.data.neighbours.edges, id) } : back;
}

function hopIn(edges: readonly { readonly edge: HopEvidenceFragment }[], id: string): HopEvidenceFragment | null {
  return edges.find(({ edge }) => edge.id === id)?.edge ?? null;
}
