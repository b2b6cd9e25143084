import { z } from 'zod';
import type { Database } from '../database/database.ts';
import { nodeKey } from '../exposure/exposure.ts';
import type { NodeRef } from '../exposure/exposure.ts';
import { Failure } from '../failure.ts';
import { exceeded, questionLimits } from '../limits.ts';
import { searchedLabels } from '../model/vocabulary.ts';
import type { SearchedLabel } from '../model/vocabulary.ts';

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

/** Cypher for whether a node may be found, besides its label. Countries have no data class. */
const isInScope = (node: string) =>
  `${node}.withdrawn IS NULL AND ($withSynthetic OR coalesce(${node}.dataClass, '') <> 'SYNTHETIC')`;

/**
 * Finds nodes by key, identifier or name, best first: exact keys, then exact identifiers, then names with all words of the text,
 * typos allowed; names with only some of the words if none has all.
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
    throw new Failure(
      'BAD_USER_INPUT',
      `text has ${text.length} characters; a search takes at most ${searchText.most}.`,
      {
        extensions: { argument: 'text', ...exceeded(searchText, text.length) },
      },
    );
  }
  const trimmed = text.trim();
  if (trimmed === '') return [];
  const scope = { among: types.length === 0 ? searchedLabels : types, withSynthetic };
  const hits = await findExact(database, trimmed, scope);
  for (const query of textQueries(trimmed)) {
    if (hits.length > 0 && query.isFallback) break;
    hits.push(...(await findText(database, query.lucene, scope, first)));
  }
  const best = new Map<string, SearchHit>();
  for (const hit of hits) {
    const name = nodeKey(hit.node);
    if (!best.has(name)) best.set(name, hit);
  }
  return [...best.values()].slice(0, first);
}

/** Looks keys up one label at a time, each in its own index. */
async function findExact(
  database: Database,
  text: string,
  { among, withSynthetic }: SearchScope,
): Promise<SearchHit[]> {
  const spellings = [...new Set([text, text.toUpperCase()])];
  const byKey = among.map(
    (label) => `MATCH (n:${label}) WHERE n.key IN $spellings RETURN n, '${label}' AS label, 2000.0 AS score`,
  );
  const byIdentifier = [
    ...(among.includes('Organization')
      ? [`MATCH (n:Organization) WHERE n.uei IN $spellings RETURN n, 'Organization' AS label, 1000.0 AS score`]
      : []),
    ...(among.includes('Contract')
      ? [`MATCH (n:Contract) WHERE n.piid IN $spellings RETURN n, 'Contract' AS label, 1000.0 AS score`]
      : []),
  ];
  const rows = await database.read(
    `CALL () { ${[...byKey, ...byIdentifier].join(' UNION ALL ')} }
     WITH * WHERE ${isInScope('n')}
     RETURN label, n.key AS key, score ORDER BY score DESC, key LIMIT 100`,
    { spellings, withSynthetic },
  );
  return rows.map((found) => hitOf(row.parse(found)));
}

/** Reads the full-text index until enough hits are in scope. */
async function findText(
  database: Database,
  lucene: string,
  { among, withSynthetic }: SearchScope,
  first: number,
): Promise<readonly SearchHit[]> {
  let found: readonly SearchHit[] = [];
  for (const mostRead of readsOfText) {
    const [answer] = await database.read(
      `CALL db.index.fulltext.queryNodes('entityText', $lucene, {limit: $mostRead}) YIELD node, score
       WITH node, score, head([l IN labels(node) WHERE l IN $among]) AS label
       WITH count(*) AS read, collect(CASE WHEN label IS NOT NULL AND ${isInScope('node')}
         THEN {label: label, key: node.key, score: score} END) AS found
       RETURN read, COLLECT { UNWIND found AS hit RETURN hit ORDER BY hit.score DESC, hit.key LIMIT $limit } AS hits`,
      { lucene, among, withSynthetic, mostRead, limit: first },
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

/** A query in the syntax of Lucene. */
interface TextQuery {
  readonly lucene: string;
  /** Only used if nothing better was found. */
  readonly isFallback: boolean;
}

/** A fuzzy term expands to up to 50 words of the index, and Lucene accepts 1024 in a query. */
const mostWords = 12;
const mostTermsOfWord = 4;
/** In a longer term, typos are not searched for. */
const longestTerm = 40;

/**
 * Returns the full-text queries for a text: names with all its words, then, as a fallback, with some. Lucene can always parse them:
 * characters with a meaning in its syntax are quoted or left out.
 */
function textQueries(text: string): readonly TextQuery[] {
  const words = text
    .split(/\s+/u)
    .filter((word) => /[\p{L}\p{N}]/u.test(word))
    .slice(0, mostWords)
    .map(wordQuery);
  if (words.length === 0) return [];
  const all = { lucene: words.map((word) => `+(${word})`).join(' '), isFallback: false };
  const some = { lucene: words.map((word) => `(${word})`).join(' '), isFallback: true };
  return words.length === 1 ? [all] : [all, some];
}

/** The exact word counts most, then words that begin with it, then words that differ by a typo. */
function wordQuery(word: string): string {
  const terms = word.toLowerCase().match(/[\p{L}\p{N}\p{M}_]+/gu) ?? [];
  const phrase = `"${word.replace(/["\\]/gu, String.raw`\$&`)}"^4`;
  const short = terms.filter(({ length }) => length <= longestTerm).slice(0, mostTermsOfWord);
  const beginnings = short.filter(({ length }) => length >= 2).map((term) => `${term}*^2`);
  const fuzzy =
    terms.length > 1 ? [] : short.filter(({ length }) => length >= 4).map((term) => `${term}~${editsIn(term)}`);
  return [phrase, ...beginnings, ...fuzzy].join(' ');
}

function editsIn(term: string): number {
  return term.length < 8 ? 1 : 2;
}
