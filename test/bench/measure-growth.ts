import { endDatabase, openDatabase } from '#graph/engine/open-database.ts';
import { benchCases } from './bench-cases.ts';
import type { BenchCase } from './bench-cases.ts';
import type { BenchOptions } from './bench-options.ts';
import { memoryOf, startBenchServer } from './bench-server.ts';
import { chooseSubjects } from './choose-subjects.ts';
import { countExposed } from './count-exposed.ts';
import { benchDays, benchEnvironment, prepareWorld } from './world.ts';

/** The allowed growth of what must not depend on the size of the world. */
const constantGrowth = 1.5;

/**
 * Compares requests with the same ones in a smaller world, which has a database and a server of its own beside the large one's.
 * @param measure measures a case and adds it to the report
 * @returns the memory of the small world's server, in bytes
 */
export async function measureGrowth(
  options: BenchOptions,
  cases: readonly BenchCase[],
  say: (message: string) => void,
  measure: (one: BenchCase) => Promise<void>,
): Promise<number> {
  const { scale, growthFrom } = options;
  const smaller = { ...options, scale: growthFrom, folder: `${options.folder}-${growthFrom}` };
  const environment = benchEnvironment(smaller.folder);
  await prepareWorld(smaller, say);
  const database = await openDatabase({ environment, onProgress: say });
  try {
    const server = await startBenchServer(environment.home);
    try {
      const subjects = await chooseSubjects(database, await countExposed(database, benchDays.day, []));
      const small = await benchCases({ database, url: server.url, subjects });
      for (const [at, large] of cases.entries()) {
        const same = small[at];
        if (large.growth === null || same === undefined) continue;
        await measure({
          ...large,
          base: `the same with ${growthFrom.toLocaleString('en-US')} nodes`,
          target: large.growth === 'linear' ? scale / growthFrom : constantGrowth,
          answers: () => same.answers(),
          measuredBase: same.measured,
        });
      }
      return await memoryOf(server.pid);
    } finally {
      await server.close();
    }
  } finally {
    await database.close();
    await endDatabase(environment);
  }
}
