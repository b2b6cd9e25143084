import { useAddress } from '../../address/use-address.ts';
import { useSavedQueries } from '../../questions/questions.ts';
import { counted } from '../../words.ts';
import { canvasStore, isSameQuestion, useInvestigation } from '../store.ts';
import type { AskedQuestion } from '../store.ts';

/** The saved questions that the investigation rests on, with the parameters that they were asked with. Each opens with them again. */
export function AskedQuestions({ questions }: { readonly questions: readonly AskedQuestion[] }) {
  const { go } = useAddress();
  const answer = useSavedQueries();
  const queries = answer.state === 'ready' ? answer.data.savedQueries : [];
  const titleOf = (name: string): string => queries.find((query) => query.name === name)?.title ?? name;
  const isLacking = (name: string): boolean =>
    answer.state === 'ready' && queries.every((query) => query.name !== name);
  return (
    <details>
      <summary>Based on {counted(questions.length, 'saved question')}</summary>
      <ul className="plain-list">
        {questions.map((question) => {
          const { name, parameters } = question;
          const given = Object.entries(parameters).filter(([, text]) => text !== '');
          return (
            <li key={JSON.stringify(question)}>
              {isLacking(name) ? (
                <span>
                  {name} <span className="soft small">(not on this server)</span>
                </span>
              ) : (
                <button
                  type="button"
                  className="plain"
                  onClick={() => {
                    go({ view: 'queries', query: name, statement: null, parameters, run: true, node: null, hop: null });
                  }}
                >
                  {titleOf(name)}
                </button>
              )}{' '}
              <button
                type="button"
                className="button"
                aria-label={`Remove ${titleOf(name)}`}
                onClick={() => {
                  canvasStore.forgetQuestion(question);
                }}
              >
                Remove
              </button>
              {given.length > 0 && (
                <p className="soft small">{given.map(([parameter, text]) => `${parameter}: ${text}`).join('; ')}</p>
              )}
            </li>
          );
        })}
      </ul>
    </details>
  );
}

/** Adds a question that was run to the investigation on the canvas. Without one there is nothing to add it to. */
export function AddToInvestigation({ question }: { readonly question: AskedQuestion }) {
  const { go } = useAddress();
  const { id, savedName, questions, savedQuestions } = useInvestigation();
  if (id === null) return null;
  const isAdded = questions.some((other) => isSameQuestion(other, question));
  const isSaved = isAdded && savedQuestions.some((other) => isSameQuestion(other, question));
  return (
    <div className="actions">
      {!isAdded && (
        <button
          type="button"
          className="button"
          onClick={() => {
            canvasStore.recordQuestion(question);
          }}
        >
          Add to the investigation “{savedName}”
        </button>
      )}
      <span className="small soft" role="status">
        {isSaved
          ? `Added to the investigation “${savedName}”.`
          : isAdded && 'Added; save the investigation to keep it.'}
      </span>
      {isAdded && !isSaved && (
        <button
          type="button"
          className="button"
          onClick={() => {
            go({ view: 'network', node: null, hop: null });
          }}
        >
          Save it on the canvas
        </button>
      )}
    </div>
  );
}
