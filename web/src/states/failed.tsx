import type { Failure } from '../server/failure.ts';

interface FailedProps {
  /** What was wanted, as in “The chains could not be loaded.” */
  readonly what: string;
  readonly failure: Failure;
  readonly onRetry: () => void;
}

const now = {
  away: 'The page asks again by itself as soon as the database answers; `npx subtier status` says what runs.',
  refused: 'Change the conditions above, or go back.',
  outdated: 'Load the page again; the address keeps what you were looking at.',
  fault: 'Try again; if it stays, the server’s log says more.',
} as const;

/** What failed, why, and what to do now. */
export function Failed({ what, failure, onRetry }: FailedProps) {
  return (
    <div className="state" role="alert">
      <h3>{what}</h3>
      <p>{failure.message}</p>
      <p className="soft">{now[failure.kind]}</p>
      <button type="button" className="button" onClick={onRetry}>
        Try again
      </button>
    </div>
  );
}
