import { useState, useSyncExternalStore } from 'react';
import type { SyntheticEvent } from 'react';
import { writeAddress } from '../address/address.ts';
import type { Conditions } from '../address/address.ts';
import { useAddress } from '../address/use-address.ts';
import { DossierMenu } from '../casework/dossier-menu.tsx';
import {
  LONGEST_NAME,
  LONGEST_NOTES,
  exportInvestigation,
  forkInvestigation,
  importInvestigation,
  renameInvestigation,
  toInvestigation,
  useInvestigationConditions,
  useInvestigations,
} from '../casework/investigations.ts';
import { emptyDocument } from '../free-canvas/document.ts';
import { canvasStore } from '../free-canvas/store.ts';
import { DeleteInvestigationDocument, MergeInvestigationsDocument } from '../generated/graphql.ts';
import type { InvestigationRowFragment } from '../generated/graphql.ts';
import { useDebounced } from '../search/use-search.ts';
import { change } from '../server/change.ts';
import { Store } from '../server/store.ts';
import { MOST_ON_PAGE } from '../server/use-pages.ts';
import { ConfirmButton } from '../ui/buttons.tsx';
import { CopyLink } from '../ui/copy-link.tsx';
import { LengthNotice } from '../ui/length-notice.tsx';
import { AddressLink } from '../ui/links.tsx';
import { Loaded, Panel } from '../ui/panel.tsx';
import { counted, dayInWords, inDigits } from '../words.ts';

/** What the last action did, or why it did not. */
interface Outcome {
  readonly message: string;
  readonly problem: string | null;
}

type Report = (outcome: Outcome) => void;
const done = (message: string): Outcome => ({ message, problem: null });
const refused = (problem: string): Outcome => ({ message: '', problem });

/** The name and notes of an investigation that are typed and not saved yet. */
interface Edit {
  /** As it was when the form was opened: what others save after that must not be lost. */
  readonly opened: InvestigationRowFragment;
  readonly name: string;
  readonly notes: string;
}

/** Edits by investigation. They outlive their forms, which are unmounted with the list: in another view, or while other names load. */
const editStore = new Store<ReadonlyMap<string, Edit>>(new Map());

/** @param edit null: closes the form */
function setEdit(id: string, edit: Edit | null): void {
  const others = [...editStore.get()].filter(([other]) => other !== id);
  editStore.set(new Map(edit === null ? others : [...others, [id, edit]]));
}

/** The investigations, with those that are edited here and that the list lacks: what was typed stays. */
function listed(
  investigations: readonly InvestigationRowFragment[],
  edits: ReadonlyMap<string, Edit>,
): readonly InvestigationRowFragment[] {
  const ids = new Set(investigations.map(({ id }) => id));
  return [...investigations, ...[...edits.values()].flatMap(({ opened }) => (ids.has(opened.id) ? [] : [opened]))];
}

/** The saved investigations, with everything that can be done with one. */
export function Investigations({ conditions }: { readonly conditions: Conditions }) {
  const [text, setText] = useState('');
  const [outcome, setOutcome] = useState<Outcome>(done(''));
  const answer = useInvestigations(useDebounced(text, 150));
  const edits = useSyncExternalStore(editStore.subscribe, editStore.get);
  // Once there, the field stays: it has the focus while other names load.
  const [isLong, setLong] = useState(false);
  if (!isLong && answer.state === 'ready' && answer.data.investigations.length > FEW) setLong(true);
  return (
    <Panel
      title="Investigations"
      note="canvases with a name, notes, date and filters"
      tools={<Tools onOutcome={setOutcome} />}
    >
      <OutcomeLine outcome={outcome} />
      {isLong && (
        <p className="aside">
          <label className="control">
            <span className="name">Name contains</span>
            <input
              type="search"
              className="text-input"
              value={text}
              maxLength={LONGEST_NAME}
              onChange={({ target }) => {
                setText(target.value);
              }}
            />
          </label>
        </p>
      )}
      <Loaded answer={answer} what="the investigations" rows={3}>
        {({ investigations }) => (
          <>
            {investigations.length === 0 && (
              <p className="soft aside">
                {text === ''
                  ? 'None yet. Put what you look into on the canvas and save it there, or import a file.'
                  : 'No investigation has a matching name.'}
              </p>
            )}
            {investigations.length + edits.size > 0 && (
              <ul className="case-list">
                {listed(investigations, edits).map((one) => (
                  <InvestigationItem
                    key={one.id}
                    investigation={one}
                    edit={edits.get(one.id) ?? null}
                    isListed={investigations.includes(one)}
                    others={investigations.filter(({ id }) => id !== one.id)}
                    conditions={conditions}
                    onOutcome={setOutcome}
                  />
                ))}
              </ul>
            )}
            {investigations.length === MOST_ON_PAGE && (
              <p className="soft small aside">
                Showing the {inDigits(MOST_ON_PAGE)} saved most recently. Search by name for others.
              </p>
            )}
          </>
        )}
      </Loaded>
    </Panel>
  );
}

/** More need a search field. */
const FEW = 8;

function OutcomeLine({ outcome: { message, problem } }: { readonly outcome: Outcome }) {
  return (
    <>
      <p role="status" className={message === '' ? 'unseen' : 'aside small'}>
        {message}
      </p>
      {problem !== null && (
        <p role="alert" className="aside wrong">
          {problem}
        </p>
      )}
    </>
  );
}

function Tools({ onOutcome }: { readonly onOutcome: Report }) {
  const { go } = useAddress();
  const read = async (file: File): Promise<void> => {
    const imported = await importInvestigation(file);
    onOutcome('problem' in imported ? refused(imported.problem) : done(`Imported “${imported.data.name}”.`));
  };
  return (
    <span className="actions">
      <button
        type="button"
        className="button"
        onClick={() => {
          // What is not saved stays: it is what a new investigation may be made of.
          if (!canvasStore.isUnsaved()) canvasStore.open(null, emptyDocument);
          const { id } = canvasStore.case();
          go({ view: 'network', record: null, investigation: id, root: null, opened: [], node: null, hop: null });
        }}
      >
        New, on the canvas
      </button>
      <label className="button">
        Import a file
        <input
          type="file"
          className="unseen"
          accept=".json,application/json"
          onChange={({ target }) => {
            const [file] = target.files ?? [];
            if (file !== undefined) void read(file);
            target.value = '';
          }}
        />
      </label>
    </span>
  );
}

interface ItemProps {
  readonly investigation: InvestigationRowFragment;
  /** What is typed into its form; null: the form is closed. */
  readonly edit: Edit | null;
  /** Whether the list has it. */
  readonly isListed: boolean;
  readonly others: readonly InvestigationRowFragment[];
  readonly conditions: Conditions;
  readonly onOutcome: Report;
}

function InvestigationItem({ investigation, edit, isListed, others, conditions, onOutcome }: ItemProps) {
  const { address } = useAddress();
  const [form, setForm] = useState<'fork' | 'merge' | null>(null);
  const { id, name, notes, nodeCount, edgeCount, asOf, changedAt } = investigation;
  const opening = toInvestigation(investigation, conditions);
  const close = (outcome: Outcome): void => {
    onOutcome(outcome);
    if (outcome.problem === null) setForm(null);
  };
  const remove = async (): Promise<void> => {
    const changed = await change(DeleteInvestigationDocument, { id });
    if (!('problem' in changed)) setEdit(id, null);
    onOutcome('problem' in changed ? refused(changed.problem) : done(`Deleted “${name}”.`));
  };
  const save = async (): Promise<void> => {
    const problem = await exportInvestigation(id);
    onOutcome(problem === null ? done(`Exported “${name}”.`) : refused(problem));
  };
  return (
    <li className="case">
      <div className="case-head">
        <h4>
          <AddressLink change={opening}>{name}</AddressLink>
        </h4>
        <span className="soft small">
          {counted(nodeCount, 'node', 'nodes')}, {counted(edgeCount, 'relation', 'relations')}
          {asOf !== null && ` · as of ${dayInWords(asOf)}`} · saved {timeInWords(changedAt)}
        </span>
      </div>
      {notes !== '' && <p className="case-notes">{notes}</p>}
      <div className="actions">
        <AddressLink className="button" change={opening}>
          Open<span className="unseen"> {name}</span>
        </AddressLink>
        {(['edit', 'fork', 'merge'] as const).map((one) => (
          <button
            key={one}
            type="button"
            className="button"
            aria-expanded={one === 'edit' ? edit !== null : form === one}
            disabled={one === 'merge' && others.length === 0}
            onClick={() => {
              if (one === 'edit') setEdit(id, edit === null ? { opened: investigation, name, notes } : null);
              else setForm(form === one ? null : one);
            }}
          >
            {formWords[one]}
            <span className="unseen"> {name}</span>
          </button>
        ))}
        <button type="button" className="button" onClick={() => void save()}>
          Export<span className="unseen"> {name}</span>
        </button>
        <CopyLink path={writeAddress({ ...address, ...opening })} of={name} />
        <DossierMenu subject="INVESTIGATION" id={id} of={name} />
        <ConfirmButton
          name="Delete"
          of={name}
          question={`Delete “${name}”? It cannot be restored.`}
          onConfirm={() => void remove()}
        />
      </div>
      {edit !== null && <EditForm edit={edit} isListed={isListed} onOutcome={onOutcome} />}
      {form === 'fork' && <ForkForm investigation={investigation} onOutcome={close} />}
      {form === 'merge' && <MergeForm investigation={investigation} others={others} onOutcome={close} />}
    </li>
  );
}

const formWords = { edit: 'Rename, notes', fork: 'Fork', merge: 'Merge' } as const;

const TIME = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' });

function timeInWords(instant: string): string {
  return TIME.format(new Date(instant));
}

interface FormProps {
  readonly investigation: InvestigationRowFragment;
  readonly onOutcome: Report;
}

interface EditFormProps {
  readonly edit: Edit;
  readonly isListed: boolean;
  readonly onOutcome: Report;
}

function EditForm({ edit, isListed, onOutcome }: EditFormProps) {
  const { id, name, revision } = edit.opened;
  const save = async (event: SyntheticEvent): Promise<void> => {
    event.preventDefault();
    const changed = await renameInvestigation({ id, revision }, edit);
    if ('problem' in changed) {
      onOutcome(refused(changed.problem));
      return;
    }
    const now = changed.data;
    const typed = editStore.get().get(id);
    // What was typed meanwhile is not saved yet.
    setEdit(id, typed === undefined || typed === edit ? null : { ...typed, opened: now });
    const of = canvasStore.case();
    // The canvas of this tab stays up to date, unless someone else saved it meanwhile.
    if (of.id === id && of.revision === revision) {
      canvasStore.setCase({
        revision: now.revision,
        savedName: now.name,
        savedNotes: now.notes,
        ...(of.name === of.savedName ? { name: now.name } : {}),
        ...(of.notes === of.savedNotes ? { notes: now.notes } : {}),
      });
    }
    onOutcome(done(`Saved “${now.name}”.`));
  };
  return (
    <form className="stacked" aria-label={`Name and notes of ${name}`} onSubmit={(event) => void save(event)}>
      <label className="field wide">
        Name
        <input
          required
          maxLength={LONGEST_NAME}
          value={edit.name}
          onChange={({ target }) => {
            setEdit(id, { ...edit, name: target.value });
          }}
        />
      </label>
      <label className="field wide">
        Notes
        <textarea
          rows={4}
          maxLength={LONGEST_NOTES}
          value={edit.notes}
          onChange={({ target }) => {
            setEdit(id, { ...edit, notes: target.value });
          }}
        />
      </label>
      <LengthNotice text={edit.notes} most={LONGEST_NOTES} />
      {!isListed && <DeletedNotice id={id} />}
      <div className="actions">
        <button type="submit" className="button main">
          Save
        </button>
        <button
          type="button"
          className="button"
          onClick={() => {
            setEdit(id, null);
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

function ForkForm({ investigation: { id, name }, onOutcome }: FormProps) {
  const [copy, setCopy] = useState(`Copy of ${name}`.slice(0, LONGEST_NAME));
  const fork = async (event: SyntheticEvent): Promise<void> => {
    event.preventDefault();
    const changed = await forkInvestigation(id, copy);
    onOutcome(
      'problem' in changed
        ? refused(changed.problem)
        : done(`Copied “${name}” as “${changed.data.forkInvestigation.name}”.`),
    );
  };
  return (
    <form className="stacked" aria-label={`Fork ${name}`} onSubmit={(event) => void fork(event)}>
      <label className="field wide">
        Name of the copy
        <input
          required
          maxLength={LONGEST_NAME}
          value={copy}
          onChange={({ target }) => {
            setCopy(target.value);
          }}
        />
      </label>
      <div className="actions">
        <button type="submit" className="button main">
          Make a copy
        </button>
      </div>
    </form>
  );
}

interface MergeFormProps extends FormProps {
  readonly others: readonly InvestigationRowFragment[];
}

function MergeForm({ investigation: { id, name }, others, onOutcome }: MergeFormProps) {
  const [chosen, setFrom] = useState(others[0]?.id ?? '');
  // Somebody may have deleted the chosen one.
  const from = others.some((one) => one.id === chosen) ? chosen : (others[0]?.id ?? '');
  const merge = async (event: SyntheticEvent): Promise<void> => {
    event.preventDefault();
    const changed = await change(MergeInvestigationsDocument, { into: id, from });
    const added = others.find((one) => one.id === from)?.name ?? from;
    onOutcome(
      'problem' in changed
        ? refused(changed.problem)
        : done(`Added “${added}” to “${name}”. Nodes of “${name}” stay in place; “${added}” is unchanged.`),
    );
  };
  return (
    <form className="stacked" aria-label={`Merge into ${name}`} onSubmit={(event) => void merge(event)}>
      <label className="field wide">
        Add to “{name}” the nodes, relations, groups and notes of
        <select
          value={from}
          onChange={({ target }) => {
            setFrom(target.value);
          }}
        >
          {others.map((one) => (
            <option key={one.id} value={one.id}>
              {one.name}
            </option>
          ))}
        </select>
      </label>
      <div className="actions">
        <button type="submit" className="button main">
          Add them
        </button>
      </div>
    </form>
  );
}
