import { useAddress } from '../address/use-address.ts';
import { holdsOn } from '../exposures/chain.ts';
import type { ChosenChain } from '../exposures/data.ts';
import { Failed, Skeleton } from '../ui/states.tsx';
import { ChainInspector } from './chain.tsx';
import { EntityCard } from './entity.tsx';

/** The right pane of the Chains view: the selected node, then the selected chain. */
export function Inspector({ chosen }: { readonly chosen: ChosenChain }) {
  const { address, go } = useAddress();
  const { answer, passes, unchecked } = chosen;
  const chain = answer.state === 'ready' ? answer.data.exposure : null;
  const excluded = chain !== null && passes === false && holdsOn(chain.periods, address.conditions.asOf);
  return (
    <div className="pane-body inspector">
      {address.node !== null && <EntityCard id={address.node} asOf={address.conditions.asOf} />}
      {chosen.id === null && (
        <p className="soft">Select an access to see its chain, who says so, and what the record lacks.</p>
      )}
      {chosen.id !== null && answer.state === 'loading' && <Skeleton what="the evidence" rows={8} />}
      {chosen.id !== null && answer.state === 'failed' && (
        <Failed what="Could not load the evidence." failure={answer.failure} onRetry={answer.retry} />
      )}
      {chosen.id !== null && answer.state === 'ready' && answer.data.exposure === null && (
        <div className="state">
          <h3>Chain not found</h3>
          <p>
            No such chain on any day under the conditions above. It may have been superseded, or the link is from
            another database.
          </p>
          <button
            type="button"
            className="button"
            onClick={() => {
              go({ chain: null, system: null, node: null, hop: null });
            }}
          >
            Show the most urgent chain
          </button>
        </div>
      )}
      {excluded && (
        <p className="closure">
          <strong>The conditions above exclude this chain.</strong> It is shown because the link names it.
        </p>
      )}
      {unchecked !== null && (
        <Failed
          what="Could not check whether the conditions above exclude this chain, so it is not drawn."
          failure={unchecked.failure}
          onRetry={unchecked.retry}
        />
      )}
      {answer.state === 'ready' && answer.data.exposure !== null && <ChainInspector chain={answer.data.exposure} />}
    </div>
  );
}
