import { z } from 'zod';
import type { Database } from '../database/database.ts';
import { badInput } from '../failure.ts';
import { exceeded, questionLimits } from '../limits.ts';
import { nodeKey } from '../model/keys.ts';
import type { NodeRef } from '../model/keys.ts';
import { searchedLabels } from '../model/vocabulary.ts';
import type { SearchedLabel } from '../model/vocabulary.ts';
import { searchedProperties } from '../schema/schema.ts';

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
const textHits = z.object({ read: z.number(), hits: z.array(row) });

/** Which nodes may be found. */
interface SearchScope {
  readonly among: readonly SearchedLabel[];
  readonly withSynthetic: boolean;
}

/** Score of an exact identifier, in Cypher. */
const exactIdentifier = '1000.0';

/** Cypher for whether a node is in scope, apart from its label. Countries have no data class. */
const isInScope = (node: string) =>
  `${node}.withdrawn IS NULL AND ($withSynthetic OR coalesce(${node}.dataClass, '') <> 'SYNTHETIC')`;

/**
 * Finds nodes by key, identifier or name, best first: exact keys, then exact identifiers, then names with all words of the text,
 * typos allowed; names with only some of the words if none has all. A UEI or PIID is exact with and without spaces and hyphens.
 * @param types labels to search; empty: all
 * @param withSynthetic whether synthetic nodes are found too
 * @throws BAD_USER_INPUT for a text longer than 500 characters.
 */
export async function searchEntities(
  database: Database,
  text: string,
  types: readonly SearchedLabel[],
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
  for (const [at, lucene] of textQueries(spellings.forms).entries()) {
    if (hits.length > 0 && at > 0) break;
    hits.push(...(await findText(database, lucene, spellings, scope, first)));
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

/** Reads the full-text index until enough hits are in scope. CAGE codes, LEIs and the
 * second and later UEIs have no other index, so exact ones are recognized here. */
async function findText(
  database: Database,
  lucene: string,
  { all }: Spellings,
  { among, withSynthetic }: SearchScope,
  first: number,
): Promise<readonly SearchHit[]> {
  let found: readonly SearchHit[] = [];
  for (const mostRead of readsOfText) {
    const [answer] = await database.read(
      `CALL db.index.fulltext.queryNodes('entityText', $lucene, {limit: $mostRead}) YIELD node, score
       WITH node, score, head([l IN labels(node) WHERE l IN $among]) AS label
       WITH count(*) AS read, collect(CASE WHEN label IS NOT NULL AND ${isInScope('node')}
         THEN {label: label, key: node.key, score: CASE
           WHEN node.cage IN $spellings OR node.lei IN $spellings
             OR any(one IN node.otherIdentifiers WHERE split(one, ' ')[1] IN $spellings) THEN ${exactIdentifier} ELSE score END} END) AS found
       RETURN read, COLLECT { UNWIND found AS hit RETURN hit ORDER BY hit.score DESC, hit.key LIMIT $limit } AS hits`,
      { lucene, spellings: all, among, withSynthetic, mostRead, limit: first },
    );
    const { read, hits } = textHits.parse(answer);
    found = hits.map(hitOf);
    if (read < mostRead || found.length >= first) break;
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
const clausesOfWord = (1 + mostTermsOfWord) * searchedProperties.length;

/** In a text of many words, typos are searched for in these properties only. */
const nameProperties = ['name', 'title', 'label'];

/** Returns in how many words of a text Lucene has room for typos, if they are searched for in the given number of properties. */
function wordsWithTypos(words: number, properties: number): number {
  return Math.floor((mostClauses - words * clausesOfWord) / (properties * clausesOfTypos));
}

/**
 * Returns the full-text queries for a text: names with all its words, then names with some. The second and later ones are for when nothing
 * was found. Lucene can always parse them: characters with a meaning in its syntax are quoted or left out.
 * @param forms the text in each Unicode form
 */
function textQueries(forms: readonly string[]): readonly string[] {
  const texts = forms.map(wordsOf).filter((words) => words.length > 0);
  const all = texts.map((words) => wordQueries(words).map((query) => `+(${query})`));
  const some = texts
    .filter((words) => words.length > 1)
    .map((words) => wordQueries(words).map((query) => `(${query})`));
  return [...all, ...some].map((queries) => queries.join(' '));
}

function wordsOf(text: string): readonly string[] {
  return text
    .split(/\s+/u)
    .filter((word) => /[\p{L}\p{N}]/u.test(word))
    .slice(0, mostWords);
}

function wordQueries(words: readonly string[]): readonly string[] {
  const isShort = wordsWithTypos(words.length, searchedProperties.length) >= words.length;
  const properties = isShort ? searchedProperties : nameProperties;
  const withTypos = wordsWithTypos(words.length, properties.length);
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
