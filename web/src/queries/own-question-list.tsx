import { useState, useSyncExternalStore } from 'react';
import { MOST_QUESTIONS, keepQuestion, ownQuestions } from '../workbench/own-questions.ts';
import { draftStore } from '../workbench/draft-store.ts';
import { inDigits } from '../words/count-words.ts';
import { openDraft } from '../workbench/open-draft.ts';
import { useAddress } from '../address/use-address.ts';

/** The way to the editor, and the questions that their user keeps in this browser. */
export function OwnQuestionList() {
  const { address } = useAddress();
  const questions = useSyncExternalStore(ownQuestions.subscribe, ownQuestions.get);
  const draft = useSyncExternalStore(draftStore.subscribe, draftStore.get);
  const [said, setSaid] = useState('');
  const read = async (files: readonly File[]): Promise<void> => {
    const { readQuestionFile } = await import('../workbench/question-file.ts');
    const answers = await Promise.all(
      files.map(async (file) => readQuestionFile(file.name, await file.text(), address.conditions.asOf)),
    );
    const kept = answers.filter((one) => typeof one !== 'string');
    const lasting = kept.map(keepQuestion);
    const wrong = answers.filter((one) => typeof one === 'string');
    const note = lasting.includes(false) ? ' This browser keeps them only until the page is closed.' : '';
    setSaid(`${inDigits(kept.length)} imported. ${wrong.map((one) => `Not read: ${one}.`).join(' ')}${note}`);
  };
  return (
    <section aria-label="Your own">
      <div className="own-head">
        <button
          type="button"
          className="button"
          aria-current={address.statement === null ? undefined : 'true'}
          onClick={() => {
            openDraft(draftStore.get());
          }}
        >
          Write Cypher
        </button>
        <label className="button">
          Import .cypher
          <input
            type="file"
            className="unseen"
            accept=".cypher,.cql,text/plain"
            multiple
            onChange={({ target }) => {
              void read([...(target.files ?? [])]);
              target.value = '';
            }}
          />
        </label>
      </div>
      <p role="status" className="small own-said">
        {said}
      </p>
      {questions.length > 0 && (
        <>
          <h3 className="category">Your own · {inDigits(questions.length)}</h3>
          <p className="soft small own-said">
            Kept in this browser only, {inDigits(MOST_QUESTIONS)} at most: export what others should have.
          </p>
          <ul className="leads">
            {questions.map((question) => (
              <li key={question.title}>
                <button
                  type="button"
                  className="row"
                  data-row=""
                  tabIndex={-1}
                  aria-current={
                    address.statement !== null && question.statement === draft.statement ? 'true' : undefined
                  }
                  onClick={() => {
                    openDraft(question);
                  }}
                >
                  <span className="row-name">{question.title}</span>
                  <span className="row-route">{question.question}</span>
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
