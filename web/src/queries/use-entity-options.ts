import { isSynthetic, nodeCaption, nodeKind } from '../words/node-words.ts';
import { useAddress } from '../address/use-address.ts';
import { useCountries } from './use-countries.ts';
import { useDesignationLists } from '../conditions/use-designation-lists.ts';
import { useSearch } from '../search/use-search.ts';
import { useSettled } from '../search/use-settled.ts';
import type { EntityOption } from './entity-option.ts';
import type { NodeNameFragment } from '../generated/graphql.ts';

export interface EntityOptions {
  readonly options: readonly EntityOption[];
  readonly searching: boolean;
  /** Why there may be more; null: the search went well. */
  readonly failure: string | null;
}

const CALM = 150;

/** What of a type a text finds; of countries and designation lists, all before anything is typed. */
export function useEntityOptions(type: string, text: string): EntityOptions {
  const { address } = useAddress();
  const settled = useSettled(text, CALM);
  const found = useSearch(settled, [type]);
  const countries = useCountries(type !== 'Country');
  const lists = useDesignationLists(address.conditions.asOf, type !== 'DesignationList');
  const own = [
    ...(countries.state === 'here' ? countries.data.countries.nodes.flatMap(optionOf) : []),
    ...(lists.state === 'here'
      ? lists.data.designationLists.map(({ key, title }) => ({ key, caption: title, detail: '', synthetic: false }))
      : []),
  ];
  const words = text.trim().toLowerCase();
  const fitting = own.filter(({ key, caption }) => `${key} ${caption}`.toLowerCase().includes(words));
  const hits = found?.state === 'here' ? found.data.search.flatMap(({ node }) => optionOf(node)) : [];
  const known = new Set(fitting.map(({ key }) => key));
  return {
    options: [...fitting, ...hits.filter(({ key }) => !known.has(key))],
    searching: text.trim().length > 1 && (settled !== text || found?.state === 'loading'),
    failure: found?.state === 'failed' ? found.failure.message : null,
  };
}

function optionOf(node: NodeNameFragment): readonly EntityOption[] {
  if (!('key' in node)) return [];
  const level = node.__typename === 'System' ? `impact level ${String(node.impactLevel)}` : nodeKind(node);
  const title = node.__typename === 'Contract' ? node.title : null;
  return [{ key: node.key, caption: nodeCaption(node), detail: title ?? level, synthetic: isSynthetic(node) }];
}
