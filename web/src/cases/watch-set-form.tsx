import { useId, useState } from 'react';
import { Drafts } from '../casework/drafts.ts';
import type { Draft } from '../casework/drafts.ts';
import { LevelOptions } from '../conditions/controls.tsx';
import { SaveWatchSetDocument } from '../generated/graphql.ts';
import type { Sensitivity, SystemKind, WatchSetPartsFragment } from '../generated/graphql.ts';
import { caseworkLimits } from '../generated/limits.ts';
import { EntityField } from '../questions/entity-field.tsx';
import { change } from '../server/change.ts';
import { readListText, writeListText } from '../show-cypher/parameter-texts.ts';
import { LaterVersion } from '../ui/states.tsx';
import { sensitivities, sensitivityConditionInWords, systemKindChoices, systemKinds } from '../words.ts';

/** The name and conditions of a watch set, as its form has them. */
interface Fields {
  readonly name: string;
  readonly agencies: string;
  readonly systems: string;
  readonly minImpactLevel: number | null;
  readonly minSensitivity: Sensitivity | null;
  readonly kinds: readonly SystemKind[];
  readonly nameContains: string;
}

/** The name and conditions of a watch set that are typed and not saved yet. */
export type WatchSetDraft = Draft<WatchSetPartsFragment | null, Fields>;

export const drafts = new Drafts((opened: WatchSetPartsFragment | null): Fields => ({
  name: opened?.name ?? '',
  agencies: writeListText(opened?.agencyKeys ?? []),
  systems: writeListText(opened?.systemKeys ?? []),
  minImpactLevel: opened?.minImpactLevel ?? null,
  minSensitivity: opened?.minSensitivity ?? null,
  kinds: opened?.kinds ?? [],
  nameContains: opened?.nameContains ?? '',
}));

interface WatchSetFormProps {
  readonly draft: WatchSetDraft;
  /** Whether somebody has deleted it meanwhile: it can only be saved as a new one. */
  readonly isDeleted: boolean;
  /** As it was saved after the form was opened; null if it was not. */
  readonly later: WatchSetPartsFragment | null;
  readonly onSaved: (name: string) => void;
}

/** The form for the name and conditions of a watch set. */
export function WatchSetForm({ draft, isDeleted, later, onSaved }: WatchSetFormProps) {
  const id = useId();
  const { opened, fields } = draft;
  const [problem, setProblem] = useState<string | null>(null);
  const set = (changed: Partial<Fields>): void => {
    drafts.type(draft, changed);
  };
  const save = async (): Promise<void> => {
    const { name, agencies, systems, kinds, minImpactLevel, minSensitivity, nameContains } = fields;
    const saving = change(SaveWatchSetDocument, {
      id: isDeleted ? null : (opened?.id ?? null),
      revision: opened?.revision ?? null,
      name,
      rule: {
        agencies: readListText(agencies),
        systems: readListText(systems),
        kinds: [...kinds],
        minImpactLevel,
        minSensitivity,
        nameContains: nameContains.trim() === '' ? null : nameContains,
      },
    });
    const changed = await drafts.save(draft, saving, ({ saveWatchSet }) => saveWatchSet);
    if ('problem' in changed) setProblem(changed.problem);
    else onSaved(changed.data.name);
  };
  return (
    <form
      className="stacked watch-set-form"
      aria-label={opened === null ? 'New watch set' : `Watch set ${opened.name}`}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <label className="field wide">
        Name
        <input
          required
          maxLength={caseworkLimits.name}
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
          Sensitivity
          <select
            value={fields.minSensitivity ?? ''}
            onChange={({ target }) => {
              set({ minSensitivity: sensitivities.find((one) => one === target.value) ?? null });
            }}
          >
            <option value="">any</option>
            {sensitivities.map((one) => (
              <option key={one} value={one}>
                {sensitivityConditionInWords(one)}
              </option>
            ))}
          </select>
        </label>
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
          Kind
          <select
            value={fields.kinds.join()}
            onChange={({ target }) => {
              set({ kinds: systemKinds.filter((kind) => target.value.split(',').includes(kind)) });
            }}
          >
            <option value="">any</option>
            {systemKinds.map((kind) => (
              <option key={kind} value={kind}>
                {systemKindChoices[kind]}
              </option>
            ))}
            {fields.kinds.length > 1 && (
              <option value={fields.kinds.join()}>
                {fields.kinds.map((kind) => systemKindChoices[kind]).join(' or ')}
              </option>
            )}
          </select>
        </label>
        <label className="field">
          Name contains
          <input
            maxLength={caseworkLimits.name}
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
      {later !== null && drafts.isTouched(draft) && (
        <LaterVersion
          by={later.changedBy}
          onOpen={() => {
            setProblem(null);
            drafts.open(later);
          }}
        />
      )}
      <div className="actions">
        <button type="submit" className="button main">
          {isDeleted ? 'Save as a new one' : 'Save'}
        </button>
        <button
          type="button"
          className="button"
          onClick={() => {
            drafts.close(opened);
          }}
        >
          Cancel
        </button>
      </div>
    </form>
  );
}
