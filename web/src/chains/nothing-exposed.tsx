import { evidenceClasses } from '../address/address.ts';
import type { Conditions } from '../address/address.ts';
import { useAddress } from '../address/use-address.ts';
import type { Coverage } from '../coverage/coverage-bar.tsx';
import { useClosures, useSyntheticCount } from '../exposures/data.ts';
import type { Closure } from '../exposures/data.ts';
import { ClaimQuote } from '../inspector/hop.tsx';
import { counted, dayInWords } from '../words.ts';

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

/** One chain that held once: until when, by whose word it ended, whether anybody else says so. */
function ClosureItem({ closure }: { readonly closure: Closure }) {
  const { address, go } = useAddress();
  const { exposure, lastDay, sentence, claims } = closure;
  return (
    <li className="closure">
      <p>
        <button
          type="button"
          className="plain"
          onClick={() => {
            go({
              conditions: { ...address.conditions, asOf: lastDay },
              system: exposure.system.key,
              chain: exposure.id,
              node: null,
              hop: null,
            });
          }}
        >
          {exposure.system.caption}, last on {dayInWords(lastDay)}
        </button>
      </p>
      <p>
        <strong>{sentence.charAt(0).toUpperCase() + sentence.slice(1)}</strong>
      </p>
      {claims.map((claim) => (
        <ClaimQuote key={claim.id} claim={claim} />
      ))}
    </li>
  );
}

/** Says that there is something in synthetic data only, and shows it on request. */
function HiddenSynthetic({ conditions }: { readonly conditions: Conditions }) {
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
