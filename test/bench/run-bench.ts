import { loadavg } from 'node:os';
import { isDeepStrictEqual } from 'node:util';
import { homePaths } from '#graph/engine/home.ts';
import { readRunFile } from '#graph/engine/run-file.ts';
import { endDatabase, openDatabase } from '#graph/engine/open-database.ts';
import { ask, pageDocuments } from './ask.ts';
import { benchCases } from './bench-cases.ts';
import type { BenchCase } from './bench-cases.ts';
import type { BenchOptions } from './bench-options.ts';
import { describeMachine, memoryOf, sizeOf, startBenchServer, untilWarm } from './bench-server.ts';
import { exposuresAnswer } from './chain-rows.ts';
import { chooseSubjects } from './choose-subjects.ts';
import { countExposed } from './count-exposed.ts';
import { crowd } from './crowd.ts';
import type { CrowdResult } from './crowd.ts';
import { measureInBrowser } from './drawing.ts';
import type { BrowserFigures } from './drawing.ts';
import { measureLaneLayout } from './lane-layout.ts';
import type { LayoutFigures } from './lane-layout.ts';
import { measureGrowth } from './measure-growth.ts';
import { measureImports } from './import-ratios.ts';
import type { ImportFigures } from './import-ratios.ts';
import { measureRatio, secondsOf } from './measure.ts';
import type { Ratio } from './measure.ts';
import { measureScreening } from './screening.ts';
import type { ScreeningFigures } from './screening.ts';
import { soak } from './soak.ts';
import type { SoakResult } from './soak.ts';
import { timeQuestions } from './time-questions.ts';
import type { QuestionTimes } from './time-questions.ts';
import { benchDays, benchEnvironment, importSecondSource, prepareWorld } from './world.ts';
import type { BenchWorld, TimedImport } from './world.ts';

export interface CaseResult extends Ratio {
  readonly name: string;
  readonly base: string;
  readonly target: number;
  /** Whether the answer is the expected one. */
  readonly isRight: boolean;
  readonly answered: unknown;
  readonly expected: unknown;
}

export interface BenchResult {
  readonly machine: string;
  /** Load average of the last five minutes at the end. */
  readonly load: number;
  readonly world: BenchWorld;
  readonly cases: readonly CaseResult[];
  readonly questions: readonly QuestionTimes[];
  readonly startSeconds: number;
  /** The first answer after the server listens. */
  readonly firstSeconds: number;
  readonly second: TimedImport;
  /** The first answer after the second import, and whether it was right. */
  readonly followSeconds: number;
  readonly isFollowRight: boolean;
  readonly memory: Memory;
  /** Bytes. */
  readonly databaseSize: number;
  readonly crowd: CrowdResult;
  readonly screening: ScreeningFigures;
  readonly layout: LayoutFigures;
  /** Null if Chromium is not started. */
  readonly browser: BrowserFigures | null;
  /** Null if they are skipped. */
  readonly imports: ImportFigures | null;
  /** Null if it is skipped. */
  readonly soak: SoakResult | null;
}

/** In bytes. */
export interface Memory {
  /** The server after the ratios and questions. */
  readonly server: number;
  /** The same at the end, after the clients. */
  readonly serverAtEnd: number;
  /** The server of the smaller world after the same ratios; null if growth is not measured. */
  readonly smallServer: number | null;
  readonly neo4j: number;
}

/** Measures everything in one run, and ends everything that it started. */
export async function runBench(options: BenchOptions, say: (message: string) => void): Promise<BenchResult> {
  const environment = benchEnvironment(options.folder);
  const world = await prepareWorld(options, say);
  const imports = options.importScale === 0 ? null : await measureImports(options, say);
  const database = await openDatabase({ environment, onProgress: say });
  try {
    const server = await startBenchServer(environment.home);
    try {
      const count = async () => {
        const variables = { filter: { asOf: benchDays.day }, first: 1, after: null };
        const { exposures } = await ask(server.url, pageDocuments.exposures, variables, exposuresAnswer);
        return exposures.accessCount;
      };
      const firstSeconds = await secondsOf(count);
      await untilWarm(options.scale);
      const screening = await measureScreening(database, { ...server, home: environment.home });
      say(`Screening ${screening.rows} rows by name: ${screening.byNameSeconds.toFixed(1)} s`);
      const subjects = await chooseSubjects(database, await countExposed(database, benchDays.day, []));
      const results: CaseResult[] = [];
      const measure = async (one: BenchCase) => {
        const [answered, expected] = await one.answers();
        const ratio = await measureRatio(one.measured, one.measuredBase, options.pairs);
        const { name, base, target } = one;
        const isRight = isDeepStrictEqual(answered, expected);
        results.push({ name, base, target, ...ratio, answered, expected, isRight });
        say(`${name}: ${ratio.ratio.toFixed(2)} × ${base}${isRight ? '' : ' (wrong answer)'}`);
      };
      const cases = await benchCases({ database, url: server.url, subjects });
      for (const one of cases) await measure(one);
      const questions = await timeQuestions(server.url, say);
      const serverMemory = await memoryOf(server.pid);
      const smallServer = options.growthFrom === 0 ? null : await measureGrowth(options, cases, say, measure);
      const crowded = await crowd(database, {
        folder: options.folder,
        home: environment.home,
        url: server.url,
        withPeer: options.peer,
        seconds: options.crowdSeconds,
      });
      say(`Sixteen clients: ${crowded.again.ours.perSecond.toFixed(0)} answers per second`);
      const soaked =
        options.soakMinutes === 0
          ? null
          : await soak({
              url: server.url,
              pid: server.pid,
              systems: [subjects.system, ...subjects.otherSystems],
              minutes: options.soakMinutes,
            });
      const second = await importSecondSource(database, subjects);
      const followSeconds = await secondsOf(count);
      const after = await countExposed(database, benchDays.day, []);
      const isFollowRight = (await count()) === after.reduce((sum, { exposed }) => sum + exposed, 0);
      const run = await readRunFile(homePaths(environment.home));
      if (options.browser) await untilWarm(options.scale);
      return {
        machine: await describeMachine(environment),
        load: loadavg()[1] ?? Number.NaN,
        world,
        cases: results,
        questions,
        startSeconds: server.startSeconds,
        firstSeconds,
        second,
        followSeconds,
        isFollowRight,
        memory: {
          server: serverMemory,
          serverAtEnd: await memoryOf(server.pid),
          smallServer,
          neo4j: await memoryOf(run?.javaPid ?? process.pid),
        },
        databaseSize: await sizeOf(homePaths(environment.home).data),
        crowd: crowded,
        screening,
        imports,
        layout: await measureLaneLayout(options.peer ? options.folder : null),
        browser: options.browser
          ? await measureInBrowser({
              url: server.url,
              day: benchDays.day,
              folder: options.folder,
              pairs: options.pairs,
            })
          : null,
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
