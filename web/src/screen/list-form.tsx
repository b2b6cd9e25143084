import { useId, useState } from 'react';
import { Store } from '../server/store.ts';
import { ActionButton } from '../ui/buttons.tsx';
import { Select } from '../ui/fields.tsx';
import { counted, inDigits } from '../words.ts';
import {
  changeUse,
  fieldWords,
  fields,
  problemOf,
  proposeUses,
  readTable,
  separatorOf,
  separators,
  toRows,
  warningsOf,
} from './list.ts';
import type { Separator, SupplierRow, SupplierTable, Use } from './list.ts';
import { readWorkbook } from './workbook.ts';

/** A list that is being prepared, and what its columns hold. */
interface Draft {
  /** What was pasted or read of a text file; null: a workbook. */
  readonly text: string | null;
  /** A workbook, whose cells the server reads; null: a text. */
  readonly workbook: File | null;
  readonly separator: Separator;
  /** Null: what was pasted. */
  readonly file: string | null;
  readonly table: SupplierTable;
  readonly uses: readonly Use[];
  readonly notices: readonly string[];
}

/** Outlives the view: what is pasted stays while a record is looked at. */
export const draftStore = new Store<Draft | null>(null);

function draftOf(text: string, separator: Separator, file: string | null): Draft | null {
  if (text.trim() === '') return null;
  const table = readTable(text, separator);
  return { text, workbook: null, separator, file, table, uses: proposeUses(table), notices: [] };
}

interface ListFormProps {
  readonly draft: Draft | null;
  readonly onScreen: (rows: readonly SupplierRow[]) => void;
}

/** Takes a list of suppliers, shows what its columns were taken for, and screens it. */
export function ListForm({ draft, onScreen }: ListFormProps) {
  const id = useId();
  const [problem, setProblem] = useState<string | null>(null);
  const [isReading, setReading] = useState(false);
  const read = async (file: File): Promise<void> => {
    setProblem(null);
    setReading(true);
    const opened = await openFile(file);
    setReading(false);
    if (typeof opened === 'string') setProblem(opened);
    else draftStore.set(opened);
  };
  const use = async (of: Draft, uses: readonly Use[]): Promise<void> => {
    const changed = { ...of, uses };
    draftStore.set(changed);
    if (of.workbook === null || problemOf(of.table, uses) !== null) return;
    setReading(true);
    const opened = await openWorkbook(of.workbook, chosenIn(changed));
    setReading(false);
    // Another list, or other columns, may have been chosen meanwhile.
    if (draftStore.get() !== changed) return;
    setProblem(typeof opened === 'string' ? opened : null);
    if (typeof opened !== 'string') draftStore.set({ ...opened, uses });
  };
  const rows = draft === null ? [] : toRows(draft.table, draft.uses);
  const refused = draft === null ? null : problemOf(draft.table, draft.uses);
  return (
    <form
      className="screen-form"
      aria-label="List of suppliers"
      onSubmit={(event) => {
        event.preventDefault();
        if (draft !== null && refused === null && !isReading) onScreen(rows);
      }}
    >
      {typeof draft?.file !== 'string' && (
        <label className="field wide" htmlFor={id}>
          Paste rows from a spreadsheet with their header, CSV, or one name a line
          <textarea
            id={id}
            rows={draft === null ? 6 : 4}
            spellCheck={false}
            value={draft?.text ?? ''}
            onPaste={(event) => {
              // Browsers insert thousands of lines into a field only slowly.
              if (draft !== null) return;
              event.preventDefault();
              const text = event.clipboardData.getData('text/plain');
              draftStore.set(draftOf(text, separatorOf(text), null));
            }}
            onChange={({ target }) => {
              setProblem(null);
              draftStore.set(draftOf(target.value, separatorOf(target.value), null));
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
              if (file !== undefined) void read(file);
              target.value = '';
            }}
          />
        </label>
        {typeof draft?.file === 'string' && (
          <>
            <span>{draft.file}</span>
            <button
              type="button"
              className="button"
              onClick={() => {
                draftStore.set(null);
              }}
            >
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
      {draft !== null && (
        <>
          <Columns draft={draft} onUse={(uses) => void use(draft, uses)} />
          <Notes of={draft} rows={rows} refused={refused} />
          <div className="actions">
            <ActionButton type="submit" className="button main" off={refused !== null || isReading}>
              Screen {counted(rows.length, 'row')}
            </ActionButton>
          </div>
        </>
      )}
    </form>
  );
}

interface NotesProps {
  readonly of: Draft;
  readonly rows: readonly SupplierRow[];
  readonly refused: string | null;
}

/** Why the list cannot be screened, or what users should know before. */
function Notes({ of: { workbook, table, uses, notices }, rows, refused }: NotesProps) {
  if (refused !== null)
    return (
      <p role="alert" className="wrong">
        {refused}
      </p>
    );
  const people = table.header.filter((_, at) => uses[at] === 'person');
  const notes = [
    ...(people.length === 0
      ? []
      : [`Not ${workbook === null ? 'sent' : 'screened'}, because it may name people: ${people.join(', ')}.`]),
    ...notices,
    ...warningsOf(rows),
  ];
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
  ['person', 'people: not used'],
];

const separatorWords = { tab: 'tabs', comma: 'commas', semicolon: 'semicolons', none: 'one name a line' } as const;

interface ColumnsProps {
  readonly draft: Draft;
  readonly onUse: (uses: readonly Use[]) => void;
}

/** What each column was taken for, with its first values. */
function Columns({ draft, onUse }: ColumnsProps) {
  const { table, uses, text, separator, file } = draft;
  return (
    <>
      <div className="screen-columns-head">
        <h3>
          {counted(table.rows.length, 'row')}, {counted(table.header.length, 'column')}
        </h3>
        {text !== null && (
          <Select
            name="columns are separated by"
            value={separator}
            options={separators.map((one) => [one, separatorWords[one]] as const)}
            onChange={(one) => {
              draftStore.set(draftOf(text, one, file));
            }}
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
            {table.header.map((name, at) => (
              <tr key={at}>
                <th scope="row">{name}</th>
                <td>
                  <select
                    aria-label={`Take ${name} as`}
                    value={uses[at] ?? 'none'}
                    onChange={({ target }) => {
                      const use = useWords.find(([one]) => one === target.value)?.[0];
                      if (use !== undefined) onUse(changeUse(uses, at, use));
                    }}
                  >
                    {useWords.map(([use, words]) => (
                      <option key={use} value={use}>
                        {words}
                      </option>
                    ))}
                  </select>
                </td>
                <td className="soft">{firstValues(table, at, uses[at] ?? 'none')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

/** A column that may name people is not shown either. */
function firstValues({ rows }: SupplierTable, column: number, use: Use): string {
  if (use === 'person') return '';
  const values = rows.slice(0, 20).flatMap((row) => (row[column]?.trim() ? [row[column].trim().slice(0, 60)] : []));
  return [...new Set(values)].slice(0, 3).join(' · ');
}

type ChosenColumns = Parameters<typeof readWorkbook>[1];

async function openWorkbook(workbook: File, chosen: ChosenColumns): Promise<Draft | string> {
  const read = await readWorkbook(workbook, chosen);
  return typeof read === 'string' ? read : { text: null, workbook, separator: 'none', file: workbook.name, ...read };
}

/** The column of each field. */
function chosenIn({ table: { header }, uses }: Draft): ChosenColumns {
  return Object.fromEntries(
    fields.flatMap((field) => {
      const name = header[uses.indexOf(field)];
      return name === undefined ? [] : [[field, name] as const];
    }),
  );
}

/** The most bytes of a list: 5,000 rows with all columns of a system of suppliers fit. */
const MOST_BYTES = 20_000_000;

/** Reads a file. @returns the list, or why it cannot be read, as a sentence */
async function openFile(file: File): Promise<Draft | string> {
  if (file.size === 0) return `${file.name} is empty.`;
  if (file.size > MOST_BYTES)
    return `${file.name} has ${inDigits(file.size)} bytes; at most ${inDigits(MOST_BYTES)} can be read. Screen it with the command line: npx subtier screen FILE.`;
  if (/\.xls[xm]?$/i.test(file.name)) {
    return openWorkbook(file, null);
  }
  const text = await file.text();
  return draftOf(text, separatorOf(text), file.name) ?? `${file.name} is empty.`;
}
