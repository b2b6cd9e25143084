import { Band } from './band.tsx';
import { counted } from '../words/count-words.ts';
import { lineageInWords } from '../words/lineage-words.ts';
import { routeInWords } from '../words/route-words.ts';
import { useState } from 'react';
import type { AccessChains } from './by-access.ts';
import type { ChainRowFragment } from '../generated/graphql.ts';

interface AccessRowsProps {
  readonly access: AccessChains;
  readonly chosen: string | null;
  readonly onChain: (chain: ChainRowFragment) => void;
}

const FEW = 3;

/** One exposed access: its first chain as the row, further ones under it. */
export function AccessRows({ access, chosen, onChain }: AccessRowsProps) {
  const [all, setAll] = useState(false);
  const [first, ...further] = access.chains;
  if (first === undefined) return null;
  const kept = further.filter((chain, i) => all || i < FEW || chain.id === chosen);
  return (
    <li>
      <button
        type="button"
        className="row"
        data-row=""
        aria-current={first.id === chosen ? 'true' : undefined}
        tabIndex={first.id === chosen ? 0 : -1}
        onClick={() => {
          onChain(first);
        }}
      >
        <span className="row-name">
          {first.engineer.caption}
          {first.countries.map(({ key, name }) => (
            <span key={key} className="tag country" title={name}>
              {key}
            </span>
          ))}
          {first.dataClasses.includes('SYNTHETIC') && <span className="tag synthetic">synthetic</span>}
        </span>
        <Band low={first.priority.low} high={first.priority.high} />
        <span className="row-route">{routeInWords(first)}</span>
        <span className="row-lineage">{lineageInWords(first.lineage, first.gaps)}</span>
      </button>
      {kept.map((chain) => (
        <button
          key={chain.id}
          type="button"
          className="row further"
          data-row=""
          aria-current={chain.id === chosen ? 'true' : undefined}
          tabIndex={chain.id === chosen ? 0 : -1}
          onClick={() => {
            onChain(chain);
          }}
        >
          <span className="row-route">or {routeInWords(chain)}</span>
          <span className="row-lineage">{lineageInWords(chain.lineage, chain.gaps)}</span>
        </button>
      ))}
      {kept.length < further.length && (
        <button
          type="button"
          className="row more"
          data-row=""
          tabIndex={-1}
          onClick={() => {
            setAll(true);
          }}
        >
          {counted(further.length - kept.length, 'more way', 'more ways')} to the same access
        </button>
      )}
    </li>
  );
}
