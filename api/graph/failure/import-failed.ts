import { Failure } from './failure.ts';

/** An import failed by a fault of ours, which the log tells. */
export class ImportFailed extends Failure {
  override readonly code = 'INTERNAL_SERVER_ERROR';
  override readonly exitCode = 4;
}
