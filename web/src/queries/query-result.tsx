import { AnswerView } from './answer-view.tsx';
import { Failed } from '../states/failed.tsx';
import { Skeleton } from '../states/skeleton.tsx';
import { useQueryResult } from './use-query-result.ts';

interface QueryResultProps {
  readonly name: string;
  readonly parameters: Readonly<Record<string, unknown>>;
}

/** The answer to a saved query. */
export function QueryResult({ name, parameters }: QueryResultProps) {
  const answer = useQueryResult(name, parameters);
  if (answer.state === 'loading') return <Skeleton what="the answer" rows={5} />;
  if (answer.state === 'failed') {
    return <Failed what="The query could not be run." failure={answer.failure} onRetry={answer.retry} />;
  }
  return <AnswerView name={name} answer={answer.data.runSavedQuery} />;
}
