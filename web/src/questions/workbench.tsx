import { useEffect, useId, useState, useSyncExternalStore } from 'react';
import { isCalendarDay } from '../address/address.ts';
import type { Address } from '../address/address.ts';
import { useAddress } from '../address/use-address.ts';
import { questionLimits, requestLimits } from '../generated/limits.ts';
import type { Failure } from '../server/client.ts';
import { isNodeLabel, nodeTypes } from '../node-types.ts';
import { draftStore, runStore } from '../show-cypher/draft.ts';
import type { Draft, Option, Run } from '../show-cypher/draft.ts';
import { givenFromAddress, givenValues, parameterKinds, parameterNames } from '../show-cypher/parameters.ts';
import type { FieldProblem, Given, GivenByName, TypeByName } from '../show-cypher/parameters.ts';
import { MOST_PAST, history, isSameInput, recordRun, replaceDraft } from '../show-cypher/history.ts';
import { LONGEST_IN_ADDRESS, fitsInAddress, openDraft, pathOfDraft } from '../show-cypher/open-draft.ts';
import { isListType, itemType } from '../show-cypher/parameter-texts.ts';
import { CopyLink } from '../ui/buttons.tsx';
import { Elapsed } from '../ui/states.tsx';
import { inDigits, inSeconds } from '../words.ts';
import { EntityField } from './entity-field.tsx';
import { CypherEditor } from './editor/editor.tsx';
import { ownQuestions, useServerQuestions } from './questions.ts';
import { AnswerView } from './result/result.tsx';
import type { OpenOnCanvas } from './result/result.tsx';
import { SaveQuestion } from './save-question.tsx';

const PLANS = [
  { option: 'EXPLAIN', name: 'Explain', title: 'Show the plan without running the statement' },
  { option: 'PROFILE', name: 'Profile', title: 'Run the statement and show the cost of each step' },
] as const;

/** The workbench, where users write, run, cancel and save their own statements. */
export function Workbench({ OpenOnCanvas }: { readonly OpenOnCanvas: OpenOnCanvas }) {
  const { address } = useAddress();
  useDraftOfAddress(address.statement, address.parameters);
  const draft = useSyncExternalStore(draftStore.subscribe, draftStore.get);
  const run = useSyncExternalStore(runStore.subscribe, runStore.get);
  const [wrong, setWrong] = useState<FieldProblem | null>(null);
  const [place, setPlace] = useState<Failure['place']>(null);
  const { statement, given } = draft;
  const names = parameterNames(statement);
  const { types = {}, limits } = useDeclared(draft);
  const start = (option: Option = null): void => {
    const now = draftStore.get();
    if (now.statement.trim() === '') return;
    const sent = givenValues(parameterNames(now.statement), now.given, types, limits);
    if ('problem' in sent) {
      setWrong(sent);
      return;
    }
    setWrong(null);
    openDraft({ ...now, isTyped: false });
    recordRun(now.statement, now.given);
    runStore.run({ statement: now.statement, given: now.given }, sent.values, option);
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
          const { given: fields, ...now } = draftStore.get();
          // The editor also reports a text that was put into it.
          if (text === now.statement) return;
          // Clearing the editor also drops the header of an imported file, and what it declares.
          draftStore.set({ ...(text.trim() === '' ? {} : now), given: fields, statement: text, isTyped: true });
        }}
        onRun={() => {
          start();
        }}
      />
      <ParameterFields
        names={names}
        given={given}
        types={types}
        wrong={wrong}
        onGiven={(next) => {
          draftStore.set({ ...draft, given: next, isTyped: true });
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
        {fitsInAddress(draft) ? (
          <CopyLink path={pathOfDraft(draft, address)} />
        ) : (
          <span className="soft small">
            Too long for a link (over {inDigits(LONGEST_IN_ADDRESS)} characters). Export it instead.
          </span>
        )}
      </div>
      <SaveQuestion draft={draft} />
      <HistoryList />
      <RunOutcome run={run} draft={draft} onPlace={setPlace} OpenOnCanvas={OpenOnCanvas} />
    </div>
  );
}

interface RunOutcomeProps {
  readonly run: Run;
  /** The current content of the editor and its fields. */
  readonly draft: Draft;
  readonly onPlace: (place: NonNullable<Failure['place']>) => void;
  readonly OpenOnCanvas: OpenOnCanvas;
}

/** The outcome of the last run. */
function RunOutcome({ run, draft, onPlace, OpenOnCanvas }: RunOutcomeProps) {
  switch (run.state) {
    case 'none':
      return (
        <p className="soft">
          Read-only. Limits: {inDigits(questionLimits.statementTime / 1000)} seconds, {inDigits(requestLimits.rows)}{' '}
          rows.
        </p>
      );
    case 'running':
      return <Elapsed since={run.since} />;
    case 'canceled':
      return (
        <p role="status">
          <strong>Canceled</strong> after {inSeconds(run.after)}.
        </p>
      );
    case 'failed': {
      const { message, code, place, kind } = run.failure;
      const edited = editedSince(run, draft);
      return (
        <div className="refusal" role="alert">
          <h3>{kind === 'refused' ? 'The server rejected the statement' : 'Could not run the statement'}</h3>
          <p>{message}</p>
          <p className="soft small">
            {code !== null && <code>{code}</code>} after {inSeconds(run.after)}
            {run.option !== null && place?.line === 1 && ` · column numbers include the leading ${run.option}`}
            {edited !== null && ` · you have ${edited} since`}
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
    case 'ready': {
      const edited = editedSince(run, draft);
      return (
        <>
          {edited !== null && <p className="soft small">You have {edited} since this run.</p>}
          {/* The key resets the view when the result changes between rows and a plan. */}
          <AnswerView
            key={run.answer.plan === null ? 'rows' : 'plan'}
            name="cypher"
            title="a statement"
            answer={run.answer}
            showsTypes
            OpenOnCanvas={OpenOnCanvas}
          />
        </>
      );
    }
  }
}

/** What the user has done since the run, as in “You have edited the statement”; null if the run is about what the editor and its fields have. */
function editedSince({ input }: Extract<Run, { readonly input: unknown }>, draft: Draft): string | null {
  if (input.statement !== draft.statement) return 'edited the statement';
  return isSameInput(input, draft) ? null : 'changed a parameter';
}

interface ParameterFieldsProps {
  readonly names: readonly string[];
  readonly given: GivenByName;
  readonly types: TypeByName;
  /** The field with an invalid value, and the problem. */
  readonly wrong: FieldProblem | null;
  readonly onGiven: (given: GivenByName) => void;
}

/** A field for each parameter of the statement. */
function ParameterFields({ names, given, types, wrong, onGiven }: ParameterFieldsProps) {
  if (names.length === 0) return null;
  return (
    <fieldset className="given">
      <legend>Parameters</legend>
      {names.map((name) => (
        <ParameterField
          key={name}
          name={name}
          given={given[name] ?? { kind: 'text', text: '' }}
          type={types[name] ?? null}
          problem={wrong?.name === name ? wrong.problem : null}
          onGiven={(next) => {
            onGiven({ ...given, [name]: next });
          }}
        />
      ))}
      <p className="soft small">
        An empty field is null; an empty list is []. If an item contains a comma, write JSON: [&quot;a, b&quot;]. Dates
        are text: write date($day) in the statement. An imported file declares the types of its parameters.
      </p>
    </fieldset>
  );
}

interface ParameterFieldProps {
  readonly name: string;
  readonly given: Given;
  /** As the question's file declares it; null if none does. */
  readonly type: string | null;
  readonly problem: string | null;
  readonly onGiven: (given: Given) => void;
}

/** One parameter, in the control for its type: a date and an entity are picked, and can be typed too. */
function ParameterField({ name, given, type, problem, onGiven }: ParameterFieldProps) {
  const id = useId();
  const label = itemType(type ?? '').replace('!', '');
  const picked = isNodeLabel(label) && nodeTypes[label].isSearched ? label : null;
  const takesDay = type === null ? given.kind === 'date' : label === 'Date' && !isListType(type);
  // A field for days would hide any other text that a link brings.
  const isDay = takesDay && (given.text === '' || isCalendarDay(given.text));
  const onText = (text: string): void => {
    onGiven({ ...given, text });
  };
  return (
    <div className="field given-field">
      <label id={`${id}-label`} htmlFor={id}>
        ${name}
      </label>
      <select
        aria-label={`Type of $${name}`}
        disabled={type !== null}
        value={type ?? given.kind}
        onChange={({ target }) => {
          const kind = parameterKinds.find((one) => one === target.value) ?? 'text';
          onGiven({ ...given, kind });
        }}
      >
        {(type === null ? parameterKinds : [type]).map((kind) => (
          <option key={kind}>{kind}</option>
        ))}
      </select>
      {picked === null ? (
        <input
          id={id}
          type={isDay ? 'date' : 'text'}
          value={given.text}
          autoComplete="off"
          spellCheck={false}
          aria-invalid={problem !== null}
          onChange={({ target }) => {
            onText(target.value);
          }}
        />
      ) : (
        <>
          <EntityField id={id} type={picked} many={isListType(type ?? '')} text={given.text} onText={onText} />
          <span id={`${id}-help`} className="unseen">
            By name or key.
          </span>
        </>
      )}
      {problem !== null && (
        <p role="alert" className="small wrong">
          ${name} {problem}.
        </p>
      )}
    </div>
  );
}

/** What the draft's file declares, or that of the question with the same statement: a link and the history declare nothing. */
function useDeclared({ statement, types, limits }: Draft): Pick<Draft, 'types' | 'limits'> {
  const inBrowser = useSyncExternalStore(ownQuestions.subscribe, ownQuestions.get);
  const onServer = useServerQuestions();
  const questions = [...inBrowser, ...(onServer.state === 'ready' ? onServer.data : [])];
  return types === undefined
    ? (questions.find((question) => question.statement === statement) ?? {})
    : { types, limits };
}

/** The statements run or typed in this browser; each can be opened again. */
function HistoryList() {
  const runs = useSyncExternalStore(history.subscribe, history.get);
  return (
    <details className="history">
      <summary>History · {inDigits(runs.length)}</summary>
      {runs.length === 0 && <p className="soft">Statements you run appear here.</p>}
      {runs.length > 0 && (
        <>
          <p className="soft small">
            The last {inDigits(MOST_PAST)} statements, saved in this browser only.{' '}
            <button
              type="button"
              className="plain"
              onClick={() => {
                history.set([]);
              }}
            >
              Clear history
            </button>
          </p>
          <ol>
            {runs.map((past) => (
              <li key={JSON.stringify([past.statement, past.given])}>
                <button
                  type="button"
                  className="row"
                  onClick={() => {
                    openDraft(past);
                  }}
                >
                  <code>{past.statement.replace(/\s+/g, ' ').slice(0, 160)}</code>
                  <span className="soft small nowrap">
                    {past.ranAt === null ? 'not run' : new Date(past.ranAt).toLocaleString()}
                  </span>
                </button>
              </li>
            ))}
          </ol>
        </>
      )}
    </details>
  );
}

/** The statement and parameters of the URL that were last put into the editor. They outlive the workbench: what is typed since then must stay. */
let takenFromAddress = '';

/** Puts the URL's statement and parameters into the editor when a link or Back changes them, without running them. */
function useDraftOfAddress(statement: Address['statement'], parameters: Address['parameters']): void {
  const key = JSON.stringify([statement, parameters]);
  useEffect(() => {
    if (statement === null || key === takenFromAddress) return;
    // Without a statement, the editor has one that is too long for the address, and Back must bring the one before it.
    takenFromAddress = statement === '' ? '' : key;
    if (statement === '') return;
    const now = draftStore.get();
    const next = { statement, given: givenFromAddress(parameters) };
    // What the same statement came with, such as the types that its file declares, stays.
    if (!isSameInput(now, next)) replaceDraft(now.statement === statement ? { ...now, ...next, isTyped: false } : next);
    // `key` covers statement and parameters.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [key]);
}
