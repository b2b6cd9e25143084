import { z } from 'zod';
import type { Database } from '../database/database.ts';
import { fixedStatement } from '../database/statement-file.ts';
import { compareKeys, groupBy } from '../model/keys.ts';
import { wholeName } from '../model/organization-names.ts';
import { identifierKinds } from '../model/vocabulary.ts';
import { compareFields, textOf } from './match.ts';
import type { Candidate, KnownOrganization } from './match.ts';
import { likeness, searchedWords } from './name-likeness.ts';
import { compactIdentifier } from './row.ts';
import type { Identifier, ReadRow } from './row.ts';

type Reader = Pick<Database, 'read'>;

const organizationRow = z.object({
  key: z.string(),
  name: z.string().nullable(),
  otherNames: z.array(z.string()),
  country: z.string().nullable(),
  isSynthetic: z.boolean(),
  uei: z.string().nullable(),
  cage: z.string().nullable(),
  lei: z.string().nullable(),
  /** Such as `UEI ABCDEFGHJK11`. */
  others: z.array(z.string()),
});

/** Returns the organizations that have the identifiers of rows, by each of their identifiers, in the order of their keys. */
export async function findByIdentifiers(
  database: Reader,
  rows: readonly ReadRow[],
): Promise<ReadonlyMap<string, readonly KnownOrganization[]>> {
  const identifiers = rows.flatMap((row) => row.identifiers);
  if (identifiers.length === 0) return new Map();
  // What does not look like an identifier is stored as its source writes it.
  const typed = rows.flatMap(({ row }) =>
    identifierKinds.flatMap((kind) => {
      const value = { UEI: row.uei, CAGE: row.cage, LEI: row.lei }[kind]?.trim() ?? '';
      return value === '' ? [] : [{ kind, value }];
    }),
  );
  const all = [...identifiers, ...typed];
  const of = (kind: Identifier['kind']) => [
    ...new Set(all.filter((one) => one.kind === kind).map(({ value }) => value)),
  ];
  const { text, parameters } = fixedStatement('screened-identifiers', {
    identifiers: {
      uei: of('UEI'),
      cage: of('CAGE'),
      lei: of('LEI'),
      // An organization that a source only names has no properties, but its key may be its UEI or LEI.
      keys: [...of('UEI'), ...of('LEI').map((lei) => `LEI-${lei}`)],
      others: [...new Set(all.map(textOf))],
    },
  });
  const found = z
    .array(organizationRow)
    .parse(await database.read(text, parameters))
    .map(known);
  return groupsByIdentifier(found);
}

function groupsByIdentifier(found: readonly KnownOrganization[]): ReadonlyMap<string, readonly KnownOrganization[]> {
  const pairs = found.flatMap((organization) =>
    organization.identifiers.map((identifier) => [textOf(identifier), organization] as const),
  );
  const groups = groupBy(pairs, ([identifier]) => identifier);
  return new Map([...groups].map(([identifier, of]) => [identifier, of.map(([, organization]) => organization)]));
}

function known(row: z.infer<typeof organizationRow>): KnownOrganization {
  const { key, name, otherNames, country, isSynthetic, uei, cage, lei, others } = row;
  const stated = [
    `UEI ${uei ?? (/^[0-9A-Z]{12}$/i.test(key) ? key : '')}`,
    `CAGE ${cage ?? ''}`,
    `LEI ${lei ?? (key.startsWith('LEI-') ? key.slice(4) : '')}`,
    ...others,
  ];
  const identifiers = new Map<string, Identifier>();
  for (const one of stated) {
    const kind = identifierKinds.find((each) => one.startsWith(`${each} `));
    const value = kind === undefined ? null : compactIdentifier(one.slice(kind.length + 1));
    if (kind !== undefined && value !== null) identifiers.set(`${kind} ${value}`, { kind, value });
  }
  return { key, name, otherNames, country, isSynthetic, identifiers: [...identifiers.values()] };
}

/** Returns organizations by key. */
export async function findByKeys(
  database: Reader,
  keys: readonly string[],
): Promise<ReadonlyMap<string, KnownOrganization>> {
  if (keys.length === 0) return new Map();
  const { text, parameters } = fixedStatement('screened-identifiers', {
    identifiers: { uei: [], cage: [], lei: [], keys: [...new Set(keys)], others: [] },
  });
  const found = z
    .array(organizationRow)
    .parse(await database.read(text, parameters))
    .map(known);
  return new Map(found.map((one) => [one.key, one]));
}

/** Names of one statement, at most. */
const batch = 250;
/** Statements that run at the same time. */
const concurrent = 2;
/** Organizations whose names are compared with that of a row: those that the index finds most alike. */
const mostCompared = 40;
/** Candidates of a row of which it is asked who designates them, before the best are chosen. */
const mostConsidered = 12;
/** From 0 to 100: names that are less alike suggest nothing. */
const leastLikeness = 75;
/** A word is rare if at most this many of the organizations that were found have it. */
const mostWithRareWord = 8;
const costOfOtherCountry = 8;
const costOfOtherIdentifier = 15;

interface NamedRow {
  readonly at: number;
  readonly row: ReadRow;
  /** What a person decided that the row is not. */
  readonly rejected: readonly string[];
}

/**
 * Returns the organizations of which some name is like that of a row, by the position of the row: more than are shown, since those that lists
 * designate take precedence. They are possible, and nothing more,
 * however alike they are.
 */
export async function findByNames(
  database: Reader,
  rows: readonly NamedRow[],
): Promise<ReadonlyMap<number, readonly Candidate[]>> {
  // Rows with one name are searched for once.
  const byName = [
    ...groupBy(
      rows.filter(({ row }) => row.words !== ''),
      ({ row }) => row.words,
    ),
  ];
  const size = Math.min(batch, Math.ceil(byName.length / concurrent));
  const found = new Map<number, readonly Candidate[]>();
  const work = async (): Promise<void> => {
    for (let next = byName.splice(0, size); next.length > 0; next = byName.splice(0, size)) {
      // Names are compared batch by batch: the next statement runs meanwhile, and no answer of thousands of rows is held.
      const alike = await findAlike(
        database,
        next.map(([words]) => words),
      );
      const known = await findByKeys(
        database,
        alike.flatMap((of) => of.map(({ key }) => key)),
      );
      next.forEach(([, of], index) => {
        for (const one of of) found.set(one.at, candidatesFor(one, alike[index] ?? [], known));
      });
    }
  };
  await Promise.all(Array.from({ length: concurrent }, work));
  return found;
}

interface Alike {
  readonly key: string;
  readonly alike: number;
}

const nameRow = z.object({ at: z.number(), keys: z.array(z.string()), names: z.array(z.array(z.string())) });

/** Returns the organizations with names like normalized ones, in their order. */
async function findAlike(database: Reader, names: readonly string[]): Promise<readonly (readonly Alike[])[]> {
  const searches = names.map((words, at) => ({ at, lucene: luceneOf(words) }));
  const { text, parameters } = fixedStatement('screened-names', { searches, limit: mostCompared });
  const hits = new Map(
    z
      .array(nameRow)
      .parse(await database.read(text, parameters))
      .map((hit) => [hit.at, hit]),
  );
  return names.map((words, at) => {
    const { keys, names: known } = hits.get(at) ?? { keys: [], names: [] };
    const first = searchedWords(words)[0] ?? '';
    const withFirst = known.filter((of) => of.some((name) => name.split(' ').includes(first))).length;
    const options = { least: leastLikeness, isRare: withFirst <= mostWithRareWord };
    return keys
      .map((key, index) => ({ key, alike: bestLikeness(words, known[index] ?? [], options) }))
      .filter(({ alike }) => alike >= leastLikeness)
      .sort((a, b) => b.alike - a.alike || compareKeys(a.key, b.key))
      .slice(0, mostConsidered);
  });
}

/** @param indexed what the index of names has of an organization: see `indexedNames` */
function bestLikeness(words: string, indexed: readonly string[], options: Parameters<typeof likeness>[2]): number {
  return Math.max(0, ...indexed.map((name) => (name.startsWith('=') ? 0 : likeness(words, name, options))));
}

/**
 * Returns the query of a normalized name: organizations with this very name come first, whatever else is found. Then those with a name that differs
 * by two slips, or with some of its words, also where spaces are elsewhere. Lucene terms are letters and digits only.
 */
function luceneOf(words: string): string {
  const whole = wholeName(words);
  const all = words.split(' ');
  const joined = all.slice(1, mostPairs).map((word, at) => `"${all[at] ?? ''}${word}"^4`);
  const similar = whole.length > 5 && whole.length < 60 ? [`\\${whole}~${whole.length > 9 ? 2 : 1}`] : [];
  return [`"${whole}"^1000`, ...similar, ...searchedWords(words).map(clauses), ...joined].join(' ');
}

const mostPairs = 8;

/** Short words have too many that differ by one letter. */
function clauses(word: string): string {
  return word.length < 5 || word.length > 40 ? `"${word}"^4` : `"${word}"^4 ${word}~1`;
}

function candidatesFor(
  { row, rejected }: NamedRow,
  alike: readonly Alike[],
  known: ReadonlyMap<string, KnownOrganization>,
): readonly Candidate[] {
  return alike
    .flatMap(({ key, alike: likely }) => {
      const organization = known.get(key);
      if (organization === undefined || rejected.includes(key)) return [];
      return [{ organization, score: Math.max(0, likely - costOfDifferences(row, organization)) }];
    })
    .map(({ organization, score }) => ({
      organization: organization.key,
      score,
      hasIdentifier: false,
      because: compareFields(row, organization),
    }));
}

function costOfDifferences(row: ReadRow, { country, identifiers }: KnownOrganization): number {
  const isElsewhere = row.country !== null && country !== null && row.country !== country;
  const differing = row.identifiers.filter(({ kind }) => identifiers.some((one) => one.kind === kind)).length;
  return (isElsewhere ? costOfOtherCountry : 0) + differing * costOfOtherIdentifier;
}
