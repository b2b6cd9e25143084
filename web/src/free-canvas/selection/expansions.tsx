import { useState } from 'react';
import { holdsOn } from '../../exposures/chain.ts';
import { useEntity } from '../../inspector/entity.tsx';
import { MAX_PAGE_SIZE } from '../../server/use-pages.ts';
import { ShowCypher } from '../../show-cypher/show-cypher.tsx';
import { Failed, Skeleton } from '../../ui/states.tsx';
import { inDigits, relationInWords } from '../../words.ts';
import { expandNode } from '../actions.ts';
import { collapse, expansionId } from '../document.ts';
import type { Batch, CanvasDocument } from '../document.ts';
import { metadataTypes } from '../load.ts';
import { canvasStore, useDocument } from '../store.ts';

const limits = [25, 50, 100, 200, 500, 1000] as const;

/** The relations of a node by kind, with buttons to bring the first of them by priority, and to take back exactly these. */
export function Expansions({ id, asOf }: { readonly id: string; readonly asOf: string }) {
  const document = useDocument();
  const answer = useEntity(id, asOf);
  const [limit, setLimit] = useState<number>(200);
  if (answer.state === 'loading') return <Skeleton what="the relations" rows={3} />;
  if (answer.state === 'failed') {
    return <Failed what="Could not load the relations." failure={answer.failure} onRetry={answer.retry} />;
  }
  const relations = answer.data.neighbourCounts
    .filter(({ type }) => !metadataTypes.has(type))
    .map(({ type, direction, count }) => ({ type, direction, count, words: relationInWords(type, direction) }));
  const whole = document.batches.find((batch) => batch.id === expansionId(id, null));
  const ofAll = relations.reduce((sum, { count }) => sum + count, 0);
  return (
    <section aria-label="Expand">
      <h3>Expand</h3>
      {relations.length === 0 && <p className="soft">No relations on this day.</p>}
      {relations.length > 0 && (
        <div className="actions">
          <label className="control small">
            <span className="name">at most</span>
            <select
              value={limit}
              onChange={({ target }) => {
                setLimit(Number(target.value));
              }}
            >
              {limits.map((one) => (
                <option key={one}>{one}</option>
              ))}
            </select>
            <span className="name">of each, highest priority first</span>
          </label>
        </div>
      )}
      <ul className="plain-list expansions">
        {relations.map(({ words, count, ...relation }) => {
          const batch = document.batches.find((one) => one.id === expansionId(id, words));
          const shown = batch === undefined ? 0 : countOn(document, batch, asOf);
          return (
            <li key={words}>
              <span>
                {words} <strong>{inDigits(count)}</strong>
                {batch !== undefined && shown < count && (
                  <span className="soft small">
                    {' '}
                    · {inDigits(shown)} of {inDigits(count)}, ranked by priority
                  </span>
                )}
              </span>
              <span className="actions">
                {shown < count && (
                  <button
                    type="button"
                    className="button"
                    onClick={() => {
                      void expandNode({ of: id, relation, limit: shown + limit, asOf });
                    }}
                  >
                    {shown > 0 ? 'More' : 'Expand'}
                    <span className="unseen"> {words}</span>
                  </button>
                )}
                {batch !== undefined && <CollapseButton id={batch.id} words={words} />}
                <ShowCypher
                  of={`the relations “${words}”`}
                  draft={(drafts) => {
                    const first = Math.min(shown > 0 ? shown : limit, MAX_PAGE_SIZE);
                    return drafts.neighboursDraft({ id, ...relation, first, asOf });
                  }}
                />
              </span>
            </li>
          );
        })}
        {whole !== undefined && (
          <li>
            <span>
              all kinds
              <span className="soft small">
                {' '}
                · {inDigits(countOn(document, whole, asOf))} of {inDigits(ofAll)}, ranked by priority
              </span>
            </span>
            <CollapseButton id={whole.id} words="all kinds" />
          </li>
        )}
      </ul>
    </section>
  );
}

/** How many relations of an expansion hold on a day, whatever the day on which it was made. */
function countOn({ edges }: CanvasDocument, batch: Batch, day: string): number {
  return batch.edges.filter((id) => {
    const edge = edges[id];
    return edge !== undefined && holdsOn(edge.periods, day);
  }).length;
}

function CollapseButton({ id, words }: { readonly id: string; readonly words: string }) {
  return (
    <button
      type="button"
      className="button"
      onClick={({ detail }) => {
        // The second click of a double click on "Expand", whose answer came in between.
        if (detail < 2) canvasStore.take(collapse(canvasStore.get(), id));
      }}
    >
      Collapse<span className="unseen"> {words}</span>
    </button>
  );
}
