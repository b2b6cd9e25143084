import { Command } from 'commander';
import { resultFormatOption } from './output-format.ts';
import type { ResultFormat } from './output-format.ts';

/** `query NAME`: a saved query; which parameters there are is known once its name is. */
export function queryCommand(): Command {
  return new Command('query')
    .description('run a saved query; without a name, list them')
    .argument('[name]', 'of the query')
    .argument('[parameters...]', 'its parameters as --name value; see: subtier query NAME --help')
    .option('--list', 'list the saved queries')
    .addOption(resultFormatOption())
    .passThroughOptions()
    .allowUnknownOption()
    .action(
      async (
        name: string | undefined,
        parameters: readonly string[],
        options: { readonly format: ResultFormat; readonly list?: true },
      ) => {
        if (name === undefined || options.list === true) {
          const { listQueries } = await import('./list-queries.ts');
          await listQueries(options.format === 'graph' ? 'json' : options.format);
        } else {
          const { runQuery } = await import('./run-query.ts');
          await runQuery(name, parameters, options.format);
        }
      },
    );
}
