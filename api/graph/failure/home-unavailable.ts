import { Failure } from './failure.ts';

/** SUBTIER_HOME can't be used: not writable, no folder, damaged. */
export class HomeUnavailable extends Failure {
  override readonly code = 'HOME_UNAVAILABLE';
  override readonly exitCode = 3;
}
