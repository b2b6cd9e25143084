import { Failure } from './failure.ts';

/** A policy check could not be completed, so what was not found says nothing. */
export class ChecksIncomplete extends Failure {
  override readonly code = 'CHECKS_INCOMPLETE';
  // As for every statement that meets a limit; 0 would pass for "nothing is violated".
  override readonly exitCode = 2;
}
