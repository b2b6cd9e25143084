import { Failure } from './failure.ts';

/** This writer was silent for so long that another took over: it must not write any more. */
export class LeaseLost extends Failure {
  override readonly code = 'LEASE_LOST';
  override readonly exitCode = 3;
}
