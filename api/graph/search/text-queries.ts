/** A query in the syntax of Lucene. */
export interface TextQuery {
  readonly lucene: string;
  /** Only to be asked when nothing better was found. */
  readonly isFallback: boolean;
}

/** Each slip stands for up to 50 words of the index, and Lucene takes 1024 in a query. */
const mostWords = 12;
const mostTermsOfWord = 4;
/** A longer word has no slips of typing in it that could be told from another word. */
const longestTerm = 40;

/**
 * What to ask the full-text index for a text: names with all its words, and if there is none, with some. Never a
 * query that Lucene can't parse: what has a meaning in its syntax is quoted or left out.
 */
export function textQueries(text: string): readonly TextQuery[] {
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

/** The word as it is counts most, then as the beginning of one, then with a slip. */
function wordQuery(word: string): string {
  const terms = word.toLowerCase().match(/[\p{L}\p{N}\p{M}_]+/gu) ?? [];
  const phrase = `"${word.replace(/["\\]/gu, String.raw`\$&`)}"^4`;
  const short = terms.filter(({ length }) => length <= longestTerm).slice(0, mostTermsOfWord);
  const beginnings = short.filter(({ length }) => length >= 2).map((term) => `${term}*^2`);
  const slips =
    terms.length > 1 ? [] : short.filter(({ length }) => length >= 4).map((term) => `${term}~${slipsIn(term)}`);
  return [phrase, ...beginnings, ...slips].join(' ');
}

function slipsIn(term: string): number {
  return term.length < 8 ? 1 : 2;
}
