import { useAddress } from '../address/use-address.ts';
import { holdsOn } from '../exposures/chain.ts';
import type { ChosenChain } from '../exposures/data.ts';
import { Failed, Skeleton } from '../ui/states.tsx';
import { ChainInspector } from './chain.tsx';
import { EntityCard } from './entity.tsx';

/** The right pane of the chains: a chosen node, then the chosen chain. */
export function Inspector({ chosen }: { readonly chosen: ChosenChain }) {
  const { address, go } = useAddress();
  const { answer, drawn } = chosen;
  const chain = answer.state === 'here' ? answer.data.exposure : null;
  const listed = drawn.items.some(({ id }) => id === chain?.id) || drawn.next !== null || drawn.total === null;
  const excluded = chain !== null && !listed && holdsOn(chain.periods, address.conditions.asOf);
  return (
    <div className="pane-body inspector">
      {address.node !== null && <EntityCard id={address.node} asOf={address.conditions.asOf} />}
      {chosen.id === null && (
        <p className="soft">Why an access is a concern, who says so and what is not known: here, once one is chosen.</p>
      )}
      {chosen.id !== null && answer.state === 'loading' && <Skeleton what="the evidence" rows={8} />}
      {chosen.id !== null && answer.state === 'failed' && (
        <Failed what="The evidence could not be loaded." failure={answer.failure} onRetry={answer.retry} />
      )}
      {chosen.id !== null && answer.state === 'here' && answer.data.exposure === null && (
        <div className="state">
          <h3>This chain is not on record here</h3>
          <p>
            Not on any day, under the conditions above. It may have been superseded, or the link is of another database.
          </p>
          <button
            type="button"
            className="button"
            onClick={() => {
              go({ chain: null, system: null, node: null, hop: null });
            }}
          >
            Show the most urgent instead
          </button>
        </div>
      )}
      {excluded && (
        <p className="closure">
          <strong>The conditions above exclude this chain.</strong> It is shown because the address names it.
        </p>
      )}
      {answer.state === 'here' && answer.data.exposure !== null && <ChainInspector chain={answer.data.exposure} />}
    </div>
  );
}
