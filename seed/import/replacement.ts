import { z } from 'zod';
import { byKey } from '#graph/database/by-key.ts';
import type { Database } from '#graph/database/database.ts';
import { Failure } from '#graph/failure.ts';
import type { ParsedRow, Reject, RowIdentity } from '#graph/ingest/input.ts';
import { statementKey, statementPrefix } from '#graph/model/statement-keys.ts';
import type { EdgeType, Label, TableName } from '#graph/model/vocabulary.ts';
import { isReject } from '../readers/format.ts';
import type { ParsedInput } from '../readers/format.ts';

/** What two versions of a file have in common, and two downloads of one name do not. */
interface Shared {
  readonly table: TableName;
  /** A type of statements that only sources with such rows have. */
  readonly edge: EdgeType;
  /** Of the nodes that the rows describe; null if only their statements are compared. */
  readonly label: Label | null;
  readonly things: string;
}

/** The first one that a source has in the graph is compared. */
const shared: readonly Shared[] = [
  { table: 'contracts', edge: 'AWARDED_TO', label: 'Contract', things: 'awards' },
  { table: 'organizations', edge: 'DESCRIBED_BY', label: 'Organization', things: 'organizations' },
  { table: 'ownership', edge: 'OWNS', label: null, things: 'ownership records' },
  { table: 'claims', edge: 'DESCRIBED_BY', label: null, things: 'claims' },
];

/** The number of rows per query. */
const batch = 1000;

/**
 * Checks that a file of a known source is a newer version of it. A register publishes its whole content again and again: an older file would
 * bring back statements that have since ended. Two downloads may have the same name: a file that shares nothing with its source in the graph
 * would close all statements of the source.
 * @throws BAD_USER_INPUT
 */
export async function checkReplacement(database: Database, input: ParsedInput): Promise<void> {
  const replaced = new Map<string, Shared>();
  for (const source of await findChanged(database, input)) {
    const has = await findShared(database, source);
    if (has !== null) replaced.set(source, has);
  }
  for (const each of shared) {
    const { table } = each;
    const sources = new Set([...replaced].flatMap(([source, has]) => (has === each ? [source] : [])));
    let pending: Candidate[] = [];
    const checkPending = async () => {
      for (const source of await sourcesWith(database, each, pending)) sources.delete(source);
      pending = [];
    };
    for await (const item of sources.size > 0 && input.tables.includes(table) ? input.rows(table) : []) {
      for (const candidate of candidatesOf(item, table)) if (sources.has(candidate.source)) pending.push(candidate);
      if (pending.length >= batch) await checkPending();
      if (sources.size === 0) break;
    }
    await checkPending();
    const [other] = sources;
    if (other !== undefined)
      throw new Failure(
        'BAD_USER_INPUT',
        `${other.slice(other.indexOf(':') + 1)}: a file of this name was imported before, and this one has none of its ${each.things}, so all of them would be closed. If it is another download, rename it; if it is a newer version, import it on the command line with --replace.`,
      );
  }
}

/**
 * Whether a source is identified by the name of its file. Others, such as the full file of a register, are versions of one source whatever their
 * name is.
 */
function isNamedByFile({ source, at }: ParsedRow): boolean {
  return source.endsWith(`:${at.file}`);
}

const knownSource = z.object({ key: z.string(), publishedOn: z.string().nullable(), sha256: z.string().nullable() });

/**
 * Returns the sources of an input that are identified by the name of their file, and that the graph has with another content.
 * @throws BAD_USER_INPUT for a file of a register if the graph has a version of its source that was published later
 */
async function findChanged(database: Database, input: ParsedInput): Promise<readonly string[]> {
  // An OpenGraph file, like a chain package, cites other publications with their dates; it is not a version of them.
  const citesOthers = input.format === 'opengraph';
  // Of one that names its sources, such as an export of Subtier, almost everything is stated by these.
  if (citesOthers && input.sources.length > 1) return [];
  const given = new Map<string, ParsedRow>();
  for await (const row of input.rows('sources')) if (!isReject(row)) given.set(row.source, row);
  const rows = await database.read(
    `UNWIND $sources AS key ${byKey('s', 'Source', 'key')}
     RETURN key, toString(s.publishedOn) AS publishedOn, s.sha256 AS sha256`,
    { sources: [...given.keys()] },
  );
  return rows.flatMap((row) => {
    const { key, publishedOn, sha256 } = knownSource.parse(row);
    const version = given.get(key);
    if (version === undefined) return [];
    if (isNamedByFile(version)) return version.values['sha256'] === sha256 ? [] : [key];
    const day = version.values['published_on'];
    if (citesOthers || typeof day !== 'string' || publishedOn === null || day >= publishedOn) return [];
    throw new Failure(
      'BAD_USER_INPUT',
      `${version.at.file}: published on ${day}, but the version of its source (${key}) in the graph was published on ${publishedOn}. An older version would bring back statements that have since ended. To import it anyway, use --replace on the command line.`,
    );
  });
}

async function findShared(database: Database, source: string): Promise<Shared | null> {
  for (const each of shared) {
    const prefix = statementPrefix(source, each.table);
    const found = await database.read(
      `MATCH ()-[r:${each.edge}]->() WHERE r.key STARTS WITH $prefix RETURN r.key AS key LIMIT 1`,
      { prefix },
    );
    if (found.length > 0) return each;
  }
  return null;
}

/** What the graph may have of a row from an earlier version. */
interface Candidate {
  readonly source: string;
  /** Of the row's statement. */
  readonly statement: string;
  /** Of the node that the row describes; empty if that is not known. */
  readonly node: string;
}

function candidatesOf(item: ParsedRow | Reject, table: TableName): readonly Candidate[] {
  const of = (row: RowIdentity, node = String(row.values['id'] ?? '')): Candidate => ({
    source: row.source,
    statement: statementKey(row),
    node,
  });
  if (!isReject(item)) {
    // A vehicle, which has no prime here, has orders of every agency.
    if (table === 'contracts' && item.values['prime'] === undefined) return [];
    // An earlier version may have known an organization by its LEI only.
    return item.resolvedFrom === undefined ? [of(item)] : [of(item), of(item, item.resolvedFrom)];
  }
  // What an unreadable row stated before stays, so it is not closed. Unreadable awards name vehicles too.
  if (table === 'contracts') return [];
  const identities = item.identities ?? [];
  return identities
    .filter((row) => row.table === table && row.isRowPrefix !== true && row.unreadable === undefined)
    .map((row) => of(row));
}

/** Returns the sources that state one of these rows in the graph, or describe its node. */
async function sourcesWith(
  database: Database,
  { table, edge, label }: Shared,
  candidates: readonly Candidate[],
): Promise<readonly string[]> {
  if (candidates.length === 0) return [];
  const stated = table === 'contracts' ? 'DESCRIBED_BY' : edge;
  const queries = [
    `UNWIND $candidates AS row
     MATCH (a)-[r:${stated} {key: row.statement}]->(b) USING INDEX SEEK r:${stated}(key)
     RETURN DISTINCT row.source AS source`,
    ...(label === null
      ? []
      : [
          `UNWIND $candidates AS row
           MATCH (n:${label} {key: row.node})-[:DESCRIBED_BY]->(s:Source {key: row.source}) USING INDEX SEEK n:${label}(key)
           RETURN DISTINCT row.source AS source`,
        ]),
  ];
  const found: string[] = [];
  for (const query of queries)
    for (const row of await database.read(query, { candidates })) found.push(z.string().parse(row['source']));
  return found;
}
