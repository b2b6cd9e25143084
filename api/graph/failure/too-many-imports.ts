import { Failure } from './failure.ts';

/** So many imports wait that one more is not taken. */
export class TooManyImports extends Failure {
  override readonly code = 'TOO_MANY_IMPORTS';
  override readonly exitCode = 2;
}
