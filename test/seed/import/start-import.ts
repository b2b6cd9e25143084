import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { childEnvironment } from '#graph/env.ts';

const worker = fileURLToPath(new URL('import-worker.ts', import.meta.url));

export interface StartedImport {
  kill(): Promise<void>;
  readonly ended: Promise<{ readonly code: number | null; readonly stdout: string; readonly stderr: string }>;
}

/** Imports a chain package in a separate process, into the private database of a home. */
export function startImport(home: string, path: string): StartedImport {
  const child = spawn(process.execPath, ['--import', 'tsx', worker, path], {
    env: childEnvironment({ SUBTIER_HOME: home, NEO4J_URI: '' }),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const exited = once(child, 'close');
  const output = Promise.all([text(child.stdout), text(child.stderr)]);
  return {
    async kill() {
      child.kill('SIGKILL');
      await exited;
    },
    ended: exited.then(async () => {
      const [stdout, stderr] = await output;
      return { code: child.exitCode, stdout, stderr };
    }),
  };
}
