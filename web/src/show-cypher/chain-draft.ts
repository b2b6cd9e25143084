import text from './chain.cypher?raw';
import { statementDraft } from './statement-draft.ts';
import type { Chain } from '../inspector/use-chain.ts';
import type { Draft } from '../workbench/draft-store.ts';

/** What the path of a chain is in Cypher: its hops and what says so. */
export function chainDraft(chain: Chain, asOf: string): Draft {
  const { edges, nodes } = chain.path;
  const keys = new Map(nodes.flatMap((node) => ('key' in node ? [[node.id, node.key] as const] : [])));
  const employed = edges.find(({ type }) => type === 'EMPLOYS');
  const route = chain.chain.length > 1 ? chain.chain.map(({ key }) => key) : [];
  return statementDraft(text, {
    asOf,
    access: chain.accessKey,
    system: chain.system.key,
    engineer: chain.engineer.key,
    escort: chain.escort?.key ?? null,
    answering: chain.escort?.key ?? chain.engineer.key,
    route,
    contract: route.length > 0 ? (chain.contract?.key ?? null) : null,
    accountable: employed === undefined ? null : (chain.accountable?.key ?? null),
    employedOn: employed?.under ?? null,
    countries: edges.flatMap(({ type, to }) => (type === 'LOCATED_IN' ? [keys.get(to) ?? ''] : [])),
  });
}
