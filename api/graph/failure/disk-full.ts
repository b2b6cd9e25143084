import { Failure } from './failure.ts';

/** No room is left where the data or the jars go. */
export class DiskFull extends Failure {
  override readonly code = 'DISK_FULL';
  override readonly exitCode = 3;
}
