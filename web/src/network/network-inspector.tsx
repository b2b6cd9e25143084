import { EntityCard } from '../inspector/entity-card.tsx';
import { HopCard } from '../inspector/hop-card.tsx';
import { OpenButtons } from './open-buttons.tsx';
import { nodeCaption } from '../words/node-words.ts';
import { useAddress } from '../address/use-address.ts';
import type { Neighbourhoods } from './use-neighbourhoods.ts';
import type { Opened } from './opened.ts';

interface NetworkInspectorProps {
  readonly neighbourhoods: Neighbourhoods;
  readonly opened: readonly Opened[];
}

/** The right pane of the network: the chosen node or relation. */
export function NetworkInspector({ neighbourhoods, opened }: NetworkInspectorProps) {
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
      {shown === null && edge === undefined && <p className="soft">Choose a node or a line to see what says so.</p>}
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
