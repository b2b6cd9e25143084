import { useState } from 'react';
import { LEADING, drawChains } from '#picture/chains.ts';
import { systemDetail } from '#picture/picture.ts';
import type { Box, Picture } from '#picture/picture.ts';
import { withShortIds } from '#picture/short-ids.ts';
import { edgeInWords } from '#picture/words.ts';
import type { Conditions } from '../address/address.ts';
import { useChains } from '../exposures/data.ts';
import { RecordFactsDocument, RecordNeighboursDocument } from '../generated/graphql.ts';
import type { ChainRowFragment, NodeNameFragment, RecordNeighboursQuery } from '../generated/graphql.ts';
import { StaticPicture } from '../canvas/static-picture.tsx';
import { pseudonymsIn, roleOfNode } from '../picture/node-role.ts';
import { useAnswer } from '../server/use-answer.ts';
import { CopyLink } from '../ui/buttons.tsx';
import { Loaded, Panel } from '../ui/panel.tsx';
import { Failed, Skeleton } from '../ui/states.tsx';
import { counted, dayInWords, inDigits, isSynthetic, nodeCaption, nodeKind, routeInWords } from '../words.ts';
import { CHAINS_ON_PAGE } from './exposures-of.tsx';
import { factsInWords } from './record-facts.ts';

interface HeadingProps {
  readonly node: NodeNameFragment;
  /** The page's conditions, restricted to the record; null: the record is on no chains. */
  readonly own: Conditions | null;
  readonly day: string;
}

/** The class by which a part that loads for the first time hides what follows, so that it does not jump; later, it stays where it is. */
function useFirstPart(isLoading: boolean): string | undefined {
  const [isKnown, setKnown] = useState(false);
  if (!isLoading && !isKnown) setKnown(true);
  return isLoading && !isKnown ? 'first-part' : undefined;
}

/** What a page of a record begins with: its name, what it is in one sentence, and a picture of its chains, or without any of its relations. */
export function RecordHeading({ node, own, day }: HeadingProps) {
  const answer = useAnswer(RecordFactsDocument, { id: node.id, asOf: day });
  const firstPart = useFirstPart(answer.state === 'loading');
  const facts = answer.state === 'ready' && answer.data.node !== null ? factsInWords(answer.data.node) : null;
  return (
    <div className={`record-head inspector ${firstPart ?? ''}`}>
      <h2 className="inspector-title">{nodeCaption(node)}</h2>
      <p>
        {facts ?? capitalized(nodeKind(node))}
        {own === null ? '.' : <ChainCount own={own} />}
      </p>
      {answer.state === 'failed' && (
        <Failed what="Could not load what is on record about it." failure={answer.failure} onRetry={answer.retry} />
      )}
      <CopyLink />
    </div>
  );
}

function ChainCount({ own }: { readonly own: Conditions }) {
  const { total } = useChains(own, null, { first: CHAINS_ON_PAGE });
  if (total === null) return '.';
  return `; on ${total === 0 ? 'no exposed chain' : counted(total, 'exposed chain')} on ${dayInWords(own.asOf)}.`;
}

/** The most chains or relations of one picture. */
const MOST = 12;

/** The chains of the record, most urgent first; if there are none, its relations. */
export function RecordPicture({ node, own, day }: HeadingProps) {
  return own === null ? <Neighborhood node={node} day={day} /> : <ChainsPicture node={node} own={own} day={day} />;
}

function ChainsPicture({ node, own, day }: HeadingProps & { readonly own: Conditions }) {
  const { items, total, loading } = useChains(own, null, { first: CHAINS_ON_PAGE });
  const firstPart = useFirstPart(loading);
  if (total === null) return loading ? <Skeleton what="its chains" rows={12} className={firstPart} /> : null;
  if (total === 0) return <Neighborhood node={node} day={day} />;
  const chains: readonly ChainRowFragment[] = items.slice(0, MOST);
  return (
    <Panel
      title="Its chains"
      note={total > chains.length ? `the ${inDigits(chains.length)} most urgent of ${inDigits(total)}` : undefined}
    >
      <StaticPicture
        picture={drawChains(chains, LEADING)}
        label={`Chains: ${chains.map(routeInWords).join('; ')}`}
        name=""
        words={null}
      />
    </Panel>
  );
}

function Neighborhood({ node, day }: Omit<HeadingProps, 'own'>) {
  const answer = useAnswer(RecordNeighboursDocument, { id: node.id, first: MOST, asOf: day });
  const firstPart = useFirstPart(answer.state === 'loading');
  return (
    <Loaded answer={answer} what="its relations" rows={12} placeClass={firstPart}>
      {({ neighbours: { edges, totalCount } }) =>
        totalCount > 0 && (
          <Panel
            title="What it is connected to"
            note={
              totalCount > edges.length ? `${inDigits(edges.length)} of ${counted(totalCount, 'relation')}` : undefined
            }
          >
            <StaticPicture
              picture={drawNeighbors(node, edges)}
              of="the relations"
              label={`Relations of ${nodeCaption(node)}: ${edges.map(({ node: other, edge }) => `${edgeInWords(edge.type)} ${nodeCaption(other)}`).join('; ')}`}
              name=""
              words={null}
            />
          </Panel>
        )
      }
    </Loaded>
  );
}

/** A record between what leads to it and what it leads to. */
function drawNeighbors(node: NodeNameFragment, edges: RecordNeighboursQuery['neighbours']['edges']): Picture {
  const boxes = new Map<string, Box>([[node.id, boxOf(node, 1, true)]]);
  for (const { node: other, edge } of edges)
    if (!boxes.has(other.id)) boxes.set(other.id, boxOf(other, edge.from === node.id ? 2 : 0, false));
  return {
    lanes: ['', nodeKind(node), ''],
    boxes: withShortIds([...boxes.values()], pseudonymsIn([node, ...edges.map((edge) => edge.node)])),
    lines: edges.map(({ edge }) => ({
      id: edge.id,
      from: edge.from,
      to: edge.to,
      kind: 'hop',
      type: edge.type,
      hop: edge.id,
      label: edgeInWords(edge.type),
      synthetic: false,
      chosen: false,
    })),
  };
}

function boxOf(node: NodeNameFragment, lane: number, chosen: boolean): Box {
  return {
    id: node.id,
    node: node.id,
    role: roleOfNode(node),
    lane,
    title: nodeCaption(node),
    detail: node.__typename === 'System' ? systemDetail(node) : nodeKind(node),
    chips: node.__typename === 'Organization' && node.country?.isForeign === true ? [node.country.name] : [],
    synthetic: isSynthetic(node),
    chosen,
  };
}

function capitalized(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
