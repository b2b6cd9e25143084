import type { About } from '../address/address.ts';
import { gaps, toggleFacet } from '../address/facets.ts';
import type { Facet, FacetKind } from '../address/facets.ts';
import { useAddress } from '../address/use-address.ts';
import { AboutNodeDocument, NodeByKeyDocument } from '../generated/graphql.ts';
import type { NodeByKeyQuery } from '../generated/graphql.ts';
import { SearchBox } from '../search/search-box.tsx';
import type { Answer } from '../server/client.ts';
import { useAnswer } from '../server/use-answer.ts';
import { gapWords, nodeCaption } from '../words.ts';
import {
  DayControl,
  EvidenceControl,
  ImpactControl,
  ListsControl,
  OriginControl,
  WatchSetControl,
} from './controls.tsx';

/** The conditions that apply to everything on the page, in every view. */
export function ConditionsBar() {
  const { about, facets } = useAddress().address.conditions;
  return (
    <header className="bar">
      <h1 className="brand">Subtier</h1>
      <DayControl />
      <ListsControl />
      <OriginControl />
      <ImpactControl />
      <WatchSetControl />
      <EvidenceControl />
      {about !== null && <AboutChip about={about} />}
      {facets.length > 0 && <FacetChips facets={facets} />}
      <div className="bar-end">
        <SearchBox />
      </div>
    </header>
  );
}

/** How the bar at the top names a selected bar, before its name. */
export const facetWords = {
  system: 'system',
  country: 'located in',
  prime: 'prime',
  employer: 'employed by',
  supplier: 'escorts by',
  band: 'priority',
  gap: 'lacking',
  source: 'stated by',
} as const satisfies Record<FacetKind, string>;

/** The label of the nodes whose keys a bar list has. */
const facetLabels: Readonly<Partial<Record<FacetKind, string>>> = {
  system: 'System',
  country: 'Country',
  prime: 'Organization',
  employer: 'Organization',
  supplier: 'Organization',
  source: 'Source',
};

/** The selected and excluded bars, each with a button to remove it. */
function FacetChips({ facets }: { readonly facets: readonly Facet[] }) {
  const { setConditions } = useAddress();
  return (
    <ul className="control lists" aria-label="Filters">
      {facets.map((facet) => (
        <li key={`${facet.by} ${facet.value}`}>
          <button
            type="button"
            className="button"
            aria-pressed="true"
            onClick={() => {
              setConditions({ facets: toggleFacet(facets, facet) });
            }}
          >
            <span>
              {facet.excluded ? 'not ' : ''}
              {facetWords[facet.by]} <FacetName facet={facet} />
            </span>
            <span aria-hidden="true">×</span>
            <span className="unseen"> (remove this filter)</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

function FacetName({ facet: { by, value } }: { readonly facet: Facet }) {
  const label = facetLabels[by];
  const answer = useNodeByKey(label ?? '', value, label === undefined);
  const gap = gaps.find((one) => by === 'gap' && one === value);
  if (gap !== undefined) return gapWords[gap].short;
  return answer.state === 'ready' && answer.data.nodeByKey !== null ? nodeCaption(answer.data.nodeByKey) : value;
}

/** Returns the node of a type with a key; its `nodeByKey` is null if there is none. */
export function useNodeByKey(label: string, key: string, pause = false): Answer<NodeByKeyQuery> {
  return useAnswer(NodeByKeyDocument, { label, key }, pause);
}

/** Label shown before the node that the page is restricted to. */
export const aboutWords = {
  system: 'system',
  organization: 'through',
  contract: 'under contract',
  country: 'located in',
  person: 'engineer or escort',
} as const;

/** The node that the page is restricted to, with a button to remove the restriction. */
function AboutChip({ about }: { readonly about: About }) {
  const { setConditions } = useAddress();
  const name = useAboutName(about.key);
  return (
    <div className="control">
      <span className="name">{aboutWords[about.kind]}</span>
      <button
        type="button"
        className="button"
        aria-pressed="true"
        onClick={() => {
          setConditions({ about: null });
        }}
      >
        {name}
        <span aria-hidden="true">×</span>
        <span className="unseen"> (remove this restriction)</span>
      </button>
    </div>
  );
}

/** The name of the node in the condition; its id or key until the name is loaded. */
function useAboutName(id: string): string {
  const answer = useAnswer(AboutNodeDocument, { id });
  return answer.state === 'ready' && answer.data.node !== null ? nodeCaption(answer.data.node) : id;
}
