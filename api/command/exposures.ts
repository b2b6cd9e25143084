import { Command } from 'commander';
import type { Day } from '#graph/model/day.ts';
import { outputFormatOption } from './output-format.ts';
import type { OutputFormat } from './output-format.ts';
import { parseCount } from './parse-count.ts';
import { parseDay } from './parse-day.ts';

export interface ExposuresOptions {
  readonly asOf?: Day;
  readonly list: readonly string[];
  readonly first: number;
  readonly format: OutputFormat;
}

/** `exposures`: the chains on which foreign personnel reach a system, most urgent first. */
export function exposuresCommand(): Command {
  return new Command('exposures')
    .description('show every chain on which foreign personnel reach a system, most urgent first')
    .option('--as-of <day>', 'the day it is about, yyyy-mm-dd (default: today in UTC)', parseDay)
    .option(
      '--list <key>',
      'foreign means designated by this list, as 10USC4872; can be given again',
      (key: string, keys: readonly string[]) => [...keys, key],
      [],
    )
    .option('--first <count>', 'show so many at most', parseCount, 100)
    .addOption(outputFormatOption())
    .action(async (options: ExposuresOptions) => {
      const { showExposures } = await import('./show-exposures.ts');
      await showExposures(options);
    });
}
