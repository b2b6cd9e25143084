import { ClaimQuote } from './claim-quote.tsx';
import { EntityActions } from './entity-actions.tsx';
import { Failed } from '../states/failed.tsx';
import { Skeleton } from '../states/skeleton.tsx';
import { SourceLink } from './source-link.tsx';
import { counted, inDigits } from '../words/count-words.ts';
import { entityFacts } from './entity-facts.ts';
import { isSynthetic, nodeCaption, nodeKind } from '../words/node-words.ts';
import { relationInWords } from '../words/relation-words.ts';
import { useEntity } from './use-entity.ts';

/** A node: its values, the sources that describe it, what is claimed about it, how many relations it has. */
export function EntityCard({ id, asOf }: { readonly id: string; readonly asOf: string }) {
  const answer = useEntity(id, asOf);
  if (answer.state === 'loading') return <Skeleton what="what is known about it" rows={4} />;
  if (answer.state === 'failed') {
    return <Failed what="This could not be loaded." failure={answer.failure} onRetry={answer.retry} />;
  }
  const { node, neighbourCounts } = answer.data;
  if (node === null) return <p className="soft">This is not in the database.</p>;
  return (
    <section className="entity" aria-label={nodeCaption(node)}>
      <h2 className="inspector-title">{nodeCaption(node)}</h2>
      <p className="tags">
        <span className="tag">{nodeKind(node)}</span>
        {isSynthetic(node) && <span className="tag synthetic">synthetic</span>}
        {'confidence' in node && <span className="tag">confidence {node.confidence} of 100</span>}
      </p>
      <dl className="facts">
        {entityFacts(node).map(({ name, value }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {neighbourCounts.length > 0 && (
        <p className="soft small">
          On this day:{' '}
          {neighbourCounts
            .map(({ type, direction, count }) => `${relationInWords(type, direction)} ${inDigits(count)}`)
            .join(' · ')}
        </p>
      )}
      <EntityActions node={node} />
      {'sources' in node && node.sources.length > 0 && (
        <details>
          <summary>Described by {counted(node.sources.length, 'source', 'sources')}</summary>
          <ul className="plain-list">
            {node.sources.map((source) => (
              <li key={source.id}>
                <SourceLink source={source} />
              </li>
            ))}
          </ul>
        </details>
      )}
      {'claims' in node && node.claims.map((claim) => <ClaimQuote key={claim.id} claim={claim} />)}
    </section>
  );
}
