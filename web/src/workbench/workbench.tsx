import { useState, useSyncExternalStore } from 'react';
import { CopyLink } from '../inspector/copy-link.tsx';
import { CypherEditor } from './cypher-editor.tsx';
import { GivenFields } from './given-fields.tsx';
import { HistoryList } from './history-list.tsx';
import { KeepQuestion } from './keep-question.tsx';
import { LONGEST_IN_ADDRESS, openDraft } from './open-draft.ts';
import { RunOutcome } from './run-outcome.tsx';
import { draftStore } from './draft-store.ts';
import { givenFromAddress, givenValues } from './parameter-kinds.ts';
import { inDigits } from '../words/count-words.ts';
import { parameterNames } from './parameter-names.ts';
import { remember } from './history.ts';
import { runStore } from './run-store.ts';
import { useAddress } from '../address/use-address.ts';
import { useDraftOfAddress } from './use-draft-of-address.ts';
import type { FieldProblem } from './parameter-kinds.ts';
import type { Option } from './run-store.ts';

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
      <GivenFields
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
      <KeepQuestion draft={draft} />
      <HistoryList />
      <RunOutcome run={run} statement={statement} onPlace={setPlace} />
    </div>
  );
}
