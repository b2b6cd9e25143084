import { z } from 'zod';
import type { ApiStatement } from '../database/statement-file.ts';
import { loadEntities } from '../entities/entities.ts';
import type { ExposureFilter } from '../exposure/filters.ts';
import { filteredStatement, runFiltered } from '../exposures/statement.ts';
import type { Graph } from '../graph.ts';
import { captionOf } from '../model/caption.ts';
import { addDays, dayInWords, decodeFrom, decodeTo } from '../model/day.ts';
import type { Day } from '../model/day.ts';
import { nodeKey, nodeRef } from '../model/keys.ts';
import type { NodeRef } from '../model/keys.ts';
import { syntheticNotice } from '../model/vocabulary.ts';
import { judgeOn } from '../rules/judgment.ts';
import { ruleOf } from '../rules/library.ts';
import { requestTopicNames, requestTopics } from './request-topics.ts';
import type { Ask, HolderRole, RequestKind, RequestTopic } from './request-topics.ts';

/** A request about something that is not on record, to the one who likely holds the answer. */
export interface RequestDraft extends DraftFacts {
  readonly title: string;
  readonly text: string;
}

/** What a draft is made of. */
export interface DraftFacts {
  readonly topic: RequestTopic;
  readonly ask: Ask;
  /** Who it turned out to be: the prime where the chain names no accountable organization, for example. */
  readonly role: HolderRole;
  /** Null: not on record. */
  readonly holder: NodeRef | null;
  readonly holderName: string | null;
  /** Exposed accesses that the answer would settle, and the systems that they reach. */
  readonly accesses: number;
  readonly systemCount: number;
  /** The names of the first systems and contracts, and of groups of people; single persons are never named. */
  readonly systems: readonly string[];
  readonly contracts: readonly string[];
  readonly contractCount: number;
  readonly groups: readonly string[];
  /** The first day of these accesses; null: not on record. */
  readonly from: Day | null;
  /** The first day after them; null: no end is on record. */
  readonly to: Day | null;
  readonly asOf: Day;
  readonly isSynthetic: boolean;
}

/** Which drafts to return. */
interface DraftPage {
  /** Empty: about everything that is not on record. */
  readonly topics: readonly RequestTopic[];
  readonly skip: number;
  readonly first: number;
}

const row = z.object({
  at: z.number(),
  role: z.enum(['PRIME', 'ACCOUNTABLE', 'EMPLOYER', 'AGENCY', 'ORGANIZATION']),
  holder: z.string().nullable(),
  accesses: z.number(),
  systemCount: z.number(),
  systems: z.array(z.string()),
  contractCount: z.number(),
  contracts: z.array(z.string()),
  groups: z.array(z.string()),
  from: z.string(),
  to: z.string(),
  isSynthetic: z.boolean(),
});

/** Every way to ask about every topic. Rows of the statement name one by its position. */
const allAsks = requestTopicNames.flatMap((topic) => requestTopics[topic].asks.map((ask) => ({ topic, ask })));

/**
 * Drafts requests for what is not on record about the exposures under a filter: one for each topic, way to ask and holder; those that settle the
 * most accesses come first.
 * @throws BAD_USER_INPUT as `findExposures`
 */
export async function draftRequests(
  graph: Graph,
  filter: ExposureFilter,
  page: DraftPage,
): Promise<readonly RequestDraft[]> {
  const { database } = graph;
  const rows = z.array(row).parse(await runFiltered(database, filter, draftsStatement(filter, page)));
  const nodes = rows.flatMap(({ role, holder, systems, contracts, groups }) => [
    ...(holder === null ? [] : [holderNode(role, holder)]),
    ...systems.map((key) => nodeRef('System', key)),
    ...contracts.map((key) => nodeRef('Contract', key)),
    ...groups.map((key) => nodeRef('Person', key)),
  ]);
  const distinct = [...new Map(nodes.map((node) => [nodeKey(node), node])).values()];
  const entities = await loadEntities(database, distinct);
  const names = new Map(
    distinct.map((node, at) => [nodeKey(node), captionOf(node.label, entities[at]?.properties ?? {}, node.key)]),
  );
  const nameOf = (node: NodeRef) => names.get(nodeKey(node)) ?? node.key;
  return rows.flatMap(({ at, role, holder: key, systems, contracts, groups, from, to, ...counts }) => {
    const asked = allAsks[at];
    if (asked === undefined) return [];
    const holder = key === null ? null : holderNode(role, key);
    return [
      makeDraft({
        ...asked,
        ...counts,
        role,
        holder,
        holderName: holder === null ? null : nameOf(holder),
        systems: systems.map((system) => nameOf(nodeRef('System', system))),
        contracts: contracts.map((contract) => nameOf(nodeRef('Contract', contract))),
        groups: groups.map((group) => nameOf(nodeRef('Person', group))),
        from: decodeFrom(from),
        to: decodeTo(to),
        asOf: filter.asOf,
      }),
    ];
  });
}

/** The statement of `draftRequests`. */
function draftsStatement(filter: ExposureFilter, { topics, skip, first }: DraftPage): ApiStatement {
  const asks = allAsks.flatMap(({ topic, ask: { holder } }, at) =>
    topics.length === 0 || topics.includes(topic) ? [{ at, topic, holder }] : [],
  );
  return filteredStatement('request-drafts', filter, { asks, skip, first });
}

function holderNode(role: HolderRole, key: string): NodeRef {
  return nodeRef(role === 'AGENCY' ? 'Agency' : 'Organization', key);
}

const kindWords: Readonly<Record<RequestKind, string>> = {
  DOCUMENT_REQUEST: 'Document request',
  INTERROGATORY: 'Interrogatory',
  FOIA: 'Request under the Freedom of Information Act',
};

/** What makes the holder likely to have the answer. */
const roleWords: Readonly<Record<HolderRole, string>> = {
  PRIME: 'the prime contractor',
  ACCOUNTABLE: 'the company accountable for these accesses',
  EMPLOYER: 'the employer of the people who have these accesses',
  AGENCY: 'the agency that awarded the contract or owns the system',
  ORGANIZATION: 'a company of these chains',
};

/** Writes a draft: what is asked of whom, for which days, about what, why, and under which rules. */
export function makeDraft(facts: DraftFacts): RequestDraft {
  const { topic, ask, role, holderName, accesses, systemCount, contractCount, asOf } = facts;
  const { title, missing } = requestTopics[topic];
  const to = holderName === null ? `${roleWords[role]} (not on record)` : `${holderName}, ${roleWords[role]}`;
  const settled = `${counted(accesses, 'exposed access', 'exposed accesses')} to ${counted(systemCount, 'system')}`;
  const text = [
    ...(facts.isSynthetic ? [syntheticNotice] : []),
    kindWords[ask.kind].toUpperCase(),
    [`To: ${to}`, `About: ${title}`, `Days: ${daysInWords(facts)}`].join('\n'),
    ask.words,
    [
      'This concerns:',
      `- Accesses: ${accesses.toLocaleString('en-US')}`,
      `- Systems: ${named(facts.systems, systemCount)}`,
      ...(contractCount === 0 ? [] : [`- Contracts: ${named(facts.contracts, contractCount)}`]),
      ...(facts.groups.length === 0 ? [] : [`- Groups of people: ${named(facts.groups, facts.groups.length)}`]),
    ].join('\n'),
    `Why: as of ${dayInWords(asOf)}, ${missing}. The answer would settle this for ${settled}.`,
    authorityOf(ask, asOf),
  ].join('\n\n');
  return { ...facts, title: `${title}: ${holderName ?? 'holder not on record'}`, text: `${text}\n` };
}

function daysInWords({ from, to }: Pick<DraftFacts, 'from' | 'to'>): string {
  const [first, last] = [from === null ? null : dayInWords(from), to === null ? null : dayInWords(addDays(to, -1))];
  if (first === null) return last === null ? 'not on record' : `until ${last}; the first day is not on record`;
  return last === null ? `from ${first}; no end is on record` : `${first} to ${last}`;
}

/** The rules in their versions on the day. */
function authorityOf({ rules }: Ask, asOf: Day): string {
  const applied = rules.flatMap((id) => judgeOn([ruleOf(id)], asOf, false)?.rules ?? []);
  if (applied.length === 0) return 'Authority: no clause on record.';
  const lines = applied.map(({ state, version }) => {
    const { citation, text, from, to, replacedBy } = version;
    const later = state === 'NOT_LOOKED_AT' ? ` This is the version from ${dayInWords(from)} on.` : '';
    const earlier =
      state === 'NOT_COMPARED' && to !== null
        ? ` This is the version until ${dayInWords(addDays(to, -1))}; ${replacedBy ?? 'a later one'} was not compared.`
        : '';
    return `- ${citation}: ${text}${later}${earlier}`;
  });
  const isClause = applied.some(({ rule }) => rule.kind === 'regulation' || rule.kind === 'guide');
  return [
    'Authority:',
    ...lines,
    ...(isClause ? ['Check whether the contract contains these clauses: that is not on record.'] : []),
  ].join('\n');
}

/** The names that were read, and how many there are besides. */
function named(names: readonly string[], count: number): string {
  const others = count - names.length;
  return `${names.join('; ')}${others > 0 ? `; and ${others.toLocaleString('en-US')} more` : ''}`;
}

function counted(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en-US')} ${count === 1 ? one : many}`;
}
