import { aboutNode } from './about-node.ts';
import { useAddress } from '../address/use-address.ts';
import type { EntityNode } from './use-entity.ts';

/** What can be done with a node. */
export function EntityActions({ node }: { readonly node: EntityNode }) {
  const { address, go } = useAddress();
  const about = aboutNode(node);
  return (
    <div className="actions">
      {about !== null && (
        <button
          type="button"
          className="button"
          onClick={() => {
            go({
              view: 'chains',
              conditions: { ...address.conditions, about },
              system: null,
              chain: null,
              node: null,
              hop: null,
            });
          }}
        >
          Exposures {aboutWords[about.kind]}
        </button>
      )}
      {address.view !== 'network' && (
        <button
          type="button"
          className="button"
          onClick={() => {
            go({ view: 'network', root: node.id, node: node.id, opened: [node.id], hop: null });
          }}
        >
          Explore around it
        </button>
      )}
      {address.view === 'network' && address.root !== node.id && (
        <button
          type="button"
          className="button"
          onClick={() => {
            go({ root: node.id, opened: [node.id], hop: null });
          }}
        >
          Start from here
        </button>
      )}
    </div>
  );
}

const aboutWords = {
  system: 'of this system',
  organization: 'through it',
  contract: 'under it',
  country: 'by people there',
} as const;
