import { Failure } from './failure.ts';

/**
 * A statement may not be run here: `extensions` say which `kind` of thing in it (clause, procedure, function, operator,
 * option, syntax, escape, characters, columns), its `name`, and `line` and `column` where known.
 */
export class StatementRefused extends Failure {
  override readonly code = 'STATEMENT_REFUSED';
  override readonly exitCode = 2;
}
