import { Command } from 'commander';
import { z } from 'zod';
import type { Database } from '#graph/database/database.ts';
import { readGraphState } from '#graph/edition/graph-state.ts';
import { describeUnfinished, findUnfinished } from '#graph/edition/imports.ts';
import { homePaths } from '#graph/engine/home.ts';
import { homeState, openDatabase } from '#graph/engine/open-database.ts';
import type { HomeState } from '#graph/engine/open-database.ts';
import { countStored } from '#graph/entities/contents.ts';
import { readEnvironment } from '#graph/env.ts';
import type { Environment } from '#graph/env.ts';
import { Failure } from '#graph/failure.ts';
import { derivedEdgeTypes, derivedLabels } from '#graph/model/derived.ts';
import { labels, statementTypes } from '#graph/model/vocabulary.ts';
import { wipedForm } from '#graph/schema/wipe.ts';
import packageJson from '../../package.json' with { type: 'json' };
import { jsonText, printable } from './terminal.ts';

/** `status`: shows what is running, where data and logs are, versions and counts. */
export function statusCommand(): Command {
  return new Command('status')
    .description('show what is running, where data and logs are, versions and counts; starts nothing')
    .option('--json', 'write a JSON object')
    .action(async ({ json }: { json?: true }) => {
      const { lines, failure } = await readStatus();
      if (json === true) process.stdout.write(jsonText(Object.fromEntries(lines)));
      else {
        const width = Math.max(...lines.map(([name]) => name.length));
        for (const [name, value] of lines) process.stdout.write(`${name.padEnd(width)}  ${printable(String(value))}\n`);
      }
      if (failure !== null) throw failure;
    });
}

const versionsRow = z.object({ schema: z.number().nullable(), version: z.number().nullable() });

type Line = readonly [name: string, value: string | number];

interface Status {
  readonly lines: readonly Line[];
  /** Why a database that should be running does not answer; null if it answers or none should be running. */
  readonly failure: Failure | null;
}

/** Reads what `status` shows. Starts nothing. */
async function readStatus(): Promise<Status> {
  const environment = readEnvironment();
  const subtier: Line = ['Subtier', packageJson.version];
  if (environment.neo4jUri !== null) {
    const server: Line = ['server', `${environment.neo4jUri} as ${environment.user} (NEO4J_URI)`];
    return withDatabaseLines(environment, [subtier, server]);
  }
  const state = await homeState(environment);
  const lines: readonly Line[] = [subtier, ...homeLines(environment, state)];
  if (state.run === null) return { lines: [...lines, ['next start', describeStart(state)]], failure: null };
  const run: readonly Line[] = [
    ['address', state.run.uri],
    ['processes', `database ${state.run.javaPid ?? 'starting'}, keeper ${state.run.keeperPid}`],
  ];
  return withDatabaseLines(environment, [...lines, ...run]);
}

function homeLines({ home, neo4jVersion }: Environment, state: HomeState): readonly Line[] {
  const paths = homePaths(home);
  return [
    ['database', `private Neo4j Community ${neo4jVersion}, ${state.run === null ? 'not running' : 'running'}`],
    ['home', `${home} (SUBTIER_HOME)`],
    ['data', state.hasData ? paths.data : `${paths.data} (none yet)`],
    ['logs', paths.logs],
    ['jars', state.hasJars ? state.jars : `${state.jars} (not downloaded yet)`],
    ['Java', state.java instanceof Failure ? 'no suitable version found' : state.java],
  ];
}

function describeStart({ java, hasJars, hasData }: HomeState): string {
  if (java instanceof Failure) return `fails: ${java.message}`;
  const steps = [
    ...(hasJars ? [] : ['downloads Neo4j with Maven (118 MB)']),
    hasData ? 'starts Neo4j with these data' : 'starts Neo4j with an empty graph',
  ];
  return steps.join(', then ');
}

async function withDatabaseLines(environment: Environment, lines: readonly Line[]): Promise<Status> {
  try {
    const database = await openDatabase({ environment, onProgress: () => undefined });
    try {
      return { lines: [...lines, ['Neo4j', await database.version()], ...(await graphLines(database))], failure: null };
    } finally {
      await database.close();
    }
  } catch (error) {
    if (error instanceof Failure) return { lines: [...lines, ['state', 'does not answer']], failure: error };
    throw error;
  }
}

async function graphLines(database: Database): Promise<readonly Line[]> {
  const [row] = await database.read(
    `OPTIONAL MATCH (s:Subtier {key: 'graph'}) RETURN s.schemaVersion AS schema, s.version AS version`,
  );
  const { schema, version } = versionsRow.parse(row);
  const nodes = await countStored(
    database,
    [...labels, ...derivedLabels],
    (label) => `MATCH (n:${label}) WHERE n.key IS NOT NULL`,
  );
  const types = [...statementTypes, ...derivedEdgeTypes];
  const edges = await countStored(database, types, (type) => `MATCH ()-[n:${type}]->()`);
  const interrupted = schema === null ? [] : await findInterrupted(database);
  return [
    ...(interrupted.length === 0 ? [] : [['interrupted', interrupted.join('; ')] as const]),
    ['schema', schema === null ? 'not set up' : `version ${schema}`],
    ['graph', `version ${version ?? 0}`],
    ['nodes', sum(nodes)],
    ...linesOf(nodes),
    ['edges', sum(edges)],
    ...linesOf(edges),
  ];
}

type Counts = Awaited<ReturnType<typeof countStored>>;

function sum(counts: Counts): number {
  return counts.reduce((total, { count }) => total + count, 0);
}

/** A line for each kind that there is. */
function linesOf(counts: Counts): readonly Line[] {
  return counts.filter(({ count }) => count !== 0).map(({ name, count }) => [`  ${name}`, count]);
}

/** Describes what was interrupted and not completed since. */
async function findInterrupted(database: Database): Promise<readonly string[]> {
  const { form, isBeingWritten } = await readGraphState(database);
  if (form === wipedForm && !isBeingWritten)
    return ['a wipe: the counts show what is left, and the next command that uses the graph deletes it'];
  return (await findUnfinished(database)).map(describeUnfinished);
}
