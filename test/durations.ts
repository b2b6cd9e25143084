import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';

const durations = z.record(z.string(), z.record(z.string(), z.number()));

/** Seconds by file, by project. */
export type Durations = z.infer<typeof durations>;

const path = '.build/test-durations.json';

/** Reads the durations of the last whole run of each project; none if there are none. */
export async function readDurations(): Promise<Durations> {
  const text = await readFile(path, 'utf8').catch(() => '{}');
  return durations.safeParse(JSON.parse(text)).data ?? {};
}

/** Leaves the durations of projects for the next run to compare with. The others keep theirs. */
export async function writeDurations(now: Durations): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, `${JSON.stringify({ ...(await readDurations()), ...now }, null, 2)}\n`);
}

export interface Slower {
  readonly name: string;
  readonly seconds: number;
  readonly before: number;
}

/** Returns the files that took longer than before by half and by five seconds: less is chance. The most seconds come first. */
export function slowerFiles(now: Durations[string], before: Durations[string]): readonly Slower[] {
  return Object.entries(now)
    .map(([name, seconds]) => ({ name, seconds, before: before[name] ?? Infinity }))
    .filter((one) => one.seconds > Math.max(1.5 * one.before, one.before + 5))
    .toSorted((one, other) => other.seconds - other.before - (one.seconds - one.before));
}

/** The sum of some durations, in seconds. */
export function totalOf(files: Durations[string]): number {
  return Object.values(files).reduce((sum, seconds) => sum + seconds, 0);
}
