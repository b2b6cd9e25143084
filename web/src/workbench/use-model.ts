import { useMemo } from 'react';
import { ModelDocument } from '../generated/graphql.ts';
import { useAnswer } from '../server/use-answer.ts';
import type { Model } from './language-messages.ts';

const nothing: Model = { labels: [], edgeTypes: [] };

/** The names that a statement may use; none until the server told them. */
export function useModel(): Model {
  const answer = useAnswer(ModelDocument, {});
  const legend = answer.state === 'here' ? answer.data.legend : null;
  return useMemo(() => {
    if (legend === null) return nothing;
    return { labels: legend.nodes.map(({ label }) => label), edgeTypes: legend.edges.map(({ type }) => type) };
  }, [legend]);
}
