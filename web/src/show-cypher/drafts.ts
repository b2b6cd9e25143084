import type { CombinedError } from '@urql/core';
import type { About, Conditions } from '../address/address.ts';
import { isAnyEvidence, toDataClasses, toFilter } from '../conditions/to-filter.ts';
import { CHAINS_PAGE } from '../exposures/chain.ts';
import type { Chain } from '../exposures/chain.ts';
import {
  AboutNodeDocument,
  ContractsCypherDocument,
  CoverageCypherDocument,
  ExposuresCypherDocument,
} from '../generated/graphql.ts';
import type { CypherTextFragment } from '../generated/graphql.ts';
import { client, toFailure } from '../server/client.ts';
import type { Failure } from '../server/client.ts';
import chainCypher from './chain.cypher?raw';
import type { Draft } from './draft.ts';
import leadsCypher from './leads.cypher?raw';
import neighboursCypher from './neighbours.cypher?raw';
import { shownDraft, statementDraft } from './statement-draft.ts';
import type { StatementTerms } from './statement-draft.ts';

/** The Cypher for the path of a chain: its hops and their statements. */
export function chainDraft(chain: Chain, asOf: string): Draft {
  const { edges, nodes } = chain.path;
  const keys = new Map(nodes.flatMap((node) => ('key' in node ? [[node.id, node.key] as const] : [])));
  const employed = edges.find(({ type }) => type === 'EMPLOYS');
  const route = chain.chain.length > 1 ? chain.chain.map(({ key }) => key) : [];
  return statementDraft(chainCypher, {
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

/** The Cypher for the leads. */
export function leadsDraft(conditions: Conditions, aboutKey: string | null): Draft {
  return statementDraft(leadsCypher, conditionTerms(conditions, aboutKey));
}

/** A node by its label and key. */
interface Opened {
  readonly label: string;
  readonly key: string;
}

const top = `// The relations of the opened nodes on the day, one row per statement, without claims and sources.
// Unlike the picture, this returns all of them, at most 1,000 for each label, ordered by relation and key.`;

/** The Cypher for the neighbors of nodes: one part per label, because an index covers one label. */
export function neighboursDraft(opened: readonly Opened[], asOf: string): Draft {
  const labels = [...new Set(opened.map(({ label }) => label))].sort();
  const parts = labels.map((label) =>
    neighboursCypher
      .trim()
      .replace('Label', label)
      .replace('$keys', `$${nameOf(label)}`),
  );
  const keys = labels.map((label): readonly [string, readonly string[]] => [
    nameOf(label),
    opened.filter((one) => one.label === label).map(({ key }) => key),
  ]);
  const terms: StatementTerms = { asOf, ...Object.fromEntries(keys) };
  return statementDraft(`${top}\n${parts.join('\nUNION\n')}`, terms);
}

/** `DesignationList` as `designationListKeys`. */
function nameOf(label: string): string {
  return `${label.charAt(0).toLowerCase()}${label.slice(1)}Keys`;
}

/**
 * Converts the page's conditions to the parameters of a statement; conditions that are not set are null or empty.
 * @param aboutKey the key of the node in the `about` condition
 */
function conditionTerms(
  { asOf, lists, minImpactLevel, evidence, about }: Conditions,
  aboutKey: string | null,
): StatementTerms {
  return {
    asOf,
    lists,
    minImpactLevel,
    dataClasses: isAnyEvidence(evidence) ? [] : evidence,
    ...(about === null ? {} : { [about.kind]: aboutKey }),
  };
}

/** A list of the page, its coverage, or the chains to one system by key. */
type ShownList = 'exposures' | 'leads' | 'contracts' | 'coverage' | { readonly system: string };

/** The Cypher for a list under the page's conditions: for all but the leads, what the server ran. */
export async function listDraft(list: ShownList, conditions: Conditions): Promise<Draft | Failure> {
  const filter = toFilter(conditions);
  if (list === 'coverage') {
    const { data, error } = await client.query(CoverageCypherDocument, { filter }).toPromise();
    return draftOf(data?.coverage, error);
  }
  if (list === 'contracts') {
    const { data, error } = await client.query(ContractsCypherDocument, toDataClasses(conditions.evidence)).toPromise();
    return draftOf(data?.contracts, error);
  }
  if (list === 'leads')
    return leadsDraft(conditions, conditions.about === null ? null : await keyOfAbout(conditions.about));
  const variables = {
    filter: list === 'exposures' ? filter : { ...filter, systems: [list.system] },
    first: CHAINS_PAGE,
  };
  const { data, error } = await client.query(ExposuresCypherDocument, variables).toPromise();
  return draftOf(data?.exposures, error);
}

function draftOf(
  answer: { readonly cypher: CypherTextFragment | null } | undefined,
  error: CombinedError | undefined,
): Draft | Failure {
  if (error !== undefined) return toFailure(error);
  if (answer?.cypher == null) throw new Error('The response has neither Cypher nor an error.');
  return shownDraft(answer.cypher);
}

/** Returns the key of the node that a condition names by id or key, because the graph does not contain ids. */
async function keyOfAbout({ key }: About): Promise<string> {
  const { data } = await client.query(AboutNodeDocument, { id: key }).toPromise();
  const node = data?.node ?? null;
  return node !== null && 'key' in node ? node.key : key;
}
