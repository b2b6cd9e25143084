import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { openDatabase } from '#graph/engine/open-database.ts';
import { endDatabase } from '#graph/engine/private-database.ts';
import { generateWorld } from '#seed/generator/generate-world.ts';
import { benchHome } from './bench-home.ts';
import type { BenchOptions } from './bench-options.ts';
import { loadOfMachine } from './describe-machine.ts';
import { timedImport } from './timed-import.ts';

const prepared = z.object({
  scale: z.number(),
  seed: z.string(),
  nodes: z.number(),
  accesses: z.number(),
  statements: z.number(),
  generateSeconds: z.number(),
  importSeconds: z.number(),
  analysisSeconds: z.number(),
  /** Most memory that the importing process had, in bytes. */
  importMemory: z.number(),
  /** Load average when it was done, of the last five minutes. */
  load: z.number(),
});

/** What a run found when it made its world; kept with it. */
export type PreparedWorld = z.infer<typeof prepared>;

/** Generates a world and imports it into a database of its own, or takes the one that an earlier run left. */
export async function prepareWorld(options: BenchOptions, say: (message: string) => void): Promise<PreparedWorld> {
  const { folder, scale, seed } = options;
  const note = join(folder, 'world.json');
  const earlier = options.reuse ? await readNote(note) : null;
  if (earlier?.scale === scale && earlier.seed === seed) {
    say(`Taking the world in ${folder}.`);
    return earlier;
  }
  await endDatabase(benchHome(folder));
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const world = join(folder, 'world');
  const started = performance.now();
  const { nodes, accesses } = await generateWorld({ scale, seed, to: world, onProgress: say });
  const generateSeconds = (performance.now() - started) / 1000;

  const database = await openDatabase({ environment: benchHome(folder), onProgress: say });
  try {
    const { rows, seconds, analysisSeconds } = await timedImport(database, world, say);
    const found: PreparedWorld = {
      scale,
      seed,
      nodes,
      accesses,
      statements: rows.created,
      generateSeconds,
      importSeconds: seconds,
      analysisSeconds,
      importMemory: process.resourceUsage().maxRSS * 1024,
      load: loadOfMachine(),
    };
    await writeFile(note, `${JSON.stringify(found, null, 2)}\n`);
    await rm(world, { recursive: true });
    return found;
  } finally {
    await database.close();
  }
}

async function readNote(file: string): Promise<PreparedWorld | null> {
  try {
    return prepared.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch {
    // Never finished, or another version's: created again.
    return null;
  }
}
