import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { childEnvironment } from '#graph/env.ts';
import packageJson from '../../package.json' with { type: 'json' };
import { program } from '../run-subtier.ts';

export interface BenchServer {
  readonly url: string;
  readonly pid: number;
  /** From the command until it listens. */
  readonly startSeconds: number;
  close(): Promise<void>;
}

/** As `npm start` has it: answers are many small objects, and with room for them fewer are moved before they are done with. */
const [nodeOptions = ''] = /--max-semi-space-size=\d+/.exec(packageJson.scripts.start) ?? [];

/** `subtier serve` on a free port, as a process of its own, whose log goes to a file: who measures would be too slow a reader. */
export async function startBenchServer(home: string): Promise<BenchServer> {
  const started = performance.now();
  const log = join(home, 'bench-server.log');
  const file = openSync(log, 'w');
  const child = spawn(process.execPath, [program, 'serve'], {
    env: childEnvironment({ NEO4J_URI: '', HOST: '', SUBTIER_HOME: home, PORT: '0', NODE_OPTIONS: nodeOptions }),
    stdio: ['ignore', 'ignore', file],
  });
  closeSync(file);
  const closed = once(child, 'close');
  let url: string | undefined;
  while (url === undefined) {
    const said = await readFile(log, 'utf8');
    url = /Subtier is at (http:\S+)/.exec(said)?.[1];
    if (child.exitCode !== null || child.signalCode !== null) throw new Error(`The server did not start: ${said}`);
    await setTimeout(20);
  }
  return {
    url,
    pid: child.pid ?? Number.NaN,
    startSeconds: (performance.now() - started) / 1000,
    close: async () => {
      child.kill('SIGTERM');
      await closed;
    },
  };
}
