import { z } from 'zod';
import type { Database } from '../database/database.ts';
import { badInput } from '../failure.ts';
import { exceeded, questionLimits } from '../limits.ts';
import { nodeKey } from '../model/keys.ts';
import type { NodeRef } from '../model/keys.ts';
import { searchedLabels } from '../model/tables.ts';
import type { Label } from '../model/vocabulary.ts';
import { fullTexts } from '../schema/schema.ts';

export interface SearchHit {
  readonly node: NodeRef;
  /** Higher is better; from 1000 on it is an exact key or identifier. */
  readonly score: number;
}

/**
 * Hits of the full-text index that are read, best first, before those out of scope are dropped; more only if these are not enough. Bounded,
 * because a word may be in the names of millions of nodes. Without `skip`: Neo4j's order of hits with equal scores depends on how many it reads.
 */
const readsOfText = [5000, 100_000];
const row = z.object({ label: z.enum(searchedLabels), key: z.string(), score: z.number() });
const textHits = z.array(z.object({ read: z.number(), hits: z.array(row) }));

/**
 * The full-text indexes that are read. Sources and claims count less than what is named as searched for: many of them mention an organization.
 * In a text of many words, typos are searched for in `names` only.
 */
const textIndexes = [
  { name: 'entityText', weight: 1, properties: fullTexts.entityText.properties, names: ['name', 'title', 'label'] },
  { name: 'evidenceText', weight: 0.5, properties: fullTexts.evidenceText.properties, names: ['title', 'publisher'] },
] as const satisfies readonly TextIndex[];

interface TextIndex {
  readonly name: keyof typeof fullTexts;
  readonly weight: number;
  readonly properties: readonly string[];
  readonly names: readonly string[];
}

/** Which nodes may be found. */
interface SearchScope {
  readonly among: readonly Label[];
  readonly withSynthetic: boolean;
}

/** Score of an exact identifier, in Cypher. */
const exactIdentifier = '1000.0';

/** Cypher for whether a node is in scope, apart from its label. Countries have no data class; nodes of other programs have no key. */
const isInScope = (node: string) =>
  `${node}.key IS NOT NULL AND ${node}.withdrawn IS NULL AND ($withSynthetic OR coalesce(${node}.dataClass, '') <> 'SYNTHETIC')`;

/**
 * Finds nodes by key, identifier or name, and sources and claims by publisher, claimant and words, best first: exact keys, then exact
 * identifiers, then names with all words of the text, typos allowed; names with only some of the words if none has all. A UEI or PIID is exact with and without spaces and hyphens.
 * @param types labels to search; empty: all
 * @param withSynthetic whether synthetic nodes are found too
 * @throws BAD_USER_INPUT for a text longer than 500 characters.
 */
export async function searchEntities(
  database: Database,
  text: string,
  types: readonly Label[],
  first: number,
  withSynthetic = true,
): Promise<readonly SearchHit[]> {
  const { searchText } = questionLimits;
  if (text.length > searchText.most) {
    throw badInput(
      'text',
      `has ${text.length} characters; a search takes at most ${searchText.most}`,
      exceeded(searchText, text.length),
    );
  }
  const trimmed = text.trim();
  if (trimmed === '') return [];
  const scope = { among: types.length === 0 ? searchedLabels : types, withSynthetic };
  const spellings = spellingsOf(trimmed);
  const hits = await findExact(database, spellings, scope);
  const indexes = textIndexes.filter(({ name }) => fullTexts[name].labels.some((label) => scope.among.includes(label)));
  const queries = indexes.map((index) => ({ index, queries: textQueries(spellings.forms, index) }));
  for (let at = 0; at < (queries[0]?.queries.length ?? 0); at += 1) {
    if (hits.length > 0 && at > 0) break;
    const searches = queries.map(({ index: { name, weight }, queries: of }) => ({
      name,
      weight,
      lucene: of[at] ?? '',
    }));
    hits.push(...(await findText(database, searches, spellings, scope, first)));
  }
  const best = new Map<string, SearchHit>();
  for (const hit of hits) {
    const name = nodeKey(hit.node);
    if (!best.has(name)) best.set(name, hit);
  }
  return [...best.values()].slice(0, first);
}

/** How a key or identifier that was searched for may be written in the graph. */
interface Spellings {
  /** The text in each Unicode form of its accented letters, the most usual first. */
  readonly forms: readonly string[];
  /** The forms, also in upper case. */
  readonly typed: readonly string[];
  /** Those typed, and for a UEI or PIID those without and with hyphens. */
  readonly all: readonly string[];
}

function spellingsOf(text: string): Spellings {
  const forms = [...new Set([text.normalize('NFC'), text.normalize('NFD'), text])];
  const typed = [...new Set(forms.flatMap((form) => [form, form.toUpperCase()]))];
  return { forms, typed, all: [...new Set([...typed, ...identifierSpellings(text)])] };
}

/** A UEI has 12 characters, a PIID 13 to 17. Printed forms have spaces or hyphens: a PIID as in FA8732-24-C-0001, a UEI groups of four. */
function identifierSpellings(text: string): readonly string[] {
  const compact = text.toUpperCase().replace(/[\s\p{Pd}]/gu, '');
  if (!/^[0-9A-Z]{12,17}$/.test(compact)) return [];
  return [compact, compact.replace(/^(.{6})(.{2})(.)(.{4,8})$/, '$1-$2-$3-$4')];
}

/** Looks keys up one label at a time, each in its own index. */
async function findExact(
  database: Database,
  { typed, all }: Spellings,
  { among, withSynthetic }: SearchScope,
): Promise<SearchHit[]> {
  const byKey = among.map(
    (label) =>
      `MATCH (n:${label}) WHERE n.key IN $spellings
       RETURN n, '${label}' AS label, CASE WHEN n.key IN $typed THEN 2000.0 ELSE ${exactIdentifier} END AS score`,
  );
  const byIdentifier = [
    ...(among.includes('Organization')
      ? [
          `MATCH (n:Organization) WHERE n.uei IN $spellings RETURN n, 'Organization' AS label, ${exactIdentifier} AS score`,
        ]
      : []),
    ...(among.includes('Contract')
      ? [`MATCH (n:Contract) WHERE n.piid IN $spellings RETURN n, 'Contract' AS label, ${exactIdentifier} AS score`]
      : []),
  ];
  const rows = await database.read(
    `CALL () { ${[...byKey, ...byIdentifier].join(' UNION ALL ')} }
     WITH * WHERE ${isInScope('n')}
     RETURN label, n.key AS key, score ORDER BY score DESC, key LIMIT 100`,
    { spellings: all, typed, withSynthetic },
  );
  return rows.map((found) => hitOf(row.parse(found)));
}

/** A query of a full-text index. */
interface TextSearch {
  readonly name: string;
  readonly weight: number;
  readonly lucene: string;
}

/** Reads full-text indexes until enough hits are in scope. CAGE codes, LEIs and the
 * second and later UEIs have no other index, so exact ones are recognized here. */
async function findText(
  database: Database,
  searches: readonly TextSearch[],
  { all }: Spellings,
  { among, withSynthetic }: SearchScope,
  first: number,
): Promise<readonly SearchHit[]> {
  let found: readonly SearchHit[] = [];
  for (const mostRead of readsOfText) {
    const rows = await database.read(
      `UNWIND $searches AS search
       CALL db.index.fulltext.queryNodes(search.name, search.lucene, {limit: $mostRead}) YIELD node, score
       WITH search, node, score * search.weight AS score, head([l IN labels(node) WHERE l IN $among]) AS label
       WITH search, count(*) AS read, collect(CASE WHEN label IS NOT NULL AND ${isInScope('node')}
         THEN {label: label, key: node.key, score: CASE
           WHEN node.cage IN $spellings OR node.lei IN $spellings
             OR any(one IN node.otherIdentifiers WHERE split(one, ' ')[1] IN $spellings) THEN ${exactIdentifier} ELSE score END} END) AS found
       RETURN read, COLLECT { UNWIND found AS hit RETURN hit ORDER BY hit.score DESC, hit.key LIMIT $limit } AS hits`,
      { searches, spellings: all, among, withSynthetic, mostRead, limit: first },
    );
    const answers = textHits.parse(rows);
    found = answers.flatMap(({ hits }) => hits.map(hitOf)).sort((a, b) => b.score - a.score);
    if (answers.every(({ read }) => read < mostRead) || found.length >= first) break;
  }
  return found;
}

function hitOf({ label, key, score }: z.infer<typeof row>): SearchHit {
  return { node: { label, key }, score };
}

const mostWords = 12;
const mostTermsOfWord = 4;
/** In a longer term, typos are not searched for. */
const longestTerm = 40;

/**
 * Lucene accepts this many clauses in a query. Neo4j searches for each phrase and each beginning in every property of the index, which is
 * a clause each; a term with typos becomes up to 50 clauses per property: the words of the index that are most similar.
 */
const mostClauses = 1024;
const clausesOfTypos = 50;

/** Returns in how many words of a text Lucene has room for typos, if they are searched for in some of the properties of an index. */
function wordsWithTypos(words: number, typosIn: readonly string[], { properties }: TextIndex): number {
  const clausesOfWord = (1 + mostTermsOfWord) * properties.length;
  return Math.floor((mostClauses - words * clausesOfWord) / (typosIn.length * clausesOfTypos));
}

/**
 * Returns the full-text queries for a text: names with all its words, then names with some. The second and later ones are for when nothing
 * was found. Lucene can always parse them: characters with a meaning in its syntax are quoted or left out.
 * @param forms the text in each Unicode form
 */
function textQueries(forms: readonly string[], index: TextIndex): readonly string[] {
  const texts = forms.map(wordsOf).filter((words) => words.length > 0);
  const all = texts.map((words) => wordQueries(words, index).map((query) => `+(${query})`));
  const some = texts
    .filter((words) => words.length > 1)
    .map((words) => wordQueries(words, index).map((query) => `(${query})`));
  return [...all, ...some].map((queries) => queries.join(' '));
}

function wordsOf(text: string): readonly string[] {
  return text
    .split(/\s+/u)
    .filter((word) => /[\p{L}\p{N}]/u.test(word))
    .slice(0, mostWords);
}

function wordQueries(words: readonly string[], index: TextIndex): readonly string[] {
  const isShort = wordsWithTypos(words.length, index.properties, index) >= words.length;
  const properties = isShort ? index.properties : index.names;
  const withTypos = wordsWithTypos(words.length, properties, index);
  return words.map((word, at) => wordQuery(word, at < withTypos ? properties : []));
}

/**
 * The exact word counts most, then words that begin with it, then words that differ by a typo.
 * @param typosIn properties in which typos are searched for
 */
function wordQuery(word: string, typosIn: readonly string[]): string {
  const terms = word.toLowerCase().match(/[\p{L}\p{N}\p{M}_]+/gu) ?? [];
  const phrase = `"${word.replace(/["\\]/gu, String.raw`\$&`)}"^4`;
  const short = terms.filter(({ length }) => length <= longestTerm).slice(0, mostTermsOfWord);
  const beginnings = short.filter(({ length }) => length >= 2).map((term) => `${term}*^2`);
  const similar = terms.length > 1 ? [] : short.filter(({ length }) => length >= 4);
  const fuzzy = similar.flatMap((term) => typosIn.map((property) => `${property}:${term}~${editsIn(term)}`));
  return [phrase, ...beginnings, ...fuzzy].join(' ');
}

function editsIn(term: string): number {
  return term.length < 8 ? 1 : 2;
}
