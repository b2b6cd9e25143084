import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { childEnvironment } from '#graph/env.ts';

const program = fileURLToPath(new URL('hold-database.ts', import.meta.url));

/** A process that holds a database. */
export interface Client {
  /** The next line it says: `"open"`, rows, or a failure. */
  next(): Promise<unknown>;
  run(statement: string): Promise<unknown>;
  /** Lets it end by itself. */
  end(): Promise<void>;
  kill(): Promise<void>;
  /** What it said on stderr so far. */
  progress(): string;
}

/** Starts a process that opens the database as its environment says. */
export function startClient(variables: Readonly<Record<string, string>>): Client {
  const child = spawn(process.execPath, ['--import', 'tsx', program], {
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
