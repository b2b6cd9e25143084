import type { SyntheticEvent } from 'react';
import {
  MAX_NAME_LENGTH,
  MAX_NOTES_LENGTH,
  renameInvestigation,
  useInvestigationConditions,
} from '../casework/investigations.ts';
import { canvasStore } from '../free-canvas/store.ts';
import type { InvestigationRowFragment } from '../generated/graphql.ts';
import { connectionStore } from '../server/client.ts';
import { MapStore, askBeforeLosing } from '../server/store.ts';
import { LengthNotice } from '../ui/fields.tsx';
import { LaterVersion } from '../ui/states.tsx';

/** The name and notes of an investigation that are typed and not saved yet. */
export interface Edit {
  /** As it was when the form was opened: what others save after that must not be lost. */
  readonly opened: InvestigationRowFragment;
  readonly name: string;
  readonly notes: string;
}

/** Edits by investigation. They outlive their forms, which are unmounted with the list: in another view, or while other names load. */
export const editStore = new MapStore<Edit>();
askBeforeLosing([editStore], () => editStore.some(isTouched));

export function isTouched({ opened, name, notes }: Edit): boolean {
  return name !== opened.name || notes !== opened.notes;
}

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
  const { id, name, revision } = edit.opened;
  const save = async (event: SyntheticEvent): Promise<void> => {
    event.preventDefault();
    const changed = await renameInvestigation({ id, revision }, edit);
    if ('problem' in changed) {
      onRefused(changed.problem);
      // Somebody may have saved a later version.
      connectionStore.changed();
      return;
    }
    const now = changed.data;
    const typed = editStore.get().get(id);
    // What was typed meanwhile is not saved yet.
    const isSaved = typed === undefined || (typed.name === edit.name && typed.notes === edit.notes);
    editStore.put(id, isSaved ? null : { ...typed, opened: now });
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
          maxLength={MAX_NAME_LENGTH}
          value={edit.name}
          onChange={({ target }) => {
            editStore.put(id, { ...edit, name: target.value });
          }}
        />
      </label>
      <label className="field wide">
        Notes
        <textarea
          rows={4}
          maxLength={MAX_NOTES_LENGTH}
          value={edit.notes}
          onChange={({ target }) => {
            editStore.put(id, { ...edit, notes: target.value });
          }}
        />
      </label>
      <LengthNotice text={edit.notes} most={MAX_NOTES_LENGTH} />
      {!isListed && <DeletedNotice id={id} />}
      {later !== null && isTouched(edit) && (
        <LaterVersion
          by={later.changedBy}
          onOpen={() => {
            editStore.put(id, { opened: later, name: later.name, notes: later.notes });
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
            editStore.put(id, null);
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
