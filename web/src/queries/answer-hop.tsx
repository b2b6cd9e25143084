import { Failed } from '../states/failed.tsx';
import { HopCard } from '../inspector/hop-card.tsx';
import { Skeleton } from '../states/skeleton.tsx';
import { nodeCaption } from '../words/node-words.ts';
import { useAddress } from '../address/use-address.ts';
import { useHop } from './use-hop.ts';
import type { CypherAnswerFragment } from '../generated/graphql.ts';

interface AnswerHopProps {
  readonly edge: CypherAnswerFragment['graph']['edges'][number];
  readonly nodes: CypherAnswerFragment['graph']['nodes'];
}

/** The relation that was chosen in an answer's graph, and what says so. */
export function AnswerHop({ edge, nodes }: AnswerHopProps) {
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
