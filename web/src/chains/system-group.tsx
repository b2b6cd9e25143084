import { AccessRows } from './access-rows.tsx';
import { Failed } from '../states/failed.tsx';
import { MoreButton } from '../states/more-button.tsx';
import { ShowCypher } from '../show-cypher/show-cypher.tsx';
import { Skeleton } from '../states/skeleton.tsx';
import { byAccess } from './by-access.ts';
import { counted } from '../words/count-words.ts';
import { useChains } from './use-chains.ts';
import type { ChainRowFragment } from '../generated/graphql.ts';
import type { Conditions } from '../address/conditions.ts';
import type { ExposedSystem } from './use-exposed-systems.ts';

interface SystemGroupProps {
  readonly row: ExposedSystem;
  readonly conditions: Conditions;
  readonly open: boolean;
  /** The first group is where the Tab key enters the list. */
  readonly first: boolean;
  readonly onOpen: (open: boolean) => void;
  readonly chosen: string | null;
  readonly onChain: (chain: ChainRowFragment) => void;
}

/** One system with exposed accesses, opened to show them. */
export function SystemGroup({ row, conditions, open, first, onOpen, chosen, onChain }: SystemGroupProps) {
  const { system } = row;
  return (
    <li className="group">
      <h3>
        <button
          type="button"
          className="group-head"
          data-row=""
          tabIndex={first ? 0 : -1}
          aria-expanded={open}
          onClick={() => {
            onOpen(!open);
          }}
        >
          <span className="group-mark" aria-hidden="true">
            {open ? '▾' : '▸'}
          </span>
          <span>
            {system.caption}
            {system.caption.includes(String(system.impactLevel)) ? '' : ` (IL${String(system.impactLevel)})`}{' '}
            <span className="soft">· {counted(row.accesses, 'access', 'accesses')}</span>
          </span>
          {!open && <span className={`band band-${row.highest}`}>{row.highest}</span>}
        </button>
      </h3>
      {open && <Accesses system={system.key} conditions={conditions} chosen={chosen} onChain={onChain} />}
      {open && (
        <p className="group-foot">
          <ShowCypher
            of={`the chains to ${system.caption}`}
            draft={async () =>
              (await import('../show-cypher/list-draft.ts')).listDraft({ system: system.key }, conditions)
            }
          />
        </p>
      )}
    </li>
  );
}

interface AccessesProps {
  readonly system: string;
  readonly conditions: Conditions;
  readonly chosen: string | null;
  readonly onChain: (chain: ChainRowFragment) => void;
}

function Accesses({ system, conditions, chosen, onChain }: AccessesProps) {
  const { items, total, next, loading, failure, more } = useChains(conditions, system);
  return (
    <>
      <ul>
        {byAccess(items).map((access) => (
          <AccessRows key={access.access} access={access} chosen={chosen} onChain={onChain} />
        ))}
      </ul>
      {loading && items.length === 0 && <Skeleton what="exposed accesses" rows={2} />}
      {failure !== null && <Failed what="These chains could not be loaded." failure={failure} onRetry={more} />}
      {next !== null && failure === null && (
        <MoreButton
          shown={items.length}
          total={total ?? items.length}
          things="chains"
          loading={loading}
          onMore={more}
        />
      )}
    </>
  );
}
