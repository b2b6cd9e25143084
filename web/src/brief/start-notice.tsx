import type { Conditions } from '../address/address.ts';
import { toFilter } from '../conditions/to-filter.ts';
import { BriefDocument } from '../generated/graphql.ts';
import { useAnswer } from '../server/use-answer.ts';
import { counted, dayInWords, inDigits } from '../words.ts';

interface UncertainStart {
  readonly accesses: number;
  readonly of: number;
}

/** Of how many accesses no source says that they had begun on the day; null: of none. While it is unknown, or if it can't be loaded, `loading`. */
export function useUncertainStart(conditions: Conditions): UncertainStart | 'loading' | null {
  const answer = useAnswer(BriefDocument, { filter: toFilter(conditions) });
  if (answer.state !== 'ready') return 'loading';
  const { day, accesses, mayNotHaveBegun } = answer.data.brief;
  return day !== conditions.asOf || mayNotHaveBegun === 0 ? null : { accesses: mayNotHaveBegun, of: accesses };
}

/** Says that accesses may not have begun on the day, beside what counts them; nothing if all had. */
export function StartNotice({ conditions }: { readonly conditions: Conditions }) {
  const uncertain = useUncertainStart(conditions);
  if (uncertain === null || uncertain === 'loading') return null;
  const { accesses, of } = uncertain;
  const which =
    accesses >= of ? counted(of, 'access', 'accesses') : `${inDigits(accesses)} of ${inDigits(of)} accesses`;
  return (
    <p className="aside closure">
      <strong>May not have begun.</strong> The start of {which} is not on record, and on {dayInWords(conditions.asOf)}{' '}
      no source had reported {of === 1 || accesses === 1 ? 'it' : 'them'} yet.
    </p>
  );
}
