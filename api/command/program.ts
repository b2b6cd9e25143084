import { Command } from 'commander';
import packageJson from '../../package.json' with { type: 'json' };
import { addQuietOption, beQuiet, configureCommand } from './terminal.ts';

/** The commands, in the order of the help. Most of the start-up time is loading their files. */
const commands: ReadonlyMap<string, () => Promise<Command>> = new Map([
  ['serve', async () => (await import('./serve.ts')).serveCommand()],
  ['import', async () => (await import('./import.ts')).importCommand()],
  ['mapping', async () => (await import('./data/mapping.ts')).mappingCommand()],
  ['export', async () => (await import('./data/export.ts')).exportCommand()],
  ['imports', async () => (await import('./data/imports.ts')).importsCommand()],
  ['rollback', async () => (await import('./data/imports.ts')).rollbackCommand()],
  ['identities', async () => (await import('./data/identities.ts')).identitiesCommand()],
  ['listings', async () => (await import('./data/listings.ts')).listingsCommand()],
  ['generate', async () => (await import('./generate.ts')).generateCommand()],
  ['exposures', async () => (await import('./exposures.ts')).exposuresCommand()],
  ['query', async () => (await import('./query.ts')).queryCommand()],
  ['cypher', async () => (await import('./cypher.ts')).cypherCommand()],
  ['dossier', async () => (await import('./dossier.ts')).dossierCommand()],
  ['check', async () => (await import('./check/check.ts')).checkCommand()],
  ['screen', async () => (await import('./check/screen.ts')).screenCommand()],
  ['token', async () => (await import('./team/token.ts')).tokenCommand()],
  ['audit', async () => (await import('./team/audit.ts')).auditCommand()],
  ['status', async () => (await import('./status.ts')).statusCommand()],
  ['wipe', async () => (await import('./wipe.ts')).wipeCommand()],
]);

/**
 * Builds the command line.
 * @param parameters the user's arguments: only the command that they name is loaded; for the help and for unknown names, all commands are
 */
export async function buildProgram(parameters: readonly string[]): Promise<Command> {
  const program = new Command('subtier')
    .description(packageJson.description)
    .version(packageJson.version)
    .enablePositionalOptions()
    .addHelpText(
      'after',
      '\nExit codes: 0 done, 1 the check found something, 2 wrong usage or bad input,\n3 database or port unavailable, 4 a bug in Subtier.\n',
    );
  for (const load of invokedCommands(parameters)) {
    const command = await load();
    addQuietOption(command);
    program.addCommand(configureCommand(command));
  }
  program.hook('preAction', (_, command) => {
    if (command.getOptionValue('quiet') === true) beQuiet();
  });
  return configureCommand(program);
}

function invokedCommands([first = '', second = '']: readonly string[]): readonly (() => Promise<Command>)[] {
  if (first === '--version' || first === '-V') return [];
  const invoked = commands.get(first === 'help' ? second : first);
  return invoked === undefined ? [...commands.values()] : [invoked];
}
