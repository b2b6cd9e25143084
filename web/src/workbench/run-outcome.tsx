import { AnswerView } from '../queries/answer-view.tsx';
import { Elapsed } from '../states/elapsed.tsx';
import { MOST_ROWS } from './run-store.ts';
import { inDigits } from '../words/count-words.ts';
import { inSeconds } from '../words/second-words.ts';
import type { Run } from './run-store.ts';

interface RunOutcomeProps {
  readonly run: Run;
  /** What stands in the editor now. */
  readonly statement: string;
  readonly onPlace: (place: { readonly line: number; readonly column: number }) => void;
}

/** What became of the statement that was run last. */
export function RunOutcome({ run, statement, onPlace }: RunOutcomeProps) {
  switch (run.state) {
    case 'none':
      return (
        <p className="soft">Reads only, for at most 30 seconds, and at most {inDigits(MOST_ROWS)} rows are shown.</p>
      );
    case 'running':
      return <Elapsed since={run.since} />;
    case 'cancelled':
      return (
        <p role="status">
          <strong>Cancelled</strong> after {inSeconds(run.after)}: the server was told to end it.
        </p>
      );
    case 'failed': {
      const { message, code, place, kind } = run.failure;
      return (
        <div className="refusal" role="alert">
          <h3>{kind === 'refused' ? 'The server did not run it' : 'It could not be run'}</h3>
          <p>{message}</p>
          <p className="soft small">
            {code !== null && <code>{code}</code>} after {inSeconds(run.after)}
            {run.option !== null && place?.line === 1 && ` · columns count from the ${run.option} before it`}
            {run.statement !== statement && ' · the statement has been changed since'}
          </p>
          {place !== null && (
            <button
              type="button"
              className="button"
              onClick={() => {
                onPlace({ ...place });
              }}
            >
              Go to line {place.line}
            </button>
          )}
        </div>
      );
    }
    case 'here':
      return (
        <>
          {run.statement !== statement && (
            <p className="soft small">This answers the statement as it was run; it has been changed since.</p>
          )}
          {/* Another kind of answer is shown anew: a plan as a plan. */}
          <AnswerView key={run.answer.plan === null ? 'rows' : 'plan'} name="cypher" answer={run.answer} />
        </>
      );
  }
}
