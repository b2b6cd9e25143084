import { Failure } from './failure.ts';

/** The database can't be reached, went away, or does not start. */
export class DatabaseUnavailable extends Failure {
  override readonly code = 'SERVICE_UNAVAILABLE';
  override readonly exitCode = 3;
}
