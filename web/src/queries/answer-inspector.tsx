import { EntityCard } from '../inspector/entity-card.tsx';
import { useAddress } from '../address/use-address.ts';

/** The right pane of the queries: the node that was chosen in an answer's graph. */
export function AnswerInspector({ id }: { readonly id: string }) {
  const { address, go } = useAddress();
  return (
    <div className="pane-body inspector">
      <EntityCard id={id} asOf={address.conditions.asOf} />
      <button
        type="button"
        className="button"
        onClick={() => {
          go({ node: null });
        }}
      >
        Close the details
      </button>
    </div>
  );
}
