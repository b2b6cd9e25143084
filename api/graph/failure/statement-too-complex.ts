import { Failure } from './failure.ts';

/** A statement is too long, too deep or too involved to be checked, so it is not run. */
export class StatementTooComplex extends Failure {
  override readonly code = 'STATEMENT_TOO_COMPLEX';
  override readonly exitCode = 2;
}
