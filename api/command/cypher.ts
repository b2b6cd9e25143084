import { Command } from 'commander';
import { resultFormatOption } from './output-format.ts';
import type { ResultFormat } from './output-format.ts';
import { parseCount } from './parse-count.ts';
import type { ParameterText } from './read-parameter-text.ts';

export interface CypherOptions extends ParameterText {
  readonly param: readonly string[];
  readonly first: number;
  readonly format: ResultFormat;
}

/** `cypher 'STATEMENT'`: a statement of one's own, which only reads. */
export function cypherCommand(): Command {
  return new Command('cypher')
    .description(
      'run one statement of Cypher, which only reads; what it may do is checked first; with EXPLAIN or PROFILE before it, its plan is written',
    )
    .argument('<statement>', 'the statement; - reads it from stdin')
    .option(
      '--param <name=value>',
      'a parameter, as JSON or else as text; can be given again',
      (pair: string, pairs: readonly string[]) => [...pairs, pair],
      [],
    )
    .option('--params-json <object>', 'parameters as a JSON object')
    .option('--params-file <file>', 'a file with parameters as a JSON object; - reads stdin')
    .option('--first <count>', 'rows at most', parseCount, 1000)
    .addOption(resultFormatOption())
    .action(async (statement: string, options: CypherOptions) => {
      const { runCypher } = await import('./run-cypher.ts');
      await runCypher(statement, options);
    });
}
