import { Failure } from './failure.ts';

/** A statement needs more memory than it may have. */
export class StatementTooLarge extends Failure {
  override readonly code = 'STATEMENT_TOO_LARGE';
  override readonly exitCode = 2;
}
