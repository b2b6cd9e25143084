import { isSelectedAs } from '../address/address.ts';
import type { Address, Conditions } from '../address/address.ts';
import { useAddress } from '../address/use-address.ts';
import { facetType } from '../address/facets.ts';
import { aboutWords } from '../conditions/in-words.ts';
import { useChains } from '../exposures/data.ts';
import type { ListedChain } from '../exposures/data.ts';
import { DecisionTag, OriginTags } from '../exposures/tags.tsx';
import { ShowCypher } from '../show-cypher/show-cypher.tsx';
import { DataTable } from '../ui/data-table.tsx';
import { AddressLink, RecordLink } from '../ui/links.tsx';
import { Panel } from '../ui/panel.tsx';
import { Band } from '../ui/rows.tsx';
import { PagesEnd } from '../ui/states.tsx';
import { dayInWords, inDigits, lineageInWords, routeInWords } from '../words.ts';

/** Chains of a record that are loaded at once. */
export const CHAINS_ON_PAGE = 15;

interface ExposuresOfProps {
  /** The page's conditions, restricted to the record. */
  readonly conditions: Conditions;
  /** Which chains are listed, if not all that lead to or from the record. */
  readonly which?: string;
}

/** The chains under the conditions, most urgent first. */
export function ExposuresOf({ conditions, which }: ExposuresOfProps) {
  const { address } = useAddress();
  const pages = useChains(conditions, null, { first: CHAINS_ON_PAGE });
  const { items, total } = pages;
  const notes = [which, replacedInWords(address, conditions), 'most urgent first'];
  return (
    <Panel
      title={`Chains on ${dayInWords(conditions.asOf)}${total === null ? '' : ` · ${inDigits(total)}`}`}
      note={notes.filter((one) => one !== undefined).join('; ')}
      tools={
        <>
          <AddressLink change={{ view: 'chains', conditions, system: null, chain: null }}>
            Draw them in Chains
          </AddressLink>
          <ShowCypher of="these chains" draft={(drafts) => drafts.listDraft('exposures', conditions)} />
        </>
      }
    >
      {total === 0 && <p className="soft aside">None on this day under the conditions above.</p>}
      {items.length > 0 && <Chains chains={items} lists={conditions.lists} />}
      <PagesEnd pages={pages} things="chains" rows={3} alone />
    </Panel>
  );
}

/** Names the conditions of the page that do not apply, because the record takes their place; undefined if there are none. */
function replacedInWords({ record, conditions }: Address, { about: own }: Conditions): string | undefined {
  const { about, facets } = conditions;
  const isOther = (key: string) => key !== own?.key && key !== record?.key;
  const replaced = [
    ...(about !== null && (about.kind !== own?.kind || isOther(about.key)) ? [aboutWords[about.kind]] : []),
    ...facets.filter((facet) => isSelectedAs(facet, own) && isOther(facet.value)).map(({ by }) => facetType(by).words),
  ];
  const names = [...new Set(replaced)].map((name) => `“${name}”`);
  if (names.length === 0) return undefined;
  return `${names.join(' and ')} above ${names.length === 1 ? 'does' : 'do'} not apply here`;
}

interface ChainsProps {
  readonly chains: readonly ListedChain[];
  /** The designation lists under which the chains count; under others, their pages may have none. */
  readonly lists: readonly string[];
}

function Chains({ chains, lists }: ChainsProps) {
  return (
    <DataTable
      label="Chains"
      rows={chains}
      keyOf={({ id }) => id}
      columns={[
        {
          title: 'Engineer',
          rowHead: true,
          cell: (chain) => (
            <>
              <RecordLink kind="person" keyOf={chain.engineer.key} lists={lists}>
                {chain.engineer.caption}
              </RecordLink>
              <OriginTags of={chain} />
              {chain.dataClasses.includes('SYNTHETIC') && <span className="tag synthetic">synthetic</span>}
              <DecisionTag review={chain.review} />
            </>
          ),
        },
        {
          title: 'System',
          cell: ({ system }) => (
            <RecordLink kind="system" keyOf={system.key} lists={lists}>
              {system.caption}
            </RecordLink>
          ),
        },
        { title: 'Through', cell: routeInWords },
        { title: 'Priority', cell: ({ priority }) => <Band low={priority.low} high={priority.high} /> },
        { title: 'Lineage', cell: ({ lineage, gaps }) => lineageInWords(lineage, gaps) },
        {
          title: 'Chain',
          cell: ({ id, engineer, system }) => (
            <RecordLink kind="exposure" keyOf={id} lists={lists}>
              Evidence
              <span className="unseen">
                {' '}
                of {engineer.caption} reaching {system.caption}
              </span>
            </RecordLink>
          ),
        },
      ]}
    />
  );
}
