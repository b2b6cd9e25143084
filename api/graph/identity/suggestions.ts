import { ratio } from 'fuzzball';
import { z } from 'zod';
import { decodeCursor, encodeCursor } from '../cursor.ts';
import type { Database, Row } from '../database/database.ts';
import { EditionCache } from '../edition/edition-cache.ts';
import { compareKeys, groupBy } from '../model/keys.ts';
import { normalizeName } from '../model/organization-names.ts';
import type { identifierKinds } from '../model/vocabulary.ts';
import { distinctBy, groupsOf, inOrder, listIdentityDecisions, withResolvedKeys } from './decisions.ts';
import type { Pair, PairVerdict } from './decisions.ts';

/** What two organizations have in common. */
export interface IdentityEvidence {
  readonly kind: 'UEI' | 'CAGE' | 'LEI' | 'DUPLICATE_LEI' | 'NAME';
  /**
   * The identifier; for a duplicate, the LEI of the record that says so; for a name, the country that both are registered in, or null if that
   * of one is not known.
   */
  readonly value: string | null;
  /** From 0 to 100; less than 100 only for a name. */
  readonly similarity: number;
}

/** Two organizations that may be the same. Nothing follows from it until someone decides. */
export interface IdentitySuggestion {
  /** In the order of their keys. */
  readonly organizations: Pair;
  /** Identifiers first. */
  readonly evidence: readonly IdentityEvidence[];
  /** They share an identifier, or a register says that one is a duplicate. */
  readonly isStrong: boolean;
}

interface SuggestionPage {
  readonly edges: readonly { readonly cursor: string; readonly node: IdentitySuggestion }[];
  readonly hasNextPage: boolean;
  readonly totalCount: number;
  /** Whether the search was cut off. */
  readonly isCut: boolean;
}

/** The search stops at this many undecided pairs. */
const maxSuggestions = 5_000;
/** A new search starts when fewer undecided pairs than this are left: one after each decision would read all organizations again. */
const fewSuggestions = 4_000;
/** Organizations with the same identifier of which each pair is suggested. */
const maxSharing = 10;
/** Names of a block that each name is compared with: those that follow it in alphabetical order. */
const window = 5;

/** The pairs that were found: at most `maxSuggestions` undecided ones, and those that were decided then. */
interface Found {
  readonly suggestions: readonly IdentitySuggestion[];
  /** Whether there are more. */
  readonly isCut: boolean;
}

/** Pairs follow from the data alone. */
const cache = new EditionCache<Found>(1);
const position = z.tuple([z.boolean(), z.string(), z.string()]);

/**
 * Returns a page of the undecided pairs: first those that share an identifier or are duplicates, then those with a similar
 * name that are not known to be of two countries, each in the order of their keys.
 * @throws BAD_USER_INPUT for an invalid cursor
 */
export async function findSuggestions(
  database: Database,
  first: number,
  after: string | null,
): Promise<SuggestionPage> {
  const last = after === null ? null : decodeCursor(after, position);
  const decisions = new Decisions(await withResolvedKeys(database, await listIdentityDecisions(database)));
  const found = await cachedSuggestions(database.unbound, decisions);
  const undecided = undecidedOf(found, decisions);
  const open = undecided.slice(0, maxSuggestions);
  const following = last === null ? open : open.filter((one) => comparePositions(positionOf(one), last) > 0);
  return {
    edges: following.slice(0, first).map((node) => ({ cursor: encodeCursor(positionOf(node)), node })),
    hasNextPage: following.length > first,
    totalCount: open.length,
    isCut: found.isCut || open.length < undecided.length,
  };
}

/** What people decided so far. */
class Decisions {
  /** The number of organizations that they are about. */
  readonly organizations: number;
  readonly #same: ReturnType<typeof groupsOf>;
  readonly #areDistinct: ReturnType<typeof distinctBy>;

  constructor(decisions: readonly PairVerdict[]) {
    this.organizations = new Set(decisions.flatMap(({ organizations }) => organizations)).size;
    this.#same = groupsOf(decisions);
    this.#areDistinct = distinctBy(decisions);
  }

  /** Whether two organizations are the same or distinct, also by decisions about others. */
  has([one, two]: Pair): boolean {
    return this.#same.get(one)?.includes(two) === true || this.#areDistinct(one, two);
  }
}

function undecidedOf({ suggestions }: Found, decisions: Decisions): readonly IdentitySuggestion[] {
  return suggestions.filter(({ organizations }) => !decisions.has(organizations));
}

type Position = z.infer<typeof position>;

function positionOf({ isStrong, organizations: [one, two] }: IdentitySuggestion): Position {
  return [isStrong, one, two];
}

function comparePositions([strong, one, two]: Position, [otherStrong, otherOne, otherTwo]: Position): number {
  return Number(otherStrong) - Number(strong) || compareKeys(one, otherOne) || compareKeys(two, otherTwo);
}

/** Finds the pairs once for each edition of the graph, and again when decisions have used them up. */
async function cachedSuggestions(database: Database, decisions: Decisions): Promise<Found> {
  const search = () => suggest(database, decisions);
  const { value } = await cache.find(database, '', search);
  if (!value.isCut || undecidedOf(value, decisions).length >= fewSuggestions) return value;
  cache.forget(database, '');
  return (await cache.find(database, '', search)).value;
}

async function suggest(database: Database, decisions: Decisions): Promise<Found> {
  const found = new Map<string, { readonly organizations: Pair; readonly evidence: IdentityEvidence[] }>();
  let [undecided, isCut] = [0, false];
  const add = (pair: Pair, evidence: IdentityEvidence): void => {
    const organizations = inOrder(pair);
    const key = JSON.stringify(organizations);
    const known = found.get(key);
    if (known !== undefined) known.evidence.push(evidence);
    if (known !== undefined || isCut) return;
    // A decided pair does not count, but stays cached: its decision may be withdrawn.
    const isDecided = decisions.has(organizations);
    isCut = !isDecided && undecided === maxSuggestions;
    if (isCut) return;
    undecided += isDecided ? 0 : 1;
    found.set(key, { organizations, evidence: [evidence] });
  };
  // Each organization that was decided about may use up one value; one more value shows that there are others.
  const limit = maxSuggestions + decisions.organizations + 1;
  for (const [kind, statement] of sharedStatements)
    for (const row of await database.read(statement, { limit })) addSharing(kind, row, add);
  await addDuplicates(database, add);
  await addSimilar(database, add);
  const suggestions = [...found.values()]
    .map(({ organizations, evidence }) => ({
      organizations,
      evidence,
      isStrong: evidence.some(({ kind }) => kind !== 'NAME'),
    }))
    .sort((a, b) => comparePositions(positionOf(a), positionOf(b)));
  return { suggestions, isCut };
}

type Add = (pair: Pair, evidence: IdentityEvidence) => void;

const ueiForm = '[A-HJ-NP-Z1-9][A-HJ-NP-Z0-9]{10}[0-9]';

/** The LEI of an organization `o`. One that a source only names has no property, but its key may be its LEI. */
const leiOf = `coalesce(o.lei, CASE WHEN o.key STARTS WITH 'LEI-' THEN substring(o.key, 4) END)`;

/** The UEI of an organization `o`. One without the property may have it as its key, in any case, with the check digit at its end. */
const ueiOf = `coalesce(o.uei, CASE WHEN toUpper(o.key) =~ '${ueiForm}' THEN o.key END)`;

/** Synthetic organizations are never paired with real ones. */
const isSynthetic = `coalesce(o.dataClass = 'SYNTHETIC', false) AS isSynthetic`;

/** @param value the identifier that is the value of `o`; the others that sources state count too */
const sharing = (
  kind: (typeof identifierKinds)[number],
  match: string,
  value: string,
  form: string,
) => `${match} OR o.otherIdentifiers IS NOT NULL
  WITH o, [one IN o.otherIdentifiers WHERE one STARTS WITH '${kind} ' | substring(one, ${kind.length + 1})] AS others
  UNWIND [${value}] + coalesce(others, []) AS given
  WITH DISTINCT o.key AS key, ${isSynthetic}, toUpper(trim(given)) AS value
  WHERE value =~ '${form}' AND NOT value =~ '(.)\\\\1*'
  WITH value, isSynthetic, collect(key) AS keys
  WHERE size(keys) > 1
  RETURN value, keys[..1000] AS keys ORDER BY value, isSynthetic LIMIT $limit`;

/** Values without the form of an identifier, such as “N/A”, suggest nothing; nor do those of one character only, such as 00000. */
const sharedStatements: readonly (readonly [IdentityEvidence['kind'], string])[] = [
  [
    'UEI',
    sharing(
      'UEI',
      'MATCH (o:Organization) WHERE o.uei IS NOT NULL OR size(o.key) = 12',
      ueiOf,
      '[A-HJ-NP-Z1-9][A-HJ-NP-Z0-9]{11}',
    ),
  ],
  ['CAGE', sharing('CAGE', 'MATCH (o:Organization) WHERE o.cage IS NOT NULL', 'o.cage', '[0-9A-HJ-NP-Z]{5}')],
  [
    'LEI',
    sharing(
      'LEI',
      `MATCH (o:Organization) WHERE o.lei IS NOT NULL OR o.key STARTS WITH 'LEI-'`,
      leiOf,
      '[0-9A-Z]{18}[0-9]{2}',
    ),
  ],
];

const sharedRow = z.object({ value: z.string(), keys: z.array(z.string()) });

/** Adds the pairs of the organizations that share an identifier. */
function addSharing(kind: IdentityEvidence['kind'], row: Row, add: Add): void {
  const { value, keys } = sharedRow.parse(row);
  const members = keys.sort(compareKeys).slice(0, maxSharing);
  members.forEach((one, at) => {
    for (const two of members.slice(at + 1)) add([one, two], { kind, value, similarity: 100 });
  });
}

/** Whether there is more about an organization `o` than descriptions. */
const isConnected = `EXISTS { (o)--(other) WHERE NOT other:Source AND NOT other:Country }`;

const duplicatesStatement = `MATCH (o:Organization) WHERE o.duplicateOf IS NOT NULL
  RETURN o.key AS key, ${isSynthetic}, ${isConnected} AS isConnected, toUpper(trim(${leiOf})) AS lei,
    toUpper(trim(o.duplicateOf)) AS survivor ORDER BY key`;

const survivorsStatement = `MATCH (o:Organization) WITH o, toUpper(trim(${leiOf})) AS lei WHERE lei IN $leis
  RETURN o.key AS key, ${isSynthetic}, ${isConnected} AS isConnected, lei ORDER BY key`;

const survivorRow = z.object({ key: z.string(), isSynthetic: z.boolean(), isConnected: z.boolean(), lei: z.string() });
const duplicateRow = survivorRow.extend({ lei: z.string().nullable(), survivor: z.string() });

/**
 * Adds the organizations whose LEI a register calls a duplicate, each with the organization that has the surviving LEI. The full register
 * has tens of thousands, so pairs about which it says nothing else are left out.
 */
async function addDuplicates(database: Database, add: Add): Promise<void> {
  const duplicates = z.array(duplicateRow).parse(await database.read(duplicatesStatement));
  if (duplicates.length === 0) return;
  const leis = [...new Set(duplicates.map(({ survivor }) => survivor))];
  const survivors = groupBy(
    z.array(survivorRow).parse(await database.read(survivorsStatement, { leis })),
    ({ lei }) => lei,
  );
  for (const one of duplicates)
    for (const two of survivors.get(one.survivor) ?? [])
      if (one.key !== two.key && one.isSynthetic === two.isSynthetic && (one.isConnected || two.isConnected))
        add([one.key, two.key], { kind: 'DUPLICATE_LEI', value: one.lei ?? one.key, similarity: 100 });
}

/**
 * Organizations by blocks: the first six letters and digits of the name. Only names of one block are compared, so the work grows with the number
 * of names and not with that of pairs.
 */
const blocksStatement = `MATCH (o:Organization) WHERE o.name IS NOT NULL
  WITH o, reduce(text = toLower(left(o.name, 80)),
    mark IN [' ', '.', ',', '-', '&', '/', '(', ')', '"', "'", '’'] | replace(text, mark, '')) AS text
  WITH coalesce(o.dataClass = 'SYNTHETIC', false) AS isSynthetic,
    left(CASE WHEN text STARTS WITH 'the' THEN substring(text, 3) ELSE text END, 6) AS block,
    collect({key: o.key, name: o.name, lei: o.lei, country: o.country}) AS members
  WHERE size(members) > 1
  RETURN members ORDER BY block, isSynthetic`;

const member = z.object({
  key: z.string(),
  name: z.string(),
  lei: z.string().nullable(),
  country: z.string().nullable(),
});
const blockRow = z.object({ members: z.array(member) });
type Member = z.infer<typeof member>;

async function addSimilar(database: Database, add: Add): Promise<void> {
  for await (const row of database.stream(blocksStatement)) {
    const members = blockRow
      .parse(row)
      .members.map((one) => ({ ...one, name: normalizeName(one.name) }))
      .sort((a, b) => compareKeys(a.name, b.name) || compareKeys(a.key, b.key));
    const countries = groupBy(members, ({ country }) => country);
    for (const [country, of] of countries) if (country !== null) addNeighbors(of, add, () => true);
    // Whose country is not known may be of any.
    if (countries.has(null)) addNeighbors(members, add, (one, two) => one.country === null || two.country === null);
  }
}

/** Adds the pairs of similar names among those that follow each other. */
function addNeighbors(members: readonly Member[], add: Add, isCompared: (one: Member, two: Member) => boolean): void {
  members.forEach((one, at) => {
    for (const two of members.slice(at + 1, at + 1 + window)) {
      // A legal entity has one LEI: with two, they are two.
      if (one.lei !== null && two.lei !== null && one.lei.toUpperCase() !== two.lei.toUpperCase()) continue;
      const similarity = isCompared(one, two) ? similarityOf(one.name, two.name) : null;
      const value = one.country === two.country ? one.country : null;
      if (similarity !== null) add([one.key, two.key], { kind: 'NAME', value, similarity });
    }
  });
}

/** Names that are at least this similar, from 0 to 100, suggest one organization. */
const leastSimilarity = 90;

/** Words of a name that tell organizations of a group apart: numbers, and short words such as “II”. */
const distinguishing = /\d|^.{1,3}$/u;

/** Returns how similar two normalized names are, from 0 to 100; null: too little to suggest one organization. */
export function similarityOf(a: string, b: string): number | null {
  if (a === b) return 100;
  const [some, others] = [a, b].map((name) => name.split(' ').sort());
  const marks = (words: readonly string[] = []) => words.filter((word) => distinguishing.test(word)).join(' ');
  if (marks(some) !== marks(others)) return null;
  const similarity = ratio(some?.join(' ') ?? '', others?.join(' ') ?? '', { full_process: false });
  return similarity >= leastSimilarity ? similarity : null;
}
