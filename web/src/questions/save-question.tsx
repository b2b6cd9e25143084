import { useId, useState, useSyncExternalStore } from 'react';
import { caseworkLimits } from '../generated/limits.ts';
import { draftStore } from '../show-cypher/draft.ts';
import type { Draft } from '../show-cypher/draft.ts';
import { ActionButton, ConfirmButton } from '../ui/buttons.tsx';
import { saveFile } from '../ui/save-file.ts';
import { Writable } from '../ui/states.tsx';
import {
  deleteFromServer,
  deleteQuestion,
  ownQuestions,
  saveQuestions,
  saveToServer,
  useServerQuestions,
} from './questions.ts';
import type { OwnQuestion } from './questions.ts';
import { questionName, writeQuestionFile } from './question-file.ts';

/** Saves the content of the editor as a question, on the server, in this browser or as a `.cypher` file. */
export function SaveQuestion({ draft }: { readonly draft: Draft }) {
  const id = useId();
  const inBrowser = useSyncExternalStore(ownQuestions.subscribe, ownQuestions.get);
  const savedHere = inBrowser.find(({ statement }) => statement === draft.statement);
  const answer = useServerQuestions();
  const onServer = answer.state === 'ready' ? answer.data : [];
  const savedOnServer = onServer.find(({ statement }) => statement === draft.statement);
  const existing = savedHere ?? savedOnServer;
  const [title, setTitle] = useState(existing?.title ?? '');
  const [question, setQuestion] = useState(existing?.question ?? '');
  const [message, setMessage] = useState('');
  const [seen, setSeen] = useState(existing?.title);
  if (existing !== undefined && existing.title !== seen) {
    setSeen(existing.title);
    setTitle(existing.title);
    setQuestion(existing.question);
  }
  const { statement, given, header, types, limits } = draft;
  const named = {
    title: title.trim(),
    question: question.trim(),
    statement,
    given,
    header: header ?? existing?.header,
    types: types ?? existing?.types,
    limits: limits ?? existing?.limits,
  };
  const replacesAnother = (questions: readonly OwnQuestion[]) =>
    questions.some((one) => one.title === named.title && one.statement !== draft.statement);
  const replaced = onServer.find((one) => one.title === named.title) ?? null;
  const can = named.title !== '' && draft.statement.trim() !== '';
  return (
    <details className="save-question">
      <summary>Save this question</summary>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          const { saved, lasting } = saveQuestions([named]);
          if (saved > 0) markSaved(draft);
          setMessage(
            saved === 0
              ? `No room for “${named.title}”: delete some of your questions first.`
              : lasting
                ? 'Saved in this browser.'
                : 'Lost when you close the page: browser storage is unavailable.',
          );
        }}
      >
        <div className="field">
          <label htmlFor={`${id}-title`}>Title</label>
          <input
            id={`${id}-title`}
            value={title}
            maxLength={caseworkLimits.name}
            required
            onChange={({ target }) => {
              setTitle(target.value);
            }}
          />
        </div>
        <div className="field wide">
          <label htmlFor={`${id}-question`}>The question in plain English</label>
          <input
            id={`${id}-question`}
            value={question}
            maxLength={500}
            onChange={({ target }) => {
              setQuestion(target.value);
            }}
          />
        </div>
        <ActionButton type="submit" className="button" off={!can}>
          {replacesAnother(inBrowser) ? `Replace “${named.title}” in this browser` : 'Save in this browser'}
        </ActionButton>
        <Writable>
          <ActionButton
            className="button"
            off={!can || answer.state !== 'ready'}
            onClick={() =>
              void saveToServer(named, replaced).then((problem) => {
                if (problem === null) markSaved(draft);
                setMessage(problem ?? 'Saved on the server, for everybody who uses it.');
              })
            }
          >
            {replacesAnother(onServer) ? `Replace “${named.title}” on the server` : 'Save on the server'}
          </ActionButton>
        </Writable>
        <ActionButton
          className="button"
          off={!can}
          onClick={() => {
            saveFile(`${questionName(named.title)}.cypher`, 'text/plain;charset=utf-8', writeQuestionFile(named));
          }}
        >
          Export .cypher
        </ActionButton>
        {savedHere !== undefined && (
          <button
            type="button"
            className="button"
            onClick={() => {
              deleteQuestion(savedHere.title);
              setMessage(`Deleted “${savedHere.title}”.`);
            }}
          >
            Delete “{savedHere.title}”
          </button>
        )}
        {savedOnServer !== undefined && (
          <Writable>
            <ConfirmButton
              name="Delete from the server"
              of={savedOnServer.title}
              question={`Delete “${savedOnServer.title}” from the server, for everybody?`}
              onConfirm={() =>
                void deleteFromServer(savedOnServer.title).then((problem) => {
                  setMessage(problem ?? `Deleted “${savedOnServer.title}” from the server.`);
                })
              }
            />
          </Writable>
        )}
        <p role="status" className="small">
          {message}
        </p>
        {replaced?.changedBy != null && (
          <p className="soft small">
            “{replaced.title}” on the server was last saved by {replaced.changedBy}.
          </p>
        )}
        {named.header !== undefined && (
          <p className="soft small">
            Includes the header of the imported file: tags, rule, columns and expected answer.
          </p>
        )}
        <p className="soft small">
          In this browser, only you can see it, and clearing browser data deletes it. On the server, everyone who uses
          the server can see it. As a file, it can be imported here, or added to a folder under <code>cypher/</code>{' '}
          with its expected answer in <code>expect</code>.
        </p>
      </form>
    </details>
  );
}

/** Notes that the content of the editor is saved, unless it has changed since. */
function markSaved(draft: Draft): void {
  if (draftStore.get() === draft) draftStore.set({ ...draft, isTyped: false });
}
