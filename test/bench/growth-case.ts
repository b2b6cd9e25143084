import { openDatabase } from '#graph/engine/open-database.ts';
import { endDatabase } from '#graph/engine/private-database.ts';
import { benchCases } from './bench-cases.ts';
import type { BenchCase } from './bench-cases.ts';
import { benchDays } from './bench-days.ts';
import { benchHome } from './bench-home.ts';
import type { BenchOptions } from './bench-options.ts';
import { startBenchServer } from './bench-server.ts';
import { chooseSubjects } from './choose-subjects.ts';
import { countExposed } from './count-exposed.ts';
import { prepareWorld } from './prepare-world.ts';

/** The same question in a world of a tenth of the size, beside this one: with a database and a server of its own. */
export async function growthCase(
  options: BenchOptions,
  large: BenchCase,
  say: (message: string) => void,
  measure: (one: BenchCase) => Promise<void>,
): Promise<void> {
  const tenth = { ...options, scale: Math.ceil(options.scale / 10), folder: `${options.folder}-tenth` };
  const environment = benchHome(tenth.folder);
  await prepareWorld(tenth, say);
  const database = await openDatabase({ environment, onProgress: say });
  try {
    const server = await startBenchServer(environment.home);
    try {
      const subjects = await chooseSubjects(database, await countExposed(database, benchDays.day, []));
      const [small] = await benchCases({ database, url: server.url, subjects });
      if (small === undefined) throw new Error('There is nothing to compare with.');
      await measure({
        name: `${large.name}, of about a hundred accesses`,
        base: 'the same in a world a tenth of the size',
        target: 1.5,
        answers: async () => {
          const [ours, others] = [await large.answers(), await small.answers()];
          return [
            [ours[0], others[0]],
            [ours[1], others[1]],
          ];
        },
        measured: large.measured,
        measuredBase: small.measured,
      });
    } finally {
      await server.close();
    }
  } finally {
    await database.close();
    await endDatabase(environment);
  }
}
