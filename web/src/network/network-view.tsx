import { useMemo } from 'react';
import { useAddress } from '../address/use-address.ts';
import { LazyPicture } from '../canvas/lazy.tsx';
import { Legend, ShowingToggle } from '../canvas/legend.tsx';
import { EntityCard, useEntity } from '../inspector/entity.tsx';
import { HopCard } from '../inspector/hop.tsx';
import type { Box, Picture } from '../picture/picture.ts';
import { ShowCypher } from '../show-cypher/show-cypher.tsx';
import { Panes } from '../ui/panes.tsx';
import { Failed, Skeleton } from '../ui/states.tsx';
import { counted, edgeInWords, inDigits, nodeCaption, periodInWords } from '../words.ts';
import { ContractList } from './contract-list.tsx';
import {
  MOST_BOXES,
  MOST_NEIGHBOURS,
  NEIGHBOURS_PAGE,
  drawNetwork,
  readOpened,
  useNeighbourhoods,
  writeOpened,
} from './neighbourhoods.ts';
import type { Neighbourhood, Neighbourhoods, Opened } from './neighbourhoods.ts';

/** The Network view: who subcontracts to whom, explored node by node. */
export function NetworkView() {
  const { address } = useAddress();
  const opened = useMemo(() => address.opened.map(readOpened), [address.opened]);
  const neighbourhoods = useNeighbourhoods(opened, address.conditions.asOf);
  return (
    <Panes
      names={['Contracts', 'Network', 'Details']}
      left={<ContractList />}
      middle={<NetworkMiddle neighbourhoods={neighbourhoods} opened={opened} />}
      right={<NetworkInspector neighbourhoods={neighbourhoods} opened={opened} />}
    />
  );
}

interface NetworkMiddleProps {
  readonly neighbourhoods: Neighbourhoods;
  readonly opened: readonly Opened[];
}

/** The explored part of the network as a picture or a table, or a hint where to start. */
function NetworkMiddle({ neighbourhoods, opened }: NetworkMiddleProps) {
  const { address } = useAddress();
  if (address.root === null) {
    return (
      <div className="state">
        <h2>Start from a contract or an organization</h2>
        <p>
          Select a contract on the left or search for a name above. Click a node twice to show its neighbors: incoming
          relations on its left, outgoing relations on its right.
        </p>
      </div>
    );
  }
  return <Explored root={address.root} neighbourhoods={neighbourhoods} opened={opened} />;
}

function Explored({ root, neighbourhoods, opened }: NetworkMiddleProps & { readonly root: string }) {
  const { address, go } = useAddress();
  const answer = useEntity(root, address.conditions.asOf);
  const start = answer.state === 'ready' ? answer.data.node : null;
  const { hoods, loading, failure, retry } = neighbourhoods;
  const picture = useMemo(() => (start === null ? null : drawNetwork(start, hoods)), [start, hoods]);
  if (answer.state === 'failed') {
    return <Failed what="Could not load the network." failure={answer.failure} onRetry={answer.retry} />;
  }
  if (answer.state === 'ready' && start === null) {
    return <p className="state">This node is not in the database. Select a contract on the left.</p>;
  }
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
          {picture.boxes.length >= MOST_BOXES && `; drawing stops at ${inDigits(MOST_BOXES)}`}
          {loading && ' · loading…'}
        </span>
        <ShowingToggle />
      </div>
      <p className="soft small aside">
        Each line is one relation. Two relations in a row form a chain only under one contract: see Chains.
      </p>
      {failure !== null && <Failed what="Could not load some neighbors." failure={failure} onRetry={retry} />}
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

interface NetworkInspectorProps {
  readonly neighbourhoods: Neighbourhoods;
  readonly opened: readonly Opened[];
}

/** The right pane of the Network view: the selected node or relation. */
function NetworkInspector({ neighbourhoods, opened }: NetworkInspectorProps) {
  const { address } = useAddress();
  const { node, hop, root } = address;
  const hops = neighbourhoods.hoods.flatMap((hood) => hood.hops);
  const edge = hops.find((one) => one.edge.id === hop)?.edge;
  const names = new Map(hops.map((one) => [one.node.id, nodeCaption(one.node)]));
  const shown = node ?? (edge === undefined ? root : null);
  return (
    <div className="pane-body inspector">
      {shown !== null && (
        <>
          <EntityCard id={shown} asOf={address.conditions.asOf} />
          <OpenButtons id={shown} neighbourhoods={neighbourhoods} opened={opened} />
        </>
      )}
      {shown === null && edge === undefined && <p className="soft">Select a node or a line to see its sources.</p>}
      {edge !== undefined && (
        <HopCard
          hop={edge}
          nameOf={(id) => names.get(id) ?? 'the start'}
          asOf={address.conditions.asOf}
          picked
          onPick={null}
          closure={null}
        />
      )}
    </div>
  );
}

interface NetworkTableProps {
  readonly hoods: readonly Neighbourhood[];
  readonly picture: Picture;
}

/** The content of the picture as a table: a row for each relation. */
function NetworkTable({ hoods, picture }: NetworkTableProps) {
  const { go } = useAddress();
  const names = new Map(picture.boxes.map((box) => [box.id, box.title]));
  const edges = new Map(hoods.flatMap((hood) => hood.hops.map(({ edge }) => [edge.id, edge] as const)));
  return (
    <div className="table-holder" tabIndex={0} role="region" aria-label="Relations as a table">
      <table>
        <caption className="unseen">Every relation of the picture</caption>
        <thead>
          <tr>
            <th scope="col">From</th>
            <th scope="col">Relation</th>
            <th scope="col">To</th>
            <th scope="col">Under</th>
            <th scope="col">Statements</th>
            <th scope="col">Best statement holds</th>
          </tr>
        </thead>
        <tbody>
          {[...edges.values()].map((edge) => (
            <tr key={edge.id}>
              <td>{names.get(edge.from) ?? edge.from}</td>
              <td>
                <button
                  type="button"
                  className="plain"
                  onClick={() => {
                    go({ hop: edge.id, node: null });
                  }}
                >
                  {edgeInWords(edge.type)}
                </button>
              </td>
              <td>{names.get(edge.to) ?? edge.to}</td>
              <td>{edge.under ?? ''}</td>
              <td>{edge.statements.length}</td>
              <td>{periodInWords(edge.statements[0]?.validFrom, edge.statements[0]?.validTo)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface OpenButtonsProps {
  readonly id: string;
  readonly neighbourhoods: Neighbourhoods;
  readonly opened: readonly Opened[];
}

/** Buttons to show a node's neighbors, show more of them, or hide them, with their number. */
function OpenButtons({ id, neighbourhoods, opened }: OpenButtonsProps) {
  const { address, go } = useAddress();
  const open = opened.find((one) => one.id === id);
  const hood = neighbourhoods.hoods.find((one) => one.id === id);
  const set = (next: readonly Opened[]): void => {
    go({ opened: next.map(writeOpened) });
  };
  if (open === undefined) {
    return (
      <div className="actions">
        <button
          type="button"
          className="button main"
          onClick={() => {
            set([...opened, { id, pages: 1 }]);
          }}
        >
          Show neighbors
        </button>
      </div>
    );
  }
  return (
    <div className="actions">
      {hood !== undefined && (
        <span className="soft small">
          {inDigits(hood.hops.length)} of {inDigits(hood.total)} relations on this day shown
        </span>
      )}
      {hood?.complete === false && (
        <button
          type="button"
          className="button"
          onClick={() => {
            set(opened.map((one) => (one.id === id ? { id, pages: one.pages + 1 } : one)));
          }}
        >
          Show more
        </button>
      )}
      {id !== address.root && (
        <button
          type="button"
          className="button"
          onClick={() => {
            set(opened.filter((one) => one.id !== id));
          }}
        >
          Hide neighbors
        </button>
      )}
      <ShowCypher
        of="these relations"
        draft={async () =>
          (await import('../show-cypher/drafts.ts')).neighboursDraft(
            id,
            Math.min(open.pages * NEIGHBOURS_PAGE, MOST_NEIGHBOURS),
            address.conditions.asOf,
          )
        }
      />
    </div>
  );
}
