import { ClosureItem } from './closure-item.tsx';
import { HiddenSynthetic } from './hidden-synthetic.tsx';
import { counted } from '../words/count-words.ts';
import { dayInWords } from '../words/day-words.ts';
import { useAddress } from '../address/use-address.ts';
import { useClosures } from './use-closures.ts';
import type { Conditions } from '../address/conditions.ts';
import type { Coverage } from '../coverage/use-coverage.ts';

interface NothingExposedProps {
  readonly conditions: Conditions;
  readonly coverage: Coverage;
}

/** Nothing is exposed on the day: when it last was, who says that it was closed, and what else may be in the way. */
export function NothingExposed({ conditions, coverage }: NothingExposedProps) {
  const { setConditions } = useAddress();
  const closures = useClosures(conditions);
  const { lastExposedDay, contracts, contractsWithPersonnel, accesses } = coverage;
  const restricted = conditions.lists.length > 0 || conditions.minImpactLevel !== null || conditions.about !== null;
  const ignorant = contractsWithPersonnel === 0 && accesses === 0;
  return (
    <div className="state">
      <h2>
        {ignorant ? 'Nobody knows who touches these systems' : `Nothing exposed on ${dayInWords(conditions.asOf)}`}
      </h2>
      {ignorant && (
        <p>
          Personnel records for 0 of {counted(contracts, 'contract', 'contracts')}: these data say who was paid, not who
          has access. The leads and the network below them are what there is to go on.
        </p>
      )}
      {lastExposedDay !== null && lastExposedDay < conditions.asOf && (
        <p>
          <button
            type="button"
            className="button main"
            onClick={() => {
              setConditions({ asOf: lastExposedDay });
            }}
          >
            Last on {dayInWords(lastExposedDay)}: go there
          </button>
        </p>
      )}
      {lastExposedDay !== null && lastExposedDay > conditions.asOf && (
        <p>
          <button
            type="button"
            className="button"
            onClick={() => {
              setConditions({ asOf: lastExposedDay });
            }}
          >
            Later, on {dayInWords(lastExposedDay)}, something is: go there
          </button>
        </p>
      )}
      {restricted && (
        <p>
          <button
            type="button"
            className="button"
            onClick={() => {
              setConditions({ lists: [], minImpactLevel: null, about: null });
            }}
          >
            Any foreign personnel, any level, any organization
          </button>
        </p>
      )}
      {!conditions.evidence.includes('SYNTHETIC') && <HiddenSynthetic conditions={conditions} />}
      {closures.state === 'here' && closures.data.closures.length > 0 && (
        <section>
          <h3>Why it ended, and by whose word</h3>
          <ul>
            {closures.data.closures.map((closure) => (
              <ClosureItem key={closure.exposure.id} closure={closure} />
            ))}
          </ul>
        </section>
      )}
      {accesses > 0 && (
        <p className="soft">
          {counted(accesses, 'access holds', 'accesses hold')} on this day;{' '}
          {counted(coverage.undetermined, 'is', 'are')} of undetermined origin.
        </p>
      )}
    </div>
  );
}
