import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'csv-stringify/sync';
import { z } from 'zod';
import type { Database } from '#graph/database/database.ts';
import { endDatabase, openDatabase } from '#graph/engine/open-database.ts';
import { readEnvironment } from '#graph/env.ts';
import type { Environment } from '#graph/env.ts';
import type { ImportReport } from '#graph/ingest/input.ts';
import { generateWorld } from '#seed/generator/generate-world.ts';
import { runImport } from '#seed/import/import.ts';
import type { BenchOptions } from './bench-options.ts';
import type { Subjects } from './choose-subjects.ts';

/** Two days of the generated world, one near its end and one well before, and a list that designates countries. */
export const benchDays = { day: '2026-06-01', other: '2024-03-01', list: '10USC4872' } as const;

/** The environment of a private database in a folder, whatever the user's environment is. */
export function benchEnvironment(folder: string): Environment {
  return {
    ...readEnvironment(),
    neo4jUri: null,
    database: null,
    home: join(folder, 'home'),
    host: '127.0.0.1',
    port: 0,
  };
}

const worldShape = z.object({
  scale: z.number(),
  seed: z.string(),
  nodes: z.number(),
  accesses: z.number(),
  statements: z.number(),
  generateSeconds: z.number(),
  importSeconds: z.number(),
  deriveSeconds: z.number(),
  /** Peak memory of this process, which generates and imports, in bytes. */
  importMemory: z.number(),
  /** Load average of the last five minutes when the import ended. */
  load: z.number(),
});

/** What was measured when the world was made; stored with it. */
export type BenchWorld = z.infer<typeof worldShape>;

/** Generates a world and imports it into a database of its own, or reuses the one that an earlier run left. */
export async function prepareWorld(options: BenchOptions, say: (message: string) => void): Promise<BenchWorld> {
  const { folder, scale, seed } = options;
  const note = join(folder, 'world.json');
  const earlier = options.reuse ? await readNote(note) : null;
  if (earlier?.scale === scale && earlier.seed === seed) {
    say(`Reusing the world in ${folder}.`);
    return earlier;
  }
  await endDatabase(benchEnvironment(folder));
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const world = join(folder, 'world');
  const started = performance.now();
  const { nodes, accesses } = await generateWorld({ scale, seed, to: world, onProgress: say });
  const generateSeconds = (performance.now() - started) / 1000;

  const database = await openDatabase({ environment: benchEnvironment(folder), onProgress: say });
  try {
    const { rows, seconds, deriveSeconds } = await timedImport(database, world, say);
    const found: BenchWorld = {
      scale,
      seed,
      nodes,
      accesses,
      statements: rows.created,
      generateSeconds,
      importSeconds: seconds,
      deriveSeconds,
      importMemory: process.resourceUsage().maxRSS * 1024,
      load: loadavg()[1] ?? Number.NaN,
    };
    await writeFile(note, `${JSON.stringify(found, null, 2)}\n`);
    await rm(world, { recursive: true });
    return found;
  } finally {
    await database.close();
  }
}

async function readNote(file: string): Promise<BenchWorld | null> {
  try {
    return worldShape.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch {
    // The earlier run did not finish, or was of another version: the world is made again.
    return null;
  }
}

export interface TimedImport {
  readonly rows: ImportReport['total'];
  /** The whole import. */
  readonly seconds: number;
  /** The part of it that derives accesses and exposures. */
  readonly deriveSeconds: number;
}

/** Imports a chain package as a user would. @throws Error if a row is rejected, because less would be measured then. */
export async function timedImport(
  database: Database,
  folder: string,
  onProgress: (message: string) => void,
): Promise<TimedImport> {
  const started = performance.now();
  const deriving: number[] = [];
  const { total } = await runImport(database, {
    format: 'chain-package',
    paths: [folder],
    onProgress: (message) => {
      if (message.startsWith('Deriving accesses and exposures')) deriving.push(performance.now());
      onProgress(message);
    },
  });
  const ended = performance.now();
  if (total.rejected > 0) throw new Error(`${total.rejected} rows of the benchmark's world were rejected.`);
  // The designation lists may be imported first, so the last one counts. An unchanged package derives nothing.
  const derivingStarted = deriving.at(-1) ?? ended;
  return { rows: total, seconds: (ended - started) / 1000, deriveSeconds: (ended - derivingStarted) / 1000 };
}

/** With five rows each, less the source. */
const people = 250;

/** Imports 1,001 rows from a second source: new engineers abroad, each with an access to a system under a contract of the world. */
export async function importSecondSource(
  database: Database,
  { ofLargePrime, system, organization }: Subjects,
): Promise<TimedImport> {
  const folder = await mkdtemp(join(tmpdir(), 'subtier-bench-second-'));
  const contract = ofLargePrime[0]?.contract ?? '';
  const run = Date.now().toString(36);
  const ids = Array.from({ length: people }, (_, at) => `SYN-BENCH-${run}-${at}`);
  const files = {
    sources: [{ id: 'SYN-BENCH', title: 'Second import of the benchmark', data_class: 'synthetic' }],
    people: ids.map((id) => ({ id, kind: 'individual' })),
    locations: ids.map((person) => ({ person, country: 'CN' })),
    employment: ids.map((person) => ({ organization, person, contract, role: 'engineer' })),
    access: ids.map((person) => ({ id: `${person}-A`, person, system, contract, mode: 'escorted' })),
  };
  try {
    for (const [name, rows] of Object.entries(files))
      await writeFile(join(folder, `${name}.csv`), stringify(rows, { header: true }));
    return await timedImport(database, folder, () => undefined);
  } finally {
    await rm(folder, { recursive: true });
    await rm(`${folder}.rejects.csv`, { force: true });
  }
}
