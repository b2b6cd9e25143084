import { isDeepStrictEqual } from 'node:util';
import { homePaths } from '#graph/engine/home.ts';
import { readRunFile } from '#graph/engine/keeper-protocol.ts';
import { openDatabase } from '#graph/engine/open-database.ts';
import { endDatabase } from '#graph/engine/private-database.ts';
import { ask } from './ask.ts';
import { benchCases } from './bench-cases.ts';
import type { BenchCase } from './bench-cases.ts';
import { benchDays } from './bench-days.ts';
import { benchHome } from './bench-home.ts';
import type { BenchOptions } from './bench-options.ts';
import { startBenchServer } from './bench-server.ts';
import { exposuresAnswer } from './chain-rows.ts';
import { chooseSubjects } from './choose-subjects.ts';
import { countExposed } from './count-exposed.ts';
import { crowd } from './crowd.ts';
import type { CrowdResult } from './crowd.ts';
import { describeMachine, loadOfMachine, memoryOf, sizeOf } from './describe-machine.ts';
import { growthCase } from './growth-case.ts';
import { measureRatio } from './measure-ratio.ts';
import type { Ratio } from './measure-ratio.ts';
import { pageDocuments } from './page-documents.ts';
import { prepareWorld } from './prepare-world.ts';
import type { PreparedWorld } from './prepare-world.ts';
import { secondImport } from './second-import.ts';
import { soak } from './soak.ts';
import type { SoakResult } from './soak.ts';
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
  readonly crowd: CrowdResult;
  /** Null: it was not asked for. */
  readonly soak: SoakResult | null;
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
      const measure = async (one: BenchCase) => {
        const [answered, expected] = await one.answers();
        const ratio = await measureRatio(one.measured, one.measuredBase, options.pairs);
        const { name, base, target } = one;
        const isRight = isDeepStrictEqual(answered, expected);
        cases.push({ name, base, target, ...ratio, answered, expected, isRight });
        say(`${name}: ${ratio.ratio.toFixed(2)} × ${base}`);
      };
      const benched = await benchCases({ database, url: server.url, subjects });
      for (const one of benched) await measure(one);
      const [oneSystem] = benched;
      if (options.growth && oneSystem !== undefined) await growthCase(options, oneSystem, say, measure);
      const crowded = await crowd(database, {
        folder: options.folder,
        home: environment.home,
        url: server.url,
        withPeer: options.peer,
        seconds: options.crowdSeconds,
      });
      say(`Sixteen clients: ${crowded.again.ours.perSecond.toFixed(0)} answers a second`);
      const soaked =
        options.soakMinutes === 0
          ? null
          : await soak({
              url: server.url,
              pid: server.pid,
              systems: [subjects.system, ...subjects.otherSystems],
              minutes: options.soakMinutes,
            });
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
        crowd: crowded,
        soak: soaked,
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
