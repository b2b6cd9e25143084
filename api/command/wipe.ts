import { Command } from 'commander';
import { wipeHome } from '#graph/engine/private-database.ts';
import { readEnvironment } from '#graph/env.ts';
import type { Environment } from '#graph/env.ts';
import { Failure } from '#graph/failure.ts';
import { countOwn, wipeGraph } from '#graph/schema/wipe.ts';
import { withDatabase } from './open.ts';
import { reportProgress } from './terminal.ts';

/** `wipe --yes`: deletes the graph. */
export function wipeCommand(): Command {
  return new Command('wipe')
    .description("delete Subtier's graph; other data on your own server stays")
    .option('--yes', 'confirm the deletion')
    .action(async ({ yes }: { yes?: true }) => {
      const environment = readEnvironment();
      if (environment.neo4jUri === null) await wipePrivate(environment, yes === true);
      else await wipeShared(environment.neo4jUri, yes === true);
    });
}

async function wipePrivate(environment: Environment, yes: boolean): Promise<void> {
  const where = `in ${environment.home}`;
  if (!yes) throw new Failure('BAD_USER_INPUT', `This would delete the whole graph ${where}: confirm with --yes.`);
  await wipeHome(environment);
  reportProgress(`Deleted the graph ${where}.`);
}

/** Wipes the graph on a server of the user, which may hold other data: reports what will be deleted first. */
async function wipeShared(uri: string, yes: boolean): Promise<void> {
  await withDatabase(async (database) => {
    const { nodes, statements, derived, others } = await countOwn(database);
    const attached = others === 0 ? '' : `, and ${others} other relationships attached to them`;
    const deleted = `${nodes} nodes, ${statements} statements and ${derived} derived relationships of Subtier at ${uri}${attached}`;
    if (!yes)
      throw new Failure('BAD_USER_INPUT', `This would delete ${deleted}; nothing else there. Confirm with --yes.`);
    reportProgress(`Deleting ${deleted} …`);
    await wipeGraph(database, reportProgress);
    reportProgress(`Deleted ${deleted}.`);
  });
}
