import { useState } from 'react';
import type { MouseEvent, ReactNode } from 'react';
import { views, writeAddress } from '../address/address.ts';
import type { View } from '../address/address.ts';
import { useAddress } from '../address/use-address.ts';

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
      <ViewLinks />
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

const words = { chains: 'Chains', network: 'Canvas', queries: 'Queries' } as const;

/** The three views as real links, so that they can also open in a new tab. */
function ViewLinks() {
  const { address, go } = useAddress();
  const follow = (event: MouseEvent, view: View): void => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    go({ view, node: null, hop: null });
  };
  return (
    <nav className="views" aria-label="Views">
      {views.map((view) => (
        <a
          key={view}
          href={writeAddress({ ...address, view, node: null, hop: null })}
          aria-current={view === address.view ? 'page' : undefined}
          onClick={(event) => {
            follow(event, view);
          }}
        >
          {words[view]}
        </a>
      ))}
    </nav>
  );
}
