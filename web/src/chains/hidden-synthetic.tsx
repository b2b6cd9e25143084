import { counted } from '../words/count-words.ts';
import { evidenceClasses } from '../address/conditions.ts';
import { useAddress } from '../address/use-address.ts';
import { useSyntheticCount } from './use-synthetic-count.ts';
import type { Conditions } from '../address/conditions.ts';

/** Says that there is something in synthetic data only, and shows it on request. */
export function HiddenSynthetic({ conditions }: { readonly conditions: Conditions }) {
  const { setConditions } = useAddress();
  const answer = useSyntheticCount(conditions);
  if (answer.state !== 'here') return null;
  const count = answer.data.exposures.accessCount;
  if (count === 0) return null;
  return (
    <p>
      {counted(count, 'access is', 'accesses are')} exposed in invented, synthetic data, which are hidden.{' '}
      <button
        type="button"
        className="button main"
        onClick={() => {
          setConditions({ evidence: evidenceClasses });
        }}
      >
        Show synthetic data
      </button>
    </p>
  );
}
