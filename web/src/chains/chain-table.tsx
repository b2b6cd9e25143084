import { bandInWords } from '../words/band-words.ts';
import { groupDetail } from '../picture/group-detail.ts';
import { lineageInWords } from '../words/lineage-words.ts';
import type { ChainRowFragment } from '../generated/graphql.ts';

interface ChainTableProps {
  readonly chains: readonly ChainRowFragment[];
  readonly chosen: string | null;
  readonly onChain: (chain: ChainRowFragment) => void;
}

/** The same as the picture, in words: a row for each chain, a column for each lane. */
export function ChainTable({ chains, chosen, onChain }: ChainTableProps) {
  const ordered = [...chains].sort((a, b) => Number(b.id === chosen) - Number(a.id === chosen));
  return (
    <div className="table-holder" tabIndex={0} role="region" aria-label="Chains as a table">
      <table>
        <caption className="unseen">Every chain of the picture, the chosen one first</caption>
        <thead>
          <tr>
            <th scope="col">System</th>
            <th scope="col">Prime</th>
            <th scope="col">Then, tier by tier</th>
            <th scope="col">Escort</th>
            <th scope="col">Engineer</th>
            <th scope="col">Employed by</th>
            <th scope="col">Priority</th>
            <th scope="col">Lineage</th>
          </tr>
        </thead>
        <tbody>
          {ordered.map((chain) => (
            <tr key={chain.id} aria-current={chain.id === chosen ? 'true' : undefined}>
              <th scope="row">
                <button
                  type="button"
                  className="plain"
                  onClick={() => {
                    onChain(chain);
                  }}
                >
                  {chain.system.caption}
                </button>
                {chain.dataClasses.includes('SYNTHETIC') && <span className="tag synthetic">synthetic</span>}
              </th>
              <td>{chain.prime?.caption ?? 'not on record'}</td>
              <td>{tiersOf(chain)}</td>
              <td>
                {chain.escort === null ? 'none on record' : `${chain.escort.caption} (${groupDetail(chain.escort)})`}
              </td>
              <td>
                {chain.engineer.caption} ({groupDetail(chain.engineer)})
                {chain.countries.length > 0 && `, in ${chain.countries.map(({ name }) => name).join(', ')}`}
              </td>
              <td>{chain.engineerEmployers.map(({ caption }) => caption).join(', ') || 'not on record'}</td>
              <td>{bandInWords(chain.priority.low, chain.priority.high)}</td>
              <td>{lineageInWords(chain.lineage, chain.gaps)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function tiersOf(chain: ChainRowFragment): string {
  if (chain.lineage === 'BROKEN') return `no route on record to ${chain.accountable?.caption ?? 'an unknown employer'}`;
  const below = chain.chain.slice(1).map(({ caption }) => caption);
  return below.length === 0 ? 'the prime itself answers' : below.join(' › ');
}
