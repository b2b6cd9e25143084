import { Command } from 'commander';
import { readEnvironment } from '#graph/env.ts';
import { BadInput } from '#graph/failure/bad-input.ts';
import { sayProgress } from './say-progress.ts';

/** `wipe --yes`: deletes the graph. */
export function wipeCommand(): Command {
  return new Command('wipe')
    .description('delete everything in the graph')
    .option('--yes', 'really do it')
    .action(async ({ yes }: { yes?: true }) => {
      const environment = readEnvironment();
      const where = environment.neo4jUri === null ? `in ${environment.home}` : `of Subtier at ${environment.neo4jUri}`;
      if (yes !== true) throw new BadInput(`This would delete the whole graph ${where}: say so with --yes.`);
      if (environment.neo4jUri === null) {
        const { wipeHome } = await import('#graph/engine/wipe-home.ts');
        await wipeHome(environment);
      } else {
        const { withDatabase } = await import('./with-database.ts');
        const { wipeGraph } = await import('#graph/schema/wipe-graph.ts');
        await withDatabase((database) => wipeGraph(database, sayProgress));
      }
      sayProgress(`Deleted the graph ${where}.`);
    });
}
