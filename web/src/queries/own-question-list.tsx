import { useState, useSyncExternalStore } from 'react';
import { MOST_QUESTIONS, importQuestions, ownQuestions } from '../workbench/own-questions.ts';
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
    const { readQuestionFiles } = await import('../workbench/question-file.ts');
    const { questions: found, refused } = await readQuestionFiles(files, address.conditions.asOf);
    const { imported, refused: noRoom, lasting } = importQuestions(found);
    setSaid(
      [
        `${inDigits(imported)} imported.`,
        ...notRead(refused),
        ...(noRoom.length === 0
          ? []
          : [`No room for ${inDigits(noRoom.length)} more, such as “${noRoom[0]}”: delete some of your own first.`]),
        ...(lasting ? [] : ['This browser keeps them only until the page is closed.']),
      ].join(' '),
    );
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

const MOST_SHOWN = 5;

function notRead(refused: readonly string[]): readonly string[] {
  const shown = refused.slice(0, MOST_SHOWN).map((one) => `Not read: ${one}.`);
  const more = refused.length - shown.length;
  return more === 0 ? shown : [...shown, `Nor ${inDigits(more)} more.`];
}
