import { Failure } from './failure.ts';

/** A statement is not one statement of Cypher; `extensions` has `line` and `column` where known. */
export class StatementUnparsable extends Failure {
  override readonly code = 'STATEMENT_UNPARSABLE';
  override readonly exitCode = 2;
}
