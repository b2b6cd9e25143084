import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { childEnvironment } from '#graph/env.ts';
import { testProgram } from '#test/bundle-program.ts';

/** A process that has the database open. */
export interface Client {
  /** Returns the next line of its output: `"open"`, rows, or a failure. */
  next(): Promise<unknown>;
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
    const line = await lines.next();
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
