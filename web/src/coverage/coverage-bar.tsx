import { ShowCypher } from '../show-cypher/show-cypher.tsx';
import { ThemeToggle } from '../theme/theme-toggle.tsx';
import { counted, inDigits } from '../words/count-words.ts';
import { dayInShort } from '../words/day-words.ts';
import { useCoverage } from './use-coverage.ts';
import type { Conditions } from '../address/conditions.ts';
import type { Coverage } from './use-coverage.ts';
import type { Status } from '../server/use-status.ts';

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
        draft={async () => (await import('../show-cypher/list-draft.ts')).listDraft('coverage', conditions)}
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
