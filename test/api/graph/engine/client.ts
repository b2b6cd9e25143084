import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Socket } from 'node:net';
import { createInterface } from 'node:readline';
import { homePaths } from '#graph/engine/home.ts';
import { readRunFile } from '#graph/engine/run-file.ts';
import type { RunFile } from '#graph/engine/run-file.ts';
import { isRunning } from '#graph/engine/neo4j-process.ts';
import { childEnvironment } from '#graph/env.ts';
import { testProgram } from '#test/bundle-program.ts';
import { until, whileHeard, within } from '#test/until.ts';

/** A process that has the database open. */
export interface Client {
  /** Returns the next line of its output: `"open"`, rows, or a failure. */
  next(): Promise<unknown>;
  /** Runs a statement; returns its rows, or its failure. */
  run(statement: string): Promise<unknown>;
  /** Closes its input, so that it ends, and waits for the end. */
  end(): Promise<void>;
  kill(): Promise<void>;
  /** Returns its stderr so far. */
  progress(): string;
}

/** Starts a process that opens the database of its environment. */
export function startClient(variables: Readonly<Record<string, string>>): Client {
  const child = spawn(process.execPath, [testProgram('hold-database')], {
    env: childEnvironment({ NEO4J_URI: '', ...variables }),
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const exit = once(child, 'exit');
  let stderr = '';
  child.stderr.on('data', (chunk: Buffer) => {
    stderr += chunk.toString();
  });
  const next = async (): Promise<unknown> => {
    const line = await whileHeard(() => `a line of its output, after it said: ${stderr}`, child.stderr, lines.next());
    if (line.done === true) throw new Error(`The process ended: ${stderr}`);
    return JSON.parse(line.value);
  };
  return {
    next,
    run(statement) {
      child.stdin.write(`${statement}\n`);
      return next();
    },
    async end() {
      child.stdin.end();
      await exit;
    },
    async kill() {
      child.kill('SIGKILL');
      await exit;
    },
    progress: () => stderr,
  };
}

export async function runOf(home: string): Promise<RunFile> {
  const run = await readRunFile(homePaths(home));
  if (run === null) throw new Error('Nothing runs.');
  return run;
}

export async function javaOf(home: string): Promise<number> {
  const { javaPid } = await runOf(home);
  if (javaPid === null) throw new Error('No database runs.');
  return javaPid;
}

export async function untilGone(pid: number, text: string): Promise<void> {
  await until(`process ${pid} to end`, async () => !(await isRunning(pid, text)), 50);
}

/** Also resolves after an error, which occurs if the keeper does not read everything that was sent. */
export function untilClosed(socket: Socket): Promise<void> {
  const closed = new Promise<void>((resolve) => {
    socket.on('error', () => undefined);
    socket.once('close', () => {
      resolve();
    });
  });
  return within(() => 'a connection to close', closed);
}
