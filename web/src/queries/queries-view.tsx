import { AnswerInspector } from './answer-inspector.tsx';
import { LazyWorkbench } from '../workbench/lazy-workbench.tsx';
import { Panes } from '../shell/panes.tsx';
import { QueryList } from './query-list.tsx';
import { QueryPane } from './query-pane.tsx';
import { useAddress } from '../address/use-address.ts';
import { useSavedQueries } from './use-saved-queries.ts';

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
