import { decisionStatuses } from '../address/address.ts';
import { useAddress } from '../address/use-address.ts';
import type { DecisionStatus } from '../generated/graphql.ts';
import { Select } from '../ui/fields.tsx';
import { counted, inDigits, valueName } from '../words.ts';

interface DecisionFilterProps {
  /** Number of chains that the filter leaves; null while it loads. */
  readonly listed: number | null;
  readonly all: number;
}

/** Filters the list of chains by what people decided. Only the list: neither the picture nor a count changes. */
export function DecisionFilter({ listed, all }: DecisionFilterProps) {
  const { address, go } = useAddress();
  const { decisions } = address;
  const others = decisionStatuses.filter((status) => !decisions.includes(status));
  return (
    <div className="decision-filter">
      {others.length > 0 && (
        <Select<DecisionStatus | ''>
          name="decision"
          value=""
          options={[
            ['', decisions.length === 0 ? 'any decision' : 'or…'],
            ...others.map((status) => [status, nameOf(status)] as const),
          ]}
          onChange={(added) => {
            if (added !== '') go({ decisions: [...decisions, added] });
          }}
        />
      )}
      {decisions.length > 0 && (
        <>
          <ul className="control lists" aria-label="Decisions of the listed chains">
            {decisions.map((status) => (
              <li key={status}>
                <button
                  type="button"
                  className="button"
                  aria-pressed="true"
                  onClick={() => {
                    go({ decisions: decisions.filter((one) => one !== status) });
                  }}
                >
                  {nameOf(status)}
                  <span aria-hidden="true">×</span>
                  <span className="unseen"> (remove this filter)</span>
                </button>
              </li>
            ))}
          </ul>
          <p className="small" role="status">
            {listed === null ? '' : `${inDigits(listed)} of ${counted(all, 'chain')} listed.`}
          </p>
        </>
      )}
    </div>
  );
}

/** An exposure without a decision is open. */
function nameOf(status: DecisionStatus): string {
  return status === 'OPEN' ? 'open or undecided' : valueName(status);
}
