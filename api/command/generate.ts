import { Command } from 'commander';
import { parseCount } from './parse-count.ts';

export interface GenerateOptions {
  readonly scale: number;
  readonly seed: string;
  readonly to?: string;
}

/** `generate --scale N`: a synthetic world, into the graph or into a folder. */
export function generateCommand(): Command {
  return new Command('generate')
    .description('make a synthetic world of about N nodes, the same for the same seed, and import it')
    .requiredOption('--scale <nodes>', 'about how many nodes', parseCount)
    .option('--seed <text>', 'another seed, another world', '1')
    .option('--to <folder>', 'write it there as a chain package instead of importing it')
    .action(async (options: GenerateOptions) => {
      const { generateFiles } = await import('./generate-files.ts');
      await generateFiles(options);
    });
}
