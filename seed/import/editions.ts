import { z } from 'zod';
import { byKey } from '#graph/database/by-key.ts';
import type { Database } from '#graph/database/database.ts';
import { Failure } from '#graph/failure.ts';
import { countStatements } from '#graph/ingest/apply.ts';
import type { ParsedRow, Reject } from '#graph/ingest/input.ts';
import { edgesOfTable } from '#graph/ingest/statements.ts';
import { statementKey, statementPrefix } from '#graph/model/statement-keys.ts';
import type { EdgeType, TableName } from '#graph/model/vocabulary.ts';
import { isReject } from '../readers/format.ts';
import type { Notice, ParsedInput } from '../readers/format.ts';

/** What people may decide about the files of a series; `content`: each file is judged by what it has in common with the earlier ones. */
export const editionChoices = ['newer', 'separate', 'content'] as const;
export type EditionChoice = (typeof editionChoices)[number];

/** A file whose name has a date, such as a download of USAspending. */
interface DatedName {
  /** The name with an asterisk in place of its date: equal for the editions of one series. */
  readonly series: string;
  /** The date and time in the name, so that they sort as texts. */
  readonly period: string;
}

const dateInName =
  /(?<!\d)(20\d\d)(-?)(0[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01])(?!\d)(?:[-_T ]?(?:H(\d\d)M(\d\d)S(\d\d)|(\d\d)[-:]?(\d\d)(?:[-:]?(\d\d))?(?!\d)))?/g;

/** Reads the last date in the name of a file: earlier ones are what was searched for. Null if there is none. */
export function datedName(name: string): DatedName | null {
  const found = [...name.matchAll(dateInName)].at(-1);
  if (found === undefined) return null;
  const [text = '', year = '', , month = '', day = '', ...times]: readonly (string | undefined)[] = found;
  const time = times.filter((part) => part !== undefined).map((part) => `:${part}`);
  const series = `${name.slice(0, found.index)}*${name.slice(found.index + text.length)}`;
  return { series, period: `${year}-${month}-${day}${time.join('')}` };
}

/** A file of the input that is a source, known by its name. */
interface DatedFile extends DatedName {
  readonly source: string;
  readonly name: string;
  /** How the keys of the sources of its format begin. */
  readonly prefix: string;
  readonly sha256: string | null;
}

/** A source in the graph, of the series of a file. */
interface KnownEdition {
  readonly source: string;
  /** The name of the file that it has now: the last edition that was imported. */
  readonly name: string;
  readonly period: string;
}

/** What is remembered of a series. */
const seriesRow = z.object({
  choice: z.enum(editionChoices).nullable(),
  /** The digest of each edition that took the place of another one, and the name of its file. */
  editions: z.array(z.string()),
});
type Series = z.infer<typeof seriesRow>;

/** An input whose newer editions have the keys of the sources that they replace. */
interface WithEditions {
  readonly input: ParsedInput;
  /** What its files are taken for. */
  readonly notices: readonly Notice[];
  /** Names of the files that replace an earlier edition. */
  readonly newer: ReadonlySet<string>;
  /** Remembers the choice, and which edition each source has now. Must be called before anything is written. */
  remember(): Promise<void>;
}

/**
 * Finds the files of an input that are newer editions of sources in the graph: downloads have a date in their name, so that each would be a source
 * of its own, and what a newer one no longer has would stay. An edition gets the key of the source that it replaces, as a file of the same name
 * has it. Unless people have decided about the series, a file is a newer edition if it has at least half of the statements of the earlier one.
 * @param choice what people decide now, which is remembered for the series; null: what they decided before
 * @param replace accepts an older edition than the one in the graph
 * @throws BAD_USER_INPUT for an older edition, and for two editions of one source
 */
export async function withEditions(
  database: Database,
  input: ParsedInput,
  { choice, replace }: { readonly choice: EditionChoice | null; readonly replace: boolean },
): Promise<WithEditions> {
  const files = input.sourcesByName ? await datedFilesOf(input) : [];
  const targets = new Map<string, string>();
  const closed = new Set<string>();
  const notices: Notice[] = [];
  for (const file of files) {
    const taken = await findEdition(database, input, file, { choice, replace });
    if (taken === null) continue;
    notices.push({ kind: 'edition', file: file.name, column: null, line: null, message: taken.message, count: 1 });
    const [target, ...others] = taken.replaced;
    if (target === undefined) continue;
    if ([...targets.values()].includes(target))
      throw new Failure(
        'BAD_USER_INPUT',
        `${file.name}: another of the files is an edition of the same source (${target}) too: import one after the other, the older one first.`,
      );
    targets.set(file.source, target);
    for (const other of others) closed.add(other);
  }
  return {
    input: targets.size === 0 ? input : withSources(input, targets, [...closed]),
    notices,
    newer: new Set(files.filter(({ source }) => targets.has(source)).map(({ name }) => name)),
    async remember() {
      for (const file of files) await rememberFile(database, file, choice, targets.has(file.source));
    },
  };
}

async function datedFilesOf(input: ParsedInput): Promise<readonly DatedFile[]> {
  const found: DatedFile[] = [];
  for await (const row of input.rows('sources')) {
    if (isReject(row) || !row.source.endsWith(`:${row.at.file}`)) continue;
    const { file: name } = row.at;
    const dated = datedName(name);
    const { sha256 } = row.values;
    const prefix = row.source.slice(0, -name.length);
    if (dated !== null)
      found.push({ ...dated, source: row.source, name, prefix, sha256: typeof sha256 === 'string' ? sha256 : null });
  }
  return found.toSorted((one, other) => (one.period < other.period ? -1 : 1));
}

/** What a file is taken for, in words, and the sources that it replaces: the first gives it its key. */
interface Taken {
  readonly message: string;
  readonly replaced: readonly string[];
}

/** Returns null if the graph has no other file of the series. */
async function findEdition(
  database: Database,
  input: ParsedInput,
  file: DatedFile,
  { choice, replace }: { readonly choice: EditionChoice | null; readonly replace: boolean },
): Promise<Taken | null> {
  const series = await readSeries(database, file);
  const known = await findKnown(database, file, series);
  const own = known.find(({ source }) => source === file.source);
  if (own !== undefined) {
    // Whatever was decided, it has the key of that source.
    if (own.period > file.period && !replace) throw olderThan(file, own, false);
    return null;
  }
  const again = known.find(({ name }) => name === file.name);
  if (again !== undefined)
    return { message: `The edition that ${again.source} has now: compared with it`, replaced: [again.source] };
  if (known.length === 0) return null;
  const decided = choice ?? series.choice ?? 'content';
  if (decided === 'separate')
    return { message: `Taken for a source of its own, as decided for ${file.series}`, replaced: [] };
  const [latest] = known;
  if (decided === 'newer' && latest !== undefined) {
    if (latest.period > file.period && !replace) throw olderThan(file, latest, true);
    const message = `Taken for a newer edition of ${named(latest)}, which it replaces, as decided for ${file.series}`;
    return { message, replaced: [latest.source] };
  }
  return judgeByContent(database, input, file, known, replace);
}

async function judgeByContent(
  database: Database,
  input: ParsedInput,
  file: DatedFile,
  known: readonly KnownEdition[],
  replace: boolean,
): Promise<Taken> {
  const compared = known.slice(0, mostCompared);
  const shared: (KnownEdition & Shared)[] = [];
  for (const edition of compared) shared.push({ ...edition, ...(await countShared(database, input, file, edition)) });
  const editions = shared.filter(({ has, of }) => of > 0 && 2 * has >= of);
  const newer = editions.find(({ period }) => period > file.period);
  if (newer !== undefined && !replace) throw olderThan(file, newer, true);
  const [first] = editions;
  const [near] = shared;
  if (first === undefined) {
    const why = near === undefined ? '' : `: it has ${near.has} of the ${near.of} ${near.things} of ${named(near)}`;
    const remedy = 'if it is a newer edition, which replaces it, import it with the choice “newer” (--edition newer)';
    return { message: `Taken for a source of its own${why}; ${remedy}`, replaced: [] };
  }
  const replaced = editions.map(named).join(' and ');
  const why = `it has ${first.has} of its ${first.of} ${first.things}`;
  const remedy = 'if it is a source of its own, import it with the choice “separate” (--edition separate)';
  return {
    message: `Taken for a newer edition of ${replaced}, which it replaces: ${why}; ${remedy}`,
    replaced: editions.map(({ source }) => source),
  };
}

/** The most earlier files of a series with which a file is compared: the latest ones. */
const mostCompared = 5;

function named({ source, name }: KnownEdition): string {
  return source.endsWith(`:${name}`) ? source : `${source} (now ${name})`;
}

function olderThan({ name }: DatedFile, known: KnownEdition, maySeparate: boolean): Failure {
  const separate = maySeparate ? ' If it is a source of its own, use --edition separate.' : '';
  return new Failure(
    'BAD_USER_INPUT',
    `${name}: an older edition of ${named(known)}, which is in the graph: it would bring back statements that have since ended. To import it anyway, use --replace on the command line.${separate}`,
  );
}

const knownRow = z.object({ key: z.string(), sha256: z.string().nullable() });

/** Returns the sources of a file's series in the graph, latest first. */
async function findKnown(database: Database, file: DatedFile, { editions }: Series): Promise<readonly KnownEdition[]> {
  const names = new Map(editions.map((text) => [text.slice(0, text.indexOf(' ')), text.slice(text.indexOf(' ') + 1)]));
  const begins = `${file.prefix}${file.series.slice(0, file.series.indexOf('*'))}`;
  const rows = await database.read(
    `MATCH (s:Source) WHERE s.key STARTS WITH $begins RETURN s.key AS key, s.sha256 AS sha256`,
    { begins },
  );
  return rows
    .flatMap((row): readonly KnownEdition[] => {
      const { key, sha256 } = knownRow.parse(row);
      const first = key.slice(file.prefix.length);
      const name = (sha256 === null ? undefined : names.get(sha256)) ?? first;
      const dated = datedName(name);
      return dated === null || datedName(first)?.series !== file.series
        ? []
        : [{ source: key, name, period: dated.period }];
    })
    .toSorted((one, other) => (one.period > other.period ? -1 : 1));
}

/** How many of the statements of an earlier file another one has. */
interface Shared {
  readonly has: number;
  readonly of: number;
  readonly things: string;
}

/** The first table of which the earlier file has statements is compared. */
const comparedTables = ['subcontracts', 'contracts', 'organizations', 'ownership', 'claims'] as const;

/** The number of rows per query. */
const batch = 1000;

async function countShared(
  database: Database,
  input: ParsedInput,
  { source }: DatedFile,
  edition: KnownEdition,
): Promise<Shared> {
  for (const table of comparedTables) {
    const [edge] = edgesOfTable(table);
    const of = edge === undefined ? 0 : await countStatements(database, edge, statementPrefix(edition.source, table));
    if (edge === undefined || of === 0) continue;
    let has = 0;
    let pending = new Set<string>();
    const countPending = async () => {
      has += await countPresent(database, edge, [...pending]);
      pending = new Set();
    };
    for await (const row of input.tables.includes(table) ? input.rows(table) : []) {
      if (isReject(row) || row.source !== source) continue;
      pending.add(statementKey({ ...row, source: edition.source }));
      if (pending.size >= batch) await countPending();
    }
    await countPending();
    return { has, of, things: table };
  }
  return { has: 0, of: 0, things: 'statements' };
}

async function countPresent(database: Database, edge: EdgeType, keys: readonly string[]): Promise<number> {
  const [row] = await database.read(
    `UNWIND $keys AS key MATCH ()-[r:${edge} {key: key}]->() USING INDEX SEEK r:${edge}(key) RETURN count(r) AS count`,
    { keys },
  );
  return z.number().parse(row?.['count']);
}

function seriesKey({ prefix, series }: DatedFile): string {
  return `series ${prefix}${series}`;
}

async function readSeries(database: Database, file: DatedFile): Promise<Series> {
  const [row] = await database.read(
    `UNWIND [$key] AS key ${byKey('n', 'Subtier', 'key')}
     RETURN n.choice AS choice, coalesce(n.editions, []) AS editions`,
    { key: seriesKey(file) },
  );
  return row === undefined ? { choice: null, editions: [] } : seriesRow.parse(row);
}

async function rememberFile(
  database: Database,
  file: DatedFile,
  choice: EditionChoice | null,
  isEdition: boolean,
): Promise<void> {
  const edition = isEdition && file.sha256 !== null ? `${file.sha256} ${file.name}` : null;
  if (choice === null && edition === null) return;
  await database.write(
    `MERGE (n:Subtier {key: $key})
     SET n.choice = coalesce($choice, n.choice),
       n.editions = [one IN coalesce(n.editions, []) WHERE one <> $edition] + CASE WHEN $edition = '' THEN [] ELSE [$edition] END`,
    { key: seriesKey(file), choice, edition: edition ?? '' },
  );
}

/**
 * Gives rows the keys of the sources that they replace.
 * @param closed sources that the input replaces too, and says nothing of
 */
function withSources(input: ParsedInput, targets: ReadonlyMap<string, string>, closed: readonly string[]): ParsedInput {
  const keyOf = (source: string) => targets.get(source) ?? source;
  const renamed = (item: ParsedRow | Reject, table: TableName): ParsedRow | Reject => {
    if (isReject(item)) {
      const identities = item.identities?.map((row) => ({ ...row, source: keyOf(row.source) }));
      return identities === undefined ? item : { ...item, identities };
    }
    const source = keyOf(item.source);
    return table === 'sources' ? { ...item, source, values: { ...item.values, id: source } } : { ...item, source };
  };
  return {
    ...input,
    sources: [...input.sources.map(keyOf), ...closed],
    replacedSources: new Set(closed),
    async *rows(table) {
      for await (const item of input.rows(table)) yield renamed(item, table);
    },
  };
}
