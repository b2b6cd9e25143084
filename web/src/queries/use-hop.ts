import { NeighboursDocument } from '../generated/graphql.ts';
import { useAnswer } from '../server/use-answer.ts';
import type { Answer } from '../server/answer.ts';
import type { CypherAnswerFragment, HopEvidenceFragment } from '../generated/graphql.ts';

type Edge = CypherAnswerFragment['graph']['edges'][number];

/** The most that the server gives at once. */
const MOST = 100;

/** What says a hop of an answer, from whichever of its ends has it among its first; null: it is beyond those of both. */
export function useHop({ id, type, from, to }: Edge): Answer<HopEvidenceFragment | null> {
  const asked = { type, first: MOST };
  const out = useAnswer(NeighboursDocument, { ...asked, id: from, direction: 'OUT' });
  const there = out.state === 'here' ? hopIn(out.data.neighbours.edges, id) : null;
  const back = useAnswer(
    NeighboursDocument,
    { ...asked, id: to, direction: 'IN' },
    out.state !== 'here' || there !== null,
  );
  if (out.state !== 'here') return out;
  if (there !== null) return { ...out, data: there };
  return back.state === 'here' ? { ...back, data: hopIn(back.data.neighbours.edges, id) } : back;
}

function hopIn(edges: readonly { readonly edge: HopEvidenceFragment }[], id: string): HopEvidenceFragment | null {
  return edges.find(({ edge }) => edge.id === id)?.edge ?? null;
}
