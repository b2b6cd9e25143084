import { useId, useState } from 'react';
import { ImportFormatsDocument } from '../generated/graphql.ts';
import type { ImportFormatsQuery } from '../generated/graphql.ts';
import { useAnswer } from '../server/use-answer.ts';
import { Elapsed, Failed, Skeleton } from '../ui/states.tsx';
import { counted, sizeInWords } from '../words.ts';
import { Export } from './export.tsx';
import { Identities } from './identities.tsx';
import { ImportLog } from './import-log.tsx';
import { ImportReport } from './report.tsx';
import { useImport } from './use-import.ts';
import type { Importing, ImportRequest } from './use-import.ts';

type Format = ImportFormatsQuery['importFormats'][number];

/** The choice to have the server recognize the format. */
const anyFormat: Format = {
  name: 'auto',
  title: 'Recognize the format',
  takes: 'the file to see which format it has',
};

/** The page that imports files: choose, preview, import, and look at what was rejected. */
export function ImportsView() {
  const formats = useAnswer(ImportFormatsDocument, {});
  return (
    <main className="page" id="pane-0" tabIndex={-1}>
      <h1>Import and export</h1>
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
  const importing = useImport();
  const [file, setFile] = useState<File | null>(null);
  const [format, setFormat] = useState(anyFormat.name);
  const [strict, setStrict] = useState(false);
  const [hashPersonIds, setHashPersonIds] = useState(false);
  const { current, start, reset } = importing;
  const choices = [anyFormat, ...formats];
  const busy = current.state === 'sending' || current.state === 'working';
  const request = (dryRun: boolean): ImportRequest | null =>
    file === null ? null : { file, format, dryRun, strict, hashPersonIds };
  const submit = (dryRun: boolean): void => {
    const wanted = request(dryRun);
    if (wanted !== null) start(wanted);
  };
  return (
    <>
      <form
        className="import-form"
        onSubmit={(event) => {
          event.preventDefault();
          submit(true);
        }}
      >
        <FilePicker
          file={file}
          disabled={busy}
          onFile={(picked) => {
            reset();
            setFile(picked);
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
          <button type="submit" className="button main" disabled={file === null || busy}>
            Preview
          </button>
          <button
            type="button"
            className="button"
            disabled={file === null || busy}
            onClick={() => {
              submit(false);
            }}
          >
            Import
          </button>
          <span className="soft small">A preview reads the whole file and writes nothing.</span>
        </div>
      </form>
      <Progress importing={importing} />
      {current.state === 'done' && current.job.dryRun && (
        <p className="actions">
          <button
            type="button"
            className="button main"
            onClick={() => {
              submit(false);
            }}
          >
            Import {current.job.file}
          </button>
        </p>
      )}
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

interface FilePickerProps {
  readonly file: File | null;
  readonly disabled: boolean;
  readonly onFile: (file: File) => void;
}

/** A file input that also accepts a dropped file. */
function FilePicker({ file, disabled, onFile }: FilePickerProps) {
  const [over, setOver] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const id = useId();
  const pick = (files: FileList | null): void => {
    const [first, ...others] = files ?? [];
    if (first === undefined) return;
    setProblem(others.length > 0 ? 'One file at a time: put several into a .zip archive.' : null);
    if (others.length === 0) onFile(first);
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
        if (!disabled) pick(event.dataTransfer.files);
      }}
    >
      <label htmlFor={id}>
        {file === null ? 'Drop a file here, or choose one' : `${file.name}, ${sizeInWords(file.size)}`}
      </label>
      <input
        id={id}
        type="file"
        disabled={disabled}
        onChange={(event) => {
          pick(event.target.files);
        }}
      />
      <span className="soft small">A .csv, .xml or .json file, or a .zip archive with several.</span>
      {problem !== null && <p role="alert">{problem}</p>}
    </div>
  );
}

function Progress({ importing: { current, cancel } }: { readonly importing: Importing }) {
  switch (current.state) {
    case 'idle':
      return null;
    case 'sending':
      return (
        <div className="import-progress" role="status">
          <p>
            Sending {current.request.file.name}… <progress max={1} value={current.share} aria-label="Share sent" />
          </p>
          <button type="button" className="button" onClick={cancel}>
            Cancel
          </button>
        </div>
      );
    case 'working':
      return (
        <div className="import-progress">
          <p>
            {current.job?.state === 'WAITING'
              ? 'Waiting for an earlier import.'
              : (current.job?.progress ?? 'Reading the file.')}
            {(current.job?.rejectCount ?? 0) > 0 &&
              ` ${counted(current.job?.rejectCount ?? 0, 'row', 'rows')} rejected so far.`}
          </p>
          <Elapsed since={current.since} />
          <p className="soft small">The import continues on the server if you leave this page.</p>
        </div>
      );
    case 'failed':
      return (
        <div className="state" role="alert">
          <h2>{current.request.file.name} was not imported</h2>
          <p>{current.message}</p>
        </div>
      );
    case 'done':
      return <ImportReport job={current.job} />;
  }
}
