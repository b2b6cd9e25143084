import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import type { KeyboardEvent } from 'react';
import { showings } from '../address/address.ts';
import { addressStore, useAddress } from '../address/use-address.ts';
import type { Status } from '../server/use-status.ts';
import { ActionButton } from '../ui/buttons.tsx';
import { useCommands } from '../ui/commands.ts';
import { Panes } from '../ui/panes.tsx';
import { Failed } from '../ui/states.tsx';
import { counted, inDigits } from '../words.ts';
import {
  activityStore,
  addNodes,
  expandNode,
  fitLaidOut,
  fitView,
  layOutCanvas,
  layouts,
  select,
  useSelection,
} from './actions.ts';
import type { LayoutName } from './actions.ts';
import { hide, nodesIn, pin, remove } from './document.ts';
import type { CanvasDocument } from './document.ts';
import { drawCanvas } from './draw.ts';
import type { CanvasDrawing } from './draw.ts';
import { ExportMenu } from './export.tsx';
import { closeGroup } from './groups.ts';
import { OpeningNotice } from './investigation.tsx';
import { useExposed } from './look/exposed.ts';
import type { Exposed } from './look/exposed.ts';
import { CanvasLegend } from './look/legend.tsx';
import { TimeSlider } from './look/time.tsx';
import { CanvasPicture } from './picture.tsx';
import { CanvasDetails } from './selection/details.tsx';
import {
  canvasStore,
  isUnsaved,
  useDataVersion,
  useDocument,
  useInvestigation,
  useIsStored,
  useSteps,
} from './store.ts';
import { CanvasTable } from './table.tsx';
import { CanvasTools } from './tools.tsx';

/** Above this number of nodes and relations, the table is shown first. */
const MANY = 2000;
/** Neighbors of each kind that a double click or a link brings. */
const FIRST = 25;

/** The free canvas: nodes and relations that somebody puts together, with every step named and reversible. */
export function FreeCanvasView({ status }: { readonly status: Status | null }) {
  const { address } = useAddress();
  const document = useDocument();
  const { asOf, evidence } = address.conditions;
  // On a narrow screen, an empty canvas begins with the tools, and any other with the picture. What comes later turns no pane away.
  const [hasPicture] = useState(
    () => address.root !== null || address.investigation !== null || Object.keys(document.nodes).length > 0,
  );
  const exposed = useExposed(address.conditions, document);
  const drawing = useMemo(() => drawCanvas(document, { asOf, evidence, exposed }), [document, asOf, evidence, exposed]);
  useLink(address.root, address.opened, asOf, document);
  useUndoKeys();
  return (
    <Panes
      page="canvas"
      names={['Tools', 'Canvas', 'Details']}
      left={<CanvasTools drawing={drawing} exposed={exposed} />}
      middle={<CanvasMiddle drawing={drawing} exposed={exposed} status={status} />}
      right={<CanvasDetails drawing={drawing} />}
      turnTo={hasPicture ? 1 : 0}
    />
  );
}

interface CanvasMiddleProps {
  readonly drawing: CanvasDrawing;
  readonly exposed: Exposed;
  readonly status: Status | null;
}

function CanvasMiddle({ drawing, exposed, status }: CanvasMiddleProps) {
  const { address, go } = useAddress();
  const document = useDocument();
  const investigation = useInvestigation();
  const { selected } = useSelection();
  const activity = useSyncExternalStore(activityStore.subscribe, activityStore.get);
  const [drawsMany, setDrawsMany] = useState(false);
  const count = drawing.boxes.length + drawing.lines.length;
  const isTable = address.showing === 'list' || (count > MANY && !drawsMany);
  const layOutAs = async (layout: LayoutName): Promise<void> => {
    await layOutCanvas(layout, drawing);
    // Its shape has no corner to begin to read at.
    if (layout === 'force') fitView(true);
    else fitLaidOut();
  };
  const { last, next } = useSteps();
  useCommands(() => [
    ...(last === undefined ? [] : [{ name: `Undo: ${last}`, keys: 'Ctrl Z', run: canvasStore.undo }]),
    ...(next === undefined ? [] : [{ name: `Redo: ${next}`, keys: 'Ctrl Shift Z', run: canvasStore.redo }]),
    ...(drawing.boxes.length === 0 ? [] : layouts).map((layout) => ({
      name: `Lay out the canvas: ${layout}`,
      run: () => void layOutAs(layout),
    })),
    {
      name: 'Select everything on the canvas',
      keys: 'Ctrl A',
      run: () => {
        select(drawing.boxes.map(({ id }) => id));
      },
    },
    {
      name: isTable ? 'Show the picture of the canvas' : 'Show the canvas as a table',
      run: () => {
        setDrawsMany(true);
        go({ showing: isTable ? 'picture' : 'list' });
      },
    },
  ]);
  const onOpen = (id: string): void => {
    const group = document.groups.find((one) => one.id === id);
    if (group === undefined) void expandAll(id, address.conditions.asOf);
    else {
      canvasStore.take(closeGroup(document, id, false));
      select(group.members);
    }
  };
  const onKey = (event: KeyboardEvent): void => {
    const isCommand = event.ctrlKey || event.metaKey;
    const one = selected[0];
    const nodes = nodesIn(document, selected);
    if (event.key === 'a' && isCommand) select(drawing.boxes.map(({ id }) => id));
    else if (isCommand) return;
    else if (event.key === 'Escape') select([]);
    else if (selected.length === 0) return;
    else if (event.key === 'Delete' || event.key === 'Backspace') {
      canvasStore.take(remove(document, nodes));
      select([]);
    } else if (event.key === 'h') {
      canvasStore.take(hide(document, nodes));
      select([]);
    } else if (event.key === 'p') {
      canvasStore.take(pin(document, nodes, !nodes.every((id) => document.pinned.includes(id))));
    } else if (event.key === 'Enter' && one !== undefined) onOpen(one);
    else return;
    event.preventDefault();
  };
  return (
    <>
      <OpeningNotice />
      <NotStoredNotice />
      {status !== null && <EarlierNotice now={`${status.graphVersion} ${status.lastChange ?? ''}`} />}
      <div className="pane-head">
        <h2>{investigation.id === null ? 'Canvas' : investigation.savedName}</h2>
        <span className="soft small">{countsInWords(drawing)}</span>
        <UndoButtons />
        <span className="end actions">
          <label className="control small">
            <span className="name">Layout</span>
            <select
              value=""
              disabled={drawing.boxes.length === 0}
              onChange={({ target }) => {
                const layout = layouts.find((one) => one === target.value);
                if (layout !== undefined) void layOutAs(layout);
              }}
            >
              <option value="">choose…</option>
              {layouts.map((layout) => (
                <option key={layout}>{layout}</option>
              ))}
            </select>
          </label>
          <ExportMenu drawing={drawing} />
          <span className="toggle" role="group" aria-label="Show as">
            {showings.map((showing) => (
              <button
                key={showing}
                type="button"
                className="button"
                aria-pressed={isTable === (showing === 'list')}
                onClick={() => {
                  if (showing === 'picture') setDrawsMany(true);
                  go({ showing });
                }}
              >
                {showing === 'list' ? 'Table' : 'Picture'}
              </button>
            ))}
          </span>
        </span>
      </div>
      <p className="soft small aside canvas-status" role="status">
        {activity.busy === null ? activity.message : `Working: ${activity.busy}…`}
        {activity.cancel !== null && (
          <button type="button" className="plain" onClick={activity.cancel}>
            Cancel
          </button>
        )}
      </p>
      {activity.failed !== null && (
        <Failed
          what={activity.failed.what}
          failure={activity.failed.failure}
          retries={false}
          onRetry={activity.failed.retry}
        />
      )}
      {count > MANY && !drawsMany && (
        <p className="notice">
          {inDigits(count)} nodes and relations are easier to read as a table.
          <button
            type="button"
            className="button"
            onClick={() => {
              setDrawsMany(true);
            }}
          >
            Draw them
          </button>
        </p>
      )}
      {Object.keys(document.nodes).length === 0 ? (
        <div className="state">
          <h2>Start with a name</h2>
          <p>
            Search under Tools for an organization, contract, person, system or country and add it. Then expand its
            relations under Details, or double-click it.
          </p>
        </div>
      ) : isTable ? (
        <CanvasTable drawing={drawing} exposed={exposed} />
      ) : (
        <CanvasPicture drawing={drawing} labels={document.labels} onOpen={onOpen} onKey={onKey} />
      )}
      <TimeSlider />
      <CanvasLegend drawing={drawing} exposed={exposed} />
    </>
  );
}

/** Warns that a reload would lose what is on the canvas. */
function NotStoredNotice() {
  const document = useDocument();
  const investigation = useInvestigation();
  const isStored = useIsStored();
  if (isStored || !isUnsaved(document, investigation)) return null;
  return (
    <p className="notice" role="status">
      The browser cannot store this canvas, so a reload would lose it: save it as an investigation, or as JSON.
    </p>
  );
}

/**
 * Says that the data has changed since the canvas read its edges. What has changed since a canvas was saved, its investigation says.
 * @param now identifies the state of the data; after a wipe, the versions of the graph begin again
 */
function EarlierNotice({ now }: { readonly now: string }) {
  const document = useDocument();
  const investigation = useInvestigation();
  const data = useDataVersion();
  const hasUnsaved = Object.keys(document.edges).length > 0 && document !== investigation.savedDocument;
  const isEarlier = hasUnsaved && data !== null && data !== now;
  useEffect(() => {
    if (!isEarlier && data !== now) canvasStore.setDataVersion(now);
  }, [isEarlier, data, now]);
  if (!isEarlier) return null;
  return (
    <p className="notice" role="status">
      The data has changed since you built this canvas, so some of its dates may be outdated. Save it
      {investigation.id === null && ' as an investigation'} to see what changed.
    </p>
  );
}

function countsInWords({ boxes, lines, hidden, removed, dimmed }: CanvasDrawing): string {
  return [
    `${counted(boxes.length, 'node')}, ${counted(lines.length, 'relation')}`,
    ...(hidden === 0 ? [] : [`${inDigits(hidden)} hidden`]),
    ...(removed === 0 ? [] : [`${inDigits(removed)} filtered out`]),
    ...(dimmed === 0 ? [] : [`${inDigits(dimmed)} dimmed`]),
  ].join(' · ');
}

function UndoButtons() {
  const { last, next } = useSteps();
  return (
    <span className="actions">
      <ActionButton
        className="button"
        off={last === undefined}
        title={last === undefined ? 'Nothing to undo' : `Undo: ${last} (Ctrl Z)`}
        onClick={() => {
          canvasStore.undo();
        }}
      >
        <span aria-hidden="true">↶</span>
        <span className="unseen">Undo {last ?? ''}</span>
      </ActionButton>
      <ActionButton
        className="button"
        off={next === undefined}
        title={next === undefined ? 'Nothing to redo' : `Redo: ${next} (Ctrl Shift Z)`}
        onClick={() => {
          canvasStore.redo();
        }}
      >
        <span aria-hidden="true">↷</span>
        <span className="unseen">Redo {next ?? ''}</span>
      </ActionButton>
    </span>
  );
}

/** Ctrl or ⌘ with Z undoes a step, with Shift it redoes one; not while typing, where the browser undoes the typing. */
function useUndoKeys(): void {
  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent): void => {
      const { target } = event;
      const typing =
        target instanceof HTMLElement &&
        target.matches('textarea, input:not([type=checkbox], [type=radio], [type=range])');
      if (typing || event.key.toLowerCase() !== 'z' || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      if (event.shiftKey) canvasStore.redo();
      else canvasStore.undo();
    };
    window.addEventListener('keydown', onKey);
    return () => {
      window.removeEventListener('keydown', onKey);
    };
  }, []);
}

/**
 * Follows a link to a node: adds it and, if the link says so, its first neighbors. Once the node is no longer on the canvas, the address drops the
 * link: a reload does not add the node again, and the same link adds it again when somebody follows it.
 */
function useLink(root: string | null, opened: readonly string[], asOf: string, { nodes }: CanvasDocument): void {
  const link = JSON.stringify([root, opened]);
  const { busy, failed } = useSyncExternalStore(activityStore.subscribe, activityStore.get);
  const isGone = root !== null && !(root in nodes) && busy === null && failed === null;
  useEffect(() => {
    if (!canvasStore.takeLink(link)) {
      if (isGone && canvasStore.wasAdded(link)) dropLink();
      return;
    }
    if (root === null) return;
    const follow = async (): Promise<void> => {
      await addNodes([root]);
      if (root in canvasStore.get().nodes) canvasStore.rememberAdded(link);
      else {
        // Canceled: following the link again adds the node. After a failure, the link stays, and may work after a reload.
        if (activityStore.get().failed === null && addressStore.get().root === root) dropLink();
        return;
      }
      // Older links have a number of pages behind a tilde.
      for (const id of new Set(opened.map((one) => one.replace(/~\d+$/, '')))) await expandAll(id, asOf);
      fitView();
    };
    void follow();
    // `link` covers root and opened; another day is not another link.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [link, isGone]);
}

function dropLink(): void {
  addressStore.go({ ...addressStore.get(), root: null, opened: [] }, 'replace');
}

/** Adds the first neighbors of every kind. */
async function expandAll(id: string, asOf: string): Promise<void> {
  await expandNode({ of: id, relation: null, limit: FIRST, asOf });
}
