import { ShowCypher } from '../show-cypher/show-cypher.tsx';
import { useAddress } from '../address/use-address.ts';
import type { Chain } from './use-chain.ts';

/** Where to look next from a chain. */
export function ChainSteps({ chain }: { readonly chain: Chain }) {
  const { address, go, setConditions } = useAddress();
  const start = chain.accountable ?? chain.prime;
  const cypher = (
    <ShowCypher
      of="this chain"
      draft={async () => (await import('../show-cypher/chain-draft.ts')).chainDraft(chain, address.conditions.asOf)}
    />
  );
  if (start === null) return cypher;
  return (
    <>
      <button
        type="button"
        className="button"
        onClick={() => {
          setConditions({ about: { kind: 'organization', key: start.key } });
        }}
      >
        Only what goes through {start.caption}
      </button>
      <button
        type="button"
        className="button"
        onClick={() => {
          go({ view: 'network', root: start.id, node: start.id, opened: [start.id], hop: null });
        }}
      >
        Explore around {start.caption}
      </button>
      {cypher}
    </>
  );
}
