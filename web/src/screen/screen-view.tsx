import '../styles/screen.css';
import { useEffect } from 'react';
import { useAddress } from '../address/use-address.ts';
import { NotApplied } from '../conditions/not-applied.tsx';
import { partsOf } from '../conditions/to-filter.ts';
import { Failed, Skeleton } from '../ui/states.tsx';
import { clearDraft, useDraft } from './draft.ts';
import { ListForm } from './list-form.tsx';
import { Results } from './results.tsx';
import { SavedScreening } from './saved-screening.tsx';
import { SaveForm, SavedScreenings } from './saved.tsx';
import { endRun, rescreen, startRun, useRun } from './run.ts';
import type { Run, ScreenedUnder } from './run.ts';

/** Screens a list of suppliers: who they are, where they stand in chains, who owns them, and what is not on record. */
export function ScreenView() {
  const { conditions, screening } = useAddress().address;
  const others = partsOf(conditions).filter(({ field }) => field !== 'asOf' && field !== 'lists');
  return (
    <main className="page screen" id="pane-0" tabIndex={-1}>
      <h2 className="page-title">Screen suppliers</h2>
      <NotApplied parts={others} why={null} />
      {screening === null ? <NewScreening /> : <SavedScreening key={screening} id={screening} />}
    </main>
  );
}

/** A list that is screened now, and the saved ones. */
function NewScreening() {
  const { asOf, lists } = useAddress().address.conditions;
  const now = { asOf, lists };
  const draft = useDraft();
  const run = useRun();
  const rows = run?.rows ?? null;
  useEffect(() => {
    // The bar's day or lists have changed: the same rows under the new ones.
    if (rows !== null && run?.under != null && !isUnder(run.under, now)) void startRun(rows, now);
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [asOf, lists.join()]);
  return (
    <>
      <p className="soft">
        Who the suppliers on a list are, where they stand in known chains, who owns them, and what is not on record, on
        the date above. Nothing is stored unless you save it. No row is ever “clear”.
      </p>
      {run === null ? (
        <ListForm
          draft={draft}
          onScreen={(screened) => {
            void startRun(screened, now);
          }}
        />
      ) : (
        <OfRun run={run} now={now} />
      )}
      <SavedScreenings />
    </>
  );
}

function isUnder(one: ScreenedUnder, other: ScreenedUnder): boolean {
  return one.asOf === other.asOf && one.lists.join() === other.lists.join();
}

interface OfRunProps {
  readonly run: Run;
  readonly now: ScreenedUnder;
}

function OfRun({ run, now }: OfRunProps) {
  const { rows, results, answered, failure, under } = run;
  const isRunning = failure === null && answered < rows.length;
  return (
    <>
      <div className="actions">
        <button type="button" className="button" onClick={endRun}>
          Change the list
        </button>
        <button
          type="button"
          className="button"
          onClick={() => {
            endRun();
            clearDraft();
          }}
        >
          Screen another list
        </button>
        {!isRunning && failure === null && <SaveForm run={run} />}
      </div>
      {failure !== null && (
        <Failed
          what={
            answered === 0 ? 'Could not screen the list.' : `Only the first ${String(answered)} rows were screened.`
          }
          failure={failure}
          retries={false}
          onRetry={() => {
            void startRun(rows, now);
          }}
        />
      )}
      {under === null && isRunning && <Skeleton what="the first rows" rows={6} />}
      {under !== null && (
        <Results
          rows={results}
          total={rows.length}
          under={under}
          isStale={!isUnder(under, now)}
          onDecided={async (digest) => {
            const problem = await rescreen(digest);
            return problem === null ? 'Decided.' : `Decided, but the row could not be screened again: ${problem}`;
          }}
        />
      )}
    </>
  );
}
