import { appendFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CommanderError } from 'commander';
import { homePaths, makeFolder } from '#graph/engine/home.ts';
import { readEnvironment } from '#graph/env.ts';
import { Failure, codeOf, diskFullCodes } from '#graph/failure.ts';
import { printable, reportProgress } from './output.ts';
import { buildProgram } from './program.ts';

/** Writes a fault of ours, with its stack, to the log; gives the sentence for the user. */
async function reportError(error: unknown): Promise<string> {
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

// A reader that has seen enough, such as `head`, is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  // Not 1, which says that a check found something.
  reportProgress(
    `subtier: The output can't be written (${error.code ?? error.message}): give it room, or another place.`,
  );
  process.exit(3);
});

const code = await run(process.argv);
// What was said must have gone out: a pipe takes it bit by bit.
await new Promise<void>((resolve) =>
  process.stdout.write('', () => {
    resolve();
  }),
);
await new Promise<void>((resolve) =>
  process.stderr.write('', () => {
    resolve();
  }),
);
process.exit(code);

async function run(argv: readonly string[]): Promise<number> {
  try {
    await buildProgram().parseAsync([...argv]);
    return 0;
  } catch (error) {
    // Help and version end by an exception too; what was wrong was said by commander.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    if (error instanceof Failure) {
      reportProgress(`subtier: ${error.message}`);
      if (error.exitCode === 4) reportProgress(`subtier: ${await reportError(error)}`);
      return error.exitCode;
    }
    // A file beside the graph: a package that is generated, the rejects of an import.
    if (diskFullCodes.has(codeOf(error))) {
      reportProgress(`subtier: The disk is full: free some space, then run the command again (${String(error)}).`);
      return 3;
    }
    reportProgress(`subtier: ${await reportError(error)}`);
    return 4;
  }
}
