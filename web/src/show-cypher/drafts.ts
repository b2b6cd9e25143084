import type { About, Conditions } from '../address/address.ts';
import { isAnyEvidence } from '../conditions/to-filter.ts';
import type { Chain } from '../exposures/chain.ts';
import { AboutNodeDocument } from '../generated/graphql.ts';
import { client } from '../server/client.ts';
import chainCypher from './chain.cypher?raw';
import contractsCypher from './contracts.cypher?raw';
import type { Draft } from './draft.ts';
import exposuresCypher from './exposures.cypher?raw';
import leadsCypher from './leads.cypher?raw';
import neighboursCypher from './neighbours.cypher?raw';
import { statementDraft } from './statement-draft.ts';
import type { Asked } from './statement-draft.ts';

/** What the path of a chain is in Cypher: its hops and what says so. */
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

/** What the list of contracts is in Cypher. */
export function contractsDraft(conditions: Conditions, aboutKey: string | null): Draft {
  return statementDraft(contractsCypher, conditionTerms(conditions, aboutKey));
}

/** What the coverage is in Cypher: chains of any origin, counted. Their evidence is fetched only where it is asked about. */
export function coverageDraft(conditions: Conditions, aboutKey: string | null): Draft {
  const needed = isAnyEvidence(conditions.evidence) ? ['coverage'] : ['coverage', 'evidence'];
  return statementDraft(exposuresCypher, conditionTerms(conditions, aboutKey), needed);
}

/** What the chains to a system, or to all, are in Cypher. */
export function exposuresDraft(conditions: Conditions, aboutKey: string | null, system: string | null): Draft {
  const terms = conditionTerms(conditions, aboutKey);
  return statementDraft(exposuresCypher, system === null ? terms : { ...terms, system }, ['evidence']);
}

/** What the leads are in Cypher. */
export function leadsDraft(conditions: Conditions, aboutKey: string | null): Draft {
  return statementDraft(leadsCypher, conditionTerms(conditions, aboutKey));
}

/** A node by its label and key. */
interface Opened {
  readonly label: string;
  readonly key: string;
}

const top = `// The relations of the opened nodes on the day, a row for each statement; those of claims and sources are left out.
// It differs from the picture: all are given, at most 1,000 for each kind of node, ordered by relation and key.`;

/** What the neighbours of nodes are in Cypher: one part for each label, for a label is what an index is of. */
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
  const asked: Asked = { asOf, ...Object.fromEntries(keys) };
  return statementDraft(`${top}\n${parts.join('\nUNION\n')}`, asked);
}

/** `DesignationList` as `designationListKeys`. */
function nameOf(label: string): string {
  return `${label.charAt(0).toLowerCase()}${label.slice(1)}Keys`;
}

/**
 * The conditions of the page as a statement asks for them; what is no condition is null or empty.
 * @param aboutKey the key of the node that they are about
 */
function conditionTerms({ asOf, lists, minImpactLevel, evidence, about }: Conditions, aboutKey: string | null): Asked {
  return {
    asOf,
    lists,
    minImpactLevel,
    dataClasses: isAnyEvidence(evidence) ? [] : evidence,
    ...(about === null ? {} : { [about.kind]: aboutKey }),
  };
}

const drafts = {
  exposures: (conditions: Conditions, about: string | null) => exposuresDraft(conditions, about, null),
  leads: leadsDraft,
  contracts: contractsDraft,
  coverage: coverageDraft,
} as const;

/** A list or the counts of the page, or the chains to one system by its key. */
type ShownList = keyof typeof drafts | { readonly system: string };

/** What it is in Cypher, under the conditions of the page. */
export async function listDraft(list: ShownList, conditions: Conditions): Promise<Draft> {
  const about = conditions.about === null ? null : await keyOfAbout(conditions.about);
  return typeof list === 'string' ? drafts[list](conditions, about) : exposuresDraft(conditions, about, list.system);
}

/** The key of the node that a condition names by its id or its key: Cypher knows no ids. */
async function keyOfAbout({ key }: About): Promise<string> {
  const { data } = await client.query(AboutNodeDocument, { id: key }).toPromise();
  const node = data?.node ?? null;
  return node !== null && 'key' in node ? node.key : key;
}
