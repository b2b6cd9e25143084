import { Failure } from './failure.ts';

/** The database does not accept the user name or password. */
export class WrongPassword extends Failure {
  override readonly code = 'WRONG_PASSWORD';
  override readonly exitCode = 3;
}
