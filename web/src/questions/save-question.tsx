import { useId, useState, useSyncExternalStore } from 'react';
import type { Draft } from '../show-cypher/draft.ts';
import { questionName, writeQuestionFile } from './question-file.ts';
import { saveFile } from './result-table.tsx';
import { forgetQuestion, saveQuestion, ownQuestions } from './stored.ts';

/** Keeps what is in the editor as a question: in this browser, or as a `.cypher` file. */
export function SaveQuestion({ draft }: { readonly draft: Draft }) {
  const id = useId();
  const kept = useSyncExternalStore(ownQuestions.subscribe, ownQuestions.get).find(
    ({ statement }) => statement === draft.statement,
  );
  const [title, setTitle] = useState(kept?.title ?? '');
  const [question, setQuestion] = useState(kept?.question ?? '');
  const [said, setSaid] = useState('');
  const [seen, setSeen] = useState(kept?.title);
  if (kept !== undefined && kept.title !== seen) {
    setSeen(kept.title);
    setTitle(kept.title);
    setQuestion(kept.question);
  }
  const { statement, given, header } = draft;
  const named = { title: title.trim(), question: question.trim(), statement, given, header: header ?? kept?.header };
  const can = named.title !== '' && draft.statement.trim() !== '';
  return (
    <details className="keep">
      <summary>Keep this question</summary>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          setSaid(
            saveQuestion(named) ? 'Kept in this browser.' : 'This browser keeps it only until the page is closed.',
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
          Keep in this browser
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
        {kept !== undefined && (
          <button
            type="button"
            className="button"
            onClick={() => {
              forgetQuestion(kept.title);
              setSaid(`“${kept.title}” is no longer kept.`);
            }}
          >
            Delete “{kept.title}”
          </button>
        )}
        <p role="status" className="small">
          {said}
        </p>
        {named.header !== undefined && (
          <p className="soft small">
            With it goes the header of the file that it was imported from: its tags, rule, columns and what it is to
            answer.
          </p>
        )}
        <p className="soft small">
          Kept in this browser only: nobody else sees it, and it goes with the browser’s data. The file can be imported
          here, and be put into a folder under <code>cypher/</code>, with what it should answer in its{' '}
          <code>expect</code>.
        </p>
      </form>
    </details>
  );
}
