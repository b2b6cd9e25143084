import { useAddress } from '../address/use-address.ts';
import { ClearFilters, CountUndetermined, DayButton, HiddenSynthetic } from '../conditions/buttons.tsx';
import { isWithoutPersonnel, noPersonnelInWords, toFilter, underConditions } from '../conditions/to-filter.ts';
import type { Coverage } from '../coverage/coverage-bar.tsx';
import { ClosuresDocument } from '../generated/graphql.ts';
import type { ClosuresQuery } from '../generated/graphql.ts';
import { ClaimQuote } from '../inspector/hop.tsx';
import { useAnswer } from '../server/use-answer.ts';
import { Failed } from '../ui/states.tsx';
import { counted, dayInWords, inDigits } from '../words.ts';

/** The maximum number of ended chains shown. */
const MOST_CLOSURES = 20;

/** Shown when nothing is exposed on the day: when something last was, who says that it ended, and which conditions may hide it. */
export function NothingExposed({ coverage }: { readonly coverage: Coverage }) {
  const { conditions } = useAddress().address;
  // The chains that ended before the day, why they ended, and who says so.
  const closures = useAnswer(ClosuresDocument, { filter: toFilter(conditions), first: MOST_CLOSURES });
  const { lastExposedDay, contracts, accesses } = coverage;
  const noPersonnel = isWithoutPersonnel(coverage);
  const under = underConditions(conditions);
  return (
    <div className="state">
      <h2>
        {noPersonnel
          ? `The record does not show who reaches these systems${under}`
          : `No exposure on record for ${dayInWords(conditions.asOf)}${under}`}
      </h2>
      {noPersonnel && (
        <p>
          {noPersonnelInWords(contracts, conditions)}
          {contracts > 0 && ' Start with the leads and the canvas.'}
        </p>
      )}
      {lastExposedDay !== null && lastExposedDay < conditions.asOf && (
        <p>
          <DayButton day={lastExposedDay} className="button main">
            Go to the last exposed day, {dayInWords(lastExposedDay)}
          </DayButton>
        </p>
      )}
      {lastExposedDay !== null && lastExposedDay > conditions.asOf && (
        <p>
          <DayButton day={lastExposedDay} className="button">
            Go to {dayInWords(lastExposedDay)}, a later day with exposures
          </DayButton>
        </p>
      )}
      <ClearFilters />
      <HiddenSynthetic shown={0} buttonClass="button main" />
      {closures.state === 'failed' && (
        <Failed what="Could not load what ended, and why." failure={closures.failure} onRetry={closures.retry} />
      )}
      {closures.state === 'ready' && closures.data.closures.length > 0 && (
        <section>
          <h3>Why it ended, and who says so</h3>
          <ul>
            {closures.data.closures.map((closure) => (
              <ClosureItem key={closure.exposure.id} closure={closure} />
            ))}
          </ul>
          {closures.data.closures.length === MOST_CLOSURES && (
            <p className="soft small">
              The {inDigits(MOST_CLOSURES)} that ended last. For others, choose an earlier day.
            </p>
          )}
        </section>
      )}
      {accesses > 0 && (
        <p className="soft">
          {counted(accesses, 'access', 'accesses')} on record on this day, {inDigits(coverage.undetermined)} of
          undetermined origin.
          {coverage.undetermined > 0 && <CountUndetermined />}
        </p>
      )}
    </div>
  );
}

/** One chain that ended: its last day, who says that it ended, and whether anyone confirms it. */
function ClosureItem({ closure }: { readonly closure: ClosuresQuery['closures'][number] }) {
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
