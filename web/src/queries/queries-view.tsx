import { Panes } from '../shell/panes.tsx';
import { QueryList } from './query-list.tsx';
import { QueryPane } from './query-pane.tsx';
import { useAddress } from '../address/use-address.ts';
import { useSavedQueries } from './use-saved-queries.ts';

/** Questions kept as Cypher: chosen, filled in, run. */
export function QueriesView() {
  const { address } = useAddress();
  const answer = useSavedQueries();
  const query =
    answer.state === 'here' ? answer.data.savedQueries.find(({ name }) => name === address.query) : undefined;
  const lost = answer.state === 'here' && address.query !== null && query === undefined;
  return (
    <Panes
      names={['Saved queries', 'Question']}
      left={<QueryList answer={answer} />}
      middle={
        query === undefined ? (
          <div className="state">
            <h2>{lost ? `There is no query “${address.query}” here` : 'Choose a question on the left'}</h2>
            <p>Each is a Cypher file of this checkout; one that is added there appears here at the next start.</p>
          </div>
        ) : (
          <QueryPane key={query.name} query={query} />
        )
      }
    />
  );
}
