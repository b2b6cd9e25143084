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

/** The Cypher for the list of contracts. */
export function contractsDraft(conditions: Conditions, aboutKey: string | null): Draft {
  return statementDraft(contractsCypher, conditionTerms(conditions, aboutKey));
}

/** The Cypher for the coverage, which counts chains of any origin. Evidence is fetched only if a condition needs it. */
export function coverageDraft(conditions: Conditions, aboutKey: string | null): Draft {
  const needed = isAnyEvidence(conditions.evidence) ? ['coverage'] : ['coverage', 'evidence'];
  return statementDraft(exposuresCypher, conditionTerms(conditions, aboutKey), needed);
}

/** The Cypher for the chains to one system, or to all if null. */
export function exposuresDraft(conditions: Conditions, aboutKey: string | null, system: string | null): Draft {
  const terms = conditionTerms(conditions, aboutKey);
  return statementDraft(exposuresCypher, system === null ? terms : { ...terms, system }, ['evidence']);
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

const drafts = {
  exposures: (conditions: Conditions, about: string | null) => exposuresDraft(conditions, about, null),
  leads: leadsDraft,
  contracts: contractsDraft,
  coverage: coverageDraft,
} as const;

/** A list of the page, its coverage, or the chains to one system by key. */
type ShownList = keyof typeof drafts | { readonly system: string };

/** The Cypher for a list under the page's conditions. */
export async function listDraft(list: ShownList, conditions: Conditions): Promise<Draft> {
  const about = conditions.about === null ? null : await keyOfAbout(conditions.about);
  return typeof list === 'string' ? drafts[list](conditions, about) : exposuresDraft(conditions, about, list.system);
}

/** Returns the key of the node that a condition names by id or key, because the graph does not contain ids. */
async function keyOfAbout({ key }: About): Promise<string> {
  const { data } = await client.query(AboutNodeDocument, { id: key }).toPromise();
  const node = data?.node ?? null;
  return node !== null && 'key' in node ? node.key : key;
}
