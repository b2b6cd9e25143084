import { useId } from 'react';
import { ActionButton } from '../ui/buttons.tsx';
import { Select } from '../ui/fields.tsx';
import { counted } from '../words.ts';
import { clearDraft, readAgain, separateBy, takeList, takeTyped, chooseColumns } from './draft.ts';
import type { Draft } from './draft.ts';
import { changeUse, fieldWords, fields, separatorWords, separators } from './list.ts';
import type { SupplierList, SupplierRow, Use } from './list.ts';

interface ListFormProps {
  readonly draft: Draft | null;
  readonly onScreen: (rows: readonly SupplierRow[]) => void;
}

/** Takes a list of suppliers, shows what the server took its columns for, and screens it. */
export function ListForm({ draft, onScreen }: ListFormProps) {
  const id = useId();
  const { given = '', list = null, problem = null, isReading = false } = draft ?? {};
  const rows = list?.rows ?? [];
  const isOff = problem !== null || isReading || rows.length === 0;
  return (
    <form
      className="screen-form"
      aria-label="List of suppliers"
      onSubmit={(event) => {
        event.preventDefault();
        if (!isOff) onScreen(rows);
      }}
    >
      {typeof given === 'string' && (
        <label className="field wide" htmlFor={id}>
          Paste rows from a spreadsheet with their header, CSV, or one name a line
          <textarea
            id={id}
            rows={draft === null ? 6 : 4}
            spellCheck={false}
            value={given}
            onPaste={(event) => {
              // Browsers insert thousands of lines into a field only slowly.
              if (draft !== null) return;
              event.preventDefault();
              takeList(event.clipboardData.getData('text/plain'));
            }}
            onChange={({ target }) => {
              takeTyped(target.value);
            }}
          />
        </label>
      )}
      <div className="actions">
        <label className="button">
          {isReading ? 'Reading…' : 'Choose a file (CSV, XLSX)'}
          <input
            type="file"
            className="unseen"
            accept=".csv,.tsv,.txt,.xlsx,text/csv"
            onChange={({ target }) => {
              const [file] = target.files ?? [];
              if (file !== undefined) takeList(file);
              target.value = '';
            }}
          />
        </label>
        {typeof given !== 'string' && (
          <>
            <span>{given.name}</span>
            <button type="button" className="button" onClick={clearDraft}>
              Paste instead
            </button>
          </>
        )}
      </div>
      {problem !== null && (
        <p role="alert" className="wrong">
          {problem}
        </p>
      )}
      {problem !== null && list === null && (
        <div className="actions">
          <button type="button" className="button" onClick={readAgain}>
            Read it again
          </button>
        </div>
      )}
      {list !== null && (
        <>
          <Columns list={list} />
          <Notes notes={problem === null ? list.notes : []} />
          <div className="actions">
            <ActionButton type="submit" className="button main" off={isOff}>
              Screen {counted(rows.length, 'row')}
            </ActionButton>
          </div>
        </>
      )}
    </form>
  );
}

/** What users should know before they screen the list. */
function Notes({ notes }: { readonly notes: readonly string[] }) {
  if (notes.length === 0) return null;
  return (
    <ul className="plain-list small" aria-label="Notes on the list">
      {notes.map((note) => (
        <li key={note}>{note}</li>
      ))}
    </ul>
  );
}

const useWords: readonly (readonly [use: Use, words: string])[] = [
  ...fields.map((field) => [field, fieldWords[field]] as const),
  ['none', 'not used'],
];

/** What each column was taken for, with its first values. */
function Columns({ list: { columns, rows, separator } }: { readonly list: SupplierList }) {
  return (
    <>
      <div className="screen-columns-head">
        <h3>
          {counted(rows.length, 'row')}, {counted(columns.length, 'column')}
        </h3>
        {separator !== null && (
          <Select
            name="columns are separated by"
            value={separator}
            options={separators.map((one) => [one, separatorWords[one]] as const)}
            onChange={separateBy}
          />
        )}
      </div>
      <div className="table-holder" tabIndex={0} role="region" aria-label="Columns of the list">
        <table>
          <thead>
            <tr>
              <th scope="col">Column</th>
              <th scope="col">Taken as</th>
              <th scope="col">First values</th>
            </tr>
          </thead>
          <tbody>
            {columns.map(({ name, use, samples }, at) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td>
                  <select
                    aria-label={`Take ${name} as`}
                    value={use}
                    disabled={use === 'person'}
                    onChange={({ target }) => {
                      const chosen = useWords.find(([one]) => one === target.value)?.[0];
                      if (chosen !== undefined) chooseColumns(changeUse(columns, at, chosen));
                    }}
                  >
                    {use === 'person' && <option value="person">people: never read</option>}
                    {useWords.map(([one, words]) => (
                      <option key={one} value={one}>
                        {words}
                      </option>
                    ))}
                  </select>
                </td>
                <td className="soft">{samples.join(' · ')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
