import { readFile, readdir } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Reporter, TestModule } from 'vitest/node';
import { z } from 'zod';
import { readDurations, slowerFiles, totalOf, writeDurations } from './durations.ts';

/** A statement that a process sent to a Neo4j, as `record-statements.mjs` writes it. */
const sentStatement = z.object({
  time: z.number(),
  project: z.string(),
  port: z.number(),
  /** `number`: the server's own, from 0 in each start. */
  connection: z.object({ id: z.string(), number: z.number().nullable() }),
  digest: z.string(),
  /** Names and types of its parameters. */
  types: z.string(),
  /** The first time that a process sends it over a connection. */
  text: z.string().optional(),
});
export type SentStatement = z.infer<typeof sentStatement>;

const folderVariable = 'SUBTIER_TEST_STATEMENTS';

/** Lets all processes that start from now on record the statements that they send to Neo4j. @param folder an existing one */
export function recordStatements(folder: string): void {
  process.env[folderVariable] = folder;
  const recorder = pathToFileURL(join(import.meta.dirname, 'record-statements.mjs')).href;
  process.env['NODE_OPTIONS'] = `${process.env['NODE_OPTIONS'] ?? ''} --import=${recorder}`.trim();
}

/** Reads the statements that the processes of this run, or one of them, have sent so far, in order of time. */
export async function readSentStatements(pid: number | null = null): Promise<readonly SentStatement[]> {
  const folder = process.env[folderVariable];
  if (folder === undefined) return [];
  const files = pid === null ? await readdir(folder) : [`${pid}.jsonl`];
  const texts = await Promise.all(files.map((file) => readFile(join(folder, file), 'utf8')));
  // A process may be writing its last line.
  const lines = texts.flatMap((text) => text.split('\n').slice(0, -1));
  return lines.map((line) => sentStatement.parse(JSON.parse(line))).toSorted((one, other) => one.time - other.time);
}

/** What Neo4j planned for one project. */
interface Planned {
  /** How often a statement was planned. */
  readonly times: number;
  /** Distinct texts of statements. */
  readonly texts: number;
}

/** After these statements, Neo4j has no plans. */
const dropsPlans = /^\s*(CREATE|DROP)\s[^'"]*\b(INDEX|CONSTRAINT)\b|\bdb\.clearQueryCaches\b/i;

/**
 * Counts what Neo4j had to plan, by project: it plans a text anew for other types of its parameters, after a change of the schema, after its plans
 * were cleared, and after a start. Neo4j Community itself reports no such count.
 *
 * Not counted: what it plans again because the data have changed much, which the databases of `*.graph.test.ts` and `*.page.test.ts` do not do. Counted
 * twice: a statement that went through a proxy of a test.
 * @param sent in order of time
 */
export function countPlanned(sent: readonly SentStatement[]): ReadonlyMap<string, Planned> {
  const textOf = textsOf(sent);
  const servers = new Map<number, PlanCache>();
  const planned = new Map<string, { times: number; readonly texts: Set<string> }>();
  for (const { project, port, connection, digest, types } of sent) {
    const server = servers.get(port) ?? new PlanCache();
    servers.set(port, server);
    const counts = planned.get(project) ?? { times: 0, texts: new Set() };
    planned.set(project, counts);
    if (server.plan(`${digest} ${types}`, connection)) counts.times += 1;
    counts.texts.add(digest);
    if (dropsPlans.test(textOf.get(digest) ?? '')) server.clear();
  }
  return new Map([...planned].map(([project, { times, texts }]) => [project, { times, texts: texts.size }]));
}

/** The plans of the Neo4j at a port. */
class PlanCache {
  readonly #plans = new Set<string>();
  /** The connections since its start, by the server's number. */
  readonly #connections = new Map<number, string>();

  /** Returns whether the statement had to be planned. */
  plan(statement: string, { id, number }: SentStatement['connection']): boolean {
    if (number !== null) {
      if ((this.#connections.get(number) ?? id) !== id) {
        // The server has started again, and counts its connections from 0.
        this.#connections.clear();
        this.clear();
      }
      this.#connections.set(number, id);
    }
    const isNew = !this.#plans.has(statement);
    this.#plans.add(statement);
    return isNew;
  }

  clear(): void {
    this.#plans.clear();
  }
}

function textsOf(sent: readonly SentStatement[]): ReadonlyMap<string, string> {
  return new Map(sent.flatMap(({ digest, text }) => (text === undefined ? [] : [[digest, text] as const])));
}

const apiFolder = fileURLToPath(new URL('../cypher/api', import.meta.url));

/** Counts the distinct texts of statements of which every line is in a file of `cypher/api`: a text of its own for each file, if none is put together. */
export async function countApiTexts(sent: readonly SentStatement[]): Promise<number> {
  const files = (await readdir(apiFolder)).map((name) => readFile(join(apiFolder, name), 'utf8'));
  const known = new Set((await Promise.all(files)).flatMap(linesOf));
  return [...textsOf(sent).values()].filter((text) => linesOf(text).every((line) => known.has(line))).length;
}

function linesOf(text: string): readonly string[] {
  return text.trimEnd().split('\n');
}

const slowest = 20;

/**
 * Prints at the end of a run where its time went: for each project, the slowest files, those that are slower than in its last whole run, and the
 * statements that Neo4j planned. A project of which all files ran leaves their durations for the next run.
 */
export class RunReport implements Reporter {
  async onTestRunEnd(modules: readonly TestModule[]): Promise<void> {
    const sent = await readSentStatements();
    const planned = countPlanned(sent);
    const before = await readDurations();
    const now: Record<string, Record<string, number>> = {};
    for (const one of new Set(modules.map(({ project }) => project))) {
      const project = one.name;
      const files = Object.fromEntries(modules.filter((module) => module.project === one).map(timeOf));
      if (Object.keys(files).length === (await one.globTestFiles()).testFiles.length) now[project] = files;
      const { times, texts } = planned.get(project) ?? { times: 0, texts: 0 };
      const former = before[project];
      const formerly = former === undefined ? '' : ` (${count(Math.round(totalOf(former)))} s in its last whole run)`;
      print(
        `\n${project}: ${count(Math.round(totalOf(files)))} s in ${count(Object.keys(files).length)} files${formerly}`,
      );
      print(`Neo4j planned ${count(times)} statements (${count(texts)} texts); the slowest files`);
      const slowestFirst = Object.entries(files).toSorted(([, one], [, other]) => other - one);
      for (const [name, seconds] of slowestFirst.slice(0, slowest)) print(`${padded(seconds)} s  ${name}`);
      const slower = slowerFiles(files, former ?? {});
      if (slower.length > 0) print(`Slower than in its last whole run (${count(slower.length)})`);
      for (const { name, seconds, before: former } of slower.slice(0, slowest))
        print(`${padded(seconds)} s after ${padded(former)} s  ${name}`);
    }
    await writeDurations(now);
    print(`\nStatements of cypher/api: ${count(await countApiTexts(sent))} texts\n`);
  }
}

/** Its tests and hooks, one after the other, without the time to load it. */
function timeOf(module: TestModule): readonly [name: string, seconds: number] {
  return [relative(process.cwd(), module.moduleId), Math.round(module.diagnostic().duration) / 1000];
}

function padded(seconds: number): string {
  return seconds.toFixed(1).padStart(8);
}

function count(number: number): string {
  return number.toLocaleString('en');
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
