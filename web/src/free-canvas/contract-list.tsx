import { useAddress } from '../address/use-address.ts';
import { isAnyEvidence, toDataClasses } from '../conditions/to-filter.ts';
import { ContractsDocument } from '../generated/graphql.ts';
import type { ContractsQuery, DataClass } from '../generated/graphql.ts';
import { usePages } from '../server/use-pages.ts';
import type { PagesAnswer } from '../server/use-pages.ts';
import { ShowCypher } from '../show-cypher/show-cypher.tsx';
import { moveAmongRows } from '../ui/rows.tsx';
import { PagesEnd } from '../ui/states.tsx';
import { counted } from '../words.ts';
import { addNodes, expandNode } from './actions.ts';

/** The contracts to start from, those with the most subcontracts first. */
export function ContractList() {
  const { address } = useAddress();
  const pages = useContracts(address.conditions.evidence);
  const { items, total } = pages;
  return (
    <>
      <p className="actions">
        <span className="soft small">
          {total === null ? '' : `${counted(total, 'contract')}, `}most subcontracts first
        </span>
        <ShowCypher of="the contracts" draft={(drafts) => drafts.listDraft('contracts', address.conditions)} />
      </p>
      <ul className="leads" onKeyDown={moveAmongRows}>
        {items.map((row, i) => (
          <li key={row.node.id}>
            <button
              type="button"
              className="row"
              data-row=""
              tabIndex={i === 0 ? 0 : -1}
              onClick={() => {
                void addContract(row.node.id, address.conditions.asOf);
              }}
            >
              <span className="row-name">{row.node.caption}</span>
              <span className="row-lineage">
                {counted(row.subcontractors, 'subcontractor')} · {counted(row.subcontractStatements, 'subaward')}
              </span>
              <span className="row-route">
                {[row.node.prime?.caption ?? 'prime not on record', row.node.title].filter(Boolean).join(' · ')}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {total === 0 && (
        <p className="soft aside">
          No contracts on record
          {isAnyEvidence(address.conditions.evidence) ? '.' : ' in the selected evidence.'}
        </p>
      )}
      <PagesEnd pages={pages} things="contracts" rows={8} alone />
    </>
  );
}

/** Adds a contract with its prime contractor. */
async function addContract(id: string, asOf: string): Promise<void> {
  await addNodes([id]);
  await expandNode({ of: id, relation: { type: 'AWARDED_TO', direction: 'OUT' }, limit: 1, asOf });
}

const PAGE = 40;
type ContractRow = ContractsQuery['contracts']['edges'][number];

/** Returns the contracts in the selected evidence, those with the most subcontract statements first, page by page. */
function useContracts(evidence: readonly DataClass[]): PagesAnswer<ContractRow> {
  return usePages({
    document: ContractsDocument,
    variables: (after) => ({ first: PAGE, after, ...toDataClasses(evidence) }),
    page: ({ contracts: { edges, totalCount, pageInfo } }) => ({
      items: edges,
      total: totalCount,
      next: pageInfo.hasNextPage ? pageInfo.endCursor : null,
    }),
  });
}
