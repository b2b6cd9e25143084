import { useMemo } from 'react';
import type { Change } from '#picture/picture.ts';
import type { Conditions } from '../address/address.ts';
import { useAddress } from '../address/use-address.ts';
import { OriginTags } from '../exposures/tags.tsx';
import { tellApart } from '../exposures/twins.ts';
import { ComparedChainsDocument } from '../generated/graphql.ts';
import type { ChainRowFragment, ComparedChainsQuery } from '../generated/graphql.ts';
import { usePages } from '../server/use-pages.ts';
import type { PagesAnswer } from '../server/use-pages.ts';
import { DataTable } from '../ui/data-table.tsx';
import { AddressLink, RecordLink } from '../ui/links.tsx';
import { Panel } from '../ui/panel.tsx';
import { Band } from '../ui/rows.tsx';
import { PagesEnd } from '../ui/states.tsx';
import { counted, lineageInWords, routeInWords } from '../words.ts';
import type { Comparison } from './comparison.ts';

/** The most chains of a state that are drawn: as many as can be told apart. */
export const MOST_DRAWN = 12;

/** How many chains a list loads at a time, after those that the picture needs. */
const PAGE = 50;

/** A chain, with the number of accesses of its state. */
interface Counted {
  readonly chain: ChainRowFragment;
  readonly accesses: number;
}

/** The chains of one state, page by page. */
export type ComparedState = PagesAnswer<Counted>;

/** Returns the chains in one state of a comparison, most urgent first. */
export function useComparedState(comparison: Comparison, change: Change): ComparedState {
  const { from, to, filter } = comparison;
  return usePages({
    document: ComparedChainsDocument,
    variables: (after) => ({ from, to, change, filter, first: after === null ? MOST_DRAWN : PAGE, after }),
    page: ({ compareExposures: { nodes, totalCount, accessCount, pageInfo } }: ComparedChainsQuery) => ({
      items: nodes.map((chain) => ({ chain, accesses: accessCount })),
      total: totalCount,
      next: pageInfo.hasNextPage ? pageInfo.endCursor : null,
    }),
  });
}

interface StateListProps {
  readonly comparison: Comparison;
  readonly change: Change;
  readonly state: ComparedState;
}

/** The chains of one state as a table, each with a link to its evidence. */
export function StateList({ comparison, change, state }: StateListProps) {
  const { items, total } = state;
  const accesses = items[0]?.accesses ?? 0;
  const heading = comparison.headings[change];
  const told = useMemo(() => tellApart(items.map(({ chain }) => chain)), [items]);
  return (
    <Panel
      title={heading}
      note={total === null ? undefined : `${counted(total, 'chain')} · ${counted(accesses, 'access', 'accesses')}`}
    >
      {total === 0 && <p className="soft aside">None.</p>}
      {items.length > 0 && (
        <DataTable
          label={heading}
          rows={items.map(({ chain }) => chain)}
          keyOf={({ id }) => id}
          columns={[
            {
              title: 'Engineer',
              rowHead: true,
              cell: (chain) => (
                <>
                  <Engineer chain={chain} day={comparison.days[change]} hasRecord={comparison.kind === 'imports'} />{' '}
                  <OriginTags of={chain} />
                  {chain.dataClasses.includes('SYNTHETIC') && <span className="tag synthetic">synthetic</span>}
                </>
              ),
            },
            { title: 'System', cell: ({ system }) => system.caption },
            {
              title: 'Through',
              cell: (chain) => (
                <>
                  {routeInWords(chain)}
                  {told.has(chain.id) && <span className="soft"> · {told.get(chain.id)}</span>}
                </>
              ),
            },
            { title: 'Priority', cell: ({ priority }) => <Band low={priority.low} high={priority.high} /> },
            { title: 'Lineage', cell: ({ lineage, gaps }) => lineageInWords(lineage, gaps) },
          ]}
        />
      )}
      <PagesEnd pages={state} things="chains" rows={2} />
    </Panel>
  );
}

interface EngineerProps {
  readonly chain: ChainRowFragment;
  /** On which the chain holds; null: on no day on record. */
  readonly day: string | null;
  /** Whether the record of the engineer says more if it holds on no day. */
  readonly hasRecord: boolean;
}

/** The engineer of a chain, as a link to its evidence. */
function Engineer({ chain: { id, engineer, system }, day, hasRecord }: EngineerProps) {
  const { conditions } = useAddress().address;
  if (day !== null)
    return (
      <ChainLink chain={id} system={system.key} conditions={{ ...conditions, asOf: day }}>
        {engineer.caption}
      </ChainLink>
    );
  if (!hasRecord) return engineer.caption;
  return (
    <RecordLink kind="person" keyOf={engineer.key}>
      {engineer.caption}
    </RecordLink>
  );
}

interface ChainLinkProps {
  readonly chain: string;
  readonly system: string;
  readonly conditions: Conditions;
  readonly children: string;
}

function ChainLink({ chain, system, conditions, children }: ChainLinkProps) {
  return (
    <AddressLink change={{ view: 'chains', chain, system, systems: [], node: null, hop: null, conditions }}>
      {children}
    </AddressLink>
  );
}
