import { Failure } from './failure.ts';

/** An environment variable has a value that can't be used. */
export class EnvironmentInvalid extends Failure {
  override readonly code = 'ENVIRONMENT_INVALID';
  override readonly exitCode = 2;
}
