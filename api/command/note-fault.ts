import { appendFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { homePaths } from '#graph/engine/home-paths.ts';
import { makeFolder } from '#graph/engine/open-home.ts';
import { readEnvironment } from '#graph/env.ts';
import { printable } from './printable.ts';

/** Writes a fault of ours, with its stack, to the log; gives the sentence for the user. */
export async function noteFault(error: unknown): Promise<string> {
  const whole = error instanceof Error ? `${error.stack ?? error.message}${causeOf(error)}` : String(error);
  const text = whole.split('\n').map(printable).join('\n');
  for (const folder of [logFolder(), tmpdir()]) {
    const log = join(folder, 'subtier.log');
    try {
      await makeFolder(folder);
      await appendFile(log, `${new Date().toISOString()} ${process.argv.slice(2, 3).join(' ')} ${text}\n`, {
        mode: 0o600,
      });
      return `This is a fault of Subtier, not of yours: please report it with what ${log} says.`;
    } catch {
      // Not writable: the next folder is tried.
    }
  }
  return `This is a fault of Subtier, not of yours: please report it (${text}).`;
}

function causeOf({ cause }: Error): string {
  return cause instanceof Error ? `\ncaused by ${cause.stack ?? cause.message}${causeOf(cause)}` : '';
}

function logFolder(): string {
  try {
    return homePaths(readEnvironment().home).logs;
  } catch {
    // The environment is itself what is wrong.
    return tmpdir();
  }
}
