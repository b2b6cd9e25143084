import { hash } from 'node:crypto';
import { z } from 'zod';
import type { Database } from '../database/database.ts';
import { Failure } from '../failure.ts';
import { countries } from '../model/countries.ts';
import { derivedEdges, derivedNodes } from '../model/derived.ts';
import { bookkeeping } from '../model/names.ts';
import { evidenceLabels, namedLabels, tablesOfAccess } from '../model/tables.ts';
import { casework, labels, statementTypes, superseded } from '../model/vocabulary.ts';
import type { Label } from '../model/vocabulary.ts';

const indexRow = z.object({
  name: z.string(),
  state: z.string(),
  on: z.string(),
  types: z.array(z.string()),
  properties: z.array(z.string()),
});
type IndexRow = z.infer<typeof indexRow>;

/**
 * Creates the constraints, indexes, countries and bookkeeping nodes that are missing or broken, and waits until the indexes are online.
 * Cheap if nothing is missing.
 * @throws SCHEMA_TOO_NEW, SCHEMA_TOO_OLD if another version of Subtier created the graph.
 */
export async function setUpSchema(database: Database): Promise<void> {
  const version = await readSchemaVersion(database);
  const present = await showIndexes(database);
  const missing = schemaParts.filter((part) => !isIntact(part, present.get(part.name)));
  const isComplete = missing.length === 0 && schemaParts.every((part) => present.get(part.name)?.state === 'ONLINE');
  if (version === schemaVersion && isComplete) return;
  for (const part of missing) if (present.has(part.name)) await drop(database, part);
  // One transaction is many times faster than one per statement.
  await database.writeTransaction(async (transaction) => {
    for (const { statement } of missing) await transaction.run(statement);
  });
  await database.autoCommit('CALL db.awaitIndexes(3600)');
  // Last, so that only a complete graph has a schema version.
  await database.write(
    `UNWIND $countries AS country
     MERGE (c:Country {key: country.key}) SET c.name = country.name, c.isForeign = country.isForeign
     WITH count(c) AS done
     MERGE (lease:Subtier {key: 'lease'})
     MERGE (graph:Subtier {key: 'graph'})
     SET graph.schemaVersion = $schemaVersion,
       graph.version = coalesce(graph.version, 0), graph.derivedVersion = coalesce(graph.derivedVersion, 0)`,
    { countries: [...countries.values()], schemaVersion },
  );
}

/** Returns the graph's schema version; null if it was never set up completely. @throws SCHEMA_TOO_NEW, SCHEMA_TOO_OLD */
export async function readSchemaVersion(database: Database): Promise<number | null> {
  const [row] = await database.read(`MATCH (graph:Subtier {key: 'graph'}) RETURN graph.schemaVersion AS version`);
  const version = row === undefined ? null : z.number().nullable().parse(row['version']);
  if (version !== null && version > schemaVersion) {
    throw new Failure(
      'SCHEMA_TOO_NEW',
      `The graph was created by a newer Subtier (its schema version is ${version}, this one supports ${schemaVersion}): update Subtier, or use another database.`,
    );
  }
  if (version !== null && version < schemaVersion) {
    throw new Failure(
      'SCHEMA_TOO_OLD',
      `The graph was created by an older Subtier (its schema version is ${version}, this one needs ${schemaVersion}): run npx subtier wipe --yes, then import your data again.`,
    );
  }
  return version;
}

async function showIndexes(database: Database): Promise<ReadonlyMap<string, IndexRow>> {
  const rows = await database.autoCommit(
    `SHOW INDEXES YIELD name, state, entityType, labelsOrTypes, properties
     WHERE labelsOrTypes IS NOT NULL
     RETURN name, state, entityType AS on, labelsOrTypes AS types, coalesce(properties, []) AS properties`,
  );
  return new Map(rows.map((row) => indexRow.parse(row)).map((row) => [row.name, row]));
}

function isIntact(part: SchemaPart, found: IndexRow | undefined): boolean {
  if (found === undefined || found.state === 'FAILED' || found.on !== part.on) return false;
  return sameMembers(found.types, part.types) && sameMembers(found.properties, part.properties);
}

function sameMembers(some: readonly string[], others: readonly string[]): boolean {
  return some.length === others.length && some.every((member) => others.includes(member));
}

/** Drops both constraint and index: an interrupted setup may leave a constraint's index without the constraint. */
async function drop(database: Database, part: SchemaPart): Promise<void> {
  if (part.kind === 'constraint') await database.autoCommit(`DROP CONSTRAINT ${part.name} IF EXISTS`);
  await database.autoCommit(`DROP INDEX ${part.name} IF EXISTS`);
}

/** A constraint or index, with the properties that `SHOW INDEXES` reports for it. */
interface SchemaPart {
  readonly name: string;
  readonly kind: 'constraint' | 'index' | 'full text';
  readonly on: 'NODE' | 'RELATIONSHIP';
  readonly types: readonly string[];
  readonly properties: readonly string[];
  readonly statement: string;
}

/** The full-text indexes by name: what they index. */
export const fullTexts = {
  entityText: {
    labels: namedLabels,
    properties: ['name', 'title', 'piid', 'uei', 'cage', 'lei', 'otherIdentifiers', 'otherNames', 'key', 'label'],
  },
  evidenceText: { labels: evidenceLabels, properties: ['title', 'publisher', 'claimant', 'text'] },
  // Its words are those of normalized names, so no analyzer may change them.
  organizationNames: { labels: ['Organization'], properties: ['normalizedNames'], analyzer: 'whitespace' },
} as const satisfies Readonly<Record<string, FullText>>;

interface FullText {
  readonly labels: readonly Label[];
  readonly properties: readonly string[];
  /** Default: that of the database. */
  readonly analyzer?: string;
}

/** The whole schema: uniqueness of keys, and an index for each lookup. */
export const schemaParts: readonly SchemaPart[] = [
  ...labels.map((label) => unique('NODE', label, 'key')),
  ...derivedNodes.map(({ label }) => unique('NODE', label, 'key')),
  ...derivedNodes.flatMap(({ label, indexes }) => indexes.map((property) => index('NODE', label, [property]))),
  ...derivedEdges.flatMap(({ type, index: indexed }) =>
    indexed === undefined ? [] : [index('RELATIONSHIP', type, indexed)],
  ),
  ...Object.entries(bookkeeping).map(([label, property]) => unique('NODE', label, property)),
  index('NODE', 'WaitingRow', ['source']),
  index('NODE', 'WaitingRow', ['importId']),
  index('NODE', 'WaitingRow', ['describes']),
  unique('NODE', casework.label, casework.key),
  ...statementTypes.map((type) => unique('RELATIONSHIP', type, 'key')),
  index('RELATIONSHIP', 'ACCESSES', ['access']),
  index('RELATIONSHIP', 'ACCESSES', ['contract']),
  ...tablesOfAccess.map(({ edge }) => index('RELATIONSHIP', edge, ['access'])),
  index('RELATIONSHIP', 'EMPLOYS', ['contract']),
  index('RELATIONSHIP', 'SUBCONTRACTS_TO', ['contract', 'to']),
  index('RELATIONSHIP', 'SUBCONTRACTS_TO', ['performedIn']),
  index('RELATIONSHIP', 'SUBCONTRACTS_TO', ['byDoubts']),
  index('RELATIONSHIP', 'DESCRIBED_BY', ['resolvedFrom']),
  index('RELATIONSHIP', superseded, ['access']),
  index('RELATIONSHIP', superseded, ['contract']),
  index('NODE', 'Contract', ['parent']),
  index('NODE', 'Contract', ['prime']),
  index('NODE', 'Contract', ['piid']),
  index('NODE', 'Contract', ['withdrawn']),
  index('NODE', 'Organization', ['uei']),
  ...Object.entries(fullTexts).map(([name, indexed]) => fullText(name, indexed)),
];

/** Whether a property has a range index, which cannot hold a text of more than about 8 kB. @param on a label or a relationship type */
export function hasRangeIndex(on: string, property: string): boolean {
  return schemaParts.some(
    ({ kind, types, properties }) => kind === 'index' && types.includes(on) && properties.includes(property),
  );
}

function unique(on: SchemaPart['on'], type: string, property: string): SchemaPart {
  const name = `${type}_${property}_unique`;
  const statement = `CREATE CONSTRAINT ${name} IF NOT EXISTS FOR ${patternOf(on, type)} REQUIRE e.${property} IS UNIQUE`;
  return { name, kind: 'constraint', on, types: [type], properties: [property], statement };
}

function index(on: SchemaPart['on'], type: string, properties: readonly string[]): SchemaPart {
  const name = `${type}_${properties.join('_')}`;
  const indexed = properties.map((property) => `e.${property}`).join(', ');
  const statement = `CREATE INDEX ${name} IF NOT EXISTS FOR ${patternOf(on, type)} ON (${indexed})`;
  return { name, kind: 'index', on, types: [type], properties, statement };
}

function fullText(name: string, { labels: types, properties, analyzer }: FullText): SchemaPart {
  const indexed = properties.map((property) => `n.${property}`).join(', ');
  const options = analyzer === undefined ? '' : ` OPTIONS {indexConfig: {\`fulltext.analyzer\`: '${analyzer}'}}`;
  const statement = `CREATE FULLTEXT INDEX ${name} IF NOT EXISTS FOR (n:${types.join('|')}) ON EACH [${indexed}]${options}`;
  return { name, kind: 'full text', on: 'NODE', types, properties, statement };
}

/** The pattern of the entities `e` of a label or type. */
function patternOf(on: SchemaPart['on'], type: string): string {
  return on === 'NODE' ? `(e:${type})` : `()-[e:${type}]-()`;
}

/** Version of the graph's schema. Increase it when nodes, edges or their meaning change. */
export const schemaVersion = 2;

/** Returns a digest of all that `setUpSchema` creates. */
export function schemaDigest(): string {
  return hash('sha256', JSON.stringify([schemaVersion, schemaParts, [...countries.values()]]));
}
