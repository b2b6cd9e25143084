import { isSynthetic, nodeCaption } from '../words/node-words.ts';
import { useSearch } from '../search/use-search.ts';

interface EntityChipProps {
  readonly type: string;
  readonly of: string;
  readonly onRemove: () => void;
}

/** One picked entity by its name, to be taken out again; says so where no such key is on record. */
export function EntityChip({ type, of, onRemove }: EntityChipProps) {
  const answer = useSearch(of, [type]);
  const nodes = answer?.state === 'here' ? answer.data.search.map(({ node }) => node) : [];
  const node = nodes.find((one) => 'key' in one && one.key === of);
  const lost = answer?.state === 'here' && node === undefined;
  const name = node === undefined ? of : nodeCaption(node);
  return (
    <li className={lost ? 'chip lost' : 'chip'} title={of}>
      <span>{name}</span>
      {name !== of && <span className="soft small">{of}</span>}
      {lost && <span className="small">not on record</span>}
      {node !== undefined && isSynthetic(node) && <span className="tag synthetic">synthetic</span>}
      <button type="button" aria-label={`Take out ${name}`} onClick={onRemove}>
        ×
      </button>
    </li>
  );
}
