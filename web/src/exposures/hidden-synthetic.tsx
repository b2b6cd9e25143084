import type { Conditions } from '../address/address.ts';
import { useAddress } from '../address/use-address.ts';
import { toFilter } from '../conditions/to-filter.ts';
import { SyntheticCountDocument } from '../generated/graphql.ts';
import { useAnswer } from '../server/use-answer.ts';
import { counted } from '../words.ts';

/** Says how many accesses would be exposed with synthetic data, if it is hidden, and offers to show it. */
export function HiddenSynthetic({ buttonClass }: { readonly buttonClass: string }) {
  const { address, setConditions } = useAddress();
  const { conditions } = address;
  const isShown = conditions.evidence.includes('SYNTHETIC');
  const evidence: Conditions['evidence'] = [...conditions.evidence, 'SYNTHETIC'];
  const answer = useAnswer(SyntheticCountDocument, { filter: toFilter({ ...conditions, evidence }) }, isShown);
  if (isShown || answer.state !== 'ready') return null;
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
