import { ActionButton } from '../ui/buttons.tsx';
import { Elapsed } from '../ui/states.tsx';
import { counted, sizeInWords } from '../words.ts';
import { isSpreadsheet } from './inputs.ts';
import type { Input } from './inputs.ts';
import { ImportReport } from './report.tsx';
import { cancelImports } from './use-imports.ts';
import type { Importing, ImportState } from './use-imports.ts';

interface InputListProps {
  readonly inputs: readonly Input[];
  readonly importing: Importing;
  readonly onImport: (input: Input) => void;
  /** Called to map the columns of a file that no format recognizes. */
  readonly onMap: (file: File) => void;
}

/** What is imported, one after another, each with its progress and its report. */
export function InputList({ inputs, importing: { states, busy }, onImport, onMap }: InputListProps) {
  const waits = [...states.values()].some(({ state }) => state === 'waiting');
  const chosen = inputs.map(({ name }) => name);
  const earlier = [...states].filter(([name]) => !chosen.includes(name));
  if (inputs.length === 0 && earlier.length === 0) return null;
  return (
    <section
      className="import-results"
      aria-label={inputs.length === 0 ? 'Imports started before the page was reloaded' : 'Chosen files'}
    >
      {inputs.length > 1 && states.size > 0 && !busy && <Outcome inputs={inputs} states={states} />}
      <ol className={inputs.length > 1 ? 'inputs' : 'plain-list'}>
        {inputs.map((input) => {
          const state = states.get(input.name) ?? null;
          return (
            <li key={input.name}>
              {inputs.length + input.files.length > 2 && <Heading input={input} state={state} />}
              {state !== null && <StateOfInput name={input.name} state={state} waits={waits} />}
              {state?.state === 'failed' && state.isFormatUnknown && (
                <MapColumns
                  files={input.files}
                  onMap={(file) => {
                    onMap(file);
                  }}
                />
              )}
              {state?.state === 'done' && state.job.dryRun && (
                <p className="actions">
                  <ActionButton
                    className="button main"
                    off={busy}
                    onClick={() => {
                      onImport(input);
                    }}
                  >
                    Import {input.name}
                  </ActionButton>
                </p>
              )}
            </li>
          );
        })}
        {earlier.map(([name, state]) => (
          <li key={name}>
            {earlier.length > 1 && (
              <p>
                <strong>{name}</strong>
              </p>
            )}
            <StateOfInput name={name} state={state} waits={waits} />
            {state.state === 'done' && state.job.dryRun && <p>To import it, choose it again.</p>}
          </li>
        ))}
      </ol>
    </section>
  );
}

function MapColumns({
  files: [file, ...more],
  onMap,
}: {
  readonly files: readonly File[];
  readonly onMap: (file: File) => void;
}) {
  if (file === undefined || more.length > 0 || !isSpreadsheet(file.name)) return null;
  return (
    <p className="actions">
      <button
        type="button"
        className="button main"
        onClick={() => {
          onMap(file);
        }}
      >
        Map the columns of {file.name}
      </button>
      <span className="soft small">If it is a table of your own: says what each column becomes.</span>
    </p>
  );
}

interface StateOfInputProps {
  readonly name: string;
  readonly state: ImportState;
  /** Whether others wait for it. */
  readonly waits: boolean;
}

/** The progress of an import, or its report. */
function StateOfInput({ name, state, waits }: StateOfInputProps) {
  return (
    <>
      {state.state === 'sending' && (
        <div className="import-progress" role="status">
          <p>
            Sending {name}… <progress max={1} value={state.share} aria-label="Share sent" />
          </p>
        </div>
      )}
      {state.state === 'working' && <Working state={state} waits={waits} />}
      {(state.state === 'sending' || (state.state === 'working' && waits)) && (
        <button type="button" className="button" onClick={cancelImports}>
          {state.state === 'sending' ? 'Cancel' : 'Stop after this one'}
        </button>
      )}
      {state.state === 'failed' && (
        <div className="state" role="alert">
          <h2>{name} was not imported</h2>
          <p>{state.message}</p>
        </div>
      )}
      {state.state === 'done' && <ImportReport job={state.job} />}
    </>
  );
}

function Heading({ input: { name, files }, state }: { readonly input: Input; readonly state: ImportState | null }) {
  return (
    <>
      <p>
        <strong>{name}</strong>
        <span className="soft">
          , {sizeInWords(files.reduce((sum, { size }) => sum + size, 0))}
          {state?.state === 'waiting' && ': waiting'}
        </span>
      </p>
      {files.length > 1 && <p className="soft small">{files.map((file) => file.name).join(', ')}</p>}
    </>
  );
}

/** Says at the end how many succeeded, and names those that failed. */
function Outcome({ inputs, states }: Pick<InputListProps, 'inputs'> & Pick<Importing, 'states'>) {
  const ended = inputs.flatMap((input) => {
    const state = states.get(input.name);
    if (state?.state === 'failed') return [{ input, failed: true, dryRun: false }];
    if (state?.state !== 'done') return [];
    return [{ input, failed: !state.job.dryRun && state.job.wentIn === false, dryRun: state.job.dryRun }];
  });
  const failed = ended.filter((one) => one.failed);
  const previewed = ended.filter(({ dryRun }) => dryRun).length;
  const imported = ended.length - failed.length - previewed;
  return (
    <p role="status">
      {[
        ...(imported > 0 ? [`${imported} of ${counted(inputs.length, 'import')} done.`] : []),
        ...(previewed > 0 ? [`${previewed} of ${counted(inputs.length, 'import')} previewed.`] : []),
        ...(failed.length > 0 ? [`Failed: ${failed.map(({ input }) => input.name).join(', ')}.`] : []),
        ...(ended.length < inputs.length ? [`Not sent: ${inputs.length - ended.length}.`] : []),
      ].join(' ')}
    </p>
  );
}

function Working({
  state: { job, since },
  waits,
}: {
  readonly state: Extract<ImportState, { readonly state: 'working' }>;
  readonly waits: boolean;
}) {
  return (
    <div className="import-progress">
      <p>
        {job?.state === 'WAITING' ? 'Waiting for an earlier import.' : (job?.progress ?? 'Reading the file.')}
        {(job?.rejectCount ?? 0) > 0 && ` ${counted(job?.rejectCount ?? 0, 'reject')} so far.`}
      </p>
      <Elapsed since={since} />
      <p className="soft small">
        The import continues on the server if you leave this page
        {waits ? '; files that still wait are then not imported.' : '.'}
      </p>
    </div>
  );
}
