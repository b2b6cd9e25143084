import { execFile } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { z } from 'zod';
import { endDatabase, openDatabase } from '#graph/engine/open-database.ts';
import { childEnvironment } from '#graph/env.ts';
import { setUpSchema } from '#graph/schema/schema.ts';
import { generateWorld } from '#seed/generator/generate-world.ts';
import { loadBare } from './bare-loader.ts';
import type { BenchOptions } from './bench-options.ts';
import { startBenchServer } from './bench-server.ts';
import { secondsOf } from './measure.ts';
import { benchEnvironment } from './world.ts';

const importShape = z.object({
  rows: z.number(),
  seconds: z.number(),
  /** The part of it that derives accesses and exposures. */
  deriveSeconds: z.number(),
  /** Peak memory of the process, in bytes. */
  memory: z.number(),
});
type ProcessImport = z.infer<typeof importShape>;

export interface ImportFigures {
  readonly rows: number;
  /** By a bare loader, into an empty graph with the same constraints and indexes. */
  readonly bareSeconds: number;
  readonly first: ProcessImport;
  /** The same package, unchanged. */
  readonly again: ProcessImport;
  /** `npm start` in an empty home, until it listens. */
  readonly startSeconds: number;
}

/** Compares imports of a world with a bare loader. Each starts with a Neo4j that was just started on an empty database. */
export async function measureImports(
  { importScale, seed, folder }: BenchOptions,
  say: (message: string) => void,
): Promise<ImportFigures> {
  const own = `${folder}-imports`;
  const world = join(own, 'world');
  const empty = async (name: string) => {
    const environment = benchEnvironment(join(own, name));
    await endDatabase(environment);
    await rm(environment.home, { recursive: true, force: true });
    return environment;
  };
  await rm(world, { recursive: true, force: true });
  await generateWorld({ scale: importScale, seed, to: world, onProgress: say });

  const bare = await empty('bare');
  const database = await openDatabase({ environment: bare, onProgress: say });
  let rows = 0;
  let bareSeconds: number;
  try {
    await setUpSchema(database);
    bareSeconds = await secondsOf(async () => {
      rows = await loadBare(database, world);
    });
  } finally {
    await database.close();
    await endDatabase(bare);
  }
  say(`A bare loader took ${bareSeconds.toFixed(1)} s for ${rows.toLocaleString('en-US')} rows`);

  const imported = await empty('imported');
  try {
    const first = await importIn(imported.home, world);
    const again = await importIn(imported.home, world);
    const started = await empty('started');
    const server = await startBenchServer(started.home, ['--documented-case', 'digital-escorts']);
    await server.close();
    await endDatabase(started);
    return { rows, bareSeconds, first, again, startSeconds: server.startSeconds };
  } finally {
    await endDatabase(imported);
    await rm(own, { recursive: true, force: true });
  }
}

const program = fileURLToPath(new URL('import-process.ts', import.meta.url));

async function importIn(home: string, world: string): Promise<ProcessImport> {
  const env = childEnvironment({ NEO4J_URI: '', SUBTIER_HOME: home });
  const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', program, world], { env });
  return importShape.parse(JSON.parse(stdout));
}
