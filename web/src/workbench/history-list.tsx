import { useSyncExternalStore } from 'react';
import { MOST_RUNS, history } from './history.ts';
import { inDigits } from '../words/count-words.ts';
import { openDraft } from './open-draft.ts';

/** The statements that were run in this browser, to open again. */
export function HistoryList() {
  const runs = useSyncExternalStore(history.subscribe, history.get);
  return (
    <details className="history">
      <summary>History · {inDigits(runs.length)}</summary>
      {runs.length === 0 && <p className="soft">Statements that you run are listed here.</p>}
      {runs.length > 0 && (
        <>
          <p className="soft small">
            Kept in this browser only, the last {inDigits(MOST_RUNS)}.{' '}
            <button
              type="button"
              className="plain"
              onClick={() => {
                history.set([]);
              }}
            >
              Clear the history
            </button>
          </p>
          <ol>
            {runs.map((past) => (
              <li key={past.statement}>
                <button
                  type="button"
                  className="row"
                  onClick={() => {
                    openDraft(past);
                  }}
                >
                  <code>{past.statement.replace(/\s+/g, ' ').slice(0, 160)}</code>
                  <span className="soft small nowrap">{new Date(past.ranAt).toLocaleString()}</span>
                </button>
              </li>
            ))}
          </ol>
        </>
      )}
    </details>
  );
}
