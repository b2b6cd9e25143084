import { Command } from 'commander';
import packageJson from '../../package.json' with { type: 'json' };
import { checkCommand } from './check.ts';
import { cypherCommand } from './cypher.ts';
import { exposuresCommand } from './exposures.ts';
import { generateCommand } from './generate.ts';
import { importCommand } from './import.ts';
import { configured } from './options.ts';
import { queryCommand } from './query.ts';
import { serveCommand } from './serve.ts';
import { statusCommand } from './status.ts';
import { wipeCommand } from './wipe.ts';

/** The command line. Its commands load what they need when they are run. */
export function buildProgram(): Command {
  const program = configured(new Command('subtier'))
    .description(packageJson.description)
    .version(packageJson.version)
    .enablePositionalOptions()
    .addHelpText(
      'after',
      '\nExit codes: 0 done, 1 the check found something, 2 wrong usage or bad input,\n3 database or port can not be had, 4 a fault of Subtier.\n',
    );
  const commands = [
    serveCommand(),
    importCommand(),
    generateCommand(),
    exposuresCommand(),
    queryCommand(),
    cypherCommand(),
    checkCommand(),
    statusCommand(),
    wipeCommand(),
  ];
  for (const command of commands) program.addCommand(configured(command));
  return program;
}
