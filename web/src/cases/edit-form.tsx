import type { SyntheticEvent } from 'react';
import { Drafts } from '../casework/drafts.ts';
import type { Draft } from '../casework/drafts.ts';
import { renameInvestigation, useInvestigationConditions } from '../casework/investigations.ts';
import { canvasStore } from '../free-canvas/store.ts';
import type { InvestigationRowFragment } from '../generated/graphql.ts';
import { caseworkLimits } from '../generated/limits.ts';
import { LengthNotice } from '../ui/fields.tsx';
import { LaterVersion } from '../ui/states.tsx';

/** The name and notes of an investigation that are typed and not saved yet. */
export type Edit = Draft<InvestigationRowFragment, { readonly name: string; readonly notes: string }>;

/** Also while other names load. */
export const edits = new Drafts(({ name, notes }: InvestigationRowFragment) => ({ name, notes }));

interface EditFormProps {
  readonly edit: Edit;
  /** As it was saved after the form was opened; null if it was not. */
  readonly later: InvestigationRowFragment | null;
  readonly isListed: boolean;
  readonly onSaved: (name: string) => void;
  readonly onRefused: (problem: string) => void;
}

/** The form for the name and notes of an investigation. */
export function EditForm({ edit, later, isListed, onSaved, onRefused }: EditFormProps) {
  const { opened, fields } = edit;
  const { id, name, revision } = opened;
  const save = async (event: SyntheticEvent): Promise<void> => {
    event.preventDefault();
    const changed = await edits.save(edit, renameInvestigation({ id, revision }, fields), (saved) => saved);
    if ('problem' in changed) {
      onRefused(changed.problem);
      return;
    }
    const now = changed.data;
    const of = canvasStore.investigation();
    // The canvas of this tab stays up to date, unless someone else saved it meanwhile.
    if (of.id === id && of.revision === revision) {
      canvasStore.setInvestigation({
        revision: now.revision,
        savedName: now.name,
        savedNotes: now.notes,
        ...(of.name === of.savedName ? { name: now.name } : {}),
        ...(of.notes === of.savedNotes ? { notes: now.notes } : {}),
      });
    }
    onSaved(now.name);
  };
  return (
    <form className="stacked" aria-label={`Name and notes of ${name}`} onSubmit={(event) => void save(event)}>
      <label className="field wide">
        Name
        <input
          required
          maxLength={caseworkLimits.name}
          value={fields.name}
          onChange={({ target }) => {
            edits.type(edit, { name: target.value });
          }}
        />
      </label>
      <label className="field wide">
        Notes
        <textarea
          rows={4}
          maxLength={caseworkLimits.notes}
          value={fields.notes}
          onChange={({ target }) => {
            edits.type(edit, { notes: target.value });
          }}
        />
      </label>
      <LengthNotice text={fields.notes} most={caseworkLimits.notes} />
      {!isListed && <DeletedNotice id={id} />}
      {later !== null && edits.isTouched(edit) && (
        <LaterVersion
          by={later.changedBy}
          onOpen={() => {
            edits.open(later);
          }}
        />
      )}
      <div className="actions">
        <button type="submit" className="button main">
          Save
        </button>
        <button
          type="button"
          className="button"
          onClick={() => {
            edits.close(opened);
          }}
        >
          Cancel
        </button>
      </div>
    </form>
  );
}

/** Says that an investigation is deleted, if it is: the list may also lack it because of its name. */
function DeletedNotice({ id }: { readonly id: string }) {
  const answer = useInvestigationConditions(id);
  if (answer.state !== 'ready' || answer.data.investigation !== null) return null;
  return (
    <p className="notice boxed" role="status">
      Someone has deleted this investigation. Copy what you still need of the name and notes.
    </p>
  );
}
