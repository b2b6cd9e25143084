import { Failure } from './failure.ts';

/** Another program listens on the port. */
export class PortTaken extends Failure {
  override readonly code = 'PORT_TAKEN';
  override readonly exitCode = 3;
}
