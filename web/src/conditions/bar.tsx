import type { About, Conditions } from '../address/address.ts';
import { facetType, toggleFacet } from '../address/facets.ts';
import type { Facet } from '../address/facets.ts';
import { useAddress } from '../address/use-address.ts';
import { AboutNodeDocument, NodeByKeyDocument } from '../generated/graphql.ts';
import type { NodeByKeyQuery, NodeLabel } from '../generated/graphql.ts';
import { SearchBox } from '../search/search-box.tsx';
import type { Answer } from '../server/client.ts';
import { useAnswer } from '../server/use-answer.ts';
import { nodeCaption } from '../words.ts';
import {
  ClearanceControl,
  DayControl,
  EvidenceControl,
  ListsControl,
  OriginControl,
  SensitivityControl,
  WatchSetControl,
} from './controls.tsx';
import { aboutWords, facetValueInWords } from './in-words.ts';

/** The conditions that apply to everything on the page, in every view. */
export function ConditionsBar() {
  const { about, facets } = useAddress().address.conditions;
  return (
    <header className="bar">
      <h1 className="brand">Subtier</h1>
      <DayControl />
      <ListsControl />
      <OriginControl />
      <SensitivityControl />
      <ClearanceControl />
      <WatchSetControl />
      <EvidenceControl />
      {about !== null && <AboutChip about={about} />}
      {facets.some(hasChip) && <FacetChips facets={facets} />}
      <div className="bar-end">
        <SearchBox />
      </div>
    </header>
  );
}

/** Whether no control of its own shows the condition. */
function hasChip({ by }: Facet): boolean {
  return by !== 'clearance';
}

/** The selected and excluded bars, each with a button to remove it. */
function FacetChips({ facets }: { readonly facets: readonly Facet[] }) {
  const { setConditions } = useAddress();
  return (
    <ul className="control lists" aria-label="Filters">
      {facets.filter(hasChip).map((facet) => (
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
              {facetType(facet.by).words} <FacetName facet={facet} />
            </span>
            <span aria-hidden="true">×</span>
            <span className="unseen"> (remove this filter)</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

/** The name of a facet's value; its key until the name is loaded. */
export function FacetName({ facet }: { readonly facet: Facet }) {
  const { by, value } = facet;
  const { label } = facetType(by);
  const answer = useNodeByKey(label ?? 'System', value, label === null);
  const words = facetValueInWords(facet);
  if (words !== null) return words;
  return answer.state === 'ready' && answer.data.nodeByKey !== null ? nodeCaption(answer.data.nodeByKey) : value;
}

/** Returns the node of a type with a key; its `nodeByKey` is null if there is none. */
export function useNodeByKey(label: NodeLabel, key: string, pause = false): Answer<NodeByKeyQuery> {
  return useAnswer(NodeByKeyDocument, { label, key }, pause);
}

/** The node that the page is restricted to, with a button to remove the restriction. */
function AboutChip({ about }: { readonly about: About }) {
  const { setConditions } = useAddress();
  const name = useAboutName(about);
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

/**
 * The conditions with the key of the node that the page is about, in place of its id: what takes keys takes no ids. Null until it is
 * loaded; a node that is not there keeps what the address has.
 */
export function useKeyedConditions(): Conditions | null {
  const { conditions } = useAddress().address;
  const { about } = conditions;
  const answer = useAnswer(AboutNodeDocument, { id: about?.key ?? '' }, about === null);
  if (about === null || answer.state === 'failed') return conditions;
  if (answer.state === 'loading') return null;
  const { node } = answer.data;
  return node === null || !('key' in node) ? conditions : { ...conditions, about: { kind: about.kind, key: node.key } };
}

/** The name of the node that the page is about; its id or key until the name is loaded, and nothing if it is about none. */
export function useAboutName(about: About | null): string {
  const id = about?.key ?? '';
  const answer = useAnswer(AboutNodeDocument, { id }, about === null);
  return answer.state === 'ready' && answer.data.node !== null ? nodeCaption(answer.data.node) : id;
}
