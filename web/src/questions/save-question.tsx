import { useId, useState, useSyncExternalStore } from 'react';
import type { Draft } from '../show-cypher/draft.ts';
import { questionName, writeQuestionFile } from './question-file.ts';
import { saveFile } from '../ui/save-file.ts';
import { deleteQuestion, saveQuestion, ownQuestions } from './stored.ts';

/** Saves the content of the editor as a question, in this browser or as a `.cypher` file. */
export function SaveQuestion({ draft }: { readonly draft: Draft }) {
  const id = useId();
  const existing = useSyncExternalStore(ownQuestions.subscribe, ownQuestions.get).find(
    ({ statement }) => statement === draft.statement,
  );
  const [title, setTitle] = useState(existing?.title ?? '');
  const [question, setQuestion] = useState(existing?.question ?? '');
  const [message, setMessage] = useState('');
  const [seen, setSeen] = useState(existing?.title);
  if (existing !== undefined && existing.title !== seen) {
    setSeen(existing.title);
    setTitle(existing.title);
    setQuestion(existing.question);
  }
  const { statement, given, header } = draft;
  const named = {
    title: title.trim(),
    question: question.trim(),
    statement,
    given,
    header: header ?? existing?.header,
  };
  const can = named.title !== '' && draft.statement.trim() !== '';
  return (
    <details className="keep">
      <summary>Save this question</summary>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          setMessage(
            saveQuestion(named)
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
            maxLength={120}
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
        <button type="submit" className="button" disabled={!can}>
          Save in this browser
        </button>
        <button
          type="button"
          className="button"
          disabled={!can}
          onClick={() => {
            saveFile(`${questionName(named.title)}.cypher`, 'text/plain;charset=utf-8', writeQuestionFile(named));
          }}
        >
          Export .cypher
        </button>
        {existing !== undefined && (
          <button
            type="button"
            className="button"
            onClick={() => {
              deleteQuestion(existing.title);
              setMessage(`Deleted “${existing.title}”.`);
            }}
          >
            Delete “{existing.title}”
          </button>
        )}
        <p role="status" className="small">
          {message}
        </p>
        {named.header !== undefined && (
          <p className="soft small">
            Includes the header of the imported file: tags, rule, columns and expected answer.
          </p>
        )}
        <p className="soft small">
          Saved in this browser only; clearing browser data deletes it. To share a question, export it: others can
          import the file here, or add it to a folder under <code>cypher/</code> with its expected answer in{' '}
          <code>expect</code>.
        </p>
      </form>
    </details>
  );
}
