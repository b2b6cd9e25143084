import { Command, Option } from 'commander';
import type { Day } from '#graph/model/day.ts';
import { parseDay } from './parse-day.ts';

export const checkFormats = ['text', 'json', 'sarif', 'junit'] as const;
export type CheckFormat = (typeof checkFormats)[number];

export interface CheckOptions {
  readonly tag?: string;
  readonly asOf?: Day;
  readonly format: CheckFormat;
  readonly baseline?: string;
  readonly writeBaseline?: string;
  readonly strict?: true;
}

/** `check`: the policy checks of the library, for people and for pipelines. */
export function checkCommand(): Command {
  return new Command('check')
    .description('run the policy checks; ends with 1 when a rule is violated')
    .option('--tag <tag>', 'only checks with this tag')
    .option('--as-of <day>', 'the day it is about, yyyy-mm-dd (default: today in UTC)', parseDay)
    .addOption(new Option('--format <format>', 'how findings are written').choices(checkFormats).default('text'))
    .option('--baseline <file>', 'leave out the findings that this file has; only new ones are reported')
    .option('--write-baseline <file>', 'write all findings of this run into a file; they fail nothing')
    .option('--strict', 'end with 1 also where nobody can tell')
    .addHelpText(
      'after',
      `
Exit codes: 0 no rule is violated that the baseline does not have, 1 one is, 2 wrong usage or a check that could not be
completed, 3 no database.
Where the record does not tell, that is reported, and fails nothing without --strict.
`,
    )
    .action(async (options: CheckOptions) => {
      const { checkPolicies } = await import('./check-policies.ts');
      await checkPolicies(options);
    });
}
