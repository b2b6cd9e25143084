import { useEffect, useId, useRef, useState, useSyncExternalStore } from 'react';
import { useAddress } from '../address/use-address.ts';
import { MOST_ROWS, draftStore, runStore } from '../show-cypher/draft.ts';
import type { Option, Run } from '../show-cypher/draft.ts';
import { givenFromAddress, givenValues, parameterKinds, parameterNames } from '../show-cypher/parameters.ts';
import type { FieldProblem, Given, GivenByName } from '../show-cypher/parameters.ts';
import { LONGEST_IN_ADDRESS, openDraft } from '../show-cypher/show-cypher.tsx';
import { CopyLink } from '../ui/copy-link.tsx';
import { Elapsed } from '../ui/states.tsx';
import { inDigits, inSeconds } from '../words.ts';
import { CypherEditor } from './editor/editor.tsx';
import { AnswerView } from './result.tsx';
import { SaveQuestion } from './save-question.tsx';
import { MOST_RUNS, history, remember } from './stored.ts';

const PLANS = [
  { option: 'EXPLAIN', name: 'Explain', title: 'Show how Neo4j would run it, without running it' },
  { option: 'PROFILE', name: 'Profile', title: 'Run it, and show what each step took' },
] as const;

/** A statement of the user's own: written, filled in, run, cancelled, kept. */
export function Workbench() {
  const { address } = useAddress();
  useDraftOfAddress(address.statement ?? '', givenFromAddress(address.parameters ?? {}));
  const draft = useSyncExternalStore(draftStore.subscribe, draftStore.get);
  const run = useSyncExternalStore(runStore.subscribe, runStore.get);
  const [wrong, setWrong] = useState<FieldProblem | null>(null);
  const [place, setPlace] = useState<{ readonly line: number; readonly column: number } | null>(null);
  const { statement, given } = draft;
  const names = parameterNames(statement);
  const start = (option: Option = null): void => {
    const now = draftStore.get();
    if (now.statement.trim() === '') return;
    const sent = givenValues(parameterNames(now.statement), now.given);
    if ('problem' in sent) {
      setWrong(sent);
      return;
    }
    setWrong(null);
    openDraft(now);
    remember(now.statement, now.given);
    runStore.run(now.statement, sent.values, option);
  };
  const running = run.state === 'running';
  const empty = statement.trim() === '';
  return (
    <div className="pane-body query workbench">
      <h2 className="inspector-title">Cypher</h2>
      <CypherEditor
        text={statement}
        place={place}
        onText={(text) => {
          // Begun anew, a statement has nothing of the file that another came from.
          const { header, ...now } = draftStore.get();
          draftStore.set({ ...now, statement: text, ...(text.trim() === '' ? {} : { header }) });
        }}
        onRun={() => {
          start();
        }}
      />
      <ParameterFields
        names={names}
        given={given}
        wrong={wrong}
        onGiven={(next) => {
          draftStore.set({ ...draft, given: next });
        }}
      />
      <div className="run-bar">
        <button
          type="button"
          className="button main"
          disabled={empty}
          onClick={() => {
            start();
          }}
        >
          {running ? 'Run again' : 'Run'}
        </button>
        {PLANS.map(({ option, name, title }) => (
          <button
            key={option}
            type="button"
            className="button"
            disabled={empty}
            title={title}
            onClick={() => {
              start(option);
            }}
          >
            {name}
          </button>
        ))}
        <button type="button" className="button" disabled={!running} onClick={runStore.cancel}>
          Cancel
        </button>
        {statement.length > LONGEST_IN_ADDRESS ? (
          <span className="soft small">
            Over {inDigits(LONGEST_IN_ADDRESS)} characters: a link can’t hold it. Export it instead.
          </span>
        ) : (
          <CopyLink />
        )}
      </div>
      <SaveQuestion draft={draft} />
      <HistoryList />
      <RunOutcome run={run} statement={statement} onPlace={setPlace} />
    </div>
  );
}

interface RunOutcomeProps {
  readonly run: Run;
  /** What stands in the editor now. */
  readonly statement: string;
  readonly onPlace: (place: { readonly line: number; readonly column: number }) => void;
}

/** What became of the statement that was run last. */
function RunOutcome({ run, statement, onPlace }: RunOutcomeProps) {
  switch (run.state) {
    case 'none':
      return (
        <p className="soft">Reads only, for at most 30 seconds, and at most {inDigits(MOST_ROWS)} rows are shown.</p>
      );
    case 'running':
      return <Elapsed since={run.since} />;
    case 'cancelled':
      return (
        <p role="status">
          <strong>Cancelled</strong> after {inSeconds(run.after)}: the server was told to end it.
        </p>
      );
    case 'failed': {
      const { message, code, place, kind } = run.failure;
      return (
        <div className="refusal" role="alert">
          <h3>{kind === 'refused' ? 'The server did not run it' : 'It could not be run'}</h3>
          <p>{message}</p>
          <p className="soft small">
            {code !== null && <code>{code}</code>} after {inSeconds(run.after)}
            {run.option !== null && place?.line === 1 && ` · columns count from the ${run.option} before it`}
            {run.statement !== statement && ' · the statement has been changed since'}
          </p>
          {place !== null && (
            <button
              type="button"
              className="button"
              onClick={() => {
                onPlace({ ...place });
              }}
            >
              Go to line {place.line}
            </button>
          )}
        </div>
      );
    }
    case 'here':
      return (
        <>
          {run.statement !== statement && (
            <p className="soft small">This answers the statement as it was run; it has been changed since.</p>
          )}
          {/* Another kind of answer is shown anew: a plan as a plan. */}
          <AnswerView key={run.answer.plan === null ? 'rows' : 'plan'} name="cypher" answer={run.answer} />
        </>
      );
  }
}

interface GivenFieldsProps {
  readonly names: readonly string[];
  readonly given: GivenByName;
  /** Of which field to say that it can't be sent. */
  readonly wrong: { readonly name: string; readonly problem: string } | null;
  readonly onGiven: (given: GivenByName) => void;
}

/** A field for each parameter of the statement. */
function ParameterFields({ names, given, wrong, onGiven }: GivenFieldsProps) {
  if (names.length === 0) return null;
  return (
    <fieldset className="given">
      <legend>Parameters</legend>
      {names.map((name) => (
        <GivenField
          key={name}
          name={name}
          given={given[name] ?? { kind: 'text', text: '' }}
          problem={wrong?.name === name ? wrong.problem : null}
          onGiven={(next) => {
            onGiven({ ...given, [name]: next });
          }}
        />
      ))}
      <p className="soft small">
        An empty field is null, an empty list one of none; a text with a comma in it goes into JSON: [&quot;a, b&quot;].
        A day is text: write date($day) in the statement to make one of it.
      </p>
    </fieldset>
  );
}

interface GivenFieldProps {
  readonly name: string;
  readonly given: Given;
  readonly problem: string | null;
  readonly onGiven: (given: Given) => void;
}

function GivenField({ name, given, problem, onGiven }: GivenFieldProps) {
  const id = useId();
  return (
    <div className="field given-field">
      <label htmlFor={id}>${name}</label>
      <select
        aria-label={`Kind of $${name}`}
        value={given.kind}
        onChange={({ target }) => {
          const kind = parameterKinds.find((one) => one === target.value) ?? 'text';
          onGiven({ ...given, kind });
        }}
      >
        {parameterKinds.map((kind) => (
          <option key={kind}>{kind}</option>
        ))}
      </select>
      <input
        id={id}
        value={given.text}
        autoComplete="off"
        spellCheck={false}
        aria-invalid={problem !== null}
        onChange={({ target }) => {
          onGiven({ ...given, text: target.value });
        }}
      />
      {problem !== null && (
        <p role="alert" className="small wrong">
          ${name} {problem}.
        </p>
      )}
    </div>
  );
}

/** The statements that were run in this browser, to open again. */
function HistoryList() {
  const runs = useSyncExternalStore(history.subscribe, history.get);
  return (
    <details className="history">
      <summary>History · {inDigits(runs.length)}</summary>
      {runs.length === 0 && <p className="soft">Statements that you run are listed here.</p>}
      {runs.length > 0 && (
        <>
          <p className="soft small">
            Kept in this browser only, the last {inDigits(MOST_RUNS)}.{' '}
            <button
              type="button"
              className="plain"
              onClick={() => {
                history.set([]);
              }}
            >
              Clear the history
            </button>
          </p>
          <ol>
            {runs.map((past) => (
              <li key={past.statement}>
                <button
                  type="button"
                  className="row"
                  onClick={() => {
                    openDraft(past);
                  }}
                >
                  <code>{past.statement.replace(/\s+/g, ' ').slice(0, 160)}</code>
                  <span className="soft small nowrap">{new Date(past.ranAt).toLocaleString()}</span>
                </button>
              </li>
            ))}
          </ol>
        </>
      )}
    </details>
  );
}

/** Puts the address's statement into the editor, when a link or Back brings another; it is not run by that. */
function useDraftOfAddress(statement: string, given: GivenByName): void {
  const latest = useRef(given);
  useEffect(() => {
    latest.current = given;
  });
  useEffect(() => {
    if (statement !== '' && statement !== draftStore.get().statement) {
      draftStore.set({ statement, given: latest.current });
    }
  }, [statement]);
}
