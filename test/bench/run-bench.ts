import { isDeepStrictEqual } from 'node:util';
import { endDatabase } from '#graph/engine/end-database.ts';
import { homePaths } from '#graph/engine/home-paths.ts';
import { openDatabase } from '#graph/engine/open-database.ts';
import { readRunFile } from '#graph/engine/run-file.ts';
import { ask } from './ask.ts';
import { benchCases } from './bench-cases.ts';
import { benchDays } from './bench-days.ts';
import { benchHome } from './bench-home.ts';
import type { BenchOptions } from './bench-options.ts';
import { startBenchServer } from './bench-server.ts';
import { exposuresAnswer } from './chain-rows.ts';
import { chooseSubjects } from './choose-subjects.ts';
import { countExposed } from './count-exposed.ts';
import { describeMachine, loadOfMachine, memoryOf, sizeOf } from './describe-machine.ts';
import { measureRatio, type Ratio } from './measure-ratio.ts';
import { pageDocuments } from './page-documents.ts';
import { prepareWorld, type PreparedWorld } from './prepare-world.ts';
import { secondImport } from './second-import.ts';
import type { TimedImport } from './timed-import.ts';

export interface CaseResult extends Ratio {
  readonly name: string;
  readonly base: string;
  readonly target: number;
  /** Whether what was answered is what another way finds. */
  readonly isRight: boolean;
  readonly answered: unknown;
  readonly expected: unknown;
}

export interface BenchResult {
  readonly machine: string;
  readonly load: number;
  readonly world: PreparedWorld;
  readonly cases: readonly CaseResult[];
  readonly startSeconds: number;
  /** Of the first answer, for which the analysis is loaded. */
  readonly loadSeconds: number;
  readonly second: TimedImport;
  /** Of the first answer after the second import, and whether it was right. */
  readonly followSeconds: number;
  readonly isFollowRight: boolean;
  /** Bytes. */
  readonly memory: { readonly server: number; readonly neo4j: number };
  readonly databaseSize: number;
}

/** Everything in one run: world, import, server over HTTP, ratios, figures. What it started it ends. */
export async function runBench(options: BenchOptions, say: (message: string) => void): Promise<BenchResult> {
  const environment = benchHome(options.folder);
  const world = await prepareWorld(options, say);
  const database = await openDatabase({ environment, onProgress: say });
  try {
    const server = await startBenchServer(environment.home);
    try {
      const count = async () => {
        const variables = { filter: { asOf: benchDays.day }, first: 1, after: null };
        const { exposures } = await ask(server.url, pageDocuments.exposures, variables, exposuresAnswer);
        return exposures.accessCount;
      };
      const loadSeconds = await secondsOf(count);
      const counts = await countExposed(database, benchDays.day, []);
      const subjects = await chooseSubjects(database, counts);
      const cases: CaseResult[] = [];
      for (const one of await benchCases({ database, url: server.url, subjects })) {
        const [answered, expected] = await one.answers();
        const ratio = await measureRatio(one.measured, one.measuredBase, options.pairs);
        const { name, base, target } = one;
        cases.push({
          name,
          base,
          target,
          ...ratio,
          answered,
          expected,
          isRight: isDeepStrictEqual(answered, expected),
        });
        say(`${name}: ${ratio.ratio.toFixed(2)} × ${base}`);
      }
      const second = await secondImport(database, subjects);
      const followSeconds = await secondsOf(count);
      const after = await countExposed(database, benchDays.day, []);
      const run = await readRunFile(homePaths(environment.home));
      return {
        machine: await describeMachine(environment),
        load: loadOfMachine(),
        world,
        cases,
        startSeconds: server.startSeconds,
        loadSeconds,
        second,
        followSeconds,
        isFollowRight: (await count()) === after.reduce((sum, { exposed }) => sum + exposed, 0),
        memory: { server: await memoryOf(server.pid), neo4j: await memoryOf(run?.javaPid ?? process.pid) },
        databaseSize: await sizeOf(homePaths(environment.home).data),
      };
    } finally {
      await server.close();
    }
  } finally {
    await database.close();
    await endDatabase(environment);
  }
}

async function secondsOf(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return (performance.now() - started) / 1000;
}
