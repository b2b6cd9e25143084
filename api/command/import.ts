import { Command } from 'commander';

export interface ImportOptions {
  readonly dryRun?: true;
  readonly strict?: true;
  readonly replace?: true;
  readonly hashPersonIds?: true;
}

/** `import FORMAT PATH…`: files into the graph. */
export function importCommand(): Command {
  return new Command('import')
    .description('bring files into the graph; what can not be read is written to a rejects file')
    .argument('<format>', 'chain-package or usaspending-subawards')
    .argument('<path...>', 'what to read: a folder, a file, a .zip')
    .option('--dry-run', 'say what would change, and write nothing')
    .option('--strict', 'any row that can not be read, and nothing goes in')
    .option(
      '--replace',
      'a file that shares nothing with the earlier one of its name is its newer version all the same',
    )
    .option('--hash-person-ids', 'store keyed hashes of the ids of persons instead of the ids')
    .action(async (format: string, paths: readonly string[], options: ImportOptions) => {
      const { importFiles } = await import('./import-files.ts');
      await importFiles(format, paths, options);
    });
}
