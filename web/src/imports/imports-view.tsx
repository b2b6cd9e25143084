import '../styles/imports.css';
import { Suspense, lazy, useId, useMemo, useState, useSyncExternalStore } from 'react';
import { ImportFormatsDocument } from '../generated/graphql.ts';
import type { ImportFormatsQuery } from '../generated/graphql.ts';
import { Store } from '../server/store.ts';
import { useAnswer } from '../server/use-answer.ts';
import { ActionButton } from '../ui/buttons.tsx';
import { Loaded } from '../ui/panel.tsx';
import { Skeleton, Writable, codeOf } from '../ui/states.tsx';
import { inDigits, sizeInWords } from '../words.ts';
import { Export } from './export.tsx';
import { Identities } from './identities.tsx';
import { ImportLog } from './import-log.tsx';
import { InputList } from './input-list.tsx';
import { inputsOf, isWorkbook, pickDropped, pickFiles } from './inputs.ts';
import type { Input, Picked } from './inputs.ts';
import { Listings } from './listings.tsx';
import { closeMapping, givenStore, openMapping, readyMapping, useMapping } from './mapping/use-mapping.ts';
import { resetImports, startImports, useImports } from './use-imports.ts';

type Format = ImportFormatsQuery['importFormats'][number];

/** The choice to have the server recognize the format. */
const anyFormat: Format = {
  name: 'auto',
  title: 'Recognize the format',
  takes: 'the file to see which format it has',
  parts: [],
};

/** The choice to map the columns of a spreadsheet. */
const spreadsheet: Format = {
  name: 'spreadsheet',
  title: 'Spreadsheet of your own, by a mapping of its columns',
  takes: 'one .csv or .xlsx file; shows what its columns become before anything is imported',
  parts: [],
};

const Mapper = lazy(async () => ({ default: (await codeOf(import('./mapping/mapper.tsx'))).Mapper }));

/** The page that imports files: choose, preview, import, and look at what was rejected. */
export function ImportsView() {
  const formats = useAnswer(ImportFormatsDocument, {});
  return (
    <main className="page" id="pane-0" tabIndex={-1}>
      <h2 className="page-title">Import and export</h2>
      <Writable>
        <Loaded answer={formats} what="the import formats" rows={3}>
          {({ importFormats }) => <ImportForm formats={importFormats} />}
        </Loaded>
      </Writable>
      <ImportLog />
      <Writable>
        <Export />
      </Writable>
      <Identities />
      <Listings />
    </main>
  );
}

/** What is chosen to import, and how. */
interface Chosen {
  readonly files: readonly File[];
  readonly format: string;
  readonly strict: boolean;
  readonly allowShrink: boolean;
  readonly hashPersonIds: boolean;
  readonly edition: string;
}

/** Kept outside the view, as the imports are, so that they survive a visit to another view. */
const chosenStore = new Store<Chosen>({
  files: [],
  format: anyFormat.name,
  strict: false,
  allowShrink: false,
  hashPersonIds: false,
  edition: '',
});

/** What the files of a series of dated downloads may be. */
const editions = [
  { choice: '', text: 'As last time, else by content' },
  { choice: 'newer', text: 'Replace the earlier download' },
  { choice: 'separate', text: 'Are sources of their own' },
  { choice: 'content', text: 'By content' },
] as const;

/** Changes what is chosen. The imports so far were of something else. */
function choose(change: Partial<Chosen>): void {
  resetImports();
  if ('files' in change || 'format' in change) closeMapping();
  chosenStore.set({ ...chosenStore.get(), ...change });
}

function ImportForm({ formats }: { readonly formats: readonly Format[] }) {
  const importing = useImports();
  const { busy } = importing;
  const { files, format, strict, allowShrink, hashPersonIds, edition } = useSyncExternalStore(
    chosenStore.subscribe,
    chosenStore.get,
  );
  const choices = [anyFormat, spreadsheet, ...formats];
  const mapping = useMapping();
  const given = useSyncExternalStore(givenStore.subscribe, givenStore.get);
  const inputs = useMemo(
    () => inputsOf(files, format === anyFormat.name ? formats : formats.filter(({ name }) => name === format)),
    [files, format, formats],
  );
  const submit = (chosen: readonly Input[], dryRun: boolean): void => {
    startImports(
      chosen.map((input) => {
        const mapped = input.files.length === 1 ? readyMapping(input.files[0]) : null;
        return { input, format, dryRun, strict, allowShrink, hashPersonIds, edition, mapped };
      }),
    );
  };
  const [only, ...others] = files;
  const toMap =
    only !== undefined && others.length === 0 && (format === anyFormat.name ? isWorkbook(only.name) : true)
      ? only
      : null;
  const isMapped = format === spreadsheet.name || (format === anyFormat.name && toMap !== null);
  return (
    <>
      <form
        className="import-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (!isMapped) submit(inputs, true);
          else if (toMap !== null) void openMapping(toMap);
        }}
      >
        <FilePicker
          files={files}
          disabled={busy}
          onFiles={(picked) => {
            choose({ files: picked });
          }}
        />
        <label className="format">
          <span>Format</span>
          <select
            disabled={busy}
            value={format}
            onChange={(event) => {
              choose({ format: event.target.value });
            }}
          >
            {choices.map(({ name, title }) => (
              <option key={name} value={name}>
                {title}
              </option>
            ))}
          </select>
          <span className="soft small">Reads {choices.find(({ name }) => name === format)?.takes}.</span>
        </label>
        <fieldset disabled={busy}>
          <legend>Options</legend>
          <Option
            checked={strict}
            onChange={(checked) => {
              choose({ strict: checked });
            }}
            text="Import nothing if a row is rejected"
          />
          <Option
            checked={allowShrink}
            onChange={(checked) => {
              choose({ allowShrink: checked });
            }}
            text="This list is complete: withdraw what it no longer has"
          />
          <Option
            checked={hashPersonIds}
            onChange={(checked) => {
              choose({ hashPersonIds: checked });
            }}
            text="Store hashes instead of person ids"
          />
          <label className="format">
            <span>If this is a newer download of the same list</span>
            <select
              value={edition}
              onChange={(event) => {
                choose({ edition: event.target.value });
              }}
            >
              {editions.map(({ choice, text }) => (
                <option key={choice} value={choice}>
                  {text}
                </option>
              ))}
            </select>
            <span className="soft small">The choice is remembered for the series. The preview says what it means.</span>
          </label>
        </fieldset>
        {isMapped ? (
          <div className="actions">
            <ActionButton type="submit" className="button main" off={toMap === null || busy || mapping?.busy === true}>
              Map columns
            </ActionButton>
            <span className="soft small">
              {given === null
                ? 'Proposes what each column becomes, and imports nothing.'
                : `Begins with the mapping “${given.name}”, and imports nothing.`}
            </span>
          </div>
        ) : (
          <div className="actions">
            <ActionButton type="submit" className="button main" off={inputs.length === 0 || busy}>
              Preview
            </ActionButton>
            <ActionButton
              className="button"
              off={inputs.length === 0 || busy}
              onClick={() => {
                submit(inputs, false);
              }}
            >
              Import
            </ActionButton>
            <span className="soft small">A preview reads the whole file and writes nothing.</span>
          </div>
        )}
      </form>
      {mapping !== null && (
        <Suspense fallback={<Skeleton what="the mapping" rows={6} />}>
          <Mapper
            mapping={mapping}
            busy={busy}
            onPreview={() => {
              submit(inputs, true);
            }}
          />
        </Suspense>
      )}
      <InputList
        inputs={inputs}
        importing={importing}
        onImport={(input) => {
          submit([input], false);
        }}
        onMap={(file) => {
          resetImports();
          void openMapping(file);
        }}
      />
    </>
  );
}

interface FilePickerProps {
  readonly files: readonly File[];
  readonly disabled: boolean;
  readonly onFiles: (files: readonly File[]) => void;
}

/** A file input that also accepts dropped files. What is chosen replaces what was chosen before. */
function FilePicker({ files, disabled, onFiles }: FilePickerProps) {
  const [over, setOver] = useState(false);
  const [problems, setProblems] = useState<readonly string[]>([]);
  const id = useId();
  const take = (picked: Picked): void => {
    setProblems(picked.problems);
    if (picked.files.length > 0 || picked.problems.length > 0) onFiles(picked.files);
  };
  return (
    <div
      className={over ? 'drop over' : 'drop'}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(!disabled);
      }}
      onDragLeave={() => {
        setOver(false);
      }}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        if (!disabled) take(pickDropped(event.dataTransfer));
      }}
    >
      <label htmlFor={id}>{labelOf(files)}</label>
      <input
        id={id}
        type="file"
        multiple
        disabled={disabled}
        onChange={(event) => {
          take(pickFiles([...(event.target.files ?? [])]));
        }}
      />
      <span className="soft small">
        .csv, .xlsx, .xml, .json, .jsonl or .dat files, or .zip archives of them. The CSV files of a chain package are
        imported together; other files are imported one at a time.
      </span>
      {problems.length > 0 && (
        <ul className="plain-list" role="alert">
          {problems.map((problem) => (
            <li key={problem}>{problem}</li>
          ))}
        </ul>
      )}
    </div>
  );
}

function labelOf(files: readonly File[]): string {
  const size = sizeInWords(files.reduce((sum, file) => sum + file.size, 0));
  const [first] = files;
  if (first === undefined) return 'Drop files here, or choose them';
  return files.length === 1 ? `${first.name}, ${size}` : `${inDigits(files.length)} files, ${size}`;
}

function Option(props: {
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly text: string;
}) {
  return (
    <label className="choice">
      <input
        type="checkbox"
        checked={props.checked}
        onChange={(event) => {
          props.onChange(event.target.checked);
        }}
      />
      <span>{props.text}</span>
    </label>
  );
}
