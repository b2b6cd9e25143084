import { Failure } from './failure.ts';

/** Something else works in SUBTIER_HOME, or must end before this can be done. */
export class HomeInUse extends Failure {
  override readonly code = 'HOME_IN_USE';
  override readonly exitCode = 3;
}
