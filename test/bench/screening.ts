import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import type { Database } from '#graph/database/database.ts';
import { childEnvironment } from '#graph/env.ts';
import { alterations } from '#test/api/graph/screening/altered-names.ts';
import { program } from '../run-subtier.ts';
import { ask, askAnew, pageDocuments } from './ask.ts';
import { memoryOf } from './bench-server.ts';
import { median, secondsOf, timed } from './measure.ts';
import { benchDays } from './world.ts';

/** What screening lists of suppliers took. */
export interface ScreeningFigures {
  /** The number of rows of a whole list. */
  readonly rows: number;
  /** The first rows of a list by name, as the page asks for them: the first time, and the median of later ones. */
  readonly firstRowsSeconds: number;
  readonly laterRowsSeconds: number;
  /** A whole list whose names are altered. */
  readonly byNameSeconds: number;
  /** Of these names, the share for which the organization was found. */
  readonly found: number;
  /** A whole list by CAGE code: with ownership, designations and chains of every row. */
  readonly byCodeSeconds: number;
  /** Rows that were said to be an organization that they are not. */
  readonly falselySame: number;
  /** Highest memory of the server meanwhile, in bytes. */
  readonly memory: number;
  /** A whole list by CAGE code, by a process of its own, and its highest memory in bytes. */
  readonly commandSeconds: number;
  readonly commandMemory: number;
}

interface Supplier {
  readonly key: string;
  readonly name: string;
  readonly cage: string;
}

type Row = Readonly<Partial<Record<'name' | 'cage', string>>>;

const mostRows = 5000;
const firstRows = 100;
const laterLists = 5;

const answer = z.object({
  screen: z.array(
    z.object({
      match: z.enum(['SAME', 'POSSIBLE', 'NONE_ON_RECORD']),
      organization: z.object({ key: z.string() }).nullable(),
      candidates: z.array(z.object({ organization: z.object({ key: z.string() }) })),
    }),
  ),
});

/** Screens lists of the world's organizations, which get CAGE codes for it: a generated world has none. */
export async function measureScreening(
  database: Database,
  { url, pid, home }: { readonly url: string; readonly pid: number; readonly home: string },
): Promise<ScreeningFigures> {
  const suppliers = await chooseSuppliers(database);
  const { memory, value } = await withMemory(pid, async () => {
    const lists = Array.from({ length: laterLists + 1 }, (_, at) => suppliers.filter((__, of) => of % 50 === at));
    const times = [];
    for (const list of lists) times.push(await secondsOf(() => screenText(url, list.slice(0, firstRows).map(altered))));
    const byName = await timed(() => screen(url, suppliers.map(altered)));
    const byCode = await timed(() =>
      screen(
        url,
        suppliers.map(({ cage }) => ({ cage })),
      ),
    );
    return { times, byName, byCode };
  });
  const { times, byName, byCode } = value;
  const isFound = suppliers.filter(({ key }, at) =>
    byName.results[at]?.candidates.some(({ organization }) => organization.key === key),
  );
  const notFalse = suppliers.filter(
    ({ key }, at) => byName.results[at]?.match !== 'SAME' && byCode.results[at]?.organization?.key === key,
  );
  return {
    rows: suppliers.length,
    firstRowsSeconds: times[0] ?? Number.NaN,
    laterRowsSeconds: median(times.slice(1)),
    byNameSeconds: byName.seconds,
    found: isFound.length / suppliers.length,
    byCodeSeconds: byCode.seconds,
    falselySame: suppliers.length - notFalse.length,
    memory,
    ...(await runCommand(home, suppliers)),
  };
}

/** Screens a list by `npx subtier screen`. */
async function runCommand(home: string, suppliers: readonly Supplier[]) {
  const folder = await mkdtemp(join(tmpdir(), 'subtier-bench-screen-'));
  const list = join(folder, 'suppliers.csv');
  await writeFile(list, ['CAGE', ...suppliers.map(({ cage }) => cage)].join('\n'));
  try {
    const started = performance.now();
    const child = spawn(process.execPath, [program, 'screen', list, '--format', 'csv', '--as-of', benchDays.day], {
      env: childEnvironment({ NEO4J_URI: '', SUBTIER_HOME: home }),
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    const { value, memory } = await withMemory(child.pid ?? Number.NaN, () => once(child, 'close'));
    // 1: a supplier is designated, or a rule covers it.
    if (value[0] !== 0 && value[0] !== 1) throw new Error(`subtier screen ended with ${String(value[0])}.`);
    return { commandSeconds: (performance.now() - started) / 1000, commandMemory: memory };
  } finally {
    await rm(folder, { recursive: true });
  }
}

const organizations = `MATCH (o:Organization) WHERE o.key STARTS WITH 'SYN-' AND o.withdrawn IS NULL
  WITH o ORDER BY o.key WITH collect(o) AS known
  WITH known, CASE WHEN size(known) < $most THEN size(known) ELSE $most END AS count
  UNWIND range(0, count - 1) AS at
  WITH known[toInteger(at * toFloat(size(known)) / count)] AS o RETURN o.key AS key, o.name AS name`;
const setCodes = `UNWIND $suppliers AS supplier MATCH (o:Organization {key: supplier.key}) SET o.cage = supplier.cage`;

/** Returns organizations from the whole world, each with a CAGE code. */
async function chooseSuppliers(database: Database): Promise<readonly Supplier[]> {
  const rows = z
    .array(z.object({ key: z.string(), name: z.string() }))
    .parse(await database.read(organizations, { most: mostRows }));
  const suppliers = rows.map((row, at) => ({ ...row, cage: `Z${String(at).padStart(4, '0')}` }));
  await database.write(setCodes, { suppliers });
  return suppliers;
}

function altered({ name }: Supplier, at: number): Row {
  return { name: alterations[at % alterations.length]?.alter(name, at) ?? name };
}

function variablesOf(rows: readonly Row[]) {
  return { rows, asOf: benchDays.day, lists: [] };
}

function screenText(url: string, rows: readonly Row[]): Promise<string> {
  return askAnew(url, pageDocuments.screen, variablesOf(rows));
}

async function screen(url: string, rows: readonly Row[]) {
  return (await ask(url, pageDocuments.screen, variablesOf(rows), answer)).screen;
}

/** Looks at a process's memory again and again while it works. */
async function withMemory<T>(pid: number, work: () => Promise<T>) {
  let [memory, isOver] = [0, false];
  const looking = (async () => {
    while (!isOver) {
      // A process that has just ended has none.
      memory = Math.max(memory, await memoryOf(pid).catch(() => 0));
      await sleep(200);
    }
  })();
  try {
    return { value: await work(), memory };
  } finally {
    isOver = true;
    await looking;
  }
}
