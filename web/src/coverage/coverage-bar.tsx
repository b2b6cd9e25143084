import { evidenceByDefault } from '../address/address.ts';
import type { Conditions } from '../address/address.ts';
import { isWithoutPersonnel, toFilter, underConditions } from '../conditions/to-filter.ts';
import { CoverageDocument, ReportingCoverageDocument } from '../generated/graphql.ts';
import type { CoverageQuery } from '../generated/graphql.ts';
import type { Answer } from '../server/client.ts';
import { useAnswer } from '../server/use-answer.ts';
import type { Status } from '../server/use-status.ts';
import { ShowCypher } from '../show-cypher/show-cypher.tsx';
import { counted, dayInShort, inDigits } from '../words.ts';

interface CoverageBarProps {
  readonly conditions: Conditions;
  readonly status: Status | null;
}

/** The footer: how much of the picture is on record under the conditions. Always visible. */
export function CoverageBar({ conditions, status }: CoverageBarProps) {
  const answer = useCoverage(conditions);
  const isSyntheticHidden = status?.syntheticData === true && !conditions.evidence.includes('SYNTHETIC');
  const changed = status?.lastChange == null ? '' : `changed ${dayInShort(status.lastChange)}`;
  return (
    <footer className="coverage" aria-label="Coverage">
      {answer.state === 'loading' && <span>Loading coverage…</span>}
      {answer.state === 'failed' && <span>Could not load the coverage: {answer.failure.message}</span>}
      {answer.state === 'ready' && (
        <>
          <Figures coverage={answer.data.coverage} conditions={conditions} />
          {/* Between what comes together and what comes later, so that nothing moves it. */}
          <ShowCypher of="the coverage" draft={(drafts) => drafts.listDraft('coverage', conditions)} />
        </>
      )}
      {status !== null && <Reporting withSynthetic={!isSyntheticHidden} />}
      <span className="end" title={changed}>
        {isSyntheticHidden ? (
          <>
            synthetic data hidden<span className="unseen">, {changed}</span>
          </>
        ) : (
          changed
        )}
      </span>
    </footer>
  );
}

interface FiguresProps {
  readonly coverage: Coverage;
  readonly conditions: Conditions;
}

function Figures({ coverage, conditions }: FiguresProps) {
  const { contracts, contractsWithPersonnel, accesses } = coverage;
  if (isWithoutPersonnel(coverage)) {
    return (
      <span>
        personnel records for <strong>0 of {counted(contracts, 'contract')}</strong>: the record does not show who
        reaches these systems{underConditions(conditions)}
      </span>
    );
  }
  return (
    <>
      <span>
        personnel records for{' '}
        <strong>
          {inDigits(contractsWithPersonnel)} of {counted(contracts, 'contract')}
        </strong>
        {/* Contracts are counted whatever the watch set. */}
        {conditions.watchSet !== null && ' (all systems)'}
      </span>
      {accesses === 0 ? (
        <span>no access on record on this day{underConditions(conditions)}</span>
      ) : (
        <>
          <span>
            of <strong>{counted(accesses, 'access', 'accesses')}</strong>:
          </span>
          <Share name="location known" part={coverage.withKnownLocation} />
          <Share name="escort on record" part={coverage.withEscortRecord} />
          <Share name="lineage complete" part={coverage.withCompleteLineage} />
          <Share name="origin undetermined" part={coverage.undetermined} />
        </>
      )}
    </>
  );
}

/** How much primes report of their subawards: loaded separately, because it reads all awards. */
function Reporting({ withSynthetic }: { readonly withSynthetic: boolean }) {
  const variables = withSynthetic ? {} : { filter: { dataClasses: evidenceByDefault } };
  const answer = useAnswer(ReportingCoverageDocument, variables);
  if (answer.state !== 'ready' || answer.data.coverage.reporting.awards === 0) return null;
  const { awards, awardsWithSubawards } = answer.data.coverage.reporting;
  return <Share name="awards reporting subawards" part={awardsWithSubawards} whole={awards} />;
}

function Share({ name, part, whole }: { readonly name: string; readonly part: number; readonly whole?: number }) {
  return (
    <span>
      {name}{' '}
      <strong>
        {inDigits(part)}
        {whole !== undefined && ` / ${inDigits(whole)}`}
      </strong>
    </span>
  );
}

export type Coverage = CoverageQuery['coverage'];

/** Returns the coverage under the conditions. */
export function useCoverage(conditions: Conditions): Answer<CoverageQuery> {
  return useAnswer(CoverageDocument, { filter: toFilter(conditions) });
}
