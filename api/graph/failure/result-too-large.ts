import { Failure } from './failure.ts';

/** An answer is larger than may be held. */
export class ResultTooLarge extends Failure {
  override readonly code = 'RESULT_TOO_LARGE';
  override readonly exitCode = 2;
}
