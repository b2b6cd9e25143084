import { Command } from 'commander';
import { readEnvironment } from '#graph/env.ts';
import type { Environment } from '#graph/env.ts';
import { Failure } from '#graph/failure.ts';
import { reportProgress } from './output.ts';

/** `wipe --yes`: deletes the graph. */
export function wipeCommand(): Command {
  return new Command('wipe')
    .description("delete Subtier's graph; what else a server of your own holds stays")
    .option('--yes', 'really do it')
    .action(async ({ yes }: { yes?: true }) => {
      const environment = readEnvironment();
      if (environment.neo4jUri === null) await wipePrivate(environment, yes === true);
      else await wipeShared(environment.neo4jUri, yes === true);
    });
}

async function wipePrivate(environment: Environment, yes: boolean): Promise<void> {
  const where = `in ${environment.home}`;
  if (!yes) throw new Failure('BAD_USER_INPUT', `This would delete the whole graph ${where}: say so with --yes.`);
  const { wipeHome } = await import('#graph/engine/private-database.ts');
  await wipeHome(environment);
  reportProgress(`Deleted the graph ${where}.`);
}

/** A server of the user's own may hold more than Subtier's: it is said what goes before it does. */
async function wipeShared(uri: string, yes: boolean): Promise<void> {
  const { withDatabase } = await import('./open.ts');
  const { countOwn } = await import('#graph/schema/wipe.ts');
  const { wipeGraph } = await import('#graph/schema/wipe.ts');
  await withDatabase(async (database) => {
    const { nodes, statements, others } = await countOwn(database);
    const attached = others === 0 ? '' : `, and ${others} relationships of others that end on them`;
    const what = `${nodes} nodes and ${statements} statements of Subtier at ${uri}${attached}`;
    if (!yes) throw new Failure('BAD_USER_INPUT', `This would delete ${what}; nothing else there. Say so with --yes.`);
    reportProgress(`Deleting ${what} …`);
    await wipeGraph(database, reportProgress);
    reportProgress(`Deleted ${what}.`);
  });
}
