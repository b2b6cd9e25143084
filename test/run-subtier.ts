import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { childEnvironment } from '#graph/env.ts';
import { whileHeard } from './until.ts';

export const program = fileURLToPath(new URL('../api/command/bin.mjs', import.meta.url));

export interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunningCommand {
  readonly process: ChildProcess;
  readonly outcome: Promise<Outcome>;
  /** Waits until the pattern matches stderr, at most for a minute of silence; returns the first group, or the whole match. */
  untilSays(pattern: RegExp): Promise<string>;
}

type Variables = Readonly<Record<string, string>>;

/** Runs `subtier` as a process, without the NEO4J_URI, HOST and PORT of the user. */
export async function runSubtier(
  parameters: readonly string[],
  variables: Variables,
  stdin: string | null = null,
): Promise<Outcome> {
  return startSubtier(parameters, variables, stdin).outcome;
}

export function startSubtier(
  parameters: readonly string[],
  variables: Variables,
  stdin: string | null = null,
): RunningCommand {
  const child = spawn(process.execPath, [program, ...parameters], {
    env: childEnvironment({ NEO4J_URI: '', HOST: '', PORT: '', ...variables }),
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  child.stdin.end(stdin ?? '');
  let stdout = '';
  let stderr = '';
  let checkMatch: () => void = () => undefined;
  child.stdout.on('data', (chunk: Buffer) => {
    stdout += chunk.toString();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    stderr += chunk.toString();
    checkMatch();
  });
  const outcome = once(child, 'close').then(() => ({ code: child.exitCode, stdout, stderr }));
  return {
    process: child,
    outcome,
    untilSays: (pattern) => {
      const said = new Promise<string>((resolve, reject) => {
        checkMatch = () => {
          const match = pattern.exec(stderr);
          if (match !== null) resolve(match[1] ?? match[0]);
        };
        checkMatch();
        void outcome.then(() => {
          reject(new Error(`The command ended before stderr matched ${String(pattern)}: ${stderr}`));
        });
      });
      return whileHeard(() => `stderr to match ${String(pattern)}, which was: ${stderr}`, child.stderr, said);
    },
  };
}
