import { useMemo, useState } from 'react';
import { ImportFormatsDocument } from '../generated/graphql.ts';
import type { ImportFormatsQuery } from '../generated/graphql.ts';
import { useAnswer } from '../server/use-answer.ts';
import { Failed, Skeleton } from '../ui/states.tsx';
import { Export } from './export.tsx';
import { FilePicker } from './file-picker.tsx';
import { Identities } from './identities.tsx';
import { ImportLog } from './import-log.tsx';
import { InputList } from './input-list.tsx';
import { inputsOf } from './inputs.ts';
import type { Input } from './inputs.ts';
import { useImports } from './use-imports.ts';

type Format = ImportFormatsQuery['importFormats'][number];

/** The choice to have the server recognize the format. */
const anyFormat: Format = {
  name: 'auto',
  title: 'Recognize the format',
  takes: 'the file to see which format it has',
  parts: [],
};

/** The page that imports files: choose, preview, import, and look at what was rejected. */
export function ImportsView() {
  const formats = useAnswer(ImportFormatsDocument, {});
  return (
    <main className="page" id="pane-0" tabIndex={-1}>
      <h2 className="page-title">Import and export</h2>
      {formats.state === 'loading' && <Skeleton what="the import formats" rows={3} />}
      {formats.state === 'failed' && (
        <Failed what="Could not load the import formats." failure={formats.failure} onRetry={formats.retry} />
      )}
      {formats.state === 'ready' && <ImportForm formats={formats.data.importFormats} />}
      <ImportLog />
      <Export />
      <Identities />
    </main>
  );
}

function ImportForm({ formats }: { readonly formats: readonly Format[] }) {
  const importing = useImports();
  const [files, setFiles] = useState<readonly File[]>([]);
  const [format, setFormat] = useState(anyFormat.name);
  const [strict, setStrict] = useState(false);
  const [hashPersonIds, setHashPersonIds] = useState(false);
  const { busy, start, reset } = importing;
  const choices = [anyFormat, ...formats];
  const inputs = useMemo(
    () => inputsOf(files, format === anyFormat.name ? formats : formats.filter(({ name }) => name === format)),
    [files, format, formats],
  );
  const submit = (chosen: readonly Input[], dryRun: boolean): void => {
    start(chosen.map((input) => ({ input, format, dryRun, strict, hashPersonIds })));
  };
  return (
    <>
      <form
        className="import-form"
        onSubmit={(event) => {
          event.preventDefault();
          submit(inputs, true);
        }}
      >
        <FilePicker
          files={files}
          disabled={busy}
          onFiles={(picked) => {
            reset();
            setFiles(picked);
          }}
        />
        <label className="format">
          <span>Format</span>
          <select
            disabled={busy}
            value={format}
            onChange={(event) => {
              reset();
              setFormat(event.target.value);
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
          <Option checked={strict} onChange={setStrict} text="Import nothing if a row is rejected" />
          <Option
            checked={hashPersonIds}
            onChange={setHashPersonIds}
            text="Store hashes instead of the ids of persons"
          />
        </fieldset>
        <div className="actions">
          <button type="submit" className="button main" disabled={inputs.length === 0 || busy}>
            Preview
          </button>
          <button
            type="button"
            className="button"
            disabled={inputs.length === 0 || busy}
            onClick={() => {
              submit(inputs, false);
            }}
          >
            Import
          </button>
          <span className="soft small">A preview reads the whole file and writes nothing.</span>
        </div>
      </form>
      <InputList
        inputs={inputs}
        importing={importing}
        onImport={(input) => {
          submit([input], false);
        }}
      />
    </>
  );
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
