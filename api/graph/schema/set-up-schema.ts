import { z } from 'zod';
import type { Database } from '../driver/database.ts';
import { SchemaTooNew } from '../failure/schema-too-new.ts';
import { countries } from './countries.ts';
import { schemaParts, type SchemaPart } from './schema-parts.ts';
import { schemaVersion } from './schema-version.ts';

const indexRow = z.object({
  name: z.string(),
  state: z.string(),
  on: z.string(),
  types: z.array(z.string()),
  properties: z.array(z.string()),
});
type IndexRow = z.infer<typeof indexRow>;

/**
 * Makes the graph's constraints, indexes, countries and record of itself, whatever of them is missing or broken, and
 * waits until they serve. Cheap when all is there.
 * @throws SchemaTooNew when a later Subtier set the graph up.
 */
export async function setUpSchema(database: Database): Promise<void> {
  const version = await readSchemaVersion(database);
  const present = await showIndexes(database);
  const missing = schemaParts.filter((part) => !isWhole(part, present.get(part.name)));
  const whole = missing.length === 0 && schemaParts.every((part) => present.get(part.name)?.state === 'ONLINE');
  if (version === schemaVersion && whole) return;
  for (const part of missing) if (present.has(part.name)) await drop(database, part);
  // In one transaction: many times faster than one by one.
  await database.writeTransaction(async (transaction) => {
    for (const { statement } of missing) await transaction.run(statement);
  });
  await database.autoCommit('CALL db.awaitIndexes(3600)');
  // Last of all: only a graph that is whole says so.
  await database.write(
    `UNWIND $countries AS country
     MERGE (c:Country {key: country.key}) SET c.name = country.name, c.isForeign = country.isForeign
     WITH count(c) AS done
     MERGE (lease:Subtier {key: 'lease'})
     MERGE (graph:Subtier {key: 'graph'})
     SET graph.schemaVersion = $schemaVersion,
       graph.version = coalesce(graph.version, 0), graph.analysisVersion = coalesce(graph.analysisVersion, 0)`,
    { countries: [...countries.values()], schemaVersion },
  );
}

/** Null: never set up, or not to its end. @throws SchemaTooNew */
export async function readSchemaVersion(database: Database): Promise<number | null> {
  const [row] = await database.read(`MATCH (graph:Subtier {key: 'graph'}) RETURN graph.schemaVersion AS version`);
  const version = row === undefined ? null : z.number().nullable().parse(row['version']);
  if (version !== null && version > schemaVersion) {
    throw new SchemaTooNew(
      `The graph was set up by a later Subtier (its form is ${version}, this one knows ${schemaVersion}): update Subtier, or use another database.`,
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

function isWhole(part: SchemaPart, found: IndexRow | undefined): boolean {
  if (found === undefined || found.state === 'FAILED' || found.on !== part.on) return false;
  return sameMembers(found.types, part.types) && sameMembers(found.properties, part.properties);
}

function sameMembers(some: readonly string[], others: readonly string[]): boolean {
  return some.length === others.length && some.every((member) => others.includes(member));
}

/** A set-up that died may leave a constraint's index without its constraint, so both are tried. */
async function drop(database: Database, part: SchemaPart): Promise<void> {
  if (part.kind === 'constraint') await database.autoCommit(`DROP CONSTRAINT ${part.name} IF EXISTS`);
  await database.autoCommit(`DROP INDEX ${part.name} IF EXISTS`);
}
