import { useAddress } from '../address/use-address.ts';
import type { Chain } from './use-chain.ts';

/** Where to look next from a chain. */
export function ChainSteps({ chain }: { readonly chain: Chain }) {
  const { go, setConditions } = useAddress();
  const start = chain.accountable ?? chain.prime;
  if (start === null) return null;
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
    </>
  );
}
