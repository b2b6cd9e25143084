import type { Conditions } from '../address/address.ts';
import { toFilter } from '../conditions/to-filter.ts';
import { CoverageDocument } from '../generated/graphql.ts';
import type { CoverageQuery } from '../generated/graphql.ts';
import type { Answer } from '../server/client.ts';
import { useAnswer } from '../server/use-answer.ts';
import type { Status } from '../server/use-status.ts';
import { ShowCypher } from '../show-cypher/show-cypher.tsx';
import { ThemeToggle } from '../ui/theme.tsx';
import { counted, dayInShort, inDigits } from '../words.ts';

interface CoverageBarProps {
  readonly conditions: Conditions;
  readonly status: Status | null;
}

/** Always in sight: how little is known. */
export function CoverageBar({ conditions, status }: CoverageBarProps) {
  const answer = useCoverage(conditions);
  const synthetic = conditions.evidence.includes('SYNTHETIC');
  return (
    <footer className="coverage" aria-label="How little is known">
      {answer.state === 'loading' && <span>Counting what is known…</span>}
      {answer.state === 'failed' && <span>What is known could not be counted: {answer.failure.message}</span>}
      {answer.state === 'here' && <Figures coverage={answer.data.coverage} />}
      <ShowCypher
        of="what is known"
        draft={async () => (await import('../show-cypher/drafts.ts')).listDraft('coverage', conditions)}
      />
      <span className="end">
        {status?.lastChange == null ? '' : `last change ${dayInShort(status.lastChange)}`}
        {status?.syntheticData === true && ` · synthetic data ${synthetic ? 'shown, dashed' : 'hidden'}`}
      </span>
      <ThemeToggle />
    </footer>
  );
}

function Figures({ coverage }: { readonly coverage: Coverage }) {
  const { contracts, contractsWithPersonnel, accesses } = coverage;
  if (contractsWithPersonnel === 0 && accesses === 0) {
    return (
      <span>
        personnel records for <strong>0 of {counted(contracts, 'contract', 'contracts')}</strong>: nothing is known
        about who touches these systems
      </span>
    );
  }
  return (
    <>
      <span>
        personnel records for{' '}
        <strong>
          {inDigits(contractsWithPersonnel)} of {counted(contracts, 'contract', 'contracts')}
        </strong>
      </span>
      {accesses === 0 ? (
        <span>no access on record holds on this day</span>
      ) : (
        <>
          <Share name="location known" part={coverage.withKnownLocation} whole={accesses} />
          <Share name="escort on record" part={coverage.withEscortRecord} whole={accesses} />
          <Share name="complete lineage" part={coverage.withCompleteLineage} whole={accesses} />
          <Share name="origin undetermined" part={coverage.undetermined} whole={accesses} />
        </>
      )}
    </>
  );
}

function Share({ name, part, whole }: { readonly name: string; readonly part: number; readonly whole: number }) {
  return (
    <span>
      {name}{' '}
      <strong>
        {inDigits(part)} / {inDigits(whole)}
      </strong>
    </span>
  );
}

export type Coverage = CoverageQuery['coverage'];

/** How little is known under the conditions. */
export function useCoverage(conditions: Conditions): Answer<CoverageQuery> {
  return useAnswer(CoverageDocument, { filter: toFilter(conditions) });
}
