import { useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { Group, Panel, Separator } from 'react-resizable-panels';
import type { GroupProps } from 'react-resizable-panels';
import { z } from 'zod/mini';
import { readStored, writeStored } from '../server/stored-list.ts';
import { useMedia } from './use-media.ts';

interface PanesProps {
  /** The page, whose sizes are remembered apart from those of other pages. */
  readonly page: string;
  /** Names of the panes, for their landmarks and the tabs of a narrow screen. */
  readonly names: readonly [string, string, string] | readonly [string, string];
  readonly left: ReactNode;
  readonly middle: ReactNode;
  readonly right?: ReactNode;
  /** On a narrow screen, the pane to show; when it changes, the page switches to that pane. */
  readonly turnTo?: number;
}

/**
 * Two or three panes side by side, with borders that the mouse and the arrow keys move. On a narrow screen, one pane at a time with tabs;
 * in between, the last of three panes is below the middle one.
 */
export function Panes({ page, names, left, middle, right, turnTo = 0 }: PanesProps) {
  const [shown, setShown] = useState(turnTo);
  const [turned, setTurned] = useState(turnTo);
  const [narrow, stacked, wide] = [useMedia('narrow'), useMedia('stacked'), useMedia('wide')];
  const columns = useSizes(`${page} columns`);
  const rest = useSizes(stacked ? `${page} rows` : `${page} right`);
  if (turned !== turnTo) {
    setTurned(turnTo);
    setShown(turnTo);
  }
  const pane = (i: number, content: ReactNode): ReactNode => (
    <section
      id={`pane-${i}`}
      className="pane"
      tabIndex={-1}
      aria-label={names[i]}
      data-tabbed={i === shown ? 'here' : 'away'}
    >
      {content}
    </section>
  );
  return (
    <div className="panes">
      <main>
        <div className="tabs" role="tablist" aria-label="Panes">
          {names.map((name, i) => (
            <button
              key={name}
              type="button"
              role="tab"
              id={`tab-${i}`}
              aria-selected={i === shown}
              aria-controls={`pane-${i}`}
              onClick={() => {
                setShown(i);
              }}
            >
              {name}
            </button>
          ))}
        </div>
        <Group disabled={narrow} {...columns.layout}>
          <Panel
            id="panel-0"
            className="pane-holder"
            minSize={200}
            defaultSize={wide ? 360 : 300}
            groupResizeBehavior="preserve-pixel-size"
          >
            {pane(0, left)}
          </Panel>
          <Separator
            className="pane-border"
            disabled={narrow}
            aria-label={`Width of ${names[0]}`}
            onDoubleClick={columns.forget}
          />
          <Panel id="panel-rest" className="pane-holder" minSize={stacked ? 300 : 420}>
            <Group disabled={narrow} orientation={stacked ? 'vertical' : 'horizontal'} {...rest.layout}>
              <Panel id="panel-1" className="pane-holder" minSize={stacked ? 300 : 220}>
                {pane(1, middle)}
              </Panel>
              {right !== undefined && (
                <>
                  <Separator
                    className="pane-border"
                    disabled={narrow}
                    aria-label={`Size of ${names[1]}`}
                    onDoubleClick={rest.forget}
                  />
                  <Panel
                    id="panel-2"
                    className="pane-holder"
                    minSize={stacked ? 120 : 200}
                    defaultSize={stacked ? '45%' : wide ? 460 : 320}
                    groupResizeBehavior={stacked ? 'preserve-relative-size' : 'preserve-pixel-size'}
                  >
                    {pane(2, right)}
                  </Panel>
                </>
              )}
            </Group>
          </Panel>
        </Group>
      </main>
    </div>
  );
}

/** Percentages, by the id of the panel. The library ignores those of other panels than it has. */
const sizes = z.record(z.string(), z.number());

interface StoredSizes {
  readonly layout: Pick<GroupProps, 'defaultLayout' | 'onLayoutChanged'>;
  /** Called on a double click, with which the library resets a border. */
  readonly forget: () => void;
}

/** The sizes of a group of panes as the user left them, and what remembers them after the user has moved a border. */
function useSizes(group: string): StoredSizes {
  const name = `subtier.panes ${group}`;
  const stored = useMemo(() => readStored('localStorage', name, sizes), [name]);
  return {
    layout: {
      defaultLayout: stored ?? undefined,
      onLayoutChanged: (layout, { isUserInteraction }) => {
        if (isUserInteraction) writeStored('localStorage', name, layout);
      },
    },
    forget: () => {
      writeStored('localStorage', name, null);
    },
  };
}
