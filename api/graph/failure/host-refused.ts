import { Failure } from './failure.ts';

/** HOST is beyond loopback, where authentication would be needed. */
export class HostRefused extends Failure {
  override readonly code = 'HOST_REFUSED';
  override readonly exitCode = 2;
}
