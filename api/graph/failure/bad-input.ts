import { Failure } from './failure.ts';

/** What the user gave can't be taken: an option, a filter, a file, a key that isn't there. */
export class BadInput extends Failure {
  override readonly code = 'BAD_USER_INPUT';
  override readonly exitCode = 2;
}
