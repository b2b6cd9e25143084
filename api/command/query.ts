import { Command } from 'commander';
import { outputFormatOption } from './output-format.ts';
import type { OutputFormat } from './output-format.ts';

/** `query NAME`: a saved query; which parameters there are is known once its name is. */
export function queryCommand(): Command {
  return new Command('query')
    .description('run a saved query; without a name, list them')
    .argument('[name]', 'of the query')
    .argument('[parameters...]', 'its parameters as --name value; see: subtier query NAME --help')
    .option('--list', 'list the saved queries')
    .addOption(outputFormatOption())
    .passThroughOptions()
    .allowUnknownOption()
    .action(
      async (
        name: string | undefined,
        parameters: readonly string[],
        options: { readonly format: OutputFormat; readonly list?: true },
      ) => {
        if (name === undefined || options.list === true) {
          const { listQueries } = await import('./list-queries.ts');
          await listQueries(options.format);
        } else {
          const { runQuery } = await import('./run-query.ts');
          await runQuery(name, parameters, options.format);
        }
      },
    );
}
