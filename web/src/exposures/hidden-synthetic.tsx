import type { Conditions } from '../address/address.ts';
import { useAddress } from '../address/use-address.ts';
import { toFilter } from '../conditions/to-filter.ts';
import { SyntheticCountDocument } from '../generated/graphql.ts';
import { useAnswer } from '../server/use-answer.ts';
import { counted } from '../words.ts';

interface HiddenSyntheticProps {
  /** Conditions that hide synthetic data. */
  readonly conditions: Conditions;
  readonly buttonClass: string;
}

/** Says how many accesses are exposed with the hidden synthetic data, those of other data included, with a button to show them. */
export function HiddenSynthetic({ conditions, buttonClass }: HiddenSyntheticProps) {
  const { setConditions } = useAddress();
  const evidence: Conditions['evidence'] = [...conditions.evidence, 'SYNTHETIC'];
  const answer = useAnswer(SyntheticCountDocument, { filter: toFilter({ ...conditions, evidence }) });
  if (answer.state !== 'ready') return null;
  const count = answer.data.exposures.accessCount;
  if (count === 0) return null;
  return (
    <p>
      With the synthetic (invented) data that is now hidden, {counted(count, 'access is', 'accesses are')} exposed.{' '}
      <button
        type="button"
        className={buttonClass}
        onClick={() => {
          setConditions({ evidence });
        }}
      >
        Show synthetic data
      </button>
    </p>
  );
}
