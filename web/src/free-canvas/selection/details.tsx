import { useEffect, useRef, useState } from 'react';
import { useAddress } from '../../address/use-address.ts';
import { EntityCard } from '../../inspector/entity.tsx';
import { HopEvidence } from '../../inspector/hop.tsx';
import { LengthNotice } from '../../ui/fields.tsx';
import { counted } from '../../words.ts';
import { select, useSelection } from '../actions.ts';
import { nameNodes, nodesIn, note, titleOf, verbOf } from '../document.ts';
import type { Group } from '../document.ts';
import type { CanvasDrawing } from '../draw.ts';
import { holds, whenItHolds } from '../edge.ts';
import { closeGroup, renameGroup, ungroup } from '../groups.ts';
import { canvasStore, useDocument } from '../store.ts';
import { Expansions } from './expansions.tsx';
import { selectionActions } from './node-actions.ts';
import { SelectionQuestions } from './questions.tsx';

/** The right pane: what can be done with the selection, and what is on record about it. */
export function CanvasDetails({ drawing }: { readonly drawing: CanvasDrawing }) {
  const { address } = useAddress();
  const document = useDocument();
  const { selected, edge: picked } = useSelection();
  const edge = picked === null ? undefined : document.edges[picked];
  const bundle = drawing.lines.find(({ id }) => id === picked);
  const [only] = selected;
  const group = document.groups.find(({ id }) => id === only);
  if (edge !== undefined) {
    return (
      <div className="pane-body inspector">
        <HopEvidence edge={edge} nameOf={(id) => titleOf(document, id) ?? id} asOf={address.conditions.asOf} />
      </div>
    );
  }
  if (bundle !== undefined) return <Bundle ids={bundle.edges} />;
  if (only === undefined) {
    return (
      <div className="pane-body inspector">
        <p className="soft">
          Select a node to expand it, a line to see its sources, or several nodes with Shift: click them, or drag a box
          around them.
        </p>
      </div>
    );
  }
  return (
    <div className="pane-body inspector">
      <SelectionActions selected={selected} />
      <SelectionQuestions selected={selected} />
      {selected.length > 1 ? (
        <SelectionList selected={selected} />
      ) : group === undefined ? (
        <>
          <Expansions key={only} id={only} asOf={address.conditions.asOf} />
          <Note key={`note ${only}`} id={only} />
          <EntityCard id={only} asOf={address.conditions.asOf} />
        </>
      ) : (
        <GroupDetails group={group} />
      )}
    </div>
  );
}

function SelectionActions({ selected }: { readonly selected: readonly string[] }) {
  const document = useDocument();
  const nodes = nodesIn(document, selected);
  return (
    <section aria-label="Selection">
      {selected.length === 1 && nodes[0] === selected[0] ? (
        // The card below has the heading.
        <p className="inspector-title">{nameNodes(document, selected)}</p>
      ) : (
        <h2 className="inspector-title">{nameNodes(document, selected)}</h2>
      )}
      <div className="actions">
        {selectionActions(document, selected).map(({ name, pressed, run }) => (
          <button key={name} type="button" className="button" aria-pressed={pressed} onClick={run}>
            {name}
          </button>
        ))}
      </div>
    </section>
  );
}

const MAX_NOTE_LENGTH = 2000;

/**
 * Returns a setter for the text of a field that is typed and not written yet; null: none. The text is written when the user goes back or leaves the
 * page, or the field is unmounted, such as when another node is selected; but not to another canvas, nor after steps were undone.
 */
function useTyped(write: (text: string) => void): (text: string | null) => void {
  const typed = useRef<{ readonly text: string; readonly turn: number } | null>(null);
  const latest = useRef(write);
  useEffect(() => {
    latest.current = write;
  });
  useEffect(() => {
    const flush = (): void => {
      const now = typed.current;
      typed.current = null;
      if (now !== null && now.turn === canvasStore.turns()) latest.current(now.text);
    };
    const flushAndStore = (): void => {
      flush();
      canvasStore.storeNow();
    };
    // Neither Back nor a reload takes the focus from the field first.
    window.addEventListener('popstate', flush, true);
    window.addEventListener('pagehide', flushAndStore, true);
    return () => {
      window.removeEventListener('popstate', flush, true);
      window.removeEventListener('pagehide', flushAndStore, true);
      flush();
    };
  }, []);
  return (text) => {
    typed.current = text === null ? null : { text, turn: canvasStore.turns() };
  };
}

/** A note on a node; it is written when the field is left or unmounted. */
function Note({ id }: { readonly id: string }) {
  const { notes } = useDocument();
  const written = notes[id] ?? '';
  const [text, setText] = useState(written);
  const [before, setBefore] = useState(written);
  if (before !== written) {
    setBefore(written);
    setText(written);
  }
  const write = (given: string): void => {
    const document = canvasStore.get();
    if (given.trim() !== (document.notes[id] ?? '')) canvasStore.take(note(document, id, given.trim()));
  };
  const setTyped = useTyped(write);
  return (
    <>
      <label className="field wide">
        <span className="soft small">Note</span>
        <textarea
          rows={2}
          maxLength={MAX_NOTE_LENGTH}
          value={text}
          onChange={({ target }) => {
            setText(target.value);
            setTyped(target.value);
          }}
          onBlur={() => {
            setTyped(null);
            write(text);
          }}
        />
      </label>
      <LengthNotice text={text} most={MAX_NOTE_LENGTH} />
    </>
  );
}

function GroupDetails({ group }: { readonly group: Group }) {
  const document = useDocument();
  return (
    <>
      <GroupName key={`${group.id} ${group.name}`} group={group} />
      <div className="actions">
        <button
          type="button"
          className="button"
          onClick={() => {
            canvasStore.take(closeGroup(document, group.id, !group.closed));
            if (group.closed) select(group.members);
          }}
        >
          {group.closed ? 'Open group' : 'Close group'}
        </button>
        <button
          type="button"
          className="button"
          onClick={() => {
            canvasStore.take(ungroup(document, group.id));
            select(group.members);
          }}
        >
          Dissolve group
        </button>
      </div>
      <SelectionList selected={group.members} />
    </>
  );
}

/** The name of a group; it changes when the field is left or unmounted, or with Enter. */
function GroupName({ group }: { readonly group: Group }) {
  const [text, setText] = useState(group.name);
  const write = (given: string): void => {
    canvasStore.take(renameGroup(canvasStore.get(), group.id, given.trim()));
  };
  const setTyped = useTyped(write);
  return (
    <label className="field">
      <span className="soft small">Name of the group</span>
      <input
        type="text"
        maxLength={200}
        value={text}
        onChange={({ target }) => {
          setText(target.value);
          setTyped(target.value);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter') event.currentTarget.blur();
        }}
        onBlur={() => {
          setTyped(null);
          write(text);
          if (text.trim() === '') setText(group.name);
        }}
      />
    </label>
  );
}

function SelectionList({ selected }: { readonly selected: readonly string[] }) {
  const document = useDocument();
  const groups = document.groups.filter(
    ({ closed, members }) => !closed && members.some((id) => selected.includes(id)),
  );
  const first = selected.slice(0, 100);
  return (
    <>
      {groups.map((group) => (
        <p key={group.id} className="actions">
          <span className="soft small">{group.name}</span>
          <button
            type="button"
            className="button"
            onClick={() => {
              canvasStore.take(closeGroup(document, group.id, true));
              select([group.id]);
            }}
          >
            Close group
          </button>
        </p>
      ))}
      <ul className="plain-list">
        {first.map((id) => (
          <li key={id}>
            <button
              type="button"
              className="plain"
              onClick={() => {
                select([id]);
              }}
            >
              {titleOf(document, id)}
            </button>{' '}
            <span className="soft small">{document.nodes[id]?.kind}</span>
          </li>
        ))}
      </ul>
      {selected.length > first.length && (
        <p className="soft small">and {counted(selected.length - first.length, 'more node')}</p>
      )}
    </>
  );
}

/** The relations behind a line to a closed group. */
function Bundle({ ids }: { readonly ids: readonly string[] }) {
  const { address } = useAddress();
  const document = useDocument();
  return (
    <div className="pane-body inspector">
      <h2 className="inspector-title">{counted(ids.length, 'relation')}</h2>
      <ul className="plain-list">
        {ids
          .flatMap((id) => document.edges[id] ?? [])
          .map((edge) => (
            <li key={edge.id}>
              <button
                type="button"
                className="plain"
                onClick={() => {
                  select([], edge.id);
                }}
              >
                {titleOf(document, edge.from)} {verbOf(document, edge)} {titleOf(document, edge.to)}
              </button>
              {!holds(edge, address.conditions) && (
                <span className="soft small"> {whenItHolds(edge, address.conditions)}</span>
              )}
            </li>
          ))}
      </ul>
    </div>
  );
}
