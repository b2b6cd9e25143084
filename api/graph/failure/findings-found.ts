import { Failure } from './failure.ts';

/** A policy check found what must not be, and the baseline does not have it. */
export class FindingsFound extends Failure {
  override readonly code = 'FINDINGS_FOUND';
  override readonly exitCode = 1;
}
