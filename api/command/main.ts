import { CommanderError } from 'commander';
import { codeOf, diskFullCodes } from '#graph/failure/disk-full.ts';
import { Failure } from '#graph/failure/failure.ts';
import { buildProgram } from './build-program.ts';
import { noteFault } from './note-fault.ts';
import { sayProgress } from './say-progress.ts';

// A reader that has seen enough, such as `head`, is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  // Not 1, which says that a check found something.
  sayProgress(`subtier: The output can't be written (${error.code ?? error.message}): give it room, or another place.`);
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
      sayProgress(`subtier: ${error.message}`);
      if (error.exitCode === 4) sayProgress(`subtier: ${await noteFault(error)}`);
      return error.exitCode;
    }
    // A file beside the graph: a package that is generated, the rejects of an import.
    if (diskFullCodes.has(codeOf(error))) {
      sayProgress(`subtier: The disk is full: free some space, then run the command again (${String(error)}).`);
      return 3;
    }
    sayProgress(`subtier: ${await noteFault(error)}`);
    return 4;
  }
}
