import { lazy, useState, useSyncExternalStore } from 'react';
import type { ComponentType } from 'react';
import type { Conditions } from '../address/address.ts';
import { useAddress } from '../address/use-address.ts';
import { useKeyedConditions } from '../conditions/bar.tsx';
import { NotApplied } from '../conditions/not-applied.tsx';
import type { SavedQueriesQuery } from '../generated/graphql.ts';
import type { Answer } from '../server/client.ts';
import { draftStore, openQuestion } from '../show-cypher/draft.ts';
import { notAsked, parameterValues, shownTexts, takenTexts } from '../show-cypher/parameter-texts.ts';
import { openDraft } from '../show-cypher/open-draft.ts';
import { Failed, OnDemand, Skeleton, codeOf, faultInWords } from '../ui/states.tsx';
import { Panes } from '../ui/panes.tsx';
import { moveAmongRows } from '../ui/rows.tsx';
import { Cited } from '../ui/links.tsx';
import { counted, inDigits } from '../words.ts';
import { QueryForm } from './form.tsx';
import { MOST_QUESTIONS, ownQuestions, saveQuestions, useSavedQueries, useServerQuestions } from './questions.ts';
import type { OwnQuestion, SavedQuery } from './questions.ts';
import { AnswerInspector } from './result/graph.tsx';
import { QueryResult } from './result/result.tsx';
import type { OpenOnCanvas } from './result/result.tsx';

/** Loaded on first use. */
const Workbench = lazy(async () => ({ default: (await codeOf(import('./workbench.tsx'))).Workbench }));

interface CanvasProps {
  /** What the canvas does with questions and results. Passed in: the canvas imports this folder. */
  readonly canvas: {
    /** Adds a question that was run, with its parameters, to the investigation on the canvas. */
    readonly AddToInvestigation: ComponentType<{
      readonly question: { readonly name: string; readonly parameters: Readonly<Record<string, string>> };
    }>;
    readonly OpenOnCanvas: OpenOnCanvas;
  };
}

/** The Queries view: saved questions to fill in and run, and the user's own statements. */
export function QueriesView({ canvas }: CanvasProps) {
  const { address } = useAddress();
  const answer = useSavedQueries();
  const query =
    answer.state === 'ready' ? answer.data.savedQueries.find(({ name }) => name === address.query) : undefined;
  const missing = answer.state === 'ready' && address.query !== null && query === undefined;
  const selected = address.query !== null || address.statement !== null;
  const middle =
    address.statement !== null ? (
      <OnDemand what="the editor" rows={6}>
        <Workbench OpenOnCanvas={canvas.OpenOnCanvas} />
      </OnDemand>
    ) : query === undefined ? (
      <div className="state">
        <h2>{missing ? `Question “${address.query}” not found` : 'Select a question on the left'}</h2>
        <p>Or write your own Cypher.</p>
      </div>
    ) : (
      <QueryPane key={query.name} query={query} canvas={canvas} />
    );
  const { node } = address;
  return (
    <Panes
      page="queries"
      names={node === null ? ['Saved questions', 'Question'] : ['Saved questions', 'Question', 'Details']}
      left={<QueryList answer={answer} />}
      middle={middle}
      right={node === null ? undefined : <AnswerInspector id={node} />}
      turnTo={node !== null ? 2 : selected ? 1 : 0}
    />
  );
}

/** The saved questions by category. */
function QueryList({ answer }: { readonly answer: Answer<SavedQueriesQuery> }) {
  const { address, go } = useAddress();
  const [text, setText] = useState('');
  const all = answer.state === 'ready' ? answer.data.savedQueries : [];
  const queries = all.filter((query) => containsWords(query, text));
  const categories = [...new Set(queries.map((query) => query.category))];
  return (
    <>
      <div className="pane-head">
        <h2>Saved questions{answer.state === 'ready' ? ` · ${inDigits(all.length)}` : ''}</h2>
      </div>
      <div className="pane-body" onKeyDown={moveAmongRows}>
        <OwnQuestionList />
        <ServerQuestionList />
        {answer.state === 'loading' && <Skeleton what="questions" rows={6} />}
        {answer.state === 'failed' && (
          <Failed what="Could not load the questions." failure={answer.failure} onRetry={answer.retry} />
        )}
        {all.length > 0 && (
          <p className="aside">
            <input
              type="search"
              className="text-input"
              aria-label="Find a question"
              placeholder="Find a question"
              value={text}
              maxLength={MAX_WORDS}
              onChange={({ target }) => {
                setText(target.value);
              }}
            />
          </p>
        )}
        <p role="status" className="small own-note">
          {text.trim() !== '' && `${inDigits(queries.length)} of ${counted(all.length, 'question')}`}
        </p>
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
                        go({ query: query.name, statement: null, parameters: {}, run: false, node: null });
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

const MAX_WORDS = 100;

/** Returns whether a question's title, text, name or category has every word of a text, in any case. */
function containsWords({ title, question, name, category }: SavedQuery, text: string): boolean {
  const searched = [title, question, name, category].join(' ').toLowerCase();
  return text
    .toLowerCase()
    .split(/\s+/)
    .every((word) => searched.includes(word));
}

/** One saved question: its question, its form, its Cypher, and its result after it has run. */
function QueryPane({ query, canvas }: CanvasProps & { readonly query: SavedQuery }) {
  const { address } = useAddress();
  const conditions = useKeyedConditions();
  const { parameters } = address;
  const unknown = Object.keys(parameters).filter((name) => query.parameters.every((one) => one.name !== name));
  return (
    <div className="pane-body query">
      <h2 className="inspector-title">{query.title}</h2>
      <p>{query.question}</p>
      <AboutRules query={query} />
      {unknown.length > 0 && (
        <p className="notice boxed" role="alert">
          The link has {unknown.length === 1 ? 'a parameter' : 'parameters'} that this question does not take:{' '}
          {unknown.join(', ')}. The answer is without {unknown.length === 1 ? 'it' : 'them'}.
        </p>
      )}
      {conditions === null ? (
        <Skeleton what="the conditions" rows={4} />
      ) : (
        <QueryUnder query={query} conditions={conditions} canvas={canvas} />
      )}
    </div>
  );
}

interface QueryUnderProps extends CanvasProps {
  readonly query: SavedQuery;
  readonly conditions: Conditions;
}

/** The question under the page's conditions: fields that nobody has filled in have their values, and say so. */
function QueryUnder({ query, conditions, canvas: { AddToInvestigation, OpenOnCanvas } }: QueryUnderProps) {
  const { address, go } = useAddress();
  const { parameters, run } = address;
  const byDefault = shownTexts(query, {}, conditions);
  const shown = shownTexts(query, parameters, conditions);
  const differing = notAsked({ parameters: query.parameters, texts: shown }, conditions);
  const isFilledIn = query.parameters.some(
    ({ name, condition }) => condition !== null && shown[name] !== byDefault[name],
  );
  return (
    <>
      <QueryForm
        query={query}
        shown={shown}
        defaults={byDefault}
        taken={takenTexts(query, conditions)}
        onRun={(texts) => {
          // Without a text in the address, a field follows the conditions.
          const own = Object.entries(texts).filter(([name, text]) => text !== byDefault[name]);
          go({ parameters: Object.fromEntries(own), run: true });
        }}
      />
      <NotApplied
        parts={differing}
        why={(count) =>
          isFilledIn
            ? 'Some fields have values of their own.'
            : `The question does not take ${count === 1 ? 'this condition' : 'these conditions'}.`
        }
      />
      {isFilledIn && (
        <button
          type="button"
          className="button"
          onClick={() => {
            const own = query.parameters.filter(({ condition }) => condition === null).map(({ name }) => name);
            go({ parameters: Object.fromEntries(Object.entries(parameters).filter(([name]) => own.includes(name))) });
          }}
        >
          Take the conditions above
        </button>
      )}
      <details>
        <summary>Show the Cypher</summary>
        <pre tabIndex={0}>{query.statement}</pre>
        <button
          type="button"
          className="button"
          onClick={() => {
            openDraft(openQuestion(query, conditions, parameters));
          }}
        >
          Open in the editor
        </button>
      </details>
      {run && (
        <>
          <AddToInvestigation question={{ name: query.name, parameters: shown }} />
          <QueryResult
            key={JSON.stringify(shown)}
            name={query.name}
            title={query.title}
            parameters={parameterValues(query, shown)}
            OpenOnCanvas={OpenOnCanvas}
          />
        </>
      )}
    </>
  );
}

/** What the rules of a question say, whom they bind, and what the question can and cannot show. */
function AboutRules({ query }: { readonly query: SavedQuery }) {
  const [first] = query.rules;
  if (first === undefined) return query.note !== null && <p className="soft small">{query.note}</p>;
  return (
    <details className="soft small">
      <summary>
        {query.severity === null ? 'About' : 'Checks'}: {first.title}
      </summary>
      <ul>
        {query.rules.map((rule) => (
          <li key={rule.key}>
            {rule.versions.map(({ inWords, url, says }) => (
              <p key={inWords}>
                {says} <Cited rules={[{ inWords, url }]} />
              </p>
            ))}
            <p>{rule.binds}</p>
          </li>
        ))}
      </ul>
      {query.note !== null && <p>{query.note}</p>}
    </details>
  );
}

/** The button to open the editor, and the questions saved in this browser. */
function OwnQuestionList() {
  const { address } = useAddress();
  const questions = useSyncExternalStore(ownQuestions.subscribe, ownQuestions.get);
  const [message, setMessage] = useState('');
  const read = async (files: readonly File[]): Promise<void> => {
    const { readQuestionFiles } = await codeOf(import('./question-file.ts'));
    const { questions: found, refused } = await readQuestionFiles(files, address.conditions);
    const { saved, refused: noRoom, lasting } = saveQuestions(found);
    setMessage(
      [
        `${inDigits(saved)} imported.`,
        ...notImported(refused),
        ...(noRoom.length === 0
          ? []
          : [
              `No room for ${inDigits(noRoom.length)} more, such as “${noRoom[0]}”: delete some of your questions first.`,
            ]),
        ...(lasting ? [] : ['They are lost when you close the page: browser storage is unavailable.']),
      ].join(' '),
    );
  };
  return (
    <section aria-label="Your questions">
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
              read([...(target.files ?? [])]).catch((error: unknown) => {
                setMessage(faultInWords(error));
              });
              target.value = '';
            }}
          />
        </label>
      </div>
      <p role="status" className="small own-note">
        {message}
      </p>
      {questions.length > 0 && (
        <>
          <h3 className="category">Your questions · {inDigits(questions.length)}</h3>
          <p className="soft small own-note">
            Saved in this browser only, up to {inDigits(MOST_QUESTIONS)}. Export to share.
          </p>
          <QuestionRows questions={questions} />
        </>
      )}
    </section>
  );
}

/** The questions that people saved on the server. */
function ServerQuestionList() {
  const answer = useServerQuestions();
  if (answer.state === 'loading') return null;
  if (answer.state === 'failed') {
    return (
      <Failed what="Could not load the questions on the server." failure={answer.failure} onRetry={answer.retry} />
    );
  }
  if (answer.data.length === 0) return null;
  return (
    <section aria-label="Questions on the server">
      <h3 className="category">On this server · {inDigits(answer.data.length)}</h3>
      <p className="soft small own-note">Saved by people who use this server; everybody can change them.</p>
      <QuestionRows questions={answer.data} />
    </section>
  );
}

/** Questions that open in the editor. */
function QuestionRows({ questions }: { readonly questions: readonly OwnQuestion[] }) {
  const { address } = useAddress();
  const draft = useSyncExternalStore(draftStore.subscribe, draftStore.get);
  return (
    <ul className="leads">
      {questions.map((question) => (
        <li key={question.title}>
          <button
            type="button"
            className="row"
            data-row=""
            tabIndex={-1}
            aria-current={address.statement !== null && question.statement === draft.statement ? 'true' : undefined}
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
  );
}

const MOST_SHOWN = 5;

function notImported(refused: readonly string[]): readonly string[] {
  const shown = refused.slice(0, MOST_SHOWN).map((one) => `Not imported: ${one}.`);
  const more = refused.length - shown.length;
  return more === 0 ? shown : [...shown, `${inDigits(more)} more were not imported.`];
}
