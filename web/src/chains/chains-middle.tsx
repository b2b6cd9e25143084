import { useMemo } from 'react';
import { Failed } from '../states/failed.tsx';
import { NothingExposed } from './nothing-exposed.tsx';
import { PicturePane } from './picture-pane.tsx';
import { Skeleton } from '../states/skeleton.tsx';
import { holdsOn } from '../inspector/holds-on.ts';
import { useAddress } from '../address/use-address.ts';
import { useCoverage } from '../coverage/use-coverage.ts';
import type { ChainRowFragment } from '../generated/graphql.ts';
import type { ChosenChain } from './use-chosen-chain.ts';
import type { ExposedSystems } from './use-exposed-systems.ts';

interface ChainsMiddleProps {
  readonly exposed: ExposedSystems | null;
  readonly chosen: ChosenChain;
  readonly onChain: (chain: ChainRowFragment) => void;
}

/** The picture, or why there is none. */
export function ChainsMiddle({ exposed, chosen, onChain }: ChainsMiddleProps) {
  const { address } = useAddress();
  const coverage = useCoverage(address.conditions);
  const { items, total, next, loading, failure, more } = chosen.drawn;
  const own = chosen.answer.state === 'here' ? chosen.answer.data.exposure : null;
  // The chosen chain may stand on a page not loaded yet. One that does not hold, or that the conditions exclude, is not drawn.
  const beyond = next !== null && own !== null && holdsOn(own.periods, address.conditions.asOf);
  const chains = useMemo(
    () => (own !== null && beyond && items.every(({ id }) => id !== own.id) ? [own, ...items] : items),
    [own, beyond, items],
  );
  if (exposed?.accesses === 0) {
    return coverage.state === 'here' ? (
      <div className="pane-body">
        <NothingExposed conditions={address.conditions} coverage={coverage.data.coverage} />
      </div>
    ) : (
      <Skeleton what="what is known" rows={4} />
    );
  }
  if (failure !== null && items.length === 0) {
    return <Failed what="The chains could not be loaded." failure={failure} onRetry={more} />;
  }
  if (items.length === 0 && (loading || exposed === null)) return <Skeleton what="the chains" rows={6} />;
  return (
    <PicturePane chains={chains} total={Math.max(total ?? 0, chains.length)} chosen={chosen.id} onChain={onChain} />
  );
}
