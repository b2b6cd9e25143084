import type { ReactNode } from 'react';
import { countedOrigins, evidenceClasses } from '../address/address.ts';
import { useAddress } from '../address/use-address.ts';
import { SyntheticCountDocument } from '../generated/graphql.ts';
import { useAnswer } from '../server/use-answer.ts';
import { counted, dayInShort } from '../words.ts';
import { isEvidenceLimited, isFiltered, toFilter, withoutFilters } from './to-filter.ts';

interface DayButtonProps {
  readonly day: string;
  readonly className?: string;
  /** Default: the date. */
  readonly children?: ReactNode;
}

/** A button that shows the page as of a date. */
export function DayButton({ day, className = 'plain', children = dayInShort(day) }: DayButtonProps) {
  const { setConditions } = useAddress();
  return (
    <button
      type="button"
      className={className}
      onClick={() => {
        setConditions({ asOf: day });
      }}
    >
      {children}
    </button>
  );
}

/** A button to count accesses of undetermined origin too; nothing if they count already. */
export function CountUndetermined() {
  const { address, setConditions } = useAddress();
  if (address.conditions.origins.includes('UNDETERMINED')) return null;
  return (
    <>
      {' '}
      Undetermined origins are not counted.{' '}
      <button
        type="button"
        className="plain"
        onClick={() => {
          setConditions({ origins: countedOrigins });
        }}
      >
        Count them too
      </button>
    </>
  );
}

interface HiddenSyntheticProps {
  /** The number of exposed accesses that are shown. */
  readonly shown: number;
  readonly buttonClass: string;
}

/** Says how many accesses would be exposed with synthetic data, if it is hidden and has more of them, and offers to show it. */
export function HiddenSynthetic({ shown, buttonClass }: HiddenSyntheticProps) {
  const { address, setConditions } = useAddress();
  const { conditions } = address;
  const isShown = conditions.evidence.includes('SYNTHETIC');
  const evidence = [...conditions.evidence, 'SYNTHETIC'] as const;
  const answer = useAnswer(SyntheticCountDocument, { filter: toFilter({ ...conditions, evidence }) }, isShown);
  if (isShown || answer.state !== 'ready') return null;
  const count = answer.data.exposures.accessCount;
  if (count <= shown) return null;
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

/** Buttons to clear the conditions that may hide exposures; nothing if there are none. */
export function ClearFilters() {
  const { address, setConditions } = useAddress();
  const { conditions } = address;
  const { evidence } = conditions;
  const isLimited = isEvidenceLimited(conditions);
  if (!isFiltered(conditions) && !isLimited) return null;
  return (
    <p className="actions">
      {isFiltered(conditions) && (
        <button
          type="button"
          className="button"
          onClick={() => {
            setConditions(withoutFilters(conditions));
          }}
        >
          Clear all filters except evidence
        </button>
      )}
      {isLimited && (
        <button
          type="button"
          className="button"
          onClick={() => {
            setConditions({ evidence: evidenceClasses.filter((one) => one !== 'SYNTHETIC' || evidence.includes(one)) });
          }}
        >
          Count all evidence
        </button>
      )}
    </p>
  );
}
