import { useState, useSyncExternalStore } from 'react';
import { useAddress } from '../address/use-address.ts';
import type { SavedQueriesQuery } from '../generated/graphql.ts';
import type { Answer } from '../server/client.ts';
import { draftStore, openQuestion } from '../show-cypher/draft.ts';
import { parameterValues, shownTexts } from '../show-cypher/parameter-texts.ts';
import { openDraft } from '../show-cypher/show-cypher.tsx';
import { Panes } from '../ui/panes.tsx';
import { moveAmongRows } from '../ui/rows.tsx';
import { Failed, Skeleton } from '../ui/states.tsx';
import { inDigits } from '../words.ts';
import { QueryForm } from './form.tsx';
import { LazyWorkbench } from './lazy-workbench.tsx';
import { AnswerInspector } from './result-graph.tsx';
import { QueryResult } from './result.tsx';
import { useSavedQueries } from './saved.ts';
import type { SavedQuery } from './saved.ts';
import { MOST_QUESTIONS, importQuestions, ownQuestions } from './stored.ts';

/** Questions in Cypher: saved ones, chosen, filled in, run; and statements of the user's own. */
export function QueriesView() {
  const { address } = useAddress();
  const answer = useSavedQueries();
  const query =
    answer.state === 'here' ? answer.data.savedQueries.find(({ name }) => name === address.query) : undefined;
  const lost = answer.state === 'here' && address.query !== null && query === undefined;
  const asked = address.query !== null || address.statement !== null;
  const left = <QueryList answer={answer} />;
  const middle =
    address.statement !== null ? (
      <LazyWorkbench />
    ) : query === undefined ? (
      <div className="state">
        <h2>{lost ? `There is no query “${address.query}” here` : 'Choose a question on the left'}</h2>
        <p>
          Each is a Cypher file of this checkout; one that is added there appears here at the next start. Or write a
          statement of your own.
        </p>
      </div>
    ) : (
      <QueryPane key={query.name} query={query} />
    );
  if (address.node === null) {
    return <Panes names={['Saved queries', 'Question']} left={left} middle={middle} turnTo={asked ? 1 : 0} />;
  }
  return (
    <Panes
      names={['Saved queries', 'Question', 'Details']}
      left={left}
      middle={middle}
      right={<AnswerInspector id={address.node} />}
      turnTo={2}
    />
  );
}

/** The questions by category. */
function QueryList({ answer }: { readonly answer: Answer<SavedQueriesQuery> }) {
  const { address, go } = useAddress();
  const queries = answer.state === 'here' ? answer.data.savedQueries : [];
  const categories = [...new Set(queries.map((query) => query.category))];
  return (
    <>
      <div className="pane-head">
        <h2>Saved queries{answer.state === 'here' ? ` · ${inDigits(queries.length)}` : ''}</h2>
      </div>
      <div className="pane-body" onKeyDown={moveAmongRows}>
        <OwnQuestionList />
        {answer.state === 'loading' && <Skeleton what="queries" rows={6} />}
        {answer.state === 'failed' && (
          <Failed what="The queries could not be loaded." failure={answer.failure} onRetry={answer.retry} />
        )}
        {categories.map((category) => (
          <section key={category} aria-label={category}>
            <h3 className="category">{category.replaceAll('-', ' ')}</h3>
            <ul className="leads">
              {queries
                .filter((query) => query.category === category)
                .map((query) => (
                  <li key={query.name}>
                    <button
                      type="button"
                      className="row"
                      data-row=""
                      tabIndex={query === queries[0] ? 0 : -1}
                      aria-current={query.name === address.query ? 'true' : undefined}
                      onClick={() => {
                        go({ query: query.name, statement: null, parameters: null, node: null });
                      }}
                    >
                      <span className="row-name">{query.title}</span>
                      {query.severity !== null && <span className="tag">{query.severity.toLowerCase()}</span>}
                      <span className="row-route">{query.question}</span>
                    </button>
                  </li>
                ))}
            </ul>
          </section>
        ))}
      </div>
    </>
  );
}

/** One question: what it asks, its form, its Cypher, and its answer once it ran. */
function QueryPane({ query }: { readonly query: SavedQuery }) {
  const { address, go } = useAddress();
  const { parameters } = address;
  const shown = shownTexts(query, parameters ?? {}, address.conditions.asOf);
  return (
    <div className="pane-body query">
      <h2 className="inspector-title">{query.title}</h2>
      <p>{query.question}</p>
      {query.rule !== null && <p className="soft small">Checks: {query.rule}</p>}
      <QueryForm
        query={query}
        shown={shown}
        defaults={shownTexts(query, {}, address.conditions.asOf)}
        onRun={(texts) => {
          go({ parameters: texts });
        }}
      />
      <details>
        <summary>Show the Cypher</summary>
        <pre tabIndex={0}>{query.statement}</pre>
        <button
          type="button"
          className="button"
          onClick={() => {
            openDraft(openQuestion(query, address.conditions.asOf, parameters ?? {}));
          }}
        >
          Open in the editor
        </button>
      </details>
      {parameters !== null && (
        <QueryResult key={JSON.stringify(shown)} name={query.name} parameters={parameterValues(query, shown)} />
      )}
    </div>
  );
}

/** The way to the editor, and the questions that their user keeps in this browser. */
function OwnQuestionList() {
  const { address } = useAddress();
  const questions = useSyncExternalStore(ownQuestions.subscribe, ownQuestions.get);
  const draft = useSyncExternalStore(draftStore.subscribe, draftStore.get);
  const [said, setSaid] = useState('');
  const read = async (files: readonly File[]): Promise<void> => {
    const { readQuestionFiles } = await import('./question-file.ts');
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
