import { useMemo } from 'react';
import { Failed } from '../states/failed.tsx';
import { LazyPicture } from '../canvas/lazy-picture.tsx';
import { Legend } from '../chains/legend.tsx';
import { MOST_BOXES, drawNetwork } from './draw-network.ts';
import { NetworkTable } from './network-table.tsx';
import { ShowCypher } from '../show-cypher/show-cypher.tsx';
import { ShowingToggle } from '../chains/showing-toggle.tsx';
import { Skeleton } from '../states/skeleton.tsx';
import { counted, inDigits } from '../words/count-words.ts';
import { useAddress } from '../address/use-address.ts';
import { useEntity } from '../inspector/use-entity.ts';
import { writeOpened } from './opened.ts';
import type { Box } from '../picture/picture.ts';
import type { Neighbourhoods } from './use-neighbourhoods.ts';
import type { Opened } from './opened.ts';

interface NetworkMiddleProps {
  readonly neighbourhoods: Neighbourhoods;
  readonly opened: readonly Opened[];
}

/** The explored part of the network as a picture or a table, or where to begin. */
export function NetworkMiddle({ neighbourhoods, opened }: NetworkMiddleProps) {
  const { address } = useAddress();
  if (address.root === null) {
    return (
      <div className="state">
        <h2>Begin at a contract or an organization</h2>
        <p>
          Choose a contract on the left, or search for any name above. What leads to it stands on its left, what it
          leads to on its right; each node opens its own neighbours.
        </p>
      </div>
    );
  }
  return <Explored root={address.root} neighbourhoods={neighbourhoods} opened={opened} />;
}

function Explored({ root, neighbourhoods, opened }: NetworkMiddleProps & { readonly root: string }) {
  const { address, go } = useAddress();
  const answer = useEntity(root, address.conditions.asOf);
  const start = answer.state === 'here' ? answer.data.node : null;
  const { hoods, loading, failure, retry } = neighbourhoods;
  const picture = useMemo(() => (start === null ? null : drawNetwork(start, hoods)), [start, hoods]);
  if (answer.state === 'failed') {
    return <Failed what="The network could not be loaded." failure={answer.failure} onRetry={answer.retry} />;
  }
  if (answer.state === 'here' && start === null) {
    return <p className="state">This node is not in the database. Choose a contract on the left.</p>;
  }
  const nodes = [...(start === null ? [] : [start]), ...hoods.flatMap((hood) => hood.hops.map(({ node }) => node))];
  const openedNodes = new Map(
    nodes.flatMap((node) =>
      'key' in node && opened.some(({ id }) => id === node.id)
        ? [[node.id, { label: node.__typename, key: node.key }] as const]
        : [],
    ),
  );
  if (picture === null || (hoods.length === 0 && loading)) return <Skeleton what="the network" rows={6} />;
  const onBox = (box: Box): void => {
    const again = box.node !== null && box.node === address.node;
    const closed = again && opened.every(({ id }) => id !== box.node);
    if (closed) go({ opened: [...opened, { id: box.node, pages: 1 }].map(writeOpened) });
    else go({ node: box.node, hop: null });
  };
  return (
    <>
      <div className="pane-head">
        <h2>Network</h2>
        <span className="soft small">
          {counted(picture.boxes.length, 'node', 'nodes')}, {counted(picture.lines.length, 'relation', 'relations')}
          {picture.boxes.length >= MOST_BOXES && `; at most ${inDigits(MOST_BOXES)} are drawn`}
          {loading && ' · loading…'}
        </span>
        {openedNodes.size > 0 && (
          <ShowCypher
            of="these relations"
            draft={async () =>
              (await import('../show-cypher/neighbours-draft.ts')).neighboursDraft(
                [...openedNodes.values()],
                address.conditions.asOf,
              )
            }
          />
        )}
        <ShowingToggle />
      </div>
      <p className="soft small aside">
        Each line is one relation. Two in a row are a chain only under one contract; chains are in the view Chains.
      </p>
      {failure !== null && <Failed what="Some neighbours could not be loaded." failure={failure} onRetry={retry} />}
      {address.showing === 'list' ? (
        <NetworkTable hoods={hoods} picture={picture} />
      ) : (
        <LazyPicture
          picture={picture}
          label="The explored part of the network"
          picked={address.hop ?? address.node}
          onBox={onBox}
          onLine={(line) => {
            go({ hop: line.hop, node: null });
          }}
          onNothing={() => {
            go({ node: null, hop: null });
          }}
        >
          <Legend picture={picture} />
        </LazyPicture>
      )}
    </>
  );
}
