import { appendFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CommanderError } from 'commander';
import { Failure, isDiskFull } from '#graph/failure.ts';
import { buildProgram } from './program.ts';
import { printable, reportFailure } from './terminal.ts';

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // A reader that stops early, such as `head`, is not an error. The exit code stays the same: a check still reports whether it found something.
  if (error.code === 'EPIPE') return;
  // Not 1, which means that a check found something.
  reportFailure(
    `subtier: Can't write the output (${error.code ?? error.message}): free some space, or write it elsewhere.`,
  );
  process.exit(3);
});

// If stderr is closed, only messages are lost: an import continues without showing progress.
process.stderr.on('error', () => undefined);

const code = await run(process.argv);
// process.exit drops what a pipe has not taken yet.
await flush(process.stdout);
await flush(process.stderr);
process.exit(code);

async function run(argv: readonly string[]): Promise<number> {
  try {
    const program = await buildProgram(argv.slice(2));
    program.hook('preAction', () => checkRecord(argv.slice(2)));
    await program.parseAsync([...argv]);
    await record(argv.slice(2), 'ok');
    return 0;
  } catch (error) {
    // Help and version are thrown too, with exit code 0. Commander has already written the message.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    // Bad input changes nothing, not even the home.
    const isRefused = error instanceof Failure && error.exitCode === 2;
    if (!isRefused) await record(argv.slice(2), error instanceof Failure ? error.code : 'INTERNAL_SERVER_ERROR');
    if (error instanceof Failure) {
      reportFailure(`subtier: ${error.message}`);
      if (error.exitCode === 4) reportFailure(`subtier: ${await reportError(error)}`);
      return error.exitCode;
    }
    // From a file outside the database: a generated package, or the rejects of an import.
    if (isDiskFull(error)) {
      reportFailure(`subtier: The disk is full: free some space, then run the command again (${String(error)}).`);
      return 3;
    }
    reportFailure(`subtier: ${await reportError(error)}`);
    return 4;
  }
}

/** Loaded only when a command runs: most of the start-up time is loading files. */
async function record(parameters: readonly string[], outcome: string): Promise<void> {
  const { recordCommand } = await import('./team/audit.ts');
  await recordCommand(parameters, outcome);
}

/** @throws HOME_UNAVAILABLE if a command that must be recorded can't be */
async function checkRecord(parameters: readonly string[]): Promise<void> {
  const { checkRecord: check } = await import('./team/audit.ts');
  await check(parameters);
}

/** Appends an error of Subtier, with its stack, to the log, and returns the sentence for the user. */
async function reportError(error: unknown): Promise<string> {
  const whole = error instanceof Error ? `${error.stack ?? error.message}${causeOf(error)}` : String(error);
  const text = whole.split('\n').map(printable).join('\n');
  for (const folderOf of [logFolder, tmpdir]) {
    try {
      const log = join(await folderOf(), 'subtier.log');
      await appendFile(log, `${new Date().toISOString()} ${process.argv.slice(2, 3).join(' ')} ${text}\n`, {
        mode: 0o600,
      });
      return `This is a bug in Subtier: please report it with what ${log} says.`;
    } catch {
      // Not writable, or the environment itself is wrong: the next folder is tried.
    }
  }
  return `This is a bug in Subtier: please report it (${text}).`;
}

function causeOf({ cause }: Error): string {
  return cause instanceof Error ? `\ncaused by ${cause.stack ?? cause.message}${causeOf(cause)}` : '';
}

/** Returns the log folder, created if missing. */
async function logFolder(): Promise<string> {
  // Loaded only when needed: most commands end without an error.
  const { readEnvironment } = await import('#graph/env.ts');
  const { homePaths, makeFolder } = await import('#graph/engine/home.ts');
  const { logs } = homePaths(readEnvironment().home);
  await makeFolder(logs);
  return logs;
}

/** Waits until a stream has taken what was written. Skips streams without pending data: on a full disk even an empty write fails. */
function flush(stream: NodeJS.WriteStream): Promise<void> {
  if (stream.writableLength === 0 && stream.errored === null) return Promise.resolve();
  return new Promise((resolve) =>
    stream.write('', () => {
      resolve();
    }),
  );
}
