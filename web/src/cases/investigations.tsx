import { useState } from 'react';
import type { SyntheticEvent } from 'react';
import { writeAddress } from '../address/address.ts';
import { useAddress } from '../address/use-address.ts';
import { DossierMenu } from '../casework/dossier.tsx';
import { useDrafts } from '../casework/drafts.ts';
import {
  exportInvestigation,
  importInvestigation,
  toInvestigation,
  useInvestigations,
} from '../casework/investigations.ts';
import { DeleteButton, SavedItem, SavedList } from '../casework/saved-list.tsx';
import type { Outcome } from '../casework/saved-list.tsx';
import { emptyDocument } from '../free-canvas/document.ts';
import { canvasStore } from '../free-canvas/store.ts';
import {
  DeleteInvestigationDocument,
  ForkInvestigationDocument,
  MergeInvestigationsDocument,
} from '../generated/graphql.ts';
import type { InvestigationRowFragment } from '../generated/graphql.ts';
import { caseworkLimits } from '../generated/limits.ts';
import { useDebounced } from '../search/use-search.ts';
import { change, problemOf } from '../server/change.ts';
import { MAX_PAGE_SIZE } from '../server/use-pages.ts';
import { CopyLink, FormButton } from '../ui/buttons.tsx';
import { AddressLink } from '../ui/links.tsx';
import { Writable, localName } from '../ui/states.tsx';
import { counted, dayInWords, inDigits } from '../words.ts';
import { EditForm, edits } from './edit-form.tsx';
import type { Edit } from './edit-form.tsx';

/** The saved investigations, with everything that can be done with one. */
export function Investigations() {
  const [text, setText] = useState('');
  const [outcome, setOutcome] = useState<Outcome>({});
  const answer = useInvestigations(useDebounced(text));
  // Any may be merged, whatever name is searched for.
  const all = useInvestigations('');
  const opened = useDrafts(edits);
  const saved = answer.state === 'ready' ? answer.data.investigations : [];
  const latest = all.state === 'ready' ? all.data.investigations : [];
  const known = [...new Map([...latest, ...saved].map((one) => [one.id, one])).values()];
  // Once there, the field stays: it has the focus while other names load.
  const [isLong, setLong] = useState(false);
  if (!isLong && saved.length > FEW) setLong(true);
  return (
    <SavedList
      title="Investigations"
      note="canvases with a name, notes, date and filters"
      tools={<Tools onOutcome={setOutcome} />}
      outcome={outcome}
      above={
        isLong && (
          <p className="aside">
            <label className="control">
              <span className="name">Name contains</span>
              <input
                type="search"
                className="text-input"
                value={text}
                maxLength={caseworkLimits.name}
                onChange={({ target }) => {
                  setText(target.value);
                }}
              />
            </label>
          </p>
        )
      }
      answer={answer}
      what="the investigations"
      rows={edits.listed(saved)}
      count={saved.length}
      none={
        text === ''
          ? 'None yet. Put what you look into on the canvas and save it there, or import a file.'
          : 'No investigation has a matching name.'
      }
      below={
        saved.length === MAX_PAGE_SIZE && (
          <p className="soft small aside">
            Showing the {inDigits(MAX_PAGE_SIZE)} saved most recently. Search by name for others.
          </p>
        )
      }
    >
      {(one) => (
        <InvestigationItem
          key={one.id}
          investigation={one}
          edit={opened.get(one.id) ?? null}
          isListed={saved.includes(one)}
          others={known.filter(({ id }) => id !== one.id)}
          onOutcome={setOutcome}
        />
      )}
    </SavedList>
  );
}

/** More need a search field. */
const FEW = 8;

function Tools({ onOutcome }: { readonly onOutcome: (outcome: Outcome) => void }) {
  const { go } = useAddress();
  const read = async (file: File): Promise<void> => {
    const imported = await importInvestigation(file);
    onOutcome('problem' in imported ? imported : { message: `Imported “${imported.data.name}”.` });
  };
  return (
    <span className="actions">
      <button
        type="button"
        className="button"
        onClick={() => {
          // Unsaved work stays: it may be meant for the new investigation.
          if (!canvasStore.isUnsaved()) canvasStore.open(null, emptyDocument);
          const { id } = canvasStore.investigation();
          go({ view: 'network', investigation: id, root: null, opened: [], node: null, hop: null });
        }}
      >
        New, on the canvas
      </button>
      <Writable>
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
      </Writable>
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
  readonly onOutcome: (outcome: Outcome) => void;
}

function InvestigationItem({ investigation, edit, isListed, others, onOutcome }: ItemProps) {
  const { address } = useAddress();
  const [form, setForm] = useState<'fork' | 'merge' | null>(null);
  const { id, name, notes, nodeCount, edgeCount, asOf, changedAt, changedBy, revision } = investigation;
  const opening = toInvestigation(investigation, address.conditions);
  const close = (outcome: Outcome): void => {
    onOutcome(outcome);
    if (outcome.problem === undefined) setForm(null);
  };
  const remove = async (): Promise<string | null> => {
    const problem = await problemOf(change(DeleteInvestigationDocument, { id, revision }));
    if (problem === null) edits.close(investigation);
    return problem;
  };
  const save = async (): Promise<void> => {
    const problem = await exportInvestigation(id);
    onOutcome(problem === null ? { message: `Exported “${name}”.` } : { problem });
  };
  return (
    <SavedItem
      name={name}
      opens={opening}
      details={
        <span className="soft small">
          {counted(nodeCount, 'node')}, {counted(edgeCount, 'relation')}
          {asOf !== null && ` · as of ${dayInWords(asOf)}`} · saved {timeInWords(changedAt)}
          {changedBy !== localName && ` by ${changedBy}`}
        </span>
      }
      notes={notes}
      actions={
        <>
          <AddressLink className="button" change={opening}>
            Open<span className="unseen"> {name}</span>
          </AddressLink>
          <Writable>
            {(['edit', 'fork', 'merge'] as const).map((one) => (
              <FormButton
                key={one}
                name={formWords[one]}
                of={name}
                isOpen={one === 'edit' ? edit !== null : form === one}
                disabled={one === 'merge' && others.length === 0}
                onClick={() => {
                  if (one === 'edit') edits.toggle(investigation);
                  else setForm(form === one ? null : one);
                }}
              />
            ))}
          </Writable>
          <button type="button" className="button" onClick={() => void save()}>
            Export<span className="unseen"> {name}</span>
          </button>
          <CopyLink path={writeAddress({ ...address, ...opening })} of={name} />
          <DossierMenu subject="INVESTIGATION" id={id} of={name} />
          <DeleteButton
            name={name}
            question={`Delete “${name}”? It cannot be restored.`}
            onDelete={remove}
            onOutcome={onOutcome}
          />
        </>
      }
    >
      {edit !== null && (
        <EditForm
          edit={edits.shown(edit, investigation)}
          later={investigation.revision > edit.opened.revision ? investigation : null}
          isListed={isListed}
          onSaved={(saved) => {
            onOutcome({ message: `Saved “${saved}”.` });
          }}
          onRefused={(problem) => {
            onOutcome({ problem });
          }}
        />
      )}
      {form === 'fork' && <ForkForm investigation={investigation} onOutcome={close} />}
      {form === 'merge' && <MergeForm investigation={investigation} others={others} onOutcome={close} />}
    </SavedItem>
  );
}

const formWords = { edit: 'Rename, notes', fork: 'Fork', merge: 'Merge' } as const;

const TIME = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' });

function timeInWords(instant: string): string {
  return TIME.format(new Date(instant));
}

interface FormProps {
  readonly investigation: InvestigationRowFragment;
  readonly onOutcome: (outcome: Outcome) => void;
}

function ForkForm({ investigation: { id, name }, onOutcome }: FormProps) {
  const [copy, setCopy] = useState(`Copy of ${name}`.slice(0, caseworkLimits.name));
  const fork = async (event: SyntheticEvent): Promise<void> => {
    event.preventDefault();
    const changed = await change(ForkInvestigationDocument, { id, name: copy });
    onOutcome(
      'problem' in changed ? changed : { message: `Copied “${name}” as “${changed.data.forkInvestigation.name}”.` },
    );
  };
  return (
    <form className="stacked" aria-label={`Fork ${name}`} onSubmit={(event) => void fork(event)}>
      <label className="field wide">
        Name of the copy
        <input
          required
          maxLength={caseworkLimits.name}
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
        ? changed
        : { message: `Added “${added}” to “${name}”. Nodes of “${name}” stay in place; “${added}” is unchanged.` },
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
