import { useId, useState } from 'react';
import { useAddress } from '../address/use-address.ts';
import { ruleInWords, useWatchSets } from '../casework/watch-sets.ts';
import { LevelOptions } from '../conditions/controls.tsx';
import { DeleteWatchSetDocument, SaveWatchSetDocument } from '../generated/graphql.ts';
import type { WatchSetPartsFragment } from '../generated/graphql.ts';
import { EntityField } from '../questions/entity-field.tsx';
import { change } from '../server/change.ts';
import { connectionStore } from '../server/client.ts';
import { readListText, writeListText } from '../show-cypher/parameter-texts.ts';
import { ConfirmButton } from '../ui/buttons.tsx';
import { Loaded, Panel } from '../ui/panel.tsx';
import { LaterVersion } from '../ui/states.tsx';
import { counted } from '../words.ts';

/** The watch sets, with one that is opened here and that somebody else has deleted: what was typed stays. */
function listed(
  watchSets: readonly WatchSetPartsFragment[],
  opened: WatchSetPartsFragment | null,
): readonly WatchSetPartsFragment[] {
  const isGone = opened !== null && watchSets.every(({ id }) => id !== opened.id);
  return isGone ? [...watchSets, opened] : watchSets;
}

/** The watch sets: named rules over systems, which the bar at the top offers as a filter. */
export function WatchSets() {
  const { address, setConditions } = useAddress();
  const answer = useWatchSets();
  const [edited, setEdited] = useState<WatchSetPartsFragment | 'new' | null>(null);
  const opened = edited === 'new' ? null : edited;
  const [message, setMessage] = useState('');
  const { watchSet: used } = address.conditions;
  const saved = (name: string): void => {
    setEdited(null);
    setMessage(`Saved “${name}”.`);
  };
  const remove = async ({ id, name }: WatchSetPartsFragment): Promise<void> => {
    const changed = await change(DeleteWatchSetDocument, { id });
    setMessage('problem' in changed ? changed.problem : `Deleted “${name}”.`);
    // Nothing would match a watch set that does not exist.
    if (!('problem' in changed) && used === id) setConditions({ watchSet: null });
  };
  return (
    <Panel
      title="Watch sets"
      note="named rules over systems, to filter by and to count against"
      tools={
        <button
          type="button"
          className="button"
          onClick={() => {
            setEdited('new');
          }}
        >
          New watch set
        </button>
      }
    >
      <p role="status" className={message === '' ? 'unseen' : 'aside small'}>
        {message}
      </p>
      {edited === 'new' && (
        <WatchSetForm
          key="new"
          edited={null}
          isDeleted={false}
          onLater={null}
          onSaved={saved}
          onCancel={() => {
            setEdited(null);
          }}
        />
      )}
      <Loaded answer={answer} what="the watch sets" rows={2}>
        {({ watchSets }) => {
          const shown = listed(watchSets, opened);
          return shown.length === 0 ? (
            <p className="soft aside">None yet. “Navy, IL5 and up” would be one.</p>
          ) : (
            <ul className="case-list">
              {shown.map((one) => (
                <li key={one.id} className="case">
                  <div className="case-head">
                    <h4>{one.name}</h4>
                    <span className="soft small">
                      {ruleInWords(one)} · matches {counted(one.systemCount, 'system', 'systems')} on record
                    </span>
                  </div>
                  <div className="actions">
                    <button
                      type="button"
                      className="button"
                      aria-pressed={used === one.id}
                      onClick={() => {
                        setConditions({ watchSet: used === one.id ? null : one.id });
                      }}
                    >
                      Filter by it<span className="unseen">: {one.name}</span>
                    </button>
                    <button
                      type="button"
                      className="button"
                      onClick={() => {
                        // What is typed in its open form stays.
                        if (opened?.id !== one.id) setEdited(one);
                      }}
                    >
                      Edit<span className="unseen"> {one.name}</span>
                    </button>
                    <ConfirmButton
                      name="Delete"
                      of={one.name}
                      question={`Delete “${one.name}”? Links that filter by it stop working.`}
                      onConfirm={() => void remove(one)}
                    />
                  </div>
                  {opened?.id === one.id && (
                    <WatchSetForm
                      // A later version takes the place of what is typed once the user opens it.
                      key={`${opened.id} ${String(opened.revision)}`}
                      edited={opened}
                      isDeleted={!watchSets.includes(one)}
                      onLater={
                        one.revision > opened.revision
                          ? () => {
                              setEdited(one);
                            }
                          : null
                      }
                      onSaved={saved}
                      onCancel={() => {
                        setEdited(null);
                      }}
                    />
                  )}
                </li>
              ))}
            </ul>
          );
        }}
      </Loaded>
    </Panel>
  );
}

interface WatchSetFormProps {
  /** The version that was opened; null: a new one. */
  readonly edited: WatchSetPartsFragment | null;
  /** Whether somebody has deleted it meanwhile: it can only be saved as a new one. */
  readonly isDeleted: boolean;
  /** Opens the version that someone saved after the one that was opened; null if there is none. */
  readonly onLater: (() => void) | null;
  readonly onSaved: (name: string) => void;
  readonly onCancel: () => void;
}

/** The name and conditions of a watch set. */
function WatchSetForm({ edited, isDeleted, onLater, onSaved, onCancel }: WatchSetFormProps) {
  const id = useId();
  const [fields, setFields] = useState({
    name: edited?.name ?? '',
    agencies: writeListText(edited?.agencyKeys ?? []),
    systems: writeListText(edited?.systemKeys ?? []),
    minImpactLevel: edited?.minImpactLevel ?? null,
    nameContains: edited?.nameContains ?? '',
  });
  const [problem, setProblem] = useState<string | null>(null);
  const set = (changed: Partial<typeof fields>): void => {
    setFields({ ...fields, ...changed });
  };
  const save = async (): Promise<void> => {
    const { name, agencies, systems, minImpactLevel, nameContains } = fields;
    const changed = await change(SaveWatchSetDocument, {
      id: isDeleted ? null : (edited?.id ?? null),
      revision: edited?.revision ?? null,
      name,
      rule: {
        agencies: readListText(agencies),
        systems: readListText(systems),
        minImpactLevel,
        nameContains: nameContains.trim() === '' ? null : nameContains,
      },
    });
    if ('problem' in changed) {
      setProblem(changed.problem);
      // Someone may have saved a later version.
      connectionStore.changed();
    } else onSaved(changed.data.saveWatchSet.name);
  };
  return (
    <form
      className="stacked watch-set-form"
      aria-label={edited === null ? 'New watch set' : `Watch set ${edited.name}`}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <label className="field wide">
        Name
        <input
          required
          maxLength={200}
          value={fields.name}
          onChange={({ target }) => {
            set({ name: target.value });
          }}
        />
      </label>
      <fieldset>
        <legend>Systems for which all of these hold</legend>
        <div className="field">
          <label id={`${id}-agencies-label`} htmlFor={`${id}-agencies`}>
            Owned by, or by an agency below
          </label>
          <EntityField
            id={`${id}-agencies`}
            type="Agency"
            many
            text={fields.agencies}
            onText={(agencies) => {
              set({ agencies });
            }}
          />
          <span id={`${id}-agencies-help`} className="soft small">
            Any of these agencies; empty for any.
          </span>
        </div>
        <label className="field">
          Impact level
          <select
            value={fields.minImpactLevel ?? ''}
            onChange={({ target }) => {
              set({ minImpactLevel: target.value === '' ? null : Number(target.value) });
            }}
          >
            <LevelOptions />
          </select>
        </label>
        <label className="field">
          Name contains
          <input
            maxLength={200}
            value={fields.nameContains}
            onChange={({ target }) => {
              set({ nameContains: target.value });
            }}
          />
        </label>
        <div className="field">
          <label id={`${id}-systems-label`} htmlFor={`${id}-systems`}>
            Only these systems
          </label>
          <EntityField
            id={`${id}-systems`}
            type="System"
            many
            text={fields.systems}
            onText={(systems) => {
              set({ systems });
            }}
          />
          <span id={`${id}-systems-help`} className="soft small">
            Empty for any.
          </span>
        </div>
      </fieldset>
      {isDeleted && (
        <p className="notice boxed" role="status">
          Someone has deleted this watch set. Save it as a new one to keep it.
        </p>
      )}
      {problem !== null && (
        <p role="alert" className="wrong">
          {problem}
        </p>
      )}
      {onLater !== null && <LaterVersion onOpen={onLater} />}
      <div className="actions">
        <button type="submit" className="button main">
          {isDeleted ? 'Save as a new one' : 'Save'}
        </button>
        <button type="button" className="button" onClick={onCancel}>
          Cancel
        </button>
      </div>
    </form>
  );
}
