import { z } from 'zod';
import type { Database } from '../database/database.ts';
import { refused } from '../failure.ts';
import { exceeded, questionLimits } from '../limits.ts';
import { decodeFrom, decodeTo, openFrom, openTo } from '../model/day.ts';
import type { Day } from '../model/day.ts';
import type { NodeRef } from '../model/keys.ts';
import { underOfEdges } from '../model/relationships.ts';
import { statementPrefix } from '../model/statement-keys.ts';
import { edgeTypes, labels } from '../model/vocabulary.ts';
import type { EdgeType } from '../model/vocabulary.ts';

/** Returns the keys of those sources that the graph has, in order. */
export async function findSources(
  database: Pick<Database, 'read'>,
  sources: readonly string[],
): Promise<readonly string[]> {
  const rows = await database.read('MATCH (s:Source) WHERE s.key IN $sources RETURN s.key AS key ORDER BY key', {
    sources,
  });
  return rows.map(({ key }) => z.string().parse(key));
}

/** Returns the keys of the systems that one of the sources describes, in order. */
export async function systemsDescribed(
  database: Pick<Database, 'read'>,
  sources: readonly string[],
): Promise<readonly string[]> {
  const rows = await database.read(
    `UNWIND $sources AS source
     MATCH (:Source {key: source})<-[:DESCRIBED_BY]-(s:System)
     WITH DISTINCT s.key AS key ORDER BY key
     RETURN key`,
    { sources },
  );
  return rows.map(({ key }) => z.string().parse(key));
}

/** Returns the keys of the claims that one of the sources states, earliest first. */
export async function claimsStated(
  database: Pick<Database, 'read'>,
  sources: readonly string[],
): Promise<readonly string[]> {
  const rows = await database.read(
    `UNWIND $sources AS source
     MATCH (:Source {key: source})<-[:DESCRIBED_BY]-(c:Claim)
     WITH DISTINCT c.key AS key, c.statedOn AS day ORDER BY day, key
     RETURN key`,
    { sources },
  );
  return rows.map(({ key }) => z.string().parse(key));
}

/** What a source states, by type of edge and by country. */
interface SourceSummary {
  /** Most statements first. */
  readonly statements: readonly StatementsOfType[];
  /** Most statements first. */
  readonly countries: readonly { readonly country: string; readonly count: number }[];
}

export interface StatementsOfType {
  readonly type: EdgeType;
  readonly count: number;
  /** Those about a hop that no other source states; null: there are too many statements to compare. */
  readonly alone: number | null;
  /** First day of the earliest statement; null: one is open. */
  readonly from: Day | null;
  /** First day after the latest statement; null: one is open. */
  readonly to: Day | null;
}

/** With more statements of a type, those that rest on the source alone are not counted. */
const { most: mostCompared } = questionLimits.comparedStatements;

const countRow = z.object({
  type: z.enum(edgeTypes),
  count: z.number(),
  from: z.string().nullable(),
  to: z.string().nullable(),
});
const aloneRow = z.object({ type: z.enum(edgeTypes), alone: z.number() });
const countryRow = z.object({ country: z.string(), count: z.number() });

/** Summarizes the statements of a source, by the index of their keys. @param key of the source */
export async function summarizeSource(database: Pick<Database, 'read'>, key: string): Promise<SourceSummary> {
  const prefix = statementPrefix(key, '').slice(0, -1);
  const countries = ['LOCATED_IN', 'CITIZEN_OF', 'REGISTERED_IN', 'PERFORMED_IN'].map(
    (type) =>
      `MATCH ()-[r:${type}]->(c:Country) WHERE r.key STARTS WITH $prefix RETURN c.key AS country, count(r) AS count`,
  );
  const [statements, ofCountries] = await Promise.all([
    readStatements(database, key, prefix),
    database.read(
      `CALL () { ${countries.join(' UNION ALL ')} }
       WITH country, sum(count) AS count ORDER BY count DESC, country
       RETURN country, count`,
      { prefix },
    ),
  ]);
  return { statements, countries: z.array(countryRow).parse(ofCountries) };
}

/** Compares only types with few statements: planning a comparison of every type takes seconds. */
async function readStatements(
  database: Pick<Database, 'read'>,
  key: string,
  prefix: string,
): Promise<readonly StatementsOfType[]> {
  const rows = await database.read(edgeTypes.map(countStatements).join(' UNION ALL '), { prefix });
  const counts = rows.map((row) => countRow.parse(row)).filter(({ count }) => count > 0);
  const compared = counts.filter(({ count }) => count <= mostCompared).map(({ type }) => type);
  const found =
    compared.length === 0 ? [] : await database.read(compared.map(countAlone).join(' UNION ALL '), { prefix, key });
  // A type without such statements has no row.
  const alone = new Map(found.map((row) => aloneRow.parse(row)).map((row) => [row.type, row.alone]));
  return counts
    .map(({ type, count, from, to }) => ({
      type,
      count,
      alone: count <= mostCompared ? (alone.get(type) ?? 0) : null,
      from: decodeFrom(from ?? openFrom),
      to: decodeTo(to ?? openTo),
    }))
    .sort((a, b) => b.count - a.count);
}

function countStatements(type: EdgeType): string {
  return `MATCH ()-[r:${type}]->() WHERE r.key STARTS WITH $prefix
    RETURN '${type}' AS type, count(r) AS count, toString(min(r.validFrom)) AS from, toString(max(r.validTo)) AS to`;
}

function countAlone(type: EdgeType): string {
  return `${matchAlone(type)}
    RETURN '${type}' AS type, count(r) AS alone`;
}

/** Matches the statements of a source about hops that no other source states. */
function matchAlone(type: EdgeType): string {
  const property = underOfEdges[type];
  const same = property === undefined ? '' : ` AND coalesce(o.${property}, '') = coalesce(r.${property}, '')`;
  return `MATCH (a)-[r:${type}]->(b) WHERE r.key STARTS WITH $prefix
      AND NOT EXISTS { MATCH (a)-[o:${type}]->(b) WHERE o.source <> $key${same} }`;
}

/** A statement of a source about a hop that no other source states. */
export interface LoneStatement {
  readonly key: string;
  readonly from: NodeRef;
  readonly to: NodeRef;
  /** Null: open. */
  readonly validFrom: Day | null;
  readonly validTo: Day | null;
}

interface LonePage {
  readonly statements: readonly LoneStatement[];
  readonly hasNextPage: boolean;
}

const end = z.object({ label: z.enum(labels), key: z.string() });
const loneRow = z.object({ key: z.string(), from: end, to: end, validFrom: z.string(), validTo: z.string() });

/**
 * Returns the statements of one type that rest on a source alone, in the order of their keys.
 * @param after the key after which to continue; null: the first ones
 * @throws BAD_USER_INPUT if there are too many statements to compare
 */
export async function findLoneStatements(
  database: Pick<Database, 'read'>,
  { source, type, first, after }: { source: string; type: EdgeType; first: number; after: string | null },
): Promise<LonePage> {
  const prefix = statementPrefix(source, '').slice(0, -1);
  const [counted] = await database.read(countStatements(type), { prefix });
  // A type without such statements has no row.
  const count = counted === undefined ? 0 : countRow.parse(counted).count;
  if (count > mostCompared) {
    throw refused(
      'type',
      `The source has more than ${mostCompared} ${type} statements to compare.`,
      exceeded(questionLimits.comparedStatements, count),
    );
  }
  const rows = await database.read(
    `${matchAlone(type)} AND r.key > $after
     WITH a, r, b ORDER BY r.key LIMIT $first
     RETURN r.key AS key, toString(r.validFrom) AS validFrom, toString(r.validTo) AS validTo,
       {label: head([label IN labels(a) WHERE label IN $labels]), key: a.key} AS from,
       {label: head([label IN labels(b) WHERE label IN $labels]), key: b.key} AS to`,
    { prefix, key: source, after: after ?? '', first: first + 1, labels },
  );
  const statements = rows.map((row) => {
    const { validFrom, validTo, ...others } = loneRow.parse(row);
    return { ...others, validFrom: decodeFrom(validFrom), validTo: decodeTo(validTo) };
  });
  return { statements: statements.slice(0, first), hasNextPage: statements.length > first };
}
