import { Failure } from './failure.ts';

/** A statement ran longer than it may. */
export class StatementTimedOut extends Failure {
  override readonly code = 'STATEMENT_TIMED_OUT';
  override readonly exitCode = 2;
}
