import { useState } from 'react';
import type { ReactNode } from 'react';

interface PanesProps {
  /** Names of the panes, for their landmarks and the tabs of a narrow screen. */
  readonly names: readonly [string, string, string] | readonly [string, string];
  readonly left: ReactNode;
  readonly middle: ReactNode;
  readonly right?: ReactNode;
  /** On a narrow screen, the pane to show; when it changes, the page switches to that pane. */
  readonly turnTo?: number;
}

/** Two or three panes side by side; on a narrow screen, one at a time with tabs. */
export function Panes({ names, left, middle, right, turnTo = 0 }: PanesProps) {
  const [shown, setShown] = useState(turnTo);
  const [turned, setTurned] = useState(turnTo);
  if (turned !== turnTo) {
    setTurned(turnTo);
    setShown(turnTo);
  }
  const contents = right === undefined ? [left, middle] : [left, middle, right];
  return (
    <div className={`panes ${contents.length === 2 ? 'two' : 'three'}`}>
      <main>
        <div className="tabs" role="tablist" aria-label="Panes">
          {names.map((name, i) => (
            <button
              key={name}
              type="button"
              role="tab"
              id={`tab-${String(i)}`}
              aria-selected={i === shown}
              aria-controls={`pane-${String(i)}`}
              onClick={() => {
                setShown(i);
              }}
            >
              {name}
            </button>
          ))}
        </div>
        {contents.map((content, i) => (
          <section
            key={names[i]}
            id={`pane-${String(i)}`}
            className="pane"
            tabIndex={-1}
            aria-label={names[i]}
            data-tabbed={i === shown ? 'here' : 'away'}
          >
            {content}
          </section>
        ))}
      </main>
    </div>
  );
}
