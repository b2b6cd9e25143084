import { CommanderError } from 'commander';
import { vi } from 'vitest';
import { buildProgram } from '#command/program.ts';
import { reportFailure } from '#command/terminal.ts';
import { Failure } from '#graph/failure.ts';
import type { Outcome } from './run-subtier.ts';

/**
 * Runs `subtier` in this process, which takes a fraction of the time of a process of its own, without the NEO4J_URI, HOST and PORT of the user. Returns
 * what it writes, and the exit code and last sentence of `main.ts`, for all but bugs and full disks.
 */
export async function runCommand(
  parameters: readonly string[],
  variables: Readonly<Record<string, string>>,
): Promise<Outcome> {
  for (const [name, value] of Object.entries({ NEO4J_URI: '', HOST: '', PORT: '', ...variables }))
    vi.stubEnv(name, value);
  const written = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const)
    vi.spyOn(process[name], 'write').mockImplementation((text) => {
      written[name] += String(text);
      return true;
    });
  try {
    await (await buildProgram(parameters)).parseAsync(parameters, { from: 'user' });
  } catch (error) {
    // Commander has already written its sentence.
    if (error instanceof CommanderError) return { ...written, code: error.exitCode === 0 ? 0 : 2 };
    if (!(error instanceof Failure)) throw error;
    reportFailure(`subtier: ${error.message}`);
    return { ...written, code: error.exitCode };
  } finally {
    vi.unstubAllEnvs();
    vi.restoreAllMocks();
  }
  return { ...written, code: 0 };
}
