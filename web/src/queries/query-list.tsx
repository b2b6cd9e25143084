import { Failed } from '../states/failed.tsx';
import { OwnQuestionList } from './own-question-list.tsx';
import { Skeleton } from '../states/skeleton.tsx';
import { inDigits } from '../words/count-words.ts';
import { moveAmongRows } from '../chains/move-among-rows.ts';
import { useAddress } from '../address/use-address.ts';
import type { Answer } from '../server/answer.ts';
import type { SavedQueriesQuery } from '../generated/graphql.ts';

/** The questions by category. */
export function QueryList({ answer }: { readonly answer: Answer<SavedQueriesQuery> }) {
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
