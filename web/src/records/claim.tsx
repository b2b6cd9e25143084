import { ClaimPartsDocument } from '../generated/graphql.ts';
import { ClaimQuote } from '../inspector/hop.tsx';
import { useAnswer } from '../server/use-answer.ts';
import { NodeLink } from '../ui/links.tsx';
import { Loaded, Panel } from '../ui/panel.tsx';
import { inDigits, nodeKind } from '../words.ts';

/** What the page of a claim has besides its relations: who says it, what it is about, and what contradicts it. */
export function ClaimParts({ id }: { readonly id: string }) {
  const answer = useAnswer(ClaimPartsDocument, { id });
  return (
    <Loaded answer={answer} what="the claim">
      {({ node, neighbours: { edges, totalCount } }) => (
        <>
          {node?.__typename === 'Claim' && (
            <Panel title="What is claimed" note={node.contradicts.length === 0 ? 'not contradicted' : 'contradicted'}>
              <ClaimQuote claim={node} isOnItsPage />
            </Panel>
          )}
          <Panel title="What it is about">
            {edges.length === 0 && <p className="soft aside">Nothing on record.</p>}
            <ul className="ranked">
              {edges.map(({ node: about, edge }) => (
                <li key={edge.id}>
                  <span>
                    <NodeLink node={about} /> <span className="soft small">{nodeKind(about)}</span>
                  </span>
                </li>
              ))}
            </ul>
            {edges.length < totalCount && (
              <p className="soft small aside">
                {inDigits(edges.length)} of {inDigits(totalCount)}; the relations below have more.
              </p>
            )}
          </Panel>
        </>
      )}
    </Loaded>
  );
}
