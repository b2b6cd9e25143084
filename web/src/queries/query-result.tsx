import { useState } from 'react';
import { AnswerView } from './answer-view.tsx';
import { Elapsed } from '../states/elapsed.tsx';
import { Failed } from '../states/failed.tsx';
import { inSeconds } from '../words/second-words.ts';
import { useQueryResult } from './use-query-result.ts';

interface QueryResultProps {
  readonly name: string;
  readonly parameters: Readonly<Record<string, unknown>>;
}

/** The answer to a saved query; while it runs, for how long, and a way to end it. */
export function QueryResult({ name, parameters }: QueryResultProps) {
  const [since, setSince] = useState(() => performance.now());
  const [after, setAfter] = useState<number | null>(null);
  // Who no longer listens ends the request, and the server then ends the statement in the database.
  const answer = useQueryResult(name, after === null ? parameters : null);
  const start = (): void => {
    setSince(performance.now());
    setAfter(null);
  };
  if (after !== null) {
    return (
      <div className="run-bar">
        <p role="status">
          <strong>Cancelled</strong> after {inSeconds(after)}: the server was told to end it.
        </p>
        <button type="button" className="button" onClick={start}>
          Run it again
        </button>
      </div>
    );
  }
  switch (answer.state) {
    case 'loading':
      return (
        <div className="run-bar">
          <Elapsed since={since} />
          <button
            type="button"
            className="button"
            onClick={() => {
              setAfter(performance.now() - since);
            }}
          >
            Cancel
          </button>
        </div>
      );
    case 'failed':
      return (
        <Failed
          what="The query could not be run."
          failure={answer.failure}
          onRetry={() => {
            start();
            answer.retry();
          }}
        />
      );
    case 'here':
      return <AnswerView name={name} answer={answer.data.runSavedQuery} />;
  }
}
