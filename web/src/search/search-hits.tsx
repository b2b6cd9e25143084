import { counted } from '../words/count-words.ts';
import { isSynthetic, nodeCaption, nodeKind } from '../words/node-words.ts';
import type { Answer } from '../server/answer.ts';
import type { NodeNameFragment, SearchQuery } from '../generated/graphql.ts';

interface SearchHitsProps {
  readonly id: string;
  readonly answer: Answer<SearchQuery>;
  readonly hits: readonly NodeNameFragment[];
  /** How many were left out because they are synthetic. */
  readonly hidden: number;
  readonly active: number;
  readonly onChoose: (node: NodeNameFragment) => void;
}

/** What the search found, under its box. */
export function SearchHits({ id, answer, hits, hidden, active, onChoose }: SearchHitsProps) {
  return (
    <div className="hits">
      {hits.length > 0 && (
        <ul id={id} role="listbox" aria-label="Found">
          {hits.map((node, i) => (
            <li
              key={node.id}
              id={`${id}-${String(i)}`}
              role="option"
              aria-selected={i === active}
              className={i === active ? 'hit active' : 'hit'}
              onPointerDown={(event) => {
                event.preventDefault();
                onChoose(node);
              }}
            >
              <span>{nodeCaption(node)}</span>{' '}
              <span className="soft small">
                {nodeKind(node)}
                {'key' in node && node.key !== nodeCaption(node) ? ` · ${node.key}` : ''}
              </span>
              {isSynthetic(node) && <span className="tag synthetic">synthetic</span>}
            </li>
          ))}
        </ul>
      )}
      <p className="soft small hits-note" role="status">
        {noteOf(answer, hits.length, hidden)}
      </p>
    </div>
  );
}

function noteOf(answer: Answer<SearchQuery>, shown: number, hidden: number): string {
  if (answer.state === 'loading') return 'Searching…';
  if (answer.state === 'failed') return `The search did not work: ${answer.failure.message}`;
  const left = hidden === 0 ? '' : ` ${counted(hidden, 'synthetic hit is', 'synthetic hits are')} hidden.`;
  return shown === 0 ? `Nothing found.${left}` : `${counted(shown, 'hit', 'hits')}; Enter opens one.${left}`;
}
