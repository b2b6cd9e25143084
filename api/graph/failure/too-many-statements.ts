import { Failure } from './failure.ts';

/** So many statements are running or waiting that one more would not be answered in time. */
export class TooManyStatements extends Failure {
  override readonly code = 'TOO_MANY_STATEMENTS';
  override readonly exitCode = 2;
}
